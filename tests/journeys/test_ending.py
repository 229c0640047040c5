"""From a breach over a dialogue to a notice with its last day, by both sides, without scripts."""

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import has_no_sideways_scroll, opening
from tests.journeys.demo import Demo

LIFE = "/p/q-hanget/overenskommelsen/livet/"


def test_a_breach_is_talked_about_before_notice_is_given(demo: Demo, browser: Browser) -> None:
    with opening(browser, demo.url) as open_page:
        director = open_page(LIFE, storage_state=demo.state("director"), scripts=False)
        notice = director.get_by_role("listitem").filter(has_text="Säg upp överenskommelsen")
        expect(notice).to_contain_text("Går inte nu.")
        expect(notice).to_contain_text("stycke 2, mening 2")

        officer = open_page(LIFE, storage_state=demo.state("officer"), scripts=False)
        officer.get_by_role("link", name="Ta upp en brist hos en annan part").click()
        officer.get_by_label("Tjejjouren i Lund").check()
        officer.get_by_label("Träff varje skolvecka: vecka 22 2023").check()
        officer.get_by_label("Vad gäller det?").fill("En träff ställdes in utan besked.")
        officer.get_by_role("button", name="Ta upp frågan").click()
        expect(officer.get_by_role("status")).to_contain_text("De andra parterna har fått veta")
        matter = officer.url

        director.goto(matter)
        expect(director.get_by_role("link", name="Säg upp överenskommelsen")).to_have_count(0)
        expect(director.get_by_role("main")).to_contain_text("Anteckna dialogen; sedan")

        # The other side notes what was said: both may.
        coordinator = open_page(matter, storage_state=demo.state("coordinator"), scripts=False)
        expect(coordinator.get_by_role("main")).not_to_contain_text("Johan Åkesson")
        coordinator.get_by_label("Vad kom ni fram till?").fill("Parterna ser olika på det.")
        coordinator.get_by_role("button", name="Anteckna dialogen").click()

        director.reload()
        director.get_by_role("link", name="Säg upp överenskommelsen").click()
        working = director.get_by_role("region", name="Så är dagen räknad")
        expect(working).to_contain_text("18 oktober 2023 och 3 månader framåt blir 18 januari 2024")
        expect(working).to_contain_text("lag (1930:173)")
        last_day = director.get_by_label("Sista dagen överenskommelsen gäller")
        expect(last_day).to_have_value("2024-01-18")
        last_day.fill("2024-01-17")
        director.get_by_label("Skälet").fill("Parterna kommer inte vidare.")
        director.get_by_role("button", name="Säg upp").click()
        expect(director.get_by_role("alert")).to_contain_text("Dagen ligger inom uppsägningstiden")
        last_day.fill("2024-01-31")
        director.get_by_role("button", name="Säg upp").click()
        expect(director.get_by_role("status")).to_contain_text("Sista dagen är 31 januari 2024")
        expect(director.get_by_role("region", name="Så är dagen räknad")).to_be_visible()

        phone = open_page(LIFE, storage_state=demo.state("volunteer"), scripts=False, width=360)
        expect(phone.get_by_role("main")).to_contain_text("uppsagd Sista dagen är 31 januari 2024")
        assert has_no_sideways_scroll(phone)
