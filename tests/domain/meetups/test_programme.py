"""A term's evenings: the rule, the calendar, what people decided, and what the promise asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.calendar import Break, Per, Period, SchoolCalendar, SchoolTerm, holidays_in
from brygga.domain.calendar.periods import week_of
from brygga.domain.meetups import (
    Decided,
    Evening,
    LeftOut,
    Programme,
    Promise,
    Rule,
    State,
    WhyLeftOut,
    differences,
    extra_evening,
    plan_evenings,
    short_of,
)
from brygga.domain.terms import read_calendar
from tests.world import EXAMPLES

LUND = read_calendar((EXAMPLES / "calendars/lund.toml").read_bytes(), name="lund.toml")
AUTUMN = SchoolTerm(date(2023, 8, 16), date(2023, 12, 22))
WEDNESDAY, FRIDAY = 2, 4
MONDAY = date(2023, 8, 14)
EVENING = Rule(MONDAY, WEDNESDAY, time(17, 30), time(20), "Lokalen")
PROGRAMME = Programme(1, AUTUMN.begins_on, AUTUMN.ends_on, (EVENING,))


def planned(
    programme: Programme = PROGRAMME,
    calendar: SchoolCalendar | None = LUND,
    *decided: Decided,
) -> dict[str, Evening | LeftOut]:
    found = plan_evenings(programme, calendar, {each.key: each for each in decided})
    return {entry.key: entry for entry in found}


def test_an_autumn_of_wednesdays_leaves_out_the_break() -> None:
    plan = planned()
    assert len(plan) == 19
    evenings = [entry for entry in plan.values() if isinstance(entry, Evening)]
    assert len(evenings) == 18
    assert {evening.on.weekday() for evening in evenings} == {WEDNESDAY}
    assert evenings[0].on == date(2023, 8, 16)
    left_out = plan["2023-W44"]
    assert isinstance(left_out, LeftOut)
    assert left_out.why is WhyLeftOut.BREAK


def test_a_public_holiday_leaves_out_a_day_of_a_week_that_counts() -> None:
    spring = Programme(
        1,
        date(2024, 1, 10),
        date(2024, 6, 11),
        (replace(EVENING, since=date(2024, 1, 8)),),
    )
    left_out = planned(spring)["2024-W18"]
    assert left_out == LeftOut("2024-W18", date(2024, 5, 1), WhyLeftOut.HOLIDAY, "första maj")


def test_somebody_may_give_a_left_out_week_a_day() -> None:
    moved = Decided("2023-W44", on=date(2023, 10, 31), is_moved=True)
    evening = planned(PROGRAMME, LUND, moved)["2023-W44"]
    assert isinstance(evening, Evening)
    assert (evening.on, evening.planned_on) == (date(2023, 10, 31), date(2023, 11, 1))
    assert (evening.begins, evening.place) == (time(17, 30), "Lokalen")


def test_a_theme_alone_does_not_hold_an_evening_in_a_break() -> None:
    assert isinstance(
        planned(PROGRAMME, LUND, Decided("2023-W44", theme="film"))["2023-W44"], LeftOut
    )


def test_another_rule_holds_from_its_week_on() -> None:
    later = Rule(date(2023, 10, 23), FRIDAY, time(18), time(21), "Biblioteket")
    plan = planned(replace(PROGRAMME, rules=(EVENING, later)))
    before, after = plan["2023-W42"], plan["2023-W43"]
    assert isinstance(before, Evening)
    assert isinstance(after, Evening)
    assert (before.on, before.place) == (date(2023, 10, 18), "Lokalen")
    assert (after.on, after.place) == (date(2023, 10, 27), "Biblioteket")


def test_what_was_decided_stays_when_the_rule_changes() -> None:
    held = Decided(
        "2023-W43", date(2023, 10, 25), time(17, 30), time(20), "Lokalen", state=State.HELD
    )
    later = Rule(date(2023, 10, 23), FRIDAY, time(18), time(21), "Biblioteket")
    changed = replace(PROGRAMME, rules=(EVENING, later))
    evening = planned(changed, LUND, held)["2023-W43"]
    assert isinstance(evening, Evening)
    assert (evening.on, evening.place, evening.state) == (
        date(2023, 10, 25),
        "Lokalen",
        State.HELD,
    )


def test_a_change_of_rule_says_week_by_week_what_it_changes() -> None:
    later = Rule(date(2023, 11, 27), FRIDAY, time(18), time(21), "Biblioteket")
    after = plan_evenings(replace(PROGRAMME, rules=(EVENING, later)), LUND, {})
    found = differences(plan_evenings(PROGRAMME, LUND, {}), after)
    assert [change.key for change in found] == ["2023-W48", "2023-W49", "2023-W50", "2023-W51"]
    assert not differences(after, after)


def test_what_stays_as_it_was_for_those_who_come_is_no_change() -> None:
    moved = Decided(
        "2023-W46", date(2023, 11, 14), time(17, 30), time(20), "Lokalen", is_moved=True
    )
    friday = Rule(date(2023, 10, 23), FRIDAY, time(17, 30), time(20), "Lokalen")
    before = plan_evenings(PROGRAMME, LUND, {moved.key: moved})
    after = plan_evenings(replace(PROGRAMME, rules=(EVENING, friday)), LUND, {moved.key: moved})
    changed = {change.key for change in differences(before, after)}
    assert "2023-W43" in changed
    # The moved one is where it was, and the autumn break has none on either day.
    assert not changed & {"2023-W46", "2023-W44"}


def test_a_second_series_has_keys_of_its_own() -> None:
    second = planned(replace(PROGRAMME, number=2))
    assert next(iter(second)) == "2023-W33-2"
    assert not set(second) & set(planned())


def test_weeks_that_would_end_unmet_are_short() -> None:
    cancelled = Decided(
        "2023-W46", date(2023, 11, 15), time(17, 30), time(20), "", state=State.CANCELLED
    )
    plan = planned(PROGRAMME, LUND, cancelled)
    evenings = [entry for entry in plan.values() if isinstance(entry, Evening)]
    promises = [
        Promise(f"weekly-meetup/{key}", week_of(entry.on), 1)
        for key, entry in plan.items()
        if key != "2023-W44"
    ]
    assert [short.promise.key for short in short_of(promises, evenings)] == [
        "weekly-meetup/2023-W46"
    ]
    put_in = extra_evening(Decided("2023-W46-x1", date(2023, 11, 18), time(12), time(16), "Sjön"))
    assert put_in.is_extra
    assert not short_of(promises, [*evenings, put_in])


# --- Against a slow and obvious engine that goes through the days one by one ---

days = st.dates(date(2022, 1, 1), date(2024, 12, 31))
mondays = days.map(lambda day: day - timedelta(day.weekday()))
times = st.sampled_from([time(16), time(17, 30), time(18)])
rules = st.builds(
    Rule,
    since=mondays,
    weekday=st.integers(0, 6),
    begins=times,
    ends=st.sampled_from([time(19), time(20), time(21, 30)]),
    place=st.sampled_from(["Lokalen", "Biblioteket"]),
)
breaks = st.builds(
    lambda begins, length, name: Break(begins, begins + timedelta(length), name),
    days,
    st.integers(0, 9),
    st.sampled_from(["höstlov", "sportlov", ""]),
)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    begins = draw(days)
    chosen = draw(st.lists(rules, min_size=1, max_size=3, unique_by=lambda rule: rule.since))
    return Programme(
        draw(st.integers(1, 3)),
        begins,
        begins + timedelta(draw(st.integers(0, 150))),
        tuple(sorted(chosen, key=lambda rule: rule.since)),
    )


@st.composite
def decisions(draw: st.DrawFn, programme: Programme) -> Mapping[str, Decided]:
    span = (programme.ends_on - programme.begins_on).days
    offsets = draw(st.lists(st.integers(0, span), max_size=4))
    found = {}
    for offset in offsets:
        week = week_of(programme.begins_on + timedelta(offset))
        key = week.key if programme.number == 1 else f"{week.key}-{programme.number}"
        found[key] = Decided(
            key,
            on=draw(st.none() | days),
            begins=draw(st.none() | times),
            state=draw(st.sampled_from(State)),
            theme=draw(st.sampled_from(["", "film"])),
        )
    return found


def slowly(
    programme: Programme, calendar: SchoolCalendar, decided: Mapping[str, Decided]
) -> list[Evening | LeftOut]:
    found: list[Evening | LeftOut] = []
    for n in range((programme.ends_on - programme.begins_on).days + 1):
        day = programme.begins_on + timedelta(n)
        monday = day - timedelta(day.weekday())
        begun = [rule for rule in programme.rules if rule.since <= monday]
        if not begun or begun[-1].weekday != day.weekday():
            continue
        rule = begun[-1]
        year, week, _weekday = day.isocalendar()
        key = f"{year}-W{week:02}" + (f"-{programme.number}" if programme.number > 1 else "")
        choice = decided.get(key, Decided(key))
        off = [b for b in calendar.breaks if b.begins_on <= day <= b.ends_on]
        holiday = holidays_in(day.year).get(day)
        if choice.on is None and off:
            found.append(LeftOut(key, day, WhyLeftOut.BREAK, off[0].name))
        elif choice.on is None and holiday:
            found.append(LeftOut(key, day, WhyLeftOut.HOLIDAY, holiday))
        else:
            found.append(
                Evening(
                    key,
                    day,
                    choice.on or day,
                    choice.begins or rule.begins,
                    choice.ends or rule.ends,
                    choice.place or rule.place,
                    choice.theme,
                    choice.title,
                    choice.state,
                    choice.is_moved,
                )
            )
    return found


@given(data=st.data(), programme=programmes(), off=st.lists(breaks, max_size=3))
def test_the_fast_way_and_the_slow_way_agree(
    data: st.DataObject, programme: Programme, off: list[Break]
) -> None:
    calendar = SchoolCalendar(1, "Skolan", "påhittad", True, (), tuple(off))
    decided = data.draw(decisions(programme))
    assert list(plan_evenings(programme, calendar, decided)) == slowly(programme, calendar, decided)


@given(programme=programmes(), data=st.data())
def test_every_week_has_at_most_one_evening_of_a_series(
    programme: Programme, data: st.DataObject
) -> None:
    found = plan_evenings(programme, None, data.draw(decisions(programme)))
    keys = [entry.key for entry in found]
    assert len(keys) == len(set(keys))


@given(
    evenings=st.lists(
        st.builds(
            lambda day, state: Evening("", day, day, time(17), time(20), "", state=state),
            days,
            st.sampled_from(State),
        ),
        max_size=6,
    ),
    starts=st.lists(mondays, max_size=4, unique=True),
    required=st.integers(1, 2),
)
def test_short_is_what_a_count_by_hand_says(
    evenings: list[Evening], starts: list[date], required: int
) -> None:
    promises = [
        Promise(f"o/{n}", Period(Per.WEEK, f"{n}", start, start + timedelta(6)), required)
        for n, start in enumerate(starts)
    ]
    by_hand = []
    for promise in promises:
        days_of_period = {promise.period.starts_on + timedelta(n) for n in range(7)}
        took_place = [
            e for e in evenings if e.on in days_of_period and e.state is not State.CANCELLED
        ]
        if len(took_place) < required:
            by_hand.append((promise.key, len(took_place)))
    found = [(short.promise.key, short.planned) for short in short_of(promises, evenings)]
    assert found == by_hand
