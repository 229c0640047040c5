"""From a half-year that is over to a report that is sent, by one who writes what only people can.

Each press and each written character is the browser's; only the worker's turn is taken here.
"""

from typing import Any

from playwright.sync_api import Browser, Page, expect

from brygga.reports.actions.rounding import carry_out
from brygga.reports.models import Freezing, Report
from brygga.website.demo.story import at
from tests.journeys.conftest import opening
from tests.journeys.demo import Demo

HERE = "/p/q-hanget/"
HALF_YEAR = "2023-H2"
WRITTEN = {
    "I korthet": "Hösten började bra. Fler kommer nu tidigt på kvällen och hjälper till.",
    "Insatser och mål": "Mötesplatsen har varit öppen nästan varje vecka, som vi lovade.",
    "Det som inte går att räkna": "Flera har vågat säga nej till sådant som de inte vill.",
}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def freeze(page: Page) -> None:
    page.goto(f"{HERE}statistik/")
    page.get_by_role("link", name="Frys andra halvåret 2023").click()
    press(page, "Frys halvåret")
    expect(page.get_by_role("heading", name="Frysningen pågår")).to_be_visible()
    carry_out(Freezing.objects.get(half_year=HALF_YEAR).pk, at=at("2024-01-15", "10:05"))
    expect(page.get_by_role("status")).to_contain_text("Andra halvåret 2023 är fryst")


def write_what_is_missing(page: Page) -> list[str]:
    """Every text that the report asks for, until it asks for none. Returns the texts."""
    typed = []
    for _ in range(len(WRITTEN) + 1):
        missing = page.get_by_role("listitem").filter(has=page.get_by_text("saknas", exact=True))
        if missing.count() == 0:
            break
        title = missing.first.locator("strong").inner_text()
        missing.first.get_by_role("link").click()
        text = page.get_by_role("main").get_by_role("textbox")
        text.press_sequentially(WRITTEN[title])
        typed.append(text.input_value())
        press(page, "Spara")
    return typed


def words_in(content: dict[str, Any]) -> int:
    """How many words stand in the report's own texts and tables, without its fixed notes."""
    said = [content["title"]]
    for section in content["sections"]:
        said += [section["title"], section["text"]]
        for block in section["blocks"]:
            said += [
                block["title"],
                *block["head"],
                *(cell for row in block["rows"] for cell in row),
            ]
    return sum(len(each.split()) for each in said)


def test_only_what_people_know_is_typed(demo: Demo, browser: Browser, settings: Any) -> None:
    settings.CLOCK = at("2024-01-15", "10:00")
    with opening(browser, demo.url) as open_page:
        page = open_page(storage_state=demo.state("coordinator"))
        freeze(page)
        page.get_by_role("link", name="Rapporter", exact=True).last.click()
        press(page, "Börja skriva Halvårsrapport, juli–december 2023")
        expect(page.get_by_role("heading", name="3 saker saknas")).to_be_visible()
        typed = write_what_is_missing(page)
        expect(page.get_by_role("heading", name="Inget saknas")).to_be_visible()
        expect(page.get_by_role("img", name="Besök. Staplar")).to_be_visible()
        page.get_by_role("link", name="Skicka rapporten").click()
        press(page, "Skicka rapporten")
        expect(page.get_by_role("status")).to_contain_text("Alla parter kan läsa den")
        report = Report.objects.get(kind="half-year", period=HALF_YEAR)
        assert sorted(typed) == sorted(WRITTEN.values()), "nothing else had to be written"
        assert report.content is not None
        by_hand = sum(len(text.split()) for text in typed)
        assert by_hand * 8 < words_in(report.content), (by_hand, words_in(report.content))
        with page.expect_download() as download:
            page.get_by_role("link", name="Ladda ner som PDF").click()
        assert download.value.path().read_bytes().startswith(b"%PDF")
