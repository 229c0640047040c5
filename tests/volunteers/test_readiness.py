"""Who may be asked for a shift, whether they may take it, and what is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.parties.actions.memberships import end_membership
from brygga.parties.models import Membership
from brygga.parties.roles import Role
from brygga.volunteers.actions import (
    add_absence,
    cancel_session,
    reopen_session,
    say_weekdays,
    take_back_hours,
)
from brygga.volunteers.queries import colleagues, coverage, people_for, readiness
from brygga.volunteers.readiness import Known, Lack, Need, Readiness, Taught, assess
from brygga.volunteers.roles import ShiftRole
from tests.world import (
    NOW,
    World,
    hours,
    organisation,
    partnership,
    person,
    register_check,
    requirement,
    role,
    session,
    training,
)

TODAY = NOW.date()  # a Wednesday
LEADER, VOLUNTEER, YOUTH_WORKER = ShiftRole.LEADER, ShiftRole.VOLUNTEER, ShiftRole.YOUTH_WORKER


def stands(world: World, who: str, on: date = TODAY) -> Readiness:
    return readiness(world.partnership, [world[who].pk], on)[world[who].pk]


def names(world: World, shift_role: str, on: date = TODAY) -> list[tuple[str, str]]:
    return [(one.name, one.party) for one in people_for(world.partnership, shift_role, on)]


# --- Who may be asked -------------------------------------------------------------------------


def test_who_may_be_asked_for_what(world: World) -> None:
    assert names(world, LEADER) == [
        ("Alva Lindgren", "tjejjouren"),
        ("Noor Haddad", "tjejjouren"),
    ]
    assert names(world, VOLUNTEER) == [
        ("Alva Lindgren", "tjejjouren"),
        ("Billie Ek", "kvinnojouren"),
        ("Noor Haddad", "tjejjouren"),
    ]
    assert names(world, YOUTH_WORKER) == [("Samir Öberg", "lund")]


def test_a_membership_that_has_ended_or_not_begun_asks_nobody(world: World) -> None:
    role(
        world["treasurer"], world.organisations["tjejjouren"], Role.LEADER, since=date(2023, 11, 1)
    )
    held = Membership.objects.get(person=world["leader"])
    end_membership(membership=held, by=world["admin_tjejjouren"], at=NOW)
    assert names(world, LEADER) == [("Alva Lindgren", "tjejjouren")]
    assert names(world, LEADER, date(2023, 11, 1)) == [
        ("Alva Lindgren", "tjejjouren"),
        ("Ines Berg", "tjejjouren"),
    ]
    assert ("Noor Haddad", "tjejjouren") in names(world, LEADER, TODAY - timedelta(1))


def test_each_party_that_somebody_works_for_is_one_entry(world: World) -> None:
    role(world["leader"], world.organisations["kvinnojouren"], Role.VOLUNTEER)
    role(world["leader"], world.organisations["tjejjouren"], Role.VOLUNTEER)
    assert [entry for entry in names(world, VOLUNTEER) if entry[0] == "Noor Haddad"] == [
        ("Noor Haddad", "kvinnojouren"),
        ("Noor Haddad", "tjejjouren"),
    ]
    assert names(world, LEADER).count(("Noor Haddad", "tjejjouren")) == 1


# --- What is in order ---------------------------------------------------------------------------


def test_where_nobody_has_said_what_is_needed_everybody_may(world: World) -> None:
    assert stands(world, "leader") == Readiness(
        may=frozenset(ShiftRole.values),
        missing={},
        good_until=dict.fromkeys(ShiftRole.values),
        is_first_timer=True,
        is_available=True,
    )


def test_a_training_holds_its_months_and_no_longer(world: World) -> None:
    norms = training(world, months=12)
    requirement(world, LEADER, norms)
    session(world, "2022-11-12", norms, attended_by=("leader",))
    assert stands(world, "leader").good_until[LEADER] == date(2023, 11, 12)
    assert LEADER in stands(world, "leader", date(2023, 11, 12)).may
    after = stands(world, "leader", date(2023, 11, 13))
    assert after.missing == {LEADER: (Lack("Normkritik", date(2023, 11, 12)),)}
    assert VOLUNTEER in after.may
    before = stands(world, "leader", date(2022, 11, 11))
    assert before.missing == {LEADER: (Lack("Normkritik"),)}
    assert stands(world, "coordinator").missing == {LEADER: (Lack("Normkritik"),)}


def test_the_latest_session_is_what_counts(world: World) -> None:
    norms = training(world, months=12)
    requirement(world, LEADER, norms)
    session(world, "2023-06-03", norms, attended_by=("leader",))
    session(world, "2022-05-07", norms, attended_by=("leader",))
    assert stands(world, "leader").good_until[LEADER] == date(2024, 6, 3)


@pytest.mark.parametrize("undo", ["cancel", "reopen"])
def test_a_session_that_was_not_held_after_all_teaches_nothing(world: World, undo: str) -> None:
    norms = training(world)
    requirement(world, LEADER, norms)
    held = session(world, "2023-06-03", norms, attended_by=("leader",))
    assert LEADER in stands(world, "leader").may
    if undo == "cancel":
        cancel_session(session=held, reason="Det blev inget.", by=world["coordinator"], at=NOW)
    else:
        reopen_session(session=held, by=world["coordinator"], at=NOW)
    assert stands(world, "leader").missing == {LEADER: (Lack("Normkritik"),)}


def test_a_training_of_another_partnership_is_not_this_ones(world: World) -> None:
    mine = training(world)
    requirement(world, LEADER, mine)
    elsewhere = World(
        partnership("annat", "Annat", **world.organisations), world.organisations, world.people
    )
    session(elsewhere, "2023-06-03", training(elsewhere, obligation=""), attended_by=("leader",))
    assert stands(world, "leader").missing == {LEADER: (Lack("Normkritik"),)}


def test_a_register_check_holds_as_long_as_the_routine_says(world: World) -> None:
    requirement(world, LEADER, check=True, months=12)
    requirement(world, VOLUNTEER, check=True)
    assert stands(world, "leader").missing[LEADER] == (Lack(""),)
    register_check(world, "leader", "2022-10-18")
    assert stands(world, "leader").good_until == {
        LEADER: TODAY,
        VOLUNTEER: None,
        YOUTH_WORKER: None,
    }
    tomorrow = stands(world, "leader", TODAY + timedelta(1))
    assert tomorrow.missing == {LEADER: (Lack("", TODAY),)}
    assert tomorrow.missing[LEADER][0].is_register_check


def test_a_first_timer_has_no_hours_before_the_day(world: World) -> None:
    hours(world, "leader", "2023-10-11", "shift:1")
    assert stands(world, "leader", date(2023, 10, 11)).is_first_timer
    assert not stands(world, "leader", date(2023, 10, 12)).is_first_timer
    take_back_hours(
        partnership=world.partnership, made_by="shift:1", by=world["coordinator"], at=NOW
    )
    assert stands(world, "leader").is_first_timer


def test_who_has_told_their_weekdays_is_asked_only_for_those(world: World) -> None:
    say_weekdays(by=world["leader"], weekdays={2, 6})
    assert stands(world, "leader").is_available
    assert not stands(world, "leader", TODAY + timedelta(1)).is_available
    add_absence(by=world["leader"], first_day=TODAY, last_day=TODAY, at=NOW)
    assert not stands(world, "leader").is_available
    assert stands(world, "leader", TODAY + timedelta(7)).is_available
    say_weekdays(by=world["leader"], weekdays=())
    assert not stands(world, "leader", TODAY + timedelta(7)).is_available


def test_as_many_questions_for_many_people_as_for_one(
    world: World, django_assert_num_queries
) -> None:
    norms, violence = training(world), training(world, "Våld i nära relationer")
    requirement(world, LEADER, norms, violence, check=True)
    everybody = [world["leader"].pk]
    with django_assert_num_queries(7):
        readiness(world.partnership, everybody, TODAY)
    with django_assert_num_queries(1):
        colleagues(world.partnership, TODAY)
    for n in range(20):
        who = person(f"Person {n}")
        role(who, world.organisations["tjejjouren"], Role.LEADER)
        world.people[f"person_{n}"] = who
        register_check(world, f"person_{n}", "2023-09-01")
        everybody.append(who.pk)
    came = tuple(f"person_{n}" for n in range(20))
    session(world, "2023-06-03", norms, violence, attended_by=came)
    with django_assert_num_queries(7):
        found = readiness(world.partnership, everybody, TODAY)
    assert sum(LEADER in one.may for one in found.values()) == 20
    with django_assert_num_queries(1):
        assert len(people_for(world.partnership, LEADER, TODAY)) == 22
    with django_assert_num_queries(9):
        coverage(world.partnership, TODAY)


def test_coverage_is_numbers_of_roles(world: World) -> None:
    norms = training(world)
    requirement(world, LEADER, norms)
    session(world, "2023-06-03", norms, attended_by=("leader",))
    found = {
        (row.shift_role, row.party): (row.people, row.ready)
        for row in coverage(world.partnership, TODAY)
    }
    assert found == {
        (LEADER, "tjejjouren"): (2, 1),
        (VOLUNTEER, "tjejjouren"): (2, 2),
        (VOLUNTEER, "kvinnojouren"): (1, 1),
        (YOUTH_WORKER, "lund"): (1, 1),
    }


def test_people_of_organisations_beside_are_not_asked(world: World) -> None:
    stranger = person("Någon Annan")
    role(stranger, organisation("annan-forening"), Role.LEADER)
    assert "Någon Annan" not in [name for name, _party in names(world, LEADER)]


# --- The rule itself, against one that goes day by day --------------------------------------------

DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))
MONTHS = st.none() | st.integers(1, 30)
NEEDS = st.builds(
    lambda months, check, check_months: Need(
        tuple(Taught(n, f"utbildning {n}", m) for n, m in enumerate(months)),
        check,
        check_months if check else None,
    ),
    st.lists(MONTHS, max_size=3),
    st.booleans(),
    MONTHS,
)
KNOWN = st.builds(
    Known,
    trained_on=st.dictionaries(st.integers(0, 2), DAYS),
    shown_on=st.none() | DAYS,
    has_worked=st.booleans(),
    is_available=st.booleans(),
)


def holds_by_counting(begun: date | None, months: int | None, on: date) -> bool:
    """Whether something of a day still holds, month by month: the slow and obvious way."""
    if begun is None:
        return False
    if months is None:
        return True
    year, month = begun.year, begun.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return (on.year, on.month, on.day) <= (year, month, begun.day)


@given(need=NEEDS, known=KNOWN, on=DAYS)
def test_may_and_missing_agree_with_counting(need: Need, known: Known, on: date) -> None:
    found = assess({"leader": need}, known, on)
    lacking = [
        taught.title
        for taught in need.trainings
        if not holds_by_counting(known.trained_on.get(taught.id), taught.months, on)
    ]
    if need.register_check and not holds_by_counting(
        known.shown_on, need.register_check_months, on
    ):
        lacking.append("")
    assert [lack.title for lack in found.missing.get("leader", ())] == lacking
    assert ("leader" in found.may) == (not lacking)
    assert all(
        lack.lapsed_on is None or lack.lapsed_on < on
        for lacks in found.missing.values()
        for lack in lacks
    )
    if until := found.good_until.get("leader"):
        assert "leader" in assess({"leader": need}, known, until).may
        assert "leader" not in assess({"leader": need}, known, until + timedelta(1)).may
    assert (found.is_first_timer, found.is_available) == (
        not known.has_worked,
        known.is_available,
    )
