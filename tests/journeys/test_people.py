"""Signing in, in a browser: keys and codes, with the keyboard and without any script."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.world import World, q_hanget


@pytest.fixture
def world(transactional_db: None) -> World:
    return q_hanget()


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
