"""The evenings in a browser: a term planned in a minute, and an evening kept as a promise."""

import re
from datetime import date

from playwright.sync_api import Browser, expect

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.domain.calendar import school_weeks
from brygga.domain.terms import read_calendar
from brygga.parties.actions.organisations import found_partnership
from brygga.parties.models import Organisation
from brygga.website.clock import now
from tests.journeys.conftest import opening
from tests.journeys.demo import Demo
from tests.world import EXAMPLES, calendar_file, terms_file

AUTUMN = (date(2023, 8, 16), date(2023, 12, 22))


def an_empty_partnership(demo: Demo) -> None:
    """The same agreement on its first day, by the same people: nothing planned, nothing done."""
    keys = {"lund": "lunds-kommun", "kvinnojouren": "kvinnojouren-lund"}
    keys["tjejjouren"] = "tjejjouren-lund"
    parties = {party: Organisation.objects.get(key=key) for party, key in keys.items()}
    empty = found_partnership(key="tomt", title="Tomt", parties=parties, by=None, at=now())
    import_version(
        partnership=empty,
        terms_file=Upload(
            "tomt.toml", terms_file().data.replace(b'key = "q-hanget"', b'key = "tomt"', 1)
        ),
        calendar_file=calendar_file(),
        by=demo.person("coordinator"),
        at=now(),
    )


def test_from_nothing_to_a_planned_autumn_in_three_clicks(demo: Demo, browser: Browser) -> None:
    """The whole way, from Idag: three clicks, the place typed once, every week accounted for."""
    an_empty_partnership(demo)
    calendar = read_calendar((EXAMPLES / "calendars/lund.toml").read_bytes(), name="lund.toml")
    promised = {week.key for week in school_weeks(calendar, *AUTUMN, 3)}
    with opening(browser, demo.url) as open_page:
        page = open_page("/p/tomt/idag/", storage_state=demo.state("coordinator"), width=360)
        menu = page.get_by_role("navigation", name="Partnerskapet, snabbval")
        menu.get_by_role("link", name="Träffar").click()
        page.get_by_role("link", name="Planera en termin").click()
        page.get_by_label("Var?").fill("Mötesplatsen i centrum")
        page.get_by_role("button", name="Planera terminen").click()
        expect(page.get_by_role("status")).to_contain_text("Höstterminen 2023 är planerad.")
        expect(page.locator(".lead")).to_contain_text("18 träffar")
        expect(page.locator(".lead")).to_contain_text("Varje vecka i löftet har sin träff.")
        left_out = page.get_by_role("row", name=re.compile("v. 44"))
        expect(left_out).to_contain_text("höstlov")
        keys = {
            link.get_attribute("href").split("/")[-2]  # type: ignore[union-attr]
            for link in page.locator(".evenings td a").all()
        }
        assert keys == promised
        # And each of those weeks leads from the board to its evening.
        page.goto("/p/tomt/loften/weekly-meetup/2023-11/")
        weeks = page.locator(".weeks__row")
        expect(weeks).to_have_count(4)
        expect(page.get_by_role("link", name=re.compile("^Träff ons"))).to_have_count(4)
        expect(page.get_by_text("Ingen träff är planerad")).to_have_count(0)


def test_an_evening_is_moved_cancelled_and_restored_without_scripts(
    demo: Demo, browser: Browser
) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/traffar/2023-W45/",
            storage_state=demo.state("leader"),
            scripts=False,
            width=360,
        )
        page.get_by_role("link", name="Flytta träffen").click()
        page.get_by_label("Dag").fill("2023-11-09")
        page.get_by_role("button", name="Flytta träffen").click()
        expect(page.get_by_text("flyttad från")).to_be_visible()
        page.get_by_role("link", name="Ställ in träffen").click()
        page.get_by_label("Vädret").check()
        page.get_by_role("button", name="Ställ in träffen").click()
        expect(page.get_by_text("Inställd: vädret.")).to_be_visible()
        page.goto("/p/q-hanget/traffar/")
        expect(page.get_by_text("En vecka i löftet saknar träff")).to_be_visible()
        page.goto("/p/q-hanget/traffar/2023-W45/")
        page.get_by_role("button", name="Återställ träffen").click()
        page.get_by_role("button", name="Tillbaka till vanlig dag och tid").click()
        expect(page.get_by_text("onsdag 8 november 2023")).to_be_visible()
