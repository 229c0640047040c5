"""The main job in a browser: see what is owed next, write it down, find it kept, and see why."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import opening
from tests.journeys.demo import Demo

MOST_TABS = 120  # the board has a stop for each mark; past them leads its own skip link

# A mark of the board is framed by a stroke; everything else by an outline.
HAS_MARKED_FOCUS = """each => getComputedStyle(each).outlineStyle !== "none"
  || getComputedStyle(each.querySelector(".board__target") ?? each).stroke !== "none" """
TO_MEETUP = re.compile("^Till träffen ?: Träff varje skolvecka$")


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has focus, which it then shows."""
    expect(target).to_be_visible()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            assert target.evaluate(HAS_MARKED_FOCUS)
            return
    raise AssertionError(f"Tab never came to {target}")


def enter(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def into_content(page: Page) -> None:
    """Past the menus, as somebody who only has a keyboard does."""
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_by_keyboard_alone(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page("/")
        into_content(page)
        enter(page, page.get_by_role("button", name=re.compile("^Samordnare")))
        page.wait_for_url("**/p/q-hanget/idag/")
        into_content(page)
        enter(page, page.get_by_role("link", name=TO_MEETUP))
        page.wait_for_url("**/traffar/2023-W42/")
        into_content(page)
        enter(page, page.get_by_role("link", name="Träff varje skolvecka"))
        page.wait_for_url("**/ataganden/weekly-meetup/2023-W42/")
        into_content(page)
        enter(page, page.get_by_role("link", name="Notera underlag"))
        page.wait_for_url("**/underlag/nytt/**")
        into_content(page)
        tab_to(page, page.get_by_label("Vad visar det?"))
        page.keyboard.type("Träffen hölls som vanligt.")
        enter(page, page.get_by_role("button", name="Notera underlaget"))
        page.wait_for_url("**/ataganden/weekly-meetup/2023-W42/")
        expect(page.get_by_role("status")).to_contain_text("räknas till vecka 42 2023")
        enter(page, page.get_by_role("navigation").get_by_role("link", name="Löften").first)
        page.wait_for_url("**/loften/")
        into_content(page)
        october = page.get_by_role("link", name="Träff varje skolvecka, oktober 2023: 3 av 4")
        enter(page, october)
        page.wait_for_url("**/loften/weekly-meetup/2023-10/")
        into_content(page)
        week = page.get_by_role("listitem").filter(has_text="42")
        expect(week).to_contain_text("hållet")
        enter(page, week.get_by_role("link").first)
        page.wait_for_url("**/ataganden/weekly-meetup/2023-W42/")
        into_content(page)
        working = page.locator("#utrakning")
        expect(working).to_contain_text("Underlag")
        enter(page, working.get_by_role("link", name=re.compile("^Klausulen")))
        page.wait_for_url("**/overenskommelsen/#*")
        expect(page.locator(".clause:target")).to_be_in_viewport()
        expect(page.locator(".clause:target")).to_contain_text("Träff varje skolvecka")


def test_without_scripts(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page("/", scripts=False, width=360)
        page.get_by_role("button", name=re.compile("^Samordnare")).click()
        page.get_by_role("link", name=TO_MEETUP).click()
        page.get_by_role("link", name="Träff varje skolvecka").click()
        page.get_by_role("link", name="Notera underlag").click()
        page.get_by_label("Vad visar det?").fill("Träffen hölls som vanligt.")
        page.get_by_role("button", name="Notera underlaget").click()
        expect(page.get_by_role("status")).to_contain_text("räknas till vecka 42 2023")
        page.get_by_role("navigation", name="Partnerskapet, snabbval").get_by_role(
            "link", name="Löften"
        ).click()
        page.goto("/p/q-hanget/loften/weekly-meetup/2023-10/")
        expect(page.get_by_text("3 av 4 hållna")).to_be_visible()
        page.get_by_role("link", name=re.compile("42")).click()
        page.get_by_role("link", name=re.compile("^Återkalla underlaget .*18 okt 2023")).click()
        page.get_by_label("Varför?").fill("Noterat på fel vecka.")
        page.get_by_role("button", name="Återkalla underlaget").click()
        expect(page.get_by_role("status")).to_contain_text("räknas inte längre")
        expect(page.locator(".fact--withdrawn").first).to_contain_text("Noterat på fel vecka.")


def test_a_paper_is_attached_and_fetched(demo: Demo, browser: Browser) -> None:
    paper = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
    with opening(browser, demo.url) as open_page:
        state = demo.state("coordinator")
        page = open_page(
            "/p/q-hanget/ataganden/final-report/underlag/nytt/", storage_state=state, scripts=False
        )
        page.get_by_label("Bilaga").set_input_files(
            {"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": paper}
        )
        page.get_by_role("button", name="Notera underlaget").click()
        with page.expect_download() as waited:
            page.get_by_role("link", name=re.compile("^rapport.pdf")).click()
        assert waited.value.path().read_bytes() == paper


def test_what_is_wrong_is_said_and_reached(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/ataganden/half-year-report/underlag/nytt/",
            storage_state=demo.state("coordinator"),
        )
        page.get_by_label("Vilken dag hände det?").fill("2031-01-01")
        page.get_by_label("Vad visar det?").fill("Lämnad")
        page.get_by_role("button", name="Notera underlaget").click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        summary.get_by_role("link").first.click()
        field = page.get_by_label("Vilken dag hände det?")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label("Vad visar det?")).to_have_value("Lämnad")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_from_a_clause_to_its_evidence_and_back_in_five(
    demo: Demo, browser: Browser, language: str
) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/overenskommelsen/",
            storage_state=demo.state("officer", language),
            scripts=False,
        )
        clause = page.locator(".clause").filter(
            has=page.get_by_role("link", name="Halvårsrapport", exact=True)
        )
        key = clause.get_attribute("id")
        clicked = [clause.get_by_role("link", name="Halvårsrapport", exact=True)]
        clicked[-1].click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Halvårsrapport")
        occurrence = page.get_by_role("rowheader").get_by_role("link").nth(2)
        clicked.append(occurrence)
        occurrence.click()
        evidence = page.locator("#utrakning a[href^='#evidence']").first
        clicked.append(evidence)
        evidence.click()
        expect(page.locator(".fact:target")).to_be_in_viewport()
        back = page.locator("#utrakning a").first
        clicked.append(back)
        back.click()
        expect(page.locator(f"#{key}")).to_be_in_viewport()
        assert len(clicked) <= 5
