"""Idag: what the member's own parties owe next, for every role and on any day."""

import re
from datetime import date, time

import pytest
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.meetups.actions import ask_to_swap, cancel_meetup, move_meetup
from brygga.obligations.actions import confirm_waiver, waive_occurrence
from brygga.overview.dues import Dues, dues, owed_by, owed_by_others
from brygga.parties.roles import Role
from tests.overview.conftest import SignedIn
from tests.overview.invented import DEMO_DAY, assessed
from tests.world import (
    NOW,
    World,
    autumn_programme,
    colleague,
    evidence,
    outsider,
    person,
    q_hanget_at_work,
    role,
    shift,
    staffing,
)

TODAY = "/p/q-hanget/idag/"


def text_of(client: Client, address: str = TODAY) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def cards_of(page: str) -> list[str]:
    """The titles of the cards, in order."""
    mine = page.partition('aria-labelledby="andra"')[0]
    return re.findall(r'<h3 class="due__title"><a[^>]*>(?:<span[^>]*>)?([^<]*)', mine)


def section(page: str, heading: str) -> str:
    return page.partition(f">{heading}</h2>")[2].partition("</h2>")[0]


# --- The order -------------------------------------------------------------------------------


def mine(party: str) -> Dues:
    return dues(owed_by(assessed(), frozenset([party])), DEMO_DAY)


def test_what_is_due_comes_in_order_and_one_of_each_duty() -> None:
    found = mine("tjejjouren")
    shown = [a.occurrence.key for a in (*found.near, *found.further)]
    assert shown[0] == "weekly-meetup/2023-W42"
    assert len({a.occurrence.obligation for a in (*found.near, *found.further)}) == len(shown)
    days = [a.due_on for a in (*found.near, *found.further) if a.due_on]
    assert days == sorted(days)


def test_what_always_holds_comes_only_where_evidence_is_lacking() -> None:
    found = mine("tjejjouren")
    assert {a.occurrence.key for a in found.running} == {
        "marketing-material/term",
        "social-board-dialogue/term",
        "decisions-and-law/term/tjejjouren",
    }


def test_what_has_no_date_comes_last_and_gently() -> None:
    found = mine("lund")
    assert [a.occurrence.obligation for a in found.undated] == ["targets-set"]
    assert all(a.standing is Standing.UNDATED for a in found.undated)


def test_nothing_is_both_mine_and_others() -> None:
    own = frozenset(["lund"])
    seen = assessed()
    assert len(owed_by(seen, own)) + len(owed_by_others(seen, own)) == len(seen)


# --- The page --------------------------------------------------------------------------------


def test_the_coordinator_sees_what_is_next_and_its_button(
    world: World, signed_in: SignedIn
) -> None:
    page = text_of(signed_in(world["coordinator"]))
    assert "Partnerskapet står stadigt: 93 av 97 löften som förfallit är hållna." in page
    assert cards_of(page)[0] == "Träff varje skolvecka"
    assert "sön 22 okt" in page
    assert "om 4 dagar" in page
    assert "/ataganden/weekly-meetup/underlag/nytt/?forekomst=2023-W42" in page
    assert "En sak väntar på er." in page


def test_clause_reading_and_working_are_one_press_away(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["coordinator"]))
    first = page.partition('class="due due--first"')[2].partition("</li>\n")[0]
    assert "/overenskommelsen/#activity-meetup" in first or "/overenskommelsen/#" in first
    assert "Tolkning, antagen:" in first
    assert "Visa uträkningen" in first


def test_the_officer_sees_what_the_municipality_owes(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["officer"]))
    own = page.partition('aria-labelledby="andra"')[0]
    others = page.partition('aria-labelledby="andra"')[2]
    assert "Kallelse till styrgruppen" in own
    assert "Halvårsrapport" not in own
    assert "Halvårsrapport" in others
    assert "Notera underlag" not in others


def test_a_volunteer_reads_and_is_told_whom_to_ask(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["volunteer"]))
    assert "Berätta för en ledare eller samordnaren." in page
    assert "/underlag/nytt/" not in page
    assert cards_of(page)[0] == "Träff varje skolvecka"


def test_every_role_has_a_page(world: World, signed_in: SignedIn) -> None:
    for who in world.people.values():
        text_of(signed_in(who))
    assert signed_in(outsider()).get(TODAY).status_code == 404


def test_a_late_report_can_still_be_mended(world: World, signed_in: SignedIn) -> None:
    # On the tenth day after the report was due, before it came.
    page = text_of(signed_in(world["coordinator"]), f"{TODAY}?dag=2022-09-01")
    assert cards_of(page)[0] == "Halvårsrapport"
    assert "Det kan fortfarande göras. Då räknas det som hållet sent." in page
    assert "för 3 dagar sedan" in page
    assert "Så här stod det torsdag 1 september 2022." in page


def test_recording_takes_it_off_the_list(world: World, signed_in: SignedIn) -> None:
    evidence(world, "weekly-meetup", "2023-10-18")
    page = text_of(signed_in(world["coordinator"]))
    assert "Träff varje skolvecka" not in cards_of(page)


def test_the_first_day_says_what_to_do_first(db: None, signed_in: SignedIn) -> None:
    world = q_hanget_at_work()
    page = text_of(signed_in(world["coordinator"]), f"{TODAY}?dag=2022-01-11")
    assert "Inget löfte har förfallit än." in page
    assert "Börja med det som redan gäller" in page
    assert "/p/q-hanget/underlag/inlasning/" in page
    assert ">0 " not in page
    volunteer = text_of(signed_in(world["volunteer"]), f"{TODAY}?dag=2022-01-11")
    assert "/underlag/inlasning/" not in volunteer


def test_somebody_in_two_parties_owes_for_both(world: World, signed_in: SignedIn) -> None:
    both = person("Två Hattar")
    for party in ("tjejjouren", "lund"):
        role(both, world.organisations[party], Role.STEERING_MEMBER)
    page = text_of(signed_in(both))
    assert "Kallelse till styrgruppen" in section(page, "Längre fram")
    assert "De andra har inget på tur just nu." in page


def test_in_english(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["coordinator"])
    client.cookies["brygga_language"] = "en"
    page = text_of(client)
    assert "The partnership stands firm: 93 of 97 promises that have fallen due were kept." in page
    assert "One thing is waiting for you." in page
    assert "Reading, assumed:" in page
    assert '<span lang="sv">Träff varje skolvecka</span>' in page


@pytest.mark.parametrize("day", ["2021-06-01", "2022-01-01", "2024-12-31", "2025-06-01", "x"])
def test_any_day_has_a_page(world: World, signed_in: SignedIn, day: str) -> None:
    text_of(signed_in(world["coordinator"]), f"{TODAY}?dag={day}")


# --- Waivers that wait -----------------------------------------------------------------------


def test_a_waiver_waits_for_a_steering_member_of_another_party(
    world: World, signed_in: SignedIn
) -> None:
    waiver = waive_occurrence(
        partnership=world.partnership,
        occurrence="weekly-meetup/2024-W10",
        reason="Lokalen var skadad.",
        decided_on=date(2022, 12, 1),
        paragraph="§ 6",
        by=world["steering_lund"],
        at=NOW,
    )
    waits = "Väntar på din bekräftelse"
    assert "v. 10 2024" in section(text_of(signed_in(world["steering_kvinnojouren"])), waits)
    for who in ("steering_lund", "officer", "volunteer"):
        assert waits not in text_of(signed_in(world[who]))
    assert waits not in text_of(
        signed_in(world["steering_kvinnojouren"]), f"{TODAY}?dag=2023-10-17"
    )
    confirm_waiver(waiver=waiver, by=world["steering_kvinnojouren"], at=NOW)
    assert waits not in text_of(signed_in(world["coordinator"]))


# --- What is kept by an evening ---------------------------------------------------------------


def act(page: str, title: str) -> str:
    """The address of a card's button."""
    card = page.partition(f"{title}</a></h3>")[2].partition("</li>")[0]
    found = re.search(r'<a class="button[^"]*" href="([^"]*)"', card)
    return found[1] if found else ""


def test_a_promise_of_evenings_leads_to_its_evening(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["coordinator"])
    assert "/underlag/nytt/" in act(text_of(client), "Träff varje skolvecka")
    autumn_programme(world)
    assert act(text_of(client), "Träff varje skolvecka") == "/p/q-hanget/traffar/2023-W42/"
    # As it was known on an earlier day no plan is shown: plans have no history.
    earlier = text_of(client, f"{TODAY}?dag=2023-10-17")
    assert "/underlag/nytt/" in act(earlier, "Träff varje skolvecka")


def test_a_week_without_an_evening_says_so(world: World, signed_in: SignedIn) -> None:
    autumn_programme(world)
    cancel_meetup(
        partnership=world.partnership,
        key="2023-W42",
        reason="illness",
        by=world["coordinator"],
        at=NOW,
    )
    client = signed_in(world["coordinator"])
    page = text_of(client)
    assert act(page, "Träff varje skolvecka") == "/p/q-hanget/traffar/"
    assert "Ingen träff är planerad den här veckan." in page
    weeks = text_of(client, "/p/q-hanget/loften/weekly-meetup/2023-10/")
    assert "Träffen ons 18 okt är inställd" in weeks
    assert "Träff ons 25 okt" in weeks


# --- One's own shifts -------------------------------------------------------------------------

MINE = "Dina pass"


def test_one_s_own_shifts_stand_first_and_nobody_elses(world: World, signed_in: SignedIn) -> None:
    autumn_programme(world)
    staffing(world)
    for key in ("2023-W42", "2023-W43", "2023-W45", "2023-W47"):
        shift(world, "leader", key)
    shift(world, "volunteer", "2023-W43", "volunteer")
    page = text_of(signed_in(world["leader"]))
    own = section(page, MINE)
    assert re.findall(r"/traffar/(2023-W\d+)/", own) == ["2023-W42", "2023-W43", "2023-W45"]
    assert "17.30–20.00" in own
    assert "idag" in own
    assert "Ett pass till" in own
    assert page.index(MINE) < page.index("Härnäst")
    beside = section(text_of(signed_in(world["volunteer"])), MINE)
    assert re.findall(r"/traffar/(2023-W\d+)/", beside) == ["2023-W43"]
    # Of those who take none, and on another day, nothing is said.
    assert MINE not in text_of(signed_in(world["officer"]))
    assert MINE not in text_of(signed_in(world["leader"]), f"{TODAY}?dag=2023-10-17")


def test_what_waits_for_one_s_word_is_said_on_the_shift(world: World, signed_in: SignedIn) -> None:
    autumn_programme(world)
    staffing(world)
    colleague(world, "leader_kvinnojouren", "Ronja Vik", "kvinnojouren", Role.LEADER)
    wanted = shift(world, "leader", "2023-W43")
    offered = shift(world, "leader_kvinnojouren", "2023-W45")
    shift(world, "leader", "2023-W46")
    ask_to_swap(offered=offered, wanted=wanted, by=world["leader_kvinnojouren"], at=NOW)
    move_meetup(
        partnership=world.partnership,
        key="2023-W46",
        on=date(2023, 11, 14),
        begins=time(17, 30),
        ends=time(20),
        place="Mötesplatsen",
        by=world["coordinator"],
        at=NOW,
    )
    own = section(text_of(signed_in(world["leader"])), MINE)
    assert "någon vill byta" in own.partition("2023-W46")[0]
    assert "säg om tiden passar" in own.partition("2023-W46")[2]
    asking = section(text_of(signed_in(world["leader_kvinnojouren"])), MINE)
    assert "någon vill byta" not in asking


def test_without_a_shift_it_says_where_to_take_one(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["volunteer"])
    assert MINE not in text_of(client)  # nothing is planned, so there is nothing to take
    autumn_programme(world)
    assert "Se träffar där du kan arbeta" in section(text_of(client), MINE)
