"""Letters, choices and the calendar in a browser, also without any script."""

import pytest
from playwright.sync_api import expect

from brygga.notices.actions import remind
from tests.journeys.conftest import OpenPage
from tests.journeys.test_people import sign_in
from tests.world import World, at, q_hanget_at_work


@pytest.fixture
def world(transactional_db: None) -> World:
    world = q_hanget_at_work()
    remind(at=at("2023-09-11", "07:30"))
    return world


def test_the_administrators_list(world: World, open_page: OpenPage) -> None:
    page = open_page("/konto/logga-in/", width=360)
    sign_in(page, "Administratör")
    page.goto("/konto/utskick/")
    page.get_by_role("main").get_by_role("link").last.click()
    expect(page.get_by_role("heading", name="Utskick till medlemmar")).to_be_visible()


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
