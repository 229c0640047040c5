"""What is noted about people: attendance, register checks, days, hours, attestations; and names."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.membership import Member
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.parties.roles import Role
from brygga.volunteers.actions import (
    add_absence,
    attest_leadership,
    keep_hours,
    note_attendance,
    note_register_check,
    plan_session,
    remove_absence,
    remove_register_check,
    take_back_hours,
    withdraw_attestation,
)
from brygga.volunteers.models import Absence, Attendance, Attestation, RegisterCheck, WorkedHours
from brygga.volunteers.queries import attending, hours_by_half_year, people_for, term_on
from brygga.volunteers.words import shown_name
from tests.world import NOW, World, at, attestation, hours, register_check, role, session, training

TODAY = NOW.date()
OWN_CHAIN = "organisation:tjejjouren-i-lund"


def member(world: World, who: str) -> Member:
    found = member_of(world[who], "q-hanget", TODAY)
    assert found
    return found


# --- Attendance ------------------------------------------------------------------------------


def test_each_organisation_notes_its_own(world: World) -> None:
    held = session(world, "2023-06-03", training(world), attended_by=("leader", "coordinator"))
    note_attendance(
        session=held,
        organisation=world.organisations["kvinnojouren"],
        people=[world["volunteer"]],
        by=world["admin_kvinnojouren"],
        at=NOW,
    )
    assert attending(held) == {world[who].pk for who in ("leader", "coordinator", "volunteer")}
    note_attendance(
        session=held,
        organisation=world.organisations["tjejjouren"],
        people=[world["leader"]],
        by=world["admin_tjejjouren"],
        at=NOW,
    )
    assert attending(held) == {world["leader"].pk, world["volunteer"].pk}


def test_the_line_about_attendance_is_in_the_own_chain(world: World) -> None:
    held = session(world, "2023-06-03", training(world), attended_by=("leader",))
    line = Entry.objects.get(act="attendance.noted")
    assert (line.partnership, line.subject, line.facts) == (
        OWN_CHAIN,
        f"training_session:{held.pk}",
        {},
    )


@pytest.mark.parametrize("who", ["leader", "admin_kvinnojouren", "officer", "admin_lund"])
def test_who_may_not_note_attendance(world: World, who: str) -> None:
    held = session(world, "2023-06-03", training(world))
    with pytest.raises(NotAllowed):
        note_attendance(
            session=held,
            organisation=world.organisations["tjejjouren"],
            people=[world["leader"]],
            by=world[who],
            at=NOW,
        )


def test_attendance_that_cannot_be(world: World) -> None:
    norms = training(world)
    ours, theirs = world.organisations["tjejjouren"], world.organisations["kvinnojouren"]
    held = session(world, "2023-06-03", norms)
    by = world["coordinator"]
    with pytest.raises(NotPossible, match="egna organisationens"):
        note_attendance(session=held, organisation=ours, people=[world["volunteer"]], by=by, at=NOW)
    coming = plan_session(
        partnership=world.partnership, trainings=[norms], day=TODAY, by=by, at=NOW
    )
    with pytest.raises(NotPossible, match="markerat som genomfört"):
        note_attendance(session=coming, organisation=ours, people=[world["leader"]], by=by, at=NOW)
    role(world["coordinator"], theirs, Role.ADMINISTRATOR)
    held.organisation = theirs
    held.save()
    with pytest.raises(NotPossible, match="en annan organisation"):
        note_attendance(session=held, organisation=ours, people=[world["leader"]], by=by, at=NOW)
    assert not Attendance.objects.exists()


# --- Register checks -------------------------------------------------------------------------


def test_a_register_check_is_a_note_and_no_more(world: World) -> None:
    check = register_check(world, "leader", "2023-09-01")
    assert {field.name for field in RegisterCheck._meta.get_fields()} == {
        *("id", "person", "shown_on", "seen_by"),
    }
    assert (check.seen_by, check.shown_on) == (world["admin_tjejjouren"], date(2023, 9, 1))
    line = Entry.objects.get(act="register_check.noted")
    assert (line.partnership, line.subject, line.facts) == (
        OWN_CHAIN,
        f"register_check:{check.pk}",
        {},
    )


def noting(world: World, **given: Any) -> RegisterCheck:
    values: dict[str, Any] = {
        "partnership": world.partnership,
        "organisation": world.organisations["tjejjouren"],
        "person": world["leader"],
        "shown_on": TODAY,
        "is_recent": True,
        "by": world["coordinator"],
        "at": NOW,
    }
    return note_register_check(**(values | given))


def test_an_extract_older_than_a_year_is_not_noted(world: World) -> None:
    with pytest.raises(NotPossible, match="högst ett år"):
        noting(world, is_recent=False)
    with pytest.raises(NotPossible, match="inte kommit än"):
        noting(world, shown_on=TODAY + timedelta(1))
    noting(world)
    with pytest.raises(NotPossible, match="redan noterat"):
        noting(world)
    assert RegisterCheck.objects.count() == 1


@pytest.mark.parametrize("who", ["leader", "admin_kvinnojouren", "officer", "steering_tjejjouren"])
def test_who_may_not_note_a_check(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        noting(world, person=world["treasurer"], by=world[who])


def test_nobody_notes_their_own_or_a_strangers(world: World) -> None:
    with pytest.raises(NotAllowed, match="sitt eget"):
        noting(world, person=world["coordinator"])
    with pytest.raises(NotPossible, match="hör inte till"):
        noting(world, person=world["volunteer"])
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterCheck.objects.create(
            person=world["leader"], seen_by=world["leader"], shown_on=TODAY
        )


def test_a_wrong_note_leaves_nothing(world: World) -> None:
    check = noting(world)
    by: dict[str, Any] = {"partnership": world.partnership, "check": check, "at": NOW}
    with pytest.raises(NotAllowed):
        remove_register_check(
            **by, organisation=world.organisations["kvinnojouren"], by=world["admin_kvinnojouren"]
        )
    remove_register_check(
        **by, organisation=world.organisations["tjejjouren"], by=world["admin_tjejjouren"]
    )
    assert not RegisterCheck.objects.exists()


# --- Days away -------------------------------------------------------------------------------


def test_days_away_are_ones_own(world: World) -> None:
    away = add_absence(by=world["leader"], first_day=TODAY, last_day=TODAY + timedelta(6), at=NOW)
    assert (away.until, away.last_day) == (TODAY + timedelta(7), TODAY + timedelta(6))
    with pytest.raises(NotPossible, match="redan"):
        add_absence(by=world["leader"], first_day=TODAY, last_day=TODAY + timedelta(6), at=NOW)
    with pytest.raises(NotPossible, match="före den första"):
        add_absence(by=world["leader"], first_day=TODAY, last_day=TODAY - timedelta(1), at=NOW)
    yesterday = TODAY - timedelta(1)
    with pytest.raises(NotPossible, match="redan över"):
        add_absence(by=world["leader"], first_day=yesterday, last_day=yesterday, at=NOW)
    with pytest.raises(NotAllowed):
        remove_absence(absence=away, by=world["coordinator"])
    remove_absence(absence=away, by=world["leader"])
    assert not Absence.objects.exists()


# --- Hours -----------------------------------------------------------------------------------


def test_hours_are_summed_by_half_year_and_party(world: World) -> None:
    hours(world, "leader", "2023-06-30", "shift:1", minutes=150)
    hours(world, "leader", "2023-07-01", "shift:2", minutes=100)
    hours(world, "coordinator", "2023-10-11", "shift:3", minutes=20)
    hours(world, "youth_worker", "2023-10-11", "shift:4", party="lund", shift_role="youth_worker")
    taken = hours(world, "leader", "2023-10-11", "shift:5")
    take_back_hours(
        partnership=world.partnership, made_by=taken.made_by, by=world["leader"], at=NOW
    )
    assert [(s.half_year, s.party, s.minutes) for s in hours_by_half_year(world.partnership)] == [
        ("2023-H2", "tjejjouren", 120),
        ("2023-H2", "lund", 180),
        ("2023-H1", "tjejjouren", 150),
    ]


def test_an_act_gives_its_hours_once_until_they_are_taken_back(world: World) -> None:
    hours(world, "leader", "2023-10-11", "shift:1")
    with pytest.raises(NotPossible, match="redan noterad"):
        hours(world, "coordinator", "2023-10-11", "shift:1")
    back: dict[str, Any] = {"partnership": world.partnership, "made_by": "shift:1", "at": NOW}
    assert take_back_hours(**back, by=world["coordinator"])
    assert take_back_hours(**back, by=world["coordinator"]) is None
    hours(world, "leader", "2023-10-11", "shift:1")
    assert WorkedHours.objects.filter(taken_back_at=None).count() == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"minutes": 0}, "en minut"),
        ({"minutes": 1441}, "ett dygn"),
        ({"day": TODAY + timedelta(1)}, "inte kommit än"),
        ({"party": "annan"}, "inte part"),
    ],
)
def test_hours_that_cannot_be(world: World, given: dict[str, Any], reason: str) -> None:
    values: dict[str, Any] = {
        "partnership": world.partnership,
        "party": "tjejjouren",
        "person": None,
        "day": TODAY,
        "minutes": 60,
        "shift_role": "leader",
        "made_by": "shift:1",
        "by": world["leader"],
        "at": NOW,
    }
    with pytest.raises(NotPossible, match=reason):
        keep_hours(**(values | given))
    with pytest.raises(NotAllowed):
        keep_hours(**(values | {"by": world["officer"]}))


# --- Attestations ----------------------------------------------------------------------------


def standing_of(world: World, key: str) -> Standing:
    return next(
        a.standing for a in assessments(world.partnership, TODAY) if a.occurrence.key == key
    )


def test_an_attestation_is_evidence_for_the_term(world: World) -> None:
    made = attestation(world, "2023-09-05")
    assert (made.term, made.attested_role) == ("2023-HT", Role.STEERING_MEMBER)
    assert standing_of(world, "leadership-attested/2023-HT") is Standing.KEPT
    row = Evidence.objects.get()
    assert (row.kind, row.party, row.source, row.made_by) == (
        *("attestation", "tjejjouren", ""),
        f"attestation:{made.pk}",
    )
    with pytest.raises(NotPossible, match="redan lämnat"):
        attestation(world, "2023-10-01", who="coordinator")


def test_a_withdrawn_one_is_evidence_no_more(world: World) -> None:
    made = attestation(world, "2023-09-05")
    with pytest.raises(NotAllowed):
        withdraw_attestation(attestation=made, by=world["steering_kvinnojouren"], at=NOW)
    withdraw_attestation(attestation=made, by=world["coordinator"], at=NOW)
    assert Evidence.objects.get().is_withdrawn
    with pytest.raises(NotPossible):
        withdraw_attestation(attestation=made, by=world["coordinator"], at=NOW)
    attestation(world, "2023-10-01")


def test_it_says_nothing_about_any_person(world: World) -> None:
    names = {field.name for field in Attestation._meta.get_fields()}
    assert names == {
        *("id", "partnership", "party", "obligation", "term", "withdrawn_at"),
        *("attested_at", "attested_on", "attested_by", "attested_role"),
    }
    attestation(world, "2023-09-05")
    line = Entry.objects.get(act="leadership.attested")
    assert line.facts == {"party": "tjejjouren", "obligation": "leadership-attested"}


@pytest.mark.parametrize("who", ["leader", "steering_lund", "officer", "steering_kvinnojouren"])
def test_who_may_not_attest_for_the_association(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        attestation(world, "2023-09-05", who=who)


def test_not_between_terms_nor_for_what_is_not_counted(world: World) -> None:
    with pytest.raises(NotPossible, match="ingen skoltermin"):
        attestation(world, "2023-07-10")
    with pytest.raises(NotPossible, match="räknas i antal"):
        attest_leadership(
            partnership=world.partnership,
            party="tjejjouren",
            obligation="annual-report",
            by=world["coordinator"],
            at=NOW,
        )
    assert term_on(world.partnership, date(2023, 7, 10)) is None


# --- Names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whom", "shift_role", "reader", "apart", "same_evening"),
    [
        ("leader", "leader", "treasurer", "Noor Haddad", "Noor Haddad"),
        ("leader", "leader", "volunteer", "ledare, Tjejjouren i Lund", "Noor Haddad"),
        ("volunteer", "volunteer", "coordinator", "volontär, Kvinnojouren Lund", "Billie Ek"),
        (
            *("leader", "leader", "youth_worker"),
            *("ledare, Tjejjouren i Lund", "ledare, Tjejjouren i Lund"),
        ),
        (
            *("volunteer", "volunteer", "officer"),
            *("volontär, Kvinnojouren Lund", "volontär, Kvinnojouren Lund"),
        ),
        (
            *("youth_worker", "youth_worker", "leader"),
            "fritidsledare, Kultur- och fritidsnämnden, Lunds kommun",
            "fritidsledare, Kultur- och fritidsnämnden, Lunds kommun",
        ),
        ("youth_worker", "youth_worker", "officer", "Samir Öberg", "Samir Öberg"),
    ],
)
def test_whose_name_one_sees(
    world: World, whom: str, shift_role: str, reader: str, apart: str, same_evening: str
) -> None:
    people = people_for(world.partnership, shift_role, TODAY)
    one = next(person for person in people if person.person_id == world[whom].pk)
    assert shown_name(one, member(world, reader)) == apart
    assert shown_name(one, member(world, reader), same_evening=True) == same_evening


def test_a_foot_in_the_municipality_shows_no_other_names(world: World) -> None:
    role(world["youth_worker"], world.organisations["kvinnojouren"], Role.VOLUNTEER)
    (noor,) = (
        one
        for one in people_for(world.partnership, "leader", TODAY)
        if one.person_id == world["leader"].pk
    )
    shown = shown_name(noor, member(world, "youth_worker"), same_evening=True)
    assert shown == "ledare, Tjejjouren i Lund"


def test_the_database_holds_what_the_rules_say(world: World) -> None:
    """A row past the actions is refused where it would break an invariant."""
    assert connection.vendor in {"sqlite", "postgresql"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(person=world["leader"], since=TODAY, until=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkedHours.objects.create(
            partnership=world.partnership,
            party="tjejjouren",
            day=TODAY,
            minutes=0,
            shift_role="leader",
            made_by="shift:1",
            kept_at=at("2023-10-18"),
        )
