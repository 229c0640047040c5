"""Deviations: raised by anyone, talked about by both sides, then decided, not by oneself."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.actions import (
    confirm_decision,
    decide_deviation,
    follow_up_deviation,
    raise_deviation,
    take_back_decision,
    take_back_note,
    withdraw_deviation,
    withdraw_evidence,
)
from brygga.obligations.deviations import open_deviations
from brygga.obligations.models import Deviation, DeviationDecision, DeviationNote, Evidence, Waiver
from brygga.obligations.queries import assessments
from brygga.obligations.states import State
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import MISSED_WEEK, NOW, World, at, deviation, outsider, talk

HERE = "/p/q-hanget/avvikelser/"
WEEK = "/p/q-hanget/ataganden/weekly-meetup/2022-W41/"
NEW = f"{HERE}ny/?atagande=weekly-meetup&forekomst=2022-W41"
FILLED_IN = {
    "occurrence": MISSED_WEEK,
    "kind": "miss",
    "what": "Ingen ledare kunde komma.",
    "why": "",
    "since": "2022-10-12",
}
CLAUSE = "Omförhandling, hävningsrätt samt tvist, stycke 1"
SET_OFF = "deviation-dialogue/2022-10-12"
REPORT = {"obligation": "half-year-report", "occurrence": "half-year-report/2022-H1"}


def decided(world: World, about: Deviation, who: str, **more: Any) -> DeviationDecision:
    given: dict[str, Any] = {
        "outcome": "waive",
        "text": "Ledaren var sjuk. Det accepteras.",
        "decided_on": date(2022, 12, 6),
        "paragraph": "§ 6",
        "occurrences": [about.occurrence],
        "at": at("2022-12-07"),
    }
    return decide_deviation(deviation=about, by=world[who], **given | more)


def state_of(about: Deviation) -> State:
    return Deviation.objects.get(pk=about.pk).state


# --- Raising -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["leader", "officer", "treasurer", "signatory_lund", "admin_lund"])
def test_anyone_who_answers_for_something_raises_it_from_the_occurrence(
    world: World, as_: As, who: str
) -> None:
    client = as_(who)
    assert "Ta upp en avvikelse" in client.get(WEEK).content.decode()
    assert 'value="weekly-meetup/2022-W41" selected' in client.get(NEW).content.decode()
    page = client.post(NEW, FILLED_IN, follow=True).content.decode()
    assert "Avvikelsen är upptagen" in page
    assert "Ingen ledare kunde komma." in page
    assert CLAUSE in page
    row = Deviation.objects.get()
    assert (row.occurrence, row.owing) == (MISSED_WEEK, ("kvinnojouren", "tjejjouren", "lund"))
    assert "Avvikelse" in client.get(WEEK).content.decode()
    line = Entry.objects.get(act="deviation.raised")
    assert (line.subject, line.facts) == (f"deviation:{row.pk}", {"obligation": "weekly-meetup"})


def test_it_sets_off_the_dialogue_that_the_agreement_asks_for(world: World) -> None:
    row = deviation(world)
    assert standing_of(world, SET_OFF) is Standing.UNDATED
    fact = Evidence.objects.get(obligation="deviation-dialogue")
    assert (fact.kind, fact.happened_on, fact.made_by) == (
        "deviation",
        date(2022, 10, 12),
        f"deviation:{row.pk}",
    )
    with pytest.raises(NotPossible, match="följer av något som gjorts"):
        withdraw_evidence(evidence=fact, reason="Fel.", by=world["coordinator"], at=NOW)


def test_a_volunteer_tells_a_leader(as_: As) -> None:
    client = as_("volunteer")
    assert "Ta upp en avvikelse" not in client.get(WEEK).content.decode()
    response = client.post(NEW, FILLED_IN)
    assert response.status_code == 403
    assert "Berätta för en ledare" in response.content.decode()
    assert client.get(HERE).status_code == 200


def test_nobody_from_outside(world: World, client: Client) -> None:
    row = deviation(world)
    client.force_login(outsider())
    assert client.get(HERE).status_code == client.get(f"{HERE}{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"what": "Hon heter 990101-1234"},
        {"since": "2023-10-19"},
        {"since": "2021-12-31"},
        {"kind": "other"},
        {"occurrence": "weekly-meetup/2029-W01"},
    ],
    ids=str,
)
def test_wrong_input(as_: As, wrong: dict[str, str]) -> None:
    page = as_("coordinator").post(NEW, FILLED_IN | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert "990101" not in page
    assert not Deviation.objects.exists()
    assert not Evidence.objects.exists()


def test_first_which_obligation(as_: As) -> None:
    client = as_("coordinator")
    page = client.get(f"{HERE}ny/").content.decode()
    assert '<option value="venue"' in page
    assert client.get(f"{HERE}ny/?atagande=nothing").status_code == 404


def test_withdrawn_it_sets_off_nothing(world: World, as_: As) -> None:
    row = deviation(world)
    talk(world, row)
    with pytest.raises(NotAllowed):
        withdraw_deviation(deviation=row, reason="Fel.", by=world["officer"], at=NOW)
    address = f"{HERE}{row.pk}/aterkallelse/"
    page = as_("coordinator").post(address, {"reason": "Noterat på fel vecka."}, follow=True)
    assert "Noterat på fel vecka." in page.content.decode()
    assert state_of(row) is State.WITHDRAWN
    assert not Evidence.objects.filter(withdrawn_at=None).exists()
    assert standing_of(world, "deviation-dialogue/if") is Standing.NOT_APPLICABLE


# --- Talking -----------------------------------------------------------------------------------


def test_the_dialogue_keeps_what_the_deviation_set_off(world: World, as_: As) -> None:
    row = deviation(world)
    given = {"held_on": "2022-12-06", "parties": ["lund", "tjejjouren"], "text": "Fler ledare."}
    page = as_("officer").post(f"{HERE}{row.pk}/samtal/nytt/", given, follow=True).content.decode()
    assert "nu kan ni besluta" in page
    assert "båda sidor var med" in page
    assert state_of(row) is State.TALKED
    assert standing_of(world, SET_OFF) is Standing.KEPT
    note = DeviationNote.objects.get()
    assert take_back_note(note=note, reason="Fel dag.", by=world["officer"], at=NOW).is_withdrawn
    assert state_of(row) is State.RAISED
    assert standing_of(world, SET_OFF) is Standing.UNDATED


def test_each_dialogue_keeps_what_its_own_deviation_set_off(world: World) -> None:
    deviation(world)
    later = deviation(world, **REPORT, since=date(2022, 11, 1), at=at("2022-11-02"))
    talk(world, later)
    assert standing_of(world, "deviation-dialogue/2022-11-01") is Standing.KEPT
    assert standing_of(world, SET_OFF) is Standing.UNDATED


def test_one_side_alone_is_no_dialogue(world: World) -> None:
    row = deviation(world)
    assert not talk(world, row, "kvinnojouren", "tjejjouren").is_dialogue
    assert state_of(row) is State.RAISED
    assert standing_of(world, SET_OFF) is Standing.UNDATED


@pytest.mark.parametrize(
    ("parties", "day", "refusal"),
    [
        (["tjejjouren"], "2022-12-06", "minst två parter"),
        (["lund", "kvinnojouren"], "2022-12-06", "din egen var en av dem"),
        (["lund", "tjejjouren"], "2022-10-11", "innan avvikelsen började"),
    ],
)
def test_what_is_no_talk(world: World, parties: list[str], day: str, refusal: str) -> None:
    row = deviation(world)
    with pytest.raises(NotPossible, match=refusal):
        talk(world, row, *parties, day=day)
    assert not DeviationNote.objects.exists()


# --- Deciding ----------------------------------------------------------------------------------


def test_no_decision_before_both_sides_have_talked_and_the_clause_says_so(
    world: World, as_: As
) -> None:
    row = deviation(world)
    talk(world, row, "kvinnojouren", "tjejjouren")
    response = as_("steering_lund").get(f"{HERE}{row.pk}/beslut/nytt/")
    assert response.status_code == 409
    assert CLAUSE in response.content.decode()
    with pytest.raises(NotPossible, match=CLAUSE):
        decided(world, row, "steering_lund")
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.filter(pk=row.pk).update(proposed_at=NOW)


def test_what_all_owe_waits_for_another_party(world: World, as_: As) -> None:
    row = deviation(world)
    talk(world, row)
    given = {
        "outcome": "waive",
        "occurrences": [MISSED_WEEK],
        "text": "Ledaren var sjuk. Det accepteras.",
        "decided_on": "2022-12-06",
        "paragraph": "§ 6",
    }
    client = as_("steering_kvinnojouren")
    address = f"{HERE}{row.pk}/beslut/nytt/"
    assert "någon från en annan part" in client.get(address).content.decode()
    page = client.post(address, given, follow=True).content.decode()
    assert "gäller när en annan part har bekräftat det" in page
    assert "Bekräfta beslutet" not in page
    decision = DeviationDecision.objects.get()
    assert state_of(row) is State.PROPOSED
    assert standing_of(world, MISSED_WEEK) is Standing.MISSED
    with pytest.raises(NotAllowed, match=CLAUSE):
        confirm_decision(decision=decision, by=world["steering_kvinnojouren"], at=NOW)
    confirm = f"{HERE}{row.pk}/beslut/{decision.pk}/bekraftelse/"
    assert "Bekräfta beslutet" in as_("steering_lund").get(f"{HERE}{row.pk}/").content.decode()
    assert "avslutad" in as_("steering_lund").post(confirm, follow=True).content.decode()
    assert state_of(row) is State.CLOSED
    assert standing_of(world, MISSED_WEEK) is Standing.WAIVED
    assert "Till avvikelsen" in client.get(WEEK).content.decode()


@pytest.mark.parametrize("who", ["steering_tjejjouren", "coordinator", "signatory_tjejjouren"])
def test_nobody_decides_alone_on_their_own(world: World, who: str) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    with pytest.raises(NotAllowed, match=CLAUSE):
        decided(world, row, who, outcome="nothing")


@pytest.mark.parametrize("who", ["officer", "leader", "admin_lund", "treasurer"])
def test_only_those_with_the_right_to_decide(world: World, as_: As, who: str) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    response = as_(who).get(f"{HERE}{row.pk}/beslut/nytt/")
    assert response.status_code == 403
    assert CLAUSE in response.content.decode()


def test_the_other_side_decides_at_once(world: World) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    decided(world, row, "steering_lund")
    assert state_of(row) is State.CLOSED
    assert standing_of(world, REPORT["occurrence"]) is Standing.WAIVED


def test_a_signatory_decides_but_does_not_waive(world: World) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    with pytest.raises(NotAllowed, match="styrgruppens beslut"):
        decided(world, row, "signatory_lund")
    assert not DeviationDecision.objects.exists()
    decided(world, row, "signatory_lund", outcome="change")
    assert state_of(row) is State.CLOSED
    assert not Waiver.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"occurrences": []}, "minst en förekomst"),
        ({"occurrences": ["annual-report/2022"]}, "finns inte"),
        ({"paragraph": ""}, "paragrafen"),
        ({"text": " "}, "några ord"),
        ({"decided_on": date(2022, 12, 5)}, "innan parterna hade talat"),
        ({"decided_on": date(2022, 12, 8)}, "inte kommit än"),
        ({"outcome": "put_right"}, "då det ska vara rättat"),
        ({"outcome": "nothing", "follow_up_on": date(2022, 12, 1)}, "före beslutet"),
    ],
    ids=str,
)
def test_what_is_no_decision(world: World, wrong: dict[str, Any], refusal: str) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    with pytest.raises(NotPossible, match=refusal):
        decided(world, row, "steering_lund", **wrong)
    assert state_of(row) is State.TALKED
    assert not DeviationDecision.objects.exists()


def test_put_right_by_a_day_and_followed_up(world: World, as_: As) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    decision = decided(
        world, row, "steering_lund", outcome="put_right", put_right_by=date(2023, 1, 15)
    )
    assert decision.follow_up_on == date(2023, 1, 15)
    assert state_of(row) is State.DECIDED
    given = {"held_on": "2023-01-20", "parties": ["lund", "tjejjouren"], "text": "Den kom."}
    address = f"{HERE}{row.pk}/uppfoljning/ny/"
    as_("leader").post(address, given)
    assert state_of(row) is State.DECIDED
    page = as_("officer").post(address, given | {"closes": "on"}, follow=True).content.decode()
    assert "avvikelsen är avslutad" in page
    assert open_deviations(world.partnership) == []
    closing = DeviationNote.objects.get(closes=True)
    take_back_note(note=closing, reason="Den var inte hel.", by=world["officer"], at=NOW)
    assert state_of(row) is State.DECIDED


def test_a_decision_taken_back_waives_nothing(world: World, as_: As) -> None:
    row = deviation(world, **REPORT)
    talk(world, row)
    decision = decided(world, row, "steering_lund")
    with pytest.raises(NotAllowed):
        take_back_decision(
            decision=decision, reason="Fel.", by=world["steering_tjejjouren"], at=NOW
        )
    address = f"{HERE}{row.pk}/beslut/{decision.pk}/aterkallelse/"
    as_("steering_lund").post(address, {"reason": "Beslutet gällde en annan rapport."})
    assert state_of(row) is State.TALKED
    assert standing_of(world, REPORT["occurrence"]) is Standing.MISSED
    decided(world, row, "steering_lund", at=NOW)
    assert state_of(row) is State.CLOSED


# --- Lists and other pages ---------------------------------------------------------------------


def test_the_list_shows_what_is_open_first(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    client = as_("officer")
    assert "Inga avvikelser än" in client.get(HERE).content.decode()
    closed = deviation(world, **REPORT)
    talk(world, closed)
    decided(world, closed, "steering_lund")
    deviation(world)
    with django_assert_num_queries(11):
        page = client.get(HERE).content.decode()
    assert "vecka 41 2022" in page
    assert "första halvåret 2022" not in page
    assert "första halvåret 2022" in client.get(f"{HERE}?visa=alla").content.decode()
    for day in range(1, 9):
        deviation(world, since=date(2022, 10, day), what=f"Vecka {day}.")
    with django_assert_num_queries(11):
        client.get(HERE)


def test_idag_shows_it_until_it_is_closed(world: World, as_: As) -> None:
    row = deviation(world, **REPORT)
    client = as_("officer")
    assert "Avvikelser att tala om" in client.get("/p/q-hanget/idag/").content.decode()
    talk(world, row)
    assert "Nu kan ni besluta" in client.get("/p/q-hanget/idag/").content.decode()
    decided(world, row, "steering_lund")
    assert "Avvikelser att tala om" not in client.get("/p/q-hanget/idag/").content.decode()


def test_names_stay_with_the_own_party(world: World, as_: As) -> None:
    row = deviation(world)
    assert "Alva Lindgren" in as_("leader").get(f"{HERE}{row.pk}/").content.decode()
    assert "Alva Lindgren" not in as_("officer").get(f"{HERE}{row.pk}/").content.decode()


def test_a_whole_obligation_without_an_occurrence(world: World) -> None:
    row = raise_deviation(
        partnership=world.partnership,
        obligation="venue",
        kind="budget",
        what="Hyran är högre än budgeten.",
        since=date(2023, 9, 1),
        by=world["leader"],
        at=NOW,
    )
    assert row.owing == ("tjejjouren", "kvinnojouren")
    follow = {a.occurrence.key for a in assessments(world.partnership, NOW.date())}
    assert "deviation-dialogue/2023-09-01" in follow
    with pytest.raises(NotPossible, match="inte talat"):
        follow_up_deviation(
            deviation=row,
            held_on=NOW.date(),
            parties=["lund", "tjejjouren"],
            text="Det gick bra.",
            closes=True,
            by=world["leader"],
            at=NOW,
        )
