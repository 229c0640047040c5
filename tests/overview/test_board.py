"""Löftestavlan through the browser's eyes: as drawing, list and table, on any day."""

import re
from collections import Counter
from datetime import date

import pytest
from django.test import Client

from brygga.agreements.asked import Asked
from brygga.obligations.queries import assessments
from brygga.overview.asking import outside_term
from tests.overview.conftest import SignedIn
from tests.overview.invented import q_hanget
from tests.world import NOW, World, evidence, outsider, partnership

BOARD = "/p/q-hanget/loften/"
TABLE = f"{BOARD}?visa=tabell"


@pytest.fixture
def coordinator(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world["coordinator"])


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode().replace("\u00a0", " ")


def test_the_board_says_in_one_sentence_how_it_stands(coordinator: Client) -> None:
    page = re.sub(r"<[^>]+>", "", text_of(coordinator, BOARD))
    assert "Av 97 löften som förfallit är 91 hållna, 2 hållna sent, 2 missade och 2" in page
    assert "Av 29 löpande har 25 underlag." in page
    assert re.search(r"Härnäst:\s+Träff varje skolvecka, senast sön 22 okt\.", page)


def test_on_paper_it_says_whose_it_is_and_from_when(coordinator: Client) -> None:
    head = text_of(coordinator, BOARD).partition('class="paper-head">')[2].partition("</p>")[0]
    assert re.sub(r"<[^>]+>", "", head) == "Q-hänget 2022–2024 · utskrivet 18 oktober 2023"


def test_every_role_may_read_the_board(world: World, signed_in: SignedIn) -> None:
    for person in world.people.values():
        assert signed_in(person).get(BOARD).status_code == 200


def test_nobody_outside_knows_that_there_is_a_board(world: World, signed_in: SignedIn) -> None:
    assert signed_in(outsider()).get(BOARD).status_code == 404
    assert Client().get(BOARD).status_code == 302


def test_only_reading_is_possible(coordinator: Client) -> None:
    assert coordinator.post(BOARD).status_code == 405


@pytest.mark.parametrize("day", ["2023-10-18", "2022-05-10", "2021-06-01", "2025-06-01"])
def test_the_table_has_every_mark_of_any_day(world: World, coordinator: Client, day: str) -> None:
    page = text_of(coordinator, f"{TABLE}&dag={day}")
    shown = re.findall(r'<th scope="row"><a href="/p/q-hanget/ataganden/([^"?]+)/[^"]*"', page)
    wanted = assessments(world.partnership, date.fromisoformat(day))
    assert Counter(shown) == Counter(a.occurrence.key for a in wanted)


def test_another_day_is_said_and_kept_in_every_link(coordinator: Client) -> None:
    page = text_of(coordinator, f"{BOARD}?dag=2022-05-10")
    assert "Så här stod det tisdag 10 maj 2022." in page
    links = re.findall(r'href="(/p/q-hanget/ataganden/[^"]*)"', page)
    assert links
    assert all(link.endswith("?dag=2022-05-10") for link in links)


def test_a_past_day_looks_the_same_whatever_is_recorded_later(
    world: World, coordinator: Client
) -> None:
    def table(day: str) -> str:
        return (
            text_of(coordinator, f"{TABLE}&dag={day}")
            .partition("<tbody>")[2]
            .rpartition("</tbody>")[0]
        )

    past, now = table("2022-05-10"), table("2023-10-18")
    evidence(world, "weekly-meetup", "2022-03-02", at=NOW)
    assert table("2022-05-10") == past
    assert table("2023-10-18") != now


@pytest.mark.parametrize("written", ["igår", "2023-02-30", "0001-01-01", "<b>", "9999-12-31"])
def test_what_is_no_day_is_explained_and_shows_today(coordinator: Client, written: str) -> None:
    page = text_of(coordinator, f"{BOARD}?dag={written}")
    assert "är ingen dag som sidan kan visa" in page
    assert "<b>”" not in page
    assert 'value="2023-10-18"' in page


@pytest.mark.parametrize(
    "day, said",
    [
        ("2021-12-01", "Dagen ligger före avtalstiden, som börjar 1 januari 2022."),
        ("2025-06-01", "Dagen ligger efter avtalstiden, som slutar 31 december 2024."),
    ],
)
def test_days_outside_the_agreement_are_explained(coordinator: Client, day: str, said: str) -> None:
    assert said in text_of(coordinator, f"{BOARD}?dag={day}")


def test_a_day_to_come_is_never_said_to_have_been(coordinator: Client) -> None:
    page = text_of(coordinator, f"{BOARD}?dag=2024-03-01")
    assert "Så här skulle det stå fredag 1 mars 2024, om inget mer noterades." in page
    assert "Så här stod det" not in page


def test_after_the_end_it_says_how_it_ended() -> None:
    asked = Asked(date(2025, 2, 1), date(2025, 6, 1))
    assert "slutade 31" in outside_term(q_hanget(), asked)


def test_one_party_at_a_time(coordinator: Client) -> None:
    page = text_of(coordinator, f"{BOARD}?part=lund")
    assert "/ataganden/payment/2022-H1/" in page
    assert "/ataganden/half-year-report/" not in page
    assert '<option value="lund" selected>' in page
    everything = text_of(coordinator, f"{BOARD}?part=stockholm")
    assert "/ataganden/half-year-report/" in everything


def test_a_month_opens_its_weeks(coordinator: Client) -> None:
    page = text_of(coordinator, f"{BOARD}weekly-meetup/2022-03/")
    assert "4 av 5 hållna, 1 missad" in page
    assert re.findall(r"v\. (\d+) 2022", page) == ["9", "10", "11", "12", "13"]
    assert "/p/q-hanget/ataganden/weekly-meetup/2022-W09/" in page
    assert "/p/q-hanget/loften/weekly-meetup/2022-02/" in page
    assert "/p/q-hanget/loften/weekly-meetup/2022-04/" in page


@pytest.mark.parametrize(
    "address",
    ["weekly-meetup/2022-07/", "weekly-meetup/mars/", "payment/2022-03/", "nothing/2022-03/"],
)
def test_there_are_no_weeks_where_there_are_none(coordinator: Client, address: str) -> None:
    assert coordinator.get(BOARD + address).status_code == 404


def test_in_english(coordinator: Client) -> None:
    coordinator.cookies["brygga_language"] = "en"
    page = text_of(coordinator, BOARD)
    assert "The promise board" in page
    assert "All parties" in page
    assert '<text class="board__name" x="0" y=' in page
    assert 'lang="sv">Halvårsrapport</text>' in page
    assert "kept late" in page
    assert "Standing duties: 7 of 8 have evidence that holds" in page


def test_before_any_agreement_it_says_what_to_do_first(world: World, signed_in: SignedIn) -> None:
    partnership("nytt", "Nytt", lund=world.organisations["lund"])
    page = text_of(signed_in(world["officer"]), "/p/nytt/loften/")
    assert "Börja med överenskommelsen" in page
    assert "/p/nytt/overenskommelsen/versioner/ny/" in page
    volunteer_page = text_of(signed_in(world["youth_worker"]), "/p/nytt/loften/")
    assert "/versioner/ny/" not in volunteer_page
