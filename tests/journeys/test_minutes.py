"""A meeting from its opening to minutes that stand, on a phone and without any script."""

from playwright.sync_api import Browser, Page, expect

from brygga.steering.models import FrozenMinutes, Meeting
from tests.journeys.conftest import opening
from tests.journeys.demo import Demo

WEEK = "/p/q-hanget/ataganden/weekly-meetup/2023-W22/"


def presence(page: Page, name: str) -> None:
    page.get_by_role("group", name=name).get_by_label("närvarande").check()


def test_a_meeting_is_opened_decided_on_and_approved_by_two(demo: Demo, browser: Browser) -> None:
    going_on = Meeting.objects.get(partnership__key="q-hanget", number=13)
    here = f"/p/q-hanget/styrgrupp/moten/{going_on.pk}/"
    with opening(browser, demo.url) as open_page:
        page = open_page(
            f"{here}oppning/angrat/",
            storage_state=demo.state("officer"),
            scripts=False,
            width=360,
        )
        page.get_by_role("button", name="Ångra").click()
        page.get_by_role("button", name="Öppna mötet").click()
        page.get_by_text("noterade som närvarande").click()
        presence(page, "Karin Dahl")
        presence(page, "Mirjam Falk")
        page.get_by_role("button", name="Spara närvaron").click()

        item = page.locator(".noted", has_text="Lokalen").first
        item.get_by_label("Anteckning").fill("Gruppen gick igenom veckan utan träff.")
        item.get_by_role("button", name="Spara anteckningen").click()
        item = page.locator(".noted", has_text="Lokalen").first
        item.get_by_role("link", name="Nytt beslut").click()
        page.get_by_label("Undantag", exact=True).check()
        page.get_by_role("button", name="Vidare").click()
        page.get_by_label("Vad gäller beslutet?").select_option(value="weekly-meetup/2023-W22")
        page.get_by_role("button", name="Vidare").click()
        page.get_by_label("Styrgruppen beslutar").fill("att ge undantag för veckan.")
        page.get_by_label("Skälet").fill("Båda ledarna var sjuka.")
        page.get_by_role("button", name="Spara beslutet").click()
        expect(page.get_by_role("status")).to_contain_text("gäller när protokollet är justerat")

        page.get_by_role("button", name="Avsluta mötet").click()
        page.get_by_role("link", name="Skicka för justering").click()
        page.get_by_label("Karin Dahl").check()
        page.get_by_role("button", name="Skicka för justering").click()
        expect(page.get_by_text("ingen justerar ensam").first).to_be_visible()
        page.get_by_label("Mirjam Falk").check()
        page.get_by_role("button", name="Skicka för justering").click()

        minutes = f"{here}protokoll/"
        first = open_page(minutes, storage_state=demo.state("unit_head"), scripts=False)
        first.get_by_role("button", name="Justera protokollet").click()
        expect(first.get_by_role("status")).to_contain_text("väntar på de andra")
        first.goto(WEEK)
        expect(first.locator(".verdict")).to_contain_text("missat")
        last = open_page(minutes, storage_state=demo.state("developer"), scripts=False)
        last.get_by_role("button", name="Justera protokollet").click()
        expect(last.get_by_role("status")).to_contain_text("står fast")
        frozen = FrozenMinutes.objects.get(meeting=going_on)
        expect(last.locator(".checksum")).to_have_text(frozen.sha256)
        expect(last.get_by_role("link", name="Hämta som PDF")).to_be_visible()
        with last.expect_download() as download:
            last.get_by_role("link", name="Hämta som PDF").click()
        assert download.value.path().read_bytes() == bytes(frozen.paper)
        last.goto(WEEK)
        expect(last.locator(".verdict")).to_contain_text("undantag")
        expect(last.get_by_role("link", name="Möte 13, §")).to_be_visible()
