"""Idag, Löftestavlan and the portfolio in a browser: widths, schemes, keyboard, no script."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from brygga.parties.models import Person
from tests.journeys.conftest import WIDTHS, OpenPage, has_no_sideways_scroll
from tests.overview.recorded import q_hanget_in_operation
from tests.world import World

CheckAxe = Callable[[Page], None]

PAGES = (
    ("coordinator", "/p/q-hanget/idag/"),
    ("coordinator", "/p/q-hanget/loften/"),
    ("coordinator", "/p/q-hanget/loften/?visa=tabell"),
    ("coordinator", "/p/q-hanget/loften/?dag=2022-05-10"),
    ("volunteer", "/p/q-hanget/loften/weekly-meetup/2022-03/"),
    ("officer", "/partnerskap/"),
)


@pytest.fixture
def world(transactional_db: None) -> World:
    return q_hanget_in_operation()


def signed_in(open_page: OpenPage, live_server: object, person: Person, **options: object) -> Page:
    """A page of somebody who has signed in already."""
    client = Client()
    client.force_login(person)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    url = live_server.url  # type: ignore[attr-defined]
    state = {
        "cookies": [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": key,
                "domain": url.split("/")[2].split(":")[0],
                "path": "/",
                "expires": -1,
                "httpOnly": True,
                "secure": False,
                "sameSite": "Lax",
            }
        ],
        "origins": [],
    }
    return open_page("/konto/", storage_state=state, **options)


@pytest.mark.parametrize(
    ("width", "scheme"), [*((width, "light") for width in WIDTHS), (360, "dark"), (1280, "dark")]
)
def test_every_page_is_for_everybody(
    world: World,
    open_page: OpenPage,
    live_server: object,
    check_axe: CheckAxe,
    width: int,
    scheme: str,
) -> None:
    pages = {
        who: signed_in(open_page, live_server, world[who], width=width, scheme=scheme)
        for who, _address in PAGES
    }
    for who, address in PAGES:
        page = pages[who]
        page.goto(address)
        check_axe(page)
        assert has_no_sideways_scroll(page), address


def test_the_three_years_fit_one_screen(
    world: World, open_page: OpenPage, live_server: object
) -> None:
    page = signed_in(open_page, live_server, world["coordinator"], width=1280, height=1024)
    page.goto("/p/q-hanget/loften/")
    box = page.locator(".board__chart").bounding_box()
    assert box is not None
    assert box["width"] <= 1280
    assert box["y"] + box["height"] <= 1024
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.board__target')]"
        ".flatMap(t => { const b = t.getBoundingClientRect(); return [b.width, b.height] }))"
    )
    assert smallest >= 23.9


def test_a_mark_is_reached_and_opened_by_keyboard(
    world: World, open_page: OpenPage, live_server: object
) -> None:
    page = signed_in(open_page, live_server, world["coordinator"], width=1280)
    page.goto("/p/q-hanget/loften/")
    page.get_by_role("link", name="Halvårsrapport, första halvåret 2022: hållet sent").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    focused = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert focused.startswith("Halvårsrapport, första halvåret 2022")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ataganden/half-year-report/2022-H1/")


def test_a_month_opens_its_weeks_without_any_script(
    world: World, open_page: OpenPage, live_server: object
) -> None:
    page = signed_in(open_page, live_server, world["volunteer"], width=1280, scripts=False)
    page.goto("/p/q-hanget/loften/")
    page.get_by_role("link", name="Träff varje skolvecka, mars 2022").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("mars 2022")
    expect(page.get_by_text("4 av 5 hållna, 1 missad.")).to_be_visible()


def test_another_day_by_the_form_alone(
    world: World, open_page: OpenPage, live_server: object
) -> None:
    page = signed_in(open_page, live_server, world["officer"], width=768, scripts=False)
    page.goto("/p/q-hanget/loften/")
    page.get_by_label("Läget den").fill("2022-05-10")
    page.get_by_label("Part", exact=True).select_option("lund")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.get_by_text("Så här stod det tisdag 10 maj 2022.")).to_be_visible()
    page.get_by_role("link", name="Tabell").click()
    expect(page.get_by_text("Så här stod det tisdag 10 maj 2022.")).to_be_visible()
    assert "part=lund" in page.url


def test_on_a_phone_next_things_come_first(
    world: World, open_page: OpenPage, live_server: object
) -> None:
    page = signed_in(open_page, live_server, world["leader"], width=360)
    page.goto("/p/q-hanget/loften/")
    expect(page.locator(".board__chart")).to_be_hidden()
    first = page.locator(".board-list .promise").first
    expect(first).to_contain_text("Träff varje skolvecka")
    expect(first).to_contain_text("sön 22 okt")
