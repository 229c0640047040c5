"""Training sessions: what they are evidence for, and what becomes of it when they are undone."""

from datetime import date, time
from typing import Any

import pytest

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.actions import withdraw_evidence
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions import (
    add_default_trainings,
    cancel_session,
    change_session,
    change_training,
    hold_session,
    plan_session,
    reopen_session,
    retire_training,
    take_up_training,
)
from brygga.volunteers.models import Training, TrainingSession
from brygga.volunteers.permissions import sets_requirements
from brygga.volunteers.queries import needs_of, trainings_of
from tests.world import NOW, World, at, outsider, partnership, requirement, session, training

TODAY = NOW.date()
FIRST_HALF, SECOND_HALF = "staff-training/2023-H1", "staff-training/2023-H2"


def standing_of(world: World, key: str) -> Standing:
    return next(
        a.standing for a in assessments(world.partnership, TODAY) if a.occurrence.key == key
    )


def counted(world: World) -> list[tuple[str, date, str]]:
    rows = Evidence.objects.filter(withdrawn_at=None).order_by("obligation", "party")
    return [(row.obligation, row.happened_on, row.party) for row in rows]


def planned(
    world: World, *trainings: Training, day: str = "2023-06-03", who: str = "coordinator"
) -> TrainingSession:
    return plan_session(
        partnership=world.partnership,
        trainings=trainings,
        day=date.fromisoformat(day),
        by=world[who],
        at=at("2023-05-01"),
    )


# --- Held and undone -------------------------------------------------------------------------


def test_held_it_is_evidence_once_for_each_promise_it_keeps(world: World) -> None:
    norms, inclusion = training(world), training(world, "Inkludering")
    lecture = training(world, "Öppen föreläsning", obligation="competence-raising")
    quiet = training(world, "Motiverande samtal", obligation="")
    held = session(world, "2023-06-03", norms, inclusion, lecture, quiet)
    assert counted(world) == [
        ("competence-raising", date(2023, 6, 3), ""),
        ("staff-training", date(2023, 6, 3), ""),
    ]
    assert standing_of(world, FIRST_HALF) is Standing.KEPT
    row = Evidence.objects.filter(obligation="staff-training").get()
    assert (row.kind, row.made_by) == ("training", f"training-session:{held.pk}")
    assert row.source == "Inkludering, Motiverande samtal, Normkritik, Öppen föreläsning"
    acts = list(Entry.objects.filter(partnership="q-hanget").values_list("act", flat=True))
    assert acts[-3:] == ["training_session.held", "evidence.recorded", "evidence.recorded"]


@pytest.mark.parametrize("undo", ["cancel", "reopen"])
def test_undone_it_is_evidence_no_more(world: World, undo: str) -> None:
    held = session(world, "2023-06-03", training(world))
    if undo == "cancel":
        after = cancel_session(session=held, reason="Ingen kom.", by=world["coordinator"], at=NOW)
        assert (after.state, after.cancellation_reason) == ("cancelled", "Ingen kom.")
    else:
        after = reopen_session(session=held, by=world["coordinator"], at=NOW)
        assert after.state == "planned"
    assert counted(world) == []
    assert standing_of(world, FIRST_HALF) is Standing.MISSED
    assert Evidence.objects.get().is_withdrawn


def test_held_again_it_counts_again(world: World) -> None:
    held = session(world, "2023-06-03", training(world))
    again = reopen_session(session=held, by=world["coordinator"], at=NOW)
    hold_session(session=again, by=world["coordinator"], at=NOW)
    assert len(counted(world)) == 1
    with pytest.raises(NotPossible, match="redan genomfört"):
        hold_session(session=again, by=world["coordinator"], at=NOW)


def test_its_evidence_is_not_withdrawn_behind_its_back(world: World) -> None:
    session(world, "2023-06-03", training(world))
    with pytest.raises(NotPossible, match="följer av något"):
        withdraw_evidence(
            evidence=Evidence.objects.get(), reason="Fel.", by=world["coordinator"], at=NOW
        )


def test_one_for_an_association_keeps_its_part(world: World) -> None:
    made = plan_session(
        partnership=world.partnership,
        trainings=[training(world)],
        day=date(2023, 6, 3),
        organisation=world.organisations["kvinnojouren"],
        by=world["admin_kvinnojouren"],
        at=NOW,
    )
    hold_session(session=made, by=world["admin_kvinnojouren"], at=NOW)
    assert counted(world) == [("staff-training", date(2023, 6, 3), "kvinnojouren")]
    with pytest.raises(NotAllowed, match="en annan organisations folk"):
        reopen_session(session=made, by=world["coordinator"], at=NOW)


def test_not_before_its_day(world: World) -> None:
    coming = planned(world, training(world), day="2023-10-19")
    with pytest.raises(NotPossible, match="inte kommit än"):
        hold_session(session=coming, by=world["coordinator"], at=NOW)
    assert TrainingSession.objects.get().state == "planned"
    hold_session(session=coming, by=world["coordinator"], at=at("2023-10-19", "00:01"))


def test_a_change_of_promise_leaves_what_was_recorded(world: World) -> None:
    norms = training(world)
    held = session(world, "2023-06-03", norms)
    change_training(
        training=norms,
        title="Normkritik",
        months=None,
        obligation="competence-raising",
        by=world["coordinator"],
        at=NOW,
    )
    assert [row[0] for row in counted(world)] == ["staff-training"]
    again = reopen_session(session=held, by=world["coordinator"], at=NOW)
    assert counted(world) == []
    hold_session(session=again, by=world["coordinator"], at=NOW)
    assert [row[0] for row in counted(world)] == ["competence-raising"]


# --- Planned, changed, cancelled -------------------------------------------------------------


def test_it_is_changed_until_it_is_held(world: World) -> None:
    norms, inclusion = training(world), training(world, "Inkludering")
    made = planned(world, norms)
    given: dict[str, Any] = {
        "trainings": [inclusion],
        "day": date(2023, 6, 10),
        "begins": time(17),
        "ends": time(20),
        "place": "Biblioteket",
        "about": "För nya",
        "organisation": None,
        "by": world["coordinator"],
        "at": NOW,
    }
    changed = change_session(session=made, **given)
    assert (changed.day, changed.place, list(changed.trainings.all())) == (
        date(2023, 6, 10),
        "Biblioteket",
        [inclusion],
    )
    hold_session(session=made, by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match="redan genomfört"):
        change_session(session=made, **given)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"trainings": []}, "minst en"),
        ({"begins": time(17)}, "båda tiderna"),
        ({"begins": time(17), "ends": time(17)}, "sluta efter"),
        ({"place": "Storgatan 12"}, "gatuadress"),
        ({"about": "x" * 121}, "120"),
    ],
)
def test_what_cannot_be_planned(world: World, given: dict[str, Any], reason: str) -> None:
    values: dict[str, Any] = {
        "partnership": world.partnership,
        "trainings": [training(world)],
        "day": TODAY,
        "by": world["coordinator"],
        "at": NOW,
    }
    with pytest.raises(NotPossible, match=reason):
        plan_session(**(values | given))
    assert not TrainingSession.objects.exists()


def test_a_training_of_another_partnership_cannot_be_planned_here(world: World) -> None:
    elsewhere = World(
        partnership("annat", "Annat", **world.organisations), world.organisations, world.people
    )
    with pytest.raises(NotPossible, match="minst en"):
        planned(world, training(elsewhere, obligation=""))


@pytest.mark.parametrize("who", ["officer", "leader", "volunteer", "youth_worker", "admin_lund"])
def test_who_may_not_plan(world: World, who: str) -> None:
    norms = training(world)
    with pytest.raises(NotAllowed):
        planned(world, norms, who=who)


def test_an_outsider_plans_nothing(world: World) -> None:
    norms = training(world)
    world.people["outsider"] = outsider()
    with pytest.raises(NotAllowed):
        planned(world, norms, who="outsider")


def test_a_cancelled_one_says_why_and_can_be_planned_again(world: World) -> None:
    made = planned(world, training(world))
    with pytest.raises(NotPossible, match="varför"):
        cancel_session(session=made, reason=" ", by=world["coordinator"], at=NOW)
    cancel_session(session=made, reason="Sjukdom.", by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match="redan inställt"):
        cancel_session(session=made, reason="Igen.", by=world["coordinator"], at=NOW)
    again = reopen_session(session=made, by=world["coordinator"], at=NOW)
    assert (again.state, again.cancellation_reason) == ("planned", "")
    with pytest.raises(NotPossible, match="redan bara planerat"):
        reopen_session(session=made, by=world["coordinator"], at=NOW)


# --- Trainings -------------------------------------------------------------------------------


def test_what_is_offered_to_begin_with(world: World) -> None:
    made = add_default_trainings(partnership=world.partnership, by=world["coordinator"], at=NOW)
    assert [(one.title, one.obligation, one.is_proposed) for one in made] == [
        ("Normkritik", "staff-training", False),
        ("Inkludering", "staff-training", False),
        ("Våld i nära relationer", "staff-training", False),
        ("Motiverande samtal, grunder", "staff-training", True),
    ]
    with pytest.raises(NotPossible, match="redan utbildningar"):
        add_default_trainings(partnership=world.partnership, by=world["coordinator"], at=NOW)


def test_a_training_keeps_only_a_promise_that_is_counted(world: World) -> None:
    with pytest.raises(NotPossible, match="räknas i antal"):
        training(world, obligation="annual-report")
    with pytest.raises(NotPossible, match="räknas i antal"):
        training(world, obligation="finns-inte")


def test_a_title_stands_once_until_it_is_retired(world: World) -> None:
    norms = training(world)
    with pytest.raises(NotPossible, match="redan en utbildning"):
        training(world)
    requirement(world, "leader", norms)
    retire_training(training=norms, by=world["coordinator"], at=NOW)
    assert needs_of(world.partnership)["leader"].trainings == ()
    assert not trainings_of(world.partnership)
    training(world)
    with pytest.raises(NotPossible, match="redan en utbildning"):
        take_up_training(training=norms, by=world["coordinator"], at=NOW)


@pytest.mark.parametrize("months", [0, 121])
def test_months_that_make_no_sense(world: World, months: int) -> None:
    with pytest.raises(NotPossible, match="månader"):
        training(world, months=months)


# --- Requirements ----------------------------------------------------------------------------


def test_each_side_says_what_its_own_need(world: World) -> None:
    def may(who: str) -> tuple[bool, bool]:
        member = member_of(world[who], "q-hanget", TODAY)
        assert member
        return sets_requirements(member, "leader"), sets_requirements(member, "youth_worker")

    assert may("coordinator") == (True, False)
    assert may("officer") == may("admin_lund") == (False, True)
    assert may("leader") == may("youth_worker") == may("steering_lund") == (False, False)


def test_a_requirement_replaces_the_one_before(world: World) -> None:
    norms, inclusion = training(world), training(world, "Inkludering")
    requirement(world, "leader", norms, check=True, months=12)
    requirement(world, "leader", inclusion)
    need = needs_of(world.partnership)["leader"]
    assert [one.title for one in need.trainings] == ["Inkludering"]
    assert (need.register_check, need.register_check_months) == (False, None)


def test_a_requirement_that_makes_no_sense(world: World) -> None:
    norms = training(world)
    retire_training(training=norms, by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match="ges inte längre"):
        requirement(world, "leader", norms)
    with pytest.raises(NotPossible, match="bara där det behövs"):
        requirement(world, "leader", months=12)
    with pytest.raises(NotPossible, match="månader"):
        requirement(world, "leader", check=True, months=0)
