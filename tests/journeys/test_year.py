"""A year of Q-hänget, played in the browser by those who steer it, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from brygga.steering.models import Meeting
from brygga.steering.states import State
from brygga.website import demo as demo_of
from brygga.website.demo.story import at
from tests.journeys.conftest import OpenPage, opening
from tests.journeys.demo import Demo, emptied

HERE = "/p/q-hanget/"
MISSED = "weekly-meetup/2022-W50"
BEGINNING = at("2022-12-06", "16:00")


@dataclass
class Year:
    """The site on the day that it is, and a browser for each of those who act."""

    demo: Demo
    open_page: OpenPage
    settings: Any
    pages: dict[str, Page]

    def on(self, day: str, clock: str = "10:00") -> None:
        self.settings.CLOCK = at(day, clock)

    def as_(self, who: str, path: str) -> Page:
        if who not in self.pages:
            self.pages[who] = self.open_page(storage_state=self.demo.state(who))
        page = self.pages[who]
        page.goto(f"{HERE}{path}")
        return page


@pytest.fixture
def year(
    database: None, demo_url: str, browser: Browser, settings: Any, django_db_blocker: Any
) -> Iterator[Year]:
    """Q-hänget as it stood when its first year was almost over."""
    settings.CLOCK = BEGINNING
    with django_db_blocker.unblock(), emptied(), opening(browser, demo_url) as open_page:
        demo_of.load(now=BEGINNING)
        yield Year(Demo(demo_url), open_page, settings, {})


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def plan_the_year(year: Year) -> None:
    page = year.as_("officer", "styrgrupp/moten/nya/")
    for n, day in enumerate(("2023-02-21", "2023-05-23", "2023-09-19", "2023-12-05"), 1):
        page.get_by_label(f"Möte {n}").fill(day)
    page.get_by_label("Börjar").fill("13:00")
    page.get_by_label("Slutar").fill("14:30")
    page.get_by_label("Var hålls mötet?").fill("Stadshuset, rum 302")
    press(page, "Planera")
    assert Meeting.objects.filter(begins_at__year=2023).count() == 4


def summon(year: Year, number: int) -> Meeting:
    meeting = Meeting.objects.get(partnership__key="q-hanget", number=number)
    page = year.as_("officer", f"styrgrupp/moten/{meeting.pk}/")
    page.get_by_role("link", name="Kalla till mötet").click()
    press(page, "Skicka kallelsen")
    return meeting


def open_meeting(year: Year, meeting: Meeting) -> Page:
    page = year.as_("officer", f"styrgrupp/moten/{meeting.pk}/")
    press(page, "Öppna mötet")
    for name in ("Karin Dahl", "Mirjam Falk", "Alva Lindgren"):
        page.get_by_role("group", name=name).get_by_label("närvarande").check()
    press(page, "Spara närvaron")
    return page


def raise_item(page: Page, title: str) -> None:
    page.get_by_role("link", name="Lägg till en punkt").click()
    page.get_by_label("Rubrik").fill(title)
    press(page, "Lägg till")


def close_and_approve(year: Year, page: Page, meeting: Meeting) -> None:
    press(page, "Avsluta mötet")
    page.get_by_role("link", name="Skicka för justering").click()
    page.get_by_label("Karin Dahl").check()
    page.get_by_label("Mirjam Falk").check()
    press(page, "Skicka för justering")
    for who in ("unit_head", "developer"):
        page = year.as_(who, f"styrgrupp/moten/{meeting.pk}/protokoll/")
        press(page, "Justera protokollet")
    expect(page.get_by_role("status")).to_contain_text("står fast")


def decide(
    page: Page, title: str, kind: str, subject: str, words: str, accept: bool = False, **more: str
) -> None:
    """Raises an item at a meeting that goes on, and notes a decision there."""
    raise_item(page, title)
    page.get_by_role("link", name="Anteckna", exact=True).click()
    item = page.locator(".noted", has_text=title)
    item.get_by_role("link", name="Nytt beslut").click()
    page.get_by_label(kind, exact=True).check()
    press(page, "Vidare")
    page.get_by_label("Vad gäller beslutet?").select_option(value=subject)
    press(page, "Vidare")
    page.get_by_label("Styrgruppen beslutar").fill(words)
    if accept:
        page.get_by_label("Det accepteras, med undantag").check()
    for label, text in more.items():
        page.get_by_label(label.replace("_", " ")).fill(text)
    press(page, "Spara beslutet")
    expect(page.get_by_role("status")).to_contain_text("gäller när protokollet är justerat")


def verdict(year: Year, occurrence: str) -> Locator:
    return year.as_("officer", f"ataganden/{occurrence}/").locator(".verdict")


def talk_about_a_missed_week(year: Year) -> str:
    """Raised by one side, talked about by both; what to do about it is for the steering group."""
    page = year.as_("coordinator", f"ataganden/{MISSED}/")
    page.get_by_role("link", name="Ta upp en avvikelse").click()
    page.get_by_label("Något blev inte gjort").check()
    page.get_by_label("Vad avviker?").fill("Ingen träff hölls den veckan.")
    page.get_by_label("Sedan vilken dag?").fill("2022-12-14")
    press(page, "Ta upp avvikelsen")
    deviation = page.url
    year.on("2023-01-20")
    page = year.as_("officer", "avvikelser/")
    page.goto(deviation)
    page.get_by_role("link", name="Notera ett samtal").click()
    page.get_by_label("Vilken dag?").fill("2023-01-19")
    for party in ("Kultur- och fritidsnämnden, Lunds kommun", "Tjejjouren i Lund"):
        page.get_by_label(party).check()
    page.get_by_label("Vad kom ni fram till?").fill("Lokalen var stängd. Styrgruppen beslutar.")
    press(page, "Notera samtalet")
    expect(page.get_by_role("main")).to_contain_text("båda sidor var med")
    return deviation


def begin_the_review(year: Year) -> None:
    page = year.as_("unit_head", "overenskommelsen/livet/fragor/ny/genomgang/")
    page.get_by_label("Vad gäller det?").fill("Ska mötesplatsen finnas kvar efter 2024?")
    press(page, "Ta upp frågan")
    expect(page.get_by_role("status")).to_contain_text("De andra parterna har fått veta")
    expect(verdict(year, "renewal-review/2023-03-01")).to_contain_text("hållet")


def change_the_contact_person(year: Year) -> None:
    page = year.as_("admin_kvinnojouren", "parter/")
    page.get_by_role("link", name="Byt").first.click()
    page.get_by_label("Den nya kontaktpersonens namn").fill("Ines Wall")
    page.get_by_label("Funktion").fill("Utvecklare")
    page.get_by_label("Från och med").fill("2023-03-15")
    press(page, "Byt kontaktperson")
    expect(page.get_by_role("main")).to_contain_text("Ines Wall")


def end_it_on_a_ground(year: Year) -> None:
    """No ground, no notice; a breach, a dialogue, and then no sooner than three months."""
    page = year.as_("director", "overenskommelsen/livet/uppsagning/")
    expect(page.get_by_role("main")).to_contain_text("Ta upp det först")
    page = year.as_("officer", "overenskommelsen/livet/fragor/ny/brist/")
    page.get_by_label("Tjejjouren i Lund").check()
    page.get_by_label("Träff varje skolvecka: vecka 47 2023").check()
    page.get_by_label("Vad gäller det?").fill("Träffarna har upphört under hösten.")
    press(page, "Ta upp frågan")
    matter = page.url
    year.on("2024-01-17")
    page = year.as_("coordinator", "overenskommelsen/livet/")
    page.goto(matter)
    page.get_by_label("Vad kom ni fram till?").fill("Parterna kommer inte vidare.")
    press(page, "Anteckna dialogen")
    year.on("2024-01-31")
    page = year.as_("director", "overenskommelsen/livet/")
    page.goto(matter)
    page.get_by_role("link", name="Säg upp överenskommelsen").click()
    working = page.get_by_role("region", name="Så är dagen räknad")
    # April has thirty days: counted in months, not in days.
    expect(working).to_contain_text("31 januari 2024 och 3 månader framåt blir 30 april 2024")
    page.get_by_label("Sista dagen överenskommelsen gäller").fill("2024-04-29")
    page.get_by_label("Skälet").fill("Träffarna har upphört och dialogen gav inget.")
    press(page, "Säg upp")
    expect(page.get_by_role("alert")).to_contain_text("Dagen ligger inom uppsägningstiden")
    page.get_by_label("Sista dagen överenskommelsen gäller").fill("2024-04-30")
    press(page, "Säg upp")
    expect(page.get_by_role("status")).to_contain_text("Sista dagen är 30 april 2024")
    expect(page.get_by_role("region", name="Så är dagen räknad")).to_be_visible()


def test_a_year_of_q_hanget(year: Year) -> None:
    year.on("2022-12-07")
    plan_the_year(year)
    year.on("2023-01-16")
    deviation = talk_about_a_missed_week(year)

    year.on("2023-02-07")
    meeting = summon(year, 5)
    year.on("2023-02-21", "13:00")
    page = open_meeting(year, meeting)
    about = deviation.rstrip("/").rpartition("/")[2]
    decide(page, "Veckan utan träff", "En avvikelse", about, "att godta det.", accept=True)
    close_and_approve(year, page, meeting)
    expect(verdict(year, MISSED)).to_contain_text("undantag")
    page = year.as_("coordinator", "avvikelser/")
    page.goto(deviation)
    expect(page.get_by_role("main")).to_contain_text("avslutad")
    expect(page.get_by_role("link", name="Möte 5, §")).to_be_visible()
    begin_the_review(year)
    year.on("2023-03-15")
    change_the_contact_person(year)

    year.on("2023-05-09")
    meeting = summon(year, 6)
    year.on("2023-05-23", "13:00")
    page = open_meeting(year, meeting)
    target = "Öppet minst 37 skolveckor om året."
    decide(
        page,
        "Årets aktiviteter",
        "Ändrad aktivitet eller nytt mål",
        "meeting-place",
        "att höja målet.",
        Mätbart_mål=target,
    )
    close_and_approve(year, page, meeting)
    expect(
        year.as_("coordinator", "overenskommelsen/i-korthet/").get_by_text(target).first
    ).to_be_visible()

    year.on("2023-09-05")
    meeting = summon(year, 7)
    year.on("2023-09-19", "13:00")
    page = open_meeting(year, meeting)
    venue = "Lokal för träffarna, med plats för trettio"
    decide(
        page,
        "En större lokal",
        "Ändrad insats",
        "venue-kvinnojouren",
        "att byta lokal.",
        Insatsen=venue,
    )
    close_and_approve(year, page, meeting)
    expect(
        year.as_("coordinator", "overenskommelsen/i-korthet/").get_by_text(venue).first
    ).to_be_visible()

    year.on("2023-11-20")
    meeting = summon(year, 8)
    year.on("2023-12-05", "13:00")
    close_and_approve(year, open_meeting(year, meeting), meeting)
    year.on("2024-01-10")
    end_it_on_a_ground(year)
    held = Meeting.objects.filter(begins_at__year=2023)
    assert [meeting.state for meeting in held] == [State.APPROVED] * 4
