"""Signing in and looking after people, in a browser: keys, codes, every page in both languages."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.journeys.conftest import WIDTHS, OpenPage, has_no_sideways_scroll
from tests.world import World, contact, q_hanget

CheckAxe = Callable[[Page], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = q_hanget()
    contact(
        world.partnership,
        world.organisations["lund"],
        "Johan Åkesson",
        "enhetschef fritid",
        by=world["officer"],
    )
    return world


def sign_in(page: Page, role: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{role}\\b")).click()
    page.wait_for_url("**/p/q-hanget/idag/")


def with_software_key(page: Page) -> None:
    """Chromium's own authenticator, which says yes by itself."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def test_a_passkey_is_added_and_signs_in(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/")
    with_software_key(page)
    sign_in(page, "Ledare")
    page.goto("/konto/nycklar/ny/")
    page.get_by_role("button", name="Lägg till nyckeln").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()
    page.goto("/konto/logga-ut/")
    page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/konto/logga-in/**")
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.wait_for_url("**/p/q-hanget/idag/")


def test_a_key_that_cannot_be_used_is_explained(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/")
    with_software_key(page)
    page.get_by_role("button", name="Logga in med passnyckel").click()
    expect(page.get_by_role("alert")).to_contain_text("logga in med en kod")


def test_a_code_signs_in_without_script(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/", scripts=False)
    page.get_by_label("E-postadress").fill(world["leader"].email)
    page.get_by_role("button", name="Skicka en kod").click()
    found = re.search(r"\n([A-Z0-9]{4}-[A-Z0-9]{4})\n", str(mail.outbox[-1].body))
    assert found
    page.get_by_role("textbox").first.fill(found[1])
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/p/q-hanget/idag/")


def test_the_keyboard_is_enough(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if "Samordnare" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/q-hanget/idag/")


PAGES = {
    "Samordnare": (
        "/p/q-hanget/parter/",
        "/p/q-hanget/journal/",
        "/p/q-hanget/kontaktpersoner/",
        "/p/q-hanget/kontaktpersoner/ny/",
        "/konto/",
        "/konto/nycklar/",
        "/konto/nycklar/ny/",
        "/konto/logga-ut/",
        "/konto/logga-in/kod/",
    ),
    "Administratör": (
        "/organisationer/lunds-kommun/",
        "/organisationer/tjejjouren-i-lund/",
        "/organisationer/lunds-kommun/inbjudningar/",
        "/organisationer/lunds-kommun/personuppgiftsansvar/",
        "/organisationer/lunds-kommun/journal/",
        "/organisationer/lunds-kommun/medlemmar/{officer}/",
        "/organisationer/lunds-kommun/roller/{membership}/avslut/",
        "/organisationer/lunds-kommun/roller/{membership}/overlamning/",
    ),
}


@pytest.mark.parametrize("role", PAGES)
@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(360, "dark", "sv"), (1280, "light", "en")],
)
def test_every_page_is_for_everybody(
    world: World,
    open_page: OpenPage,
    check_axe: CheckAxe,
    role: str,
    width: int,
    scheme: str,
    language: str,
) -> None:
    page = open_page("/konto/logga-in/", width=width, scheme=scheme)
    check_axe(page)
    sign_in(page, role)
    if language == "en":
        page.get_by_role("contentinfo").get_by_role("button", name="English").click()
    officer = world["officer"]
    known = {"officer": officer.pk, "membership": officer.memberships.get().pk}
    for address in PAGES[role]:
        page.goto(address.format(**known))
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, address
        check_axe(page)
        for each in WIDTHS:
            page.set_viewport_size({"width": each, "height": 800})
            assert has_no_sideways_scroll(page), (address, each)
        page.set_viewport_size({"width": width, "height": 800})
