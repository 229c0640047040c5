"""Planning a term, changing its rule for what has not happened, and taking it back."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from brygga.domain.meetups import Evening, State
from brygga.journal.models import Entry
from brygga.meetups.actions import (
    cancel_meetup,
    change_rule,
    hold_meetup,
    move_meetup,
    plan_programme,
    remove_programme,
    theme_meetup,
)
from brygga.meetups.models import Meetup, Programme, ProgrammeRule
from brygga.meetups.queries import Plan, evening_of, plan_between
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.world import NOW, World, at, autumn_programme

FIRST, LAST = date(2023, 8, 16), date(2023, 12, 22)


def plan(world: World, first: date = FIRST, last: date = LAST) -> Plan:
    return plan_between(world.partnership, first, last, NOW.date())


def evening(world: World, key: str) -> Evening:
    found = evening_of(world.partnership, key, NOW.date())
    assert found is not None
    return found


def test_a_term_is_planned_in_one_act(world: World) -> None:
    autumn_programme(world)
    found = plan(world)
    assert len(found.evenings) == 18
    assert [day.key for day in found.left_out] == ["2023-W44"]
    assert not found.short
    assert not Meetup.objects.exists(), "Evenings follow from the rule; none is copied."
    assert Entry.objects.get(act="programme.planned").role == "coordinator"


def test_every_week_of_the_promise_is_accounted_for(world: World) -> None:
    """What is not planned is short, at once and by its occurrence."""
    autumn_programme(world, ends_on=date(2023, 12, 10))
    assert [short.promise.key for short in plan(world).short] == [
        "weekly-meetup/2023-W50",
        "weekly-meetup/2023-W51",
    ]
    cancel(world, "2023-W45")
    assert plan(world).short[0].promise.key == "weekly-meetup/2023-W45"


def cancel(world: World, key: str) -> Meetup:
    return cancel_meetup(
        partnership=world.partnership, key=key, reason="premises", by=world["leader"], at=NOW
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends": time(17)}, "Sluttiden"),
        ({"ends_on": date(2023, 8, 1)}, "sista dagen"),
        ({"ends_on": date(2025, 1, 1)}, "högst ett år"),
        ({"place": "  "}, "var träffarna är"),
        ({"place": "Ring 070-123 45 67"}, "telefon"),
        ({"obligation": "venue"}, "Välj vilket åtagande"),
        ({"obligation": "finns-inte"}, "Välj vilket åtagande"),
    ],
)
def test_what_does_not_hold_together_is_said(
    world: World, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotPossible, match=said):
        autumn_programme(world, **wrong)
    assert not Programme.objects.exists()


@pytest.mark.parametrize("who", ["leader", "volunteer", "officer", "youth_worker", "admin_lund"])
def test_only_the_coordinator_plans(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        plan_programme(
            partnership=world.partnership,
            begins_on=FIRST,
            ends_on=LAST,
            weekday=2,
            begins=time(17),
            ends=time(20),
            place="Lokalen",
            obligation="weekly-meetup",
            by=world[who],
            at=NOW,
        )


def test_the_same_evening_is_not_planned_twice(world: World) -> None:
    autumn_programme(world)
    with pytest.raises(NotPossible, match="redan ett program"):
        autumn_programme(world, begins=time(18))
    second = autumn_programme(world, weekday=4)
    assert second.number == 2
    assert evening(world, "2023-W42-2").on == date(2023, 10, 20)


def test_a_rule_changed_in_mid_term_changes_what_has_not_happened(
    world: World, programme: Programme
) -> None:
    here, by = world.partnership, world["coordinator"]
    hold_meetup(partnership=here, key="2023-W41", by=by, at=NOW)
    cancel(world, "2023-W45")
    move_meetup(
        partnership=here,
        key="2023-W46",
        on=date(2023, 11, 14),
        begins=time(17),
        ends=time(19),
        place="Biblioteket",
        by=by,
        at=NOW,
    )
    theme_meetup(partnership=here, key="2023-W47", theme="film", title="", by=by, at=NOW)
    change_rule(
        programme=programme,
        since=date(2023, 10, 26),
        weekday=3,
        begins=time(18),
        ends=time(20, 30),
        place="Ungdomens hus",
        by=by,
        at=NOW,
    )
    assert evening(world, "2023-W41").on == date(2023, 10, 11)
    assert evening(world, "2023-W42").on == date(2023, 10, 18)
    changed = evening(world, "2023-W43")
    assert (changed.on, changed.begins, changed.place) == (
        date(2023, 10, 26),
        time(18),
        "Ungdomens hus",
    )
    cancelled, moved, themed = (evening(world, f"2023-W{week}") for week in (45, 46, 47))
    assert (cancelled.on, cancelled.state) == (date(2023, 11, 8), State.CANCELLED)
    assert (moved.on, moved.place) == (date(2023, 11, 14), "Biblioteket")
    assert (themed.on, themed.theme) == (date(2023, 11, 23), "film")


def test_what_has_been_does_not_change(world: World, programme: Programme) -> None:
    def change(since: date, moment: Any = NOW) -> Programme:
        return change_rule(
            programme=programme,
            since=since,
            weekday=3,
            begins=time(18),
            ends=time(20),
            place="Lokalen",
            by=world["coordinator"],
            at=moment,
        )

    # The evening of this week is today: it has its hour yet, but people count on it.
    with pytest.raises(NotPossible, match="Det som varit"):
        change(date(2023, 10, 18))
    with pytest.raises(NotPossible, match="ingen träff efter"):
        change(date(2024, 1, 8))
    change(date(2023, 10, 16), at("2023-10-16"))
    change(date(2023, 10, 23))
    # The later rule gives way to one that begins before it.
    change(date(2023, 10, 23))
    assert ProgrammeRule.objects.filter(programme=programme).count() == 3


def test_an_untouched_programme_can_be_taken_back(world: World, programme: Programme) -> None:
    by = world["coordinator"]
    theme_meetup(
        partnership=world.partnership, key="2023-W47", theme="film", title="", by=by, at=NOW
    )
    remove_programme(programme=programme, by=by, at=NOW)
    assert not Programme.objects.exists()
    assert not plan(world).evenings
    assert Entry.objects.filter(act="programme.removed").exists()


def test_a_programme_with_a_history_stays(world: World, programme: Programme) -> None:
    hold_meetup(partnership=world.partnership, key="2023-W41", by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match="hållits"):
        remove_programme(programme=programme, by=world["coordinator"], at=NOW)


def test_the_database_keeps_what_must_hold(world: World, programme: Programme) -> None:
    rule = ProgrammeRule.objects.get(programme=programme)
    for broken in (
        Programme(
            partnership=world.partnership,
            begins_on=LAST,
            ends_on=FIRST,
            number=1,
            obligation="weekly-meetup",
        ),
        ProgrammeRule(
            programme=programme,
            since=rule.since,
            weekday=2,
            begins=time(18),
            ends=time(20),
            place="x",
        ),
        ProgrammeRule(
            programme=programme,
            since=date(2023, 9, 4),
            weekday=2,
            begins=time(20),
            ends=time(18),
            place="x",
        ),
        Meetup(partnership=world.partnership, key="x", held_at=NOW),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()


def test_the_plan_asks_the_same_questions_however_long(
    world: World, programme: Programme, django_assert_num_queries: Any
) -> None:
    plan(world)
    for key in ("2023-W38", "2023-W39", "2023-W40"):
        hold_meetup(partnership=world.partnership, key=key, by=world["leader"], at=NOW)
    with django_assert_num_queries(5):
        plan(world, date(2023, 10, 1), date(2023, 10, 31))
    with django_assert_num_queries(5):
        plan(world)


def test_a_second_term_leaves_the_first_alone(world: World, programme: Programme) -> None:
    autumn_programme(
        world, begins_on=date(2024, 1, 10), ends_on=date(2024, 6, 11), place="Nya lokalen"
    )
    spring = plan(world, date(2024, 1, 10), date(2024, 6, 11))
    # First of May is a Wednesday, in a week that counts: said at once.
    assert [short.promise.key for short in spring.short] == ["weekly-meetup/2024-W18"]
    assert len(plan(world).evenings) == 18
    assert replace(spring, evenings=()).programmes[0].number == 1
