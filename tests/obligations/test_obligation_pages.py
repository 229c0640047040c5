"""Reading how a promise stands: an obligation, an occurrence, the evidence behind."""

from typing import Any

import pytest
from django.test import Client

from tests.obligations.conftest import As
from tests.world import World, at, evidence, outsider

HERE = "/p/q-hanget/ataganden/"
# Address -> how many questions it asks the database, whoever reads and however much there is.
PAGES = {
    "weekly-meetup/": 10,
    "contact-person/": 10,
    "weekly-meetup/2022-W37/": 9,
    "contact-person/term/lund/": 9,
    "weekly-meetup/underlag/": 8,
}


@pytest.fixture
def busy(world: World) -> World:
    for week in range(12):
        evidence(world, "weekly-meetup", f"2022-09-{week + 5:02}", source=f"Träff {week}.")
    evidence(world, "contact-person", "2022-01-12", who="officer", party="lund")
    return world


@pytest.mark.parametrize("page, queries", PAGES.items())
@pytest.mark.parametrize("who", ["volunteer", "coordinator"])
def test_everyone_inside_may_read(
    busy: World, as_: As, page: str, queries: int, who: str, django_assert_num_queries: Any
) -> None:
    client = as_(who)
    client.get(HERE + page)
    with django_assert_num_queries(queries):
        assert client.get(HERE + page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_nobody_from_outside(world: World, client: Client, page: str) -> None:
    assert client.get(HERE + page).status_code == 302
    client.force_login(outsider())
    assert client.get(HERE + page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_wrong_method(as_: As, page: str) -> None:
    assert as_("coordinator").delete(HERE + page).status_code == 405


@pytest.mark.parametrize(
    "page",
    [
        *("nothing/", "weekly-meetup/2022-W99/", "weekly-meetup/?ar=1999", "nothing/term/"),
        "weekly-meetup/underlag/7/bilaga/",
    ],
)
def test_what_does_not_exist(as_: As, page: str) -> None:
    assert as_("coordinator").get(HERE + page).status_code == 404


@pytest.mark.parametrize(
    "page", ["weekly-meetup/", "weekly-meetup/2022-W41/", "weekly-meetup/underlag/"]
)
def test_a_day_that_is_no_day_is_explained(as_: As, page: str) -> None:
    shown = as_("coordinator").get(f"{HERE}{page}?dag=x").content.decode()
    assert "”x” är ingen dag som sidan kan visa" in shown


def test_an_obligation_shows_clause_rule_reading_and_occurrences(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    page = as_("volunteer").get(f"{HERE}half-year-report/").content.decode()
    for said in (
        "Jourerna skriver en rapport för varje halvår",
        "Varje halvår, senast 60 dagar efter periodens slut",
        "Tolkning, antagen",
        "Första halvåret 2022",
        "1 av 1",
        "texten säger inte när",
        "Av 3 löften som förfallit",
    ):
        assert said in page, said


def test_many_occurrences_come_a_year_at_a_time(as_: As) -> None:
    rows = as_("volunteer").get(f"{HERE}weekly-meetup/").context["rows"]
    assert {row.year for row in rows} == {2023}
    assert len(rows) == 38
    rows = as_("volunteer").get(f"{HERE}weekly-meetup/?ar=2024").context["rows"]
    assert len(rows) == 37


def test_an_occurrence_shows_its_working_step_by_step(world: World, as_: As) -> None:
    row = evidence(world, "steering-meeting", "2023-02-09", source="Möte ett.", quantity=2)
    page = as_("officer").get(f"{HERE}steering-meeting/2023/").content.decode()
    for said in (
        "2 av 4",
        "Klausulen: Styrning och uppföljning, uppdrag, punkt 4.",
        "/p/q-hanget/overenskommelsen/#steering-meetings",
        "Minst 4 under 1\u00a0januari–31\u00a0december 2023.",
        f'href="#evidence{row.pk}"',
        f'id="evidence{row.pk}"',
        "Möte ett.",
    ):
        assert said in page, said


def test_the_whole_key_will_do_too(as_: As) -> None:
    assert as_("officer").get(f"{HERE}payment/payment/2022-H1/").status_code == 200


def test_a_past_day(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20", at=at("2022-11-01"))
    page = as_("officer").get(f"{HERE}half-year-report/2022-H1/?dag=2022-10-01").content.decode()
    assert "Så här stod det" in page
    assert "missat" in page
    assert "Inget underlag räknas hit än." in page


def test_a_day_to_come_is_not_said_to_have_been(as_: As) -> None:
    for address in (f"{HERE}half-year-report/", "/p/q-hanget/overenskommelsen/"):
        page = as_("officer").get(f"{address}?dag=2024-06-01").content.decode()
        assert "Så här skulle det stå" in page
        assert "Så här stod det" not in page


def test_in_english(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20", source="Rapporten lämnades.")
    client = as_("officer")
    client.cookies["brygga_language"] = "en"
    for page, said in (
        ("half-year-report/", "every half-year, within 60 days after the end of the period"),
        ("half-year-report/2022-H1/", "first half of 2022"),
        ("half-year-report/underlag/", '<p lang="sv">Rapporten lämnades.</p>'),
    ):
        assert said.lower() in client.get(HERE + page).content.decode().lower(), page
