"""What the parties decide, without any script: waivers, readings, files brought in."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import opening
from tests.journeys.demo import SECOND, Demo
from tests.journeys.pages import ASKED_ROW, BAD_ROW, GOOD_ROW, HEADINGS


def choose_file(page: Page, label: str, name: str, content: str) -> None:
    page.get_by_label(label, exact=True).set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    )


def test_a_waiver_is_recorded_by_one_party_and_confirmed_by_another(
    demo: Demo, browser: Browser
) -> None:
    week = "/p/q-hanget/ataganden/weekly-meetup/2023-W22/"
    with opening(browser, demo.url) as open_page:
        hers = open_page(week, storage_state=demo.state("developer"), scripts=False)
        hers.get_by_role("link", name="Notera ett undantag").click()
        hers.get_by_label("När beslutade styrgruppen?").fill("2023-09-19")
        hers.get_by_label("Paragraf i protokollet").fill("§ 6")
        hers.get_by_label("Skälet, som det står i beslutet").fill("Båda ledarna var sjuka.")
        hers.get_by_role("button", name="Notera undantaget").click()
        expect(hers.get_by_role("status")).to_contain_text("när en annan part har bekräftat")
        expect(hers.get_by_role("button", name="Bekräfta undantaget")).to_have_count(0)

        theirs = open_page(week, storage_state=demo.state("unit_head"), scripts=False)
        expect(theirs.locator(".verdict")).to_contain_text("missat")
        theirs.get_by_role("button", name="Bekräfta undantaget").click()
        expect(theirs.get_by_role("status")).to_contain_text("gäller från idag")
        expect(theirs.locator(".verdict")).to_contain_text("undantag")
        theirs.goto(f"{week}?dag=2023-10-17")
        expect(theirs.locator(".verdict")).to_contain_text("missat")


def test_a_reading_settles_what_the_clause_leaves_open(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/ataganden/final-report/",
            storage_state=demo.state("coordinator"),
            scripts=False,
        )
        page.get_by_role("link", name="Notera en tolkning").click()
        page.get_by_label("Hur läser ni klausulen?").fill("Slutrapporten lämnas i mars 2025.")
        page.get_by_label("Sista dag, om det är ett bestämt datum").fill("2025-03-31")
        page.get_by_role("button", name="Notera tolkningen").click()
        expect(page.get_by_role("status")).to_be_visible()
        reading = page.locator(".reading", has_text="Slutrapporten lämnas i mars 2025.")
        expect(reading).to_contain_text("Tolkning, antagen")
        expect(page.get_by_role("row").filter(has_text="31 mars 2025")).to_have_count(1)
        reading.get_by_role("link", name="Återkalla tolkningen").click()
        page.get_by_label("Varför?").fill("Beslutet gällde en annan rapport.")
        page.get_by_role("main").get_by_role("button").click()
        expect(page.locator(".reading", has_text="i mars 2025.")).to_have_count(0)


def test_a_file_of_evidence_comes_in_whole_or_not_at_all(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/underlag/inlasning/",
            storage_state=demo.state("coordinator"),
            scripts=False,
        )
        choose_file(page, "Fil med underlag", "underlag.csv", HEADINGS + GOOD_ROW + BAD_ROW)
        page.get_by_role("button", name="Granska filen").click()
        problems = page.get_by_role("alert")
        expect(problems).to_contain_text("Inget är sparat")
        expect(problems.get_by_role("rowheader").first).to_contain_text("3")
        choose_file(page, "Fil med underlag", "underlag.csv", HEADINGS + GOOD_ROW + ASKED_ROW)
        page.get_by_role("button", name="Granska filen").click()
        expect(page.get_by_text("Inget är sparat än.").first).to_be_visible()
        expect(page.get_by_text("Rad 3", exact=True)).to_be_visible()
        expect(page.locator("blockquote mark")).to_have_text("Noor")
        page.get_by_role("main").get_by_role("button").click()
        expect(page.get_by_text("Inget är sparat än.").first).to_be_visible()
        page.get_by_label("Det markerade är ingen person").check()
        page.get_by_role("main").get_by_role("button").click()
        expect(page.get_by_role("status")).to_contain_text("2 underlag är inlästa")
        page.goto("/p/q-hanget/ataganden/staff-training/underlag/")
        expect(page.get_by_text("Utbildning för nya")).to_be_visible()


def test_terms_are_brought_in_with_their_findings_seen_first(demo: Demo, browser: Browser) -> None:
    third = SECOND.replace('title = "Öppet varje', 'title = "Öppen mötesplats varje')
    with opening(browser, demo.url) as open_page:
        page = open_page(
            "/p/q-hanget/overenskommelsen/", storage_state=demo.state("officer"), scripts=False
        )
        page.get_by_role("link", name="Läs in en ny version").click()
        choose_file(page, "Överenskommelsen", "trasig.toml", "format = 1\ntitle = 2022-13-45\n")
        page.get_by_role("button", name="Granska filen").click()
        expect(page.get_by_role("alert")).to_contain_text("Inget är sparat")
        choose_file(page, "Överenskommelsen", "q-hanget.toml", third)
        page.get_by_role("button", name="Granska filen").click()
        expect(page.get_by_role("heading", name=re.compile("anmärkningar$"))).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("1 ändring$"))).to_be_visible()
        page.get_by_label("Gäller från").fill("2024-02-01")
        page.get_by_role("button", name=re.compile("^Läs in version")).click()
        expect(page.get_by_role("status")).to_be_visible()
        page.goto("/p/q-hanget/overenskommelsen/versioner/")
        expect(page.get_by_text("Version 3").first).to_be_visible()


def test_an_empty_partnership_says_where_to_begin(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        page = open_page("/", storage_state=demo.state("newcomer"), scripts=False)
        page.wait_for_url("**/p/nystart/idag/")
        page.get_by_role("link", name="Läs in överenskommelsen").click()
        expect(page.get_by_label("Överenskommelsen", exact=True)).to_be_visible()
