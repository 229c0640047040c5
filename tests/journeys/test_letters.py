"""Letters, choices and the calendar in a browser: three widths, both schemes, no scripts, axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from brygga.notices.actions import queue_letter, remind
from brygga.notices.models import Letter
from tests.journeys.conftest import WIDTHS, OpenPage, has_no_sideways_scroll
from tests.journeys.test_people import sign_in
from tests.world import NOW, World, at, q_hanget_at_work

CheckAxe = Callable[[Page], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = q_hanget_at_work()
    remind(at=at("2023-09-11", "07:30"))
    failed = queue_letter(
        to=world["coordinator"], subject="Det som inte kom fram", body="Hej", why="reminder", at=NOW
    )
    Letter.objects.filter(pk=failed.pk).update(failed_at=NOW, attempts=6)
    return world


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_at_every_width(
    world: World, open_page: OpenPage, check_axe: CheckAxe, width: int, scheme: str
) -> None:
    page = open_page("/konto/logga-in/", width=width, scheme=scheme)
    sign_in(page, "Samordnare")
    failed = Letter.objects.get(subject="Det som inte kom fram")
    reminder = Letter.objects.get(person=world["coordinator"], why="reminder", once__gt="")
    for path in (
        "/konto/utskick/",
        f"/konto/utskick/{failed.pk}/",
        f"/konto/utskick/{reminder.pk}/",
        "/konto/utskick/val/",
        "/konto/kalender/",
    ):
        page.goto(path)
        check_axe(page)
        assert has_no_sideways_scroll(page), path
    page.get_by_role("button", name="Skapa adressen").click()
    expect(page.get_by_role("heading", name="Din nya kalenderadress")).to_be_visible()
    check_axe(page)
    assert has_no_sideways_scroll(page)
    page.get_by_role("link", name="Klar").click()
    check_axe(page)


def test_the_administrators_list(world: World, open_page: OpenPage, check_axe: CheckAxe) -> None:
    page = open_page("/konto/logga-in/", width=360)
    sign_in(page, "Administratör")
    page.goto("/konto/utskick/")
    check_axe(page)
    page.get_by_role("main").get_by_role("link").last.click()
    expect(page.get_by_role("heading", name="Utskick till medlemmar")).to_be_visible()
    check_axe(page)
    assert has_no_sideways_scroll(page)


def test_without_scripts(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/", width=360, scripts=False)
    sign_in(page, "Samordnare")
    page.goto("/konto/utskick/")
    page.get_by_role("link", name="Dina val").click()
    page.get_by_label("Bara här, under Mina utskick").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Dina val är sparade.")).to_be_visible()
    page.get_by_role("link", name="Kalender").click()
    page.get_by_role("button", name="Skapa adressen").click()
    expect(page.get_by_text("kalender.ics")).to_be_visible()
    page.goto("/konto/kalender/")
    page.get_by_role("button", name="Stäng av adressen").click()
    expect(page.get_by_role("button", name="Skapa adressen")).to_be_visible()
