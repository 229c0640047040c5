"""The promise board of the demo: three years on one screen, a list on a phone, on paper."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from brygga.obligations.queries import assessments
from brygga.parties.models import Partnership
from tests.journeys.conftest import has_no_sideways_scroll, opening
from tests.journeys.demo import Demo

BOARD = "/p/q-hanget/loften/"
TODAY = date(2023, 10, 18)


@pytest.fixture(scope="module")
def demo(unchanged_demo: Demo) -> Demo:
    return unchanged_demo


def test_three_years_fit_one_screen(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(BOARD, storage_state=demo.state("coordinator"), width=1280, height=1024)
        assert has_no_sideways_scroll(page)
        chart = page.locator(".board__chart")
        expect(chart).to_be_visible()
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 1024
        assert (
            page.locator(".board__scroll").evaluate("each => each.scrollWidth - each.clientWidth")
            <= 0
        )
        for year in ("2022", "2023", "2024"):
            expect(chart.get_by_text(year, exact=True)).to_be_in_viewport(ratio=1)
        for target in chart.locator(".board__target").all():
            pressed = target.bounding_box()
            assert pressed is not None
            assert min(pressed["width"], pressed["height"]) >= 23.9


def test_a_mark_is_reached_and_opened_by_keyboard(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(BOARD, storage_state=demo.state("coordinator"))
        mark = page.get_by_role("link", name=re.compile("^Halvårsrapport, första halvåret 2022"))
        mark.focus()
        page.keyboard.press("Tab")
        expect(mark).not_to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(mark).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/ataganden/half-year-report/2022-H1/")


def test_another_day_by_the_form_alone(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(BOARD, storage_state=demo.state("officer"), width=768, scripts=False)
        page.get_by_label("Läget den").fill("2022-05-10")
        page.get_by_label("Part", exact=True).select_option("lund")
        page.get_by_role("button", name="Visa", exact=True).click()
        expect(page.get_by_text("Så här stod det tisdag 10 maj 2022.")).to_be_visible()
        page.get_by_role("link", name="Tabell").click()
        expect(page.get_by_text("Så här stod det tisdag 10 maj 2022.")).to_be_visible()
        assert "part=lund" in page.url


def test_the_table_has_every_mark(demo: Demo, browser: Browser) -> None:
    wanted = len(assessments(Partnership.objects.get(key="q-hanget"), TODAY))
    with opening(browser, demo.url) as open_page:
        page = open_page(f"{BOARD}?visa=tabell", storage_state=demo.state("volunteer"))
        expect(page.get_by_role("main").locator("tbody .standing")).to_have_count(wanted)


def test_on_a_phone_what_comes_next_comes_first(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(BOARD, storage_state=demo.state("coordinator"), width=360)
        expect(page.locator(".board__chart")).to_be_hidden()
        expect(page.locator(".board-list")).to_contain_text("Närmast")
        first = page.locator(".board-list .promise").first
        expect(first).to_contain_text("Träff varje skolvecka")
        expect(first).to_contain_text("sön 22 okt")
        assert has_no_sideways_scroll(page)


def test_a_month_opens_its_weeks(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(BOARD, storage_state=demo.state("officer"), scripts=False)
        page.get_by_role("link", name=re.compile("^Träff varje skolvecka, mars 2022")).click()
        weeks = page.get_by_role("main").locator(".weeks > li")
        expect(weeks).to_have_count(5)
        expect(page.get_by_text("4 av 5 hållna, 1 missad.")).to_be_visible()
        page.get_by_role("link", name="april 2022").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("april 2022")


@pytest.mark.parametrize("query", ["", "?dag=2022-05-10&part=lund"])
def test_every_link_leads_somewhere(demo: Demo, query: str) -> None:
    client = demo.client("officer")
    hrefs = set(re.findall(r'<a[^>]* href="([^"]+)"', _shown(client.get(BOARD + query))))
    pages = {urldefrag(href.replace("&amp;", "&"))[0] or BOARD + query for href in hrefs}
    inside = {page if page[0] == "/" else BOARD + page for page in pages if "://" not in page}
    assert len(inside) > 20
    wrong = {
        page: answer.status_code
        for page in inside
        if (answer := client.get(page, follow=True)).status_code != 200
    }
    assert not wrong


def _shown(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["loften/", "overenskommelsen/", "idag/"])
def test_paper_says_that_it_is_invented(
    demo: Demo, browser: Browser, tmp_path: Path, path: str, language: str
) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(f"/p/q-hanget/{path}", storage_state=demo.state("officer", language))
        page.emulate_media(media="print")
        said = "PÅHITTAD DRIFT" if language == "sv" else "INVENTED OPERATIONS"
        for mark in (page.locator(".demo-strip strong"), page.locator(".demo-print")):
            expect(mark).to_be_visible()
            expect(mark).to_have_text(said)
        # The sheet that carries it in its margin, for a browser that writes there.
        assert _sheet(page) in {"demo", "demo-wide"}
        expect(page.get_by_role("navigation").first).to_be_hidden()


def _sheet(page: Page) -> str:
    name: str = page.locator("body").evaluate("each => getComputedStyle(each).page")
    return name
