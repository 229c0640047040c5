"""From a weekly rule, the school calendar and what people decided, to the evenings of a term."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from brygga.domain.calendar import Break, Period, SchoolCalendar, holidays_in
from brygga.domain.calendar.periods import ONE_WEEK, week_of
from brygga.domain.meetups.model import (
    Decided,
    Difference,
    Evening,
    LeftOut,
    Programme,
    Promise,
    Rule,
    Short,
    WhyLeftOut,
)

Entry = Evening | LeftOut


def plan_evenings(
    programme: Programme, calendar: SchoolCalendar | None, decided: Mapping[str, Decided]
) -> tuple[Entry, ...]:
    """Every week's evening in the order of the weeks, and the days that are left out.

    A week whose day falls in a break of the calendar or on a public holiday is left out, unless
    somebody has given it a day (`decided`, by key). Without a calendar no break is known. A week
    whose day lies outside the programme's days has nothing.
    """
    return tuple(_entries(programme, calendar, decided))


def _entries(
    programme: Programme, calendar: SchoolCalendar | None, decided: Mapping[str, Decided]
) -> Iterator[Entry]:
    week = week_of(programme.begins_on)
    while week.starts_on <= programme.ends_on:
        rule = _rule_of(programme.rules, week)
        if rule is not None:
            key = key_of(week, programme.number)
            day = week.starts_on + timedelta(rule.weekday)
            if programme.begins_on <= day <= programme.ends_on:
                yield _entry(key, day, rule, calendar, decided.get(key))
        week = week_of(week.starts_on + ONE_WEEK)


def key_of(week: Period, number: int) -> str:
    """2023-W42; the second series of the week 2023-W42-2."""
    return week.key if number == 1 else f"{week.key}-{number}"


def _rule_of(rules: Sequence[Rule], week: Period) -> Rule | None:
    """The rule that holds in a week: the latest that had begun on its Monday."""
    return next((rule for rule in reversed(rules) if rule.since <= week.starts_on), None)


def _entry(
    key: str, day: date, rule: Rule, calendar: SchoolCalendar | None, decided: Decided | None
) -> Entry:
    if decided is None or decided.on is None:
        left_out = _left_out(key, day, calendar)
        if left_out is not None:
            return left_out
    if decided is None:
        return Evening(key, day, day, rule.begins, rule.ends, rule.place)
    return Evening(
        key,
        planned_on=day,
        on=decided.on or day,
        begins=decided.begins or rule.begins,
        ends=decided.ends or rule.ends,
        place=decided.place or rule.place,
        theme=decided.theme,
        title=decided.title,
        state=decided.state,
        is_moved=decided.is_moved,
    )


def _left_out(key: str, day: date, calendar: SchoolCalendar | None) -> LeftOut | None:
    for off in calendar.breaks if calendar else ():
        if _holds(off, day):
            return LeftOut(key, day, WhyLeftOut.BREAK, off.name)
    holiday = holidays_in(day.year).get(day)
    return LeftOut(key, day, WhyLeftOut.HOLIDAY, holiday) if holiday else None


def _holds(off: Break, day: date) -> bool:
    return off.begins_on <= day <= off.ends_on


def extra_evening(decided: Decided) -> Evening:
    """An evening of no series, such as a larger activity: all of it is decided.

    Raises ValueError without a day or times.
    """
    if decided.on is None or decided.begins is None or decided.ends is None:
        raise ValueError(f"{decided.key} has no day or times.")
    return Evening(
        decided.key,
        planned_on=None,
        on=decided.on,
        begins=decided.begins,
        ends=decided.ends,
        place=decided.place,
        theme=decided.theme,
        title=decided.title,
        state=decided.state,
        is_moved=decided.is_moved,
    )


def short_of(promises: Iterable[Promise], evenings: Iterable[Evening]) -> tuple[Short, ...]:
    """The periods that would end unmet if every evening went as it now stands."""
    days = sorted(evening.on for evening in evenings if evening.takes_place)
    found = []
    for promise in promises:
        planned = sum(promise.period.starts_on <= day <= promise.period.ends_on for day in days)
        if planned < promise.required:
            found.append(Short(promise, planned))
    return tuple(found)


def differences(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Difference, ...]:
    """What changes between two plans of one series, week by week.

    Not where both leave the week out, nor where only the day it was moved from is another.
    """
    old = {entry.key: entry for entry in before}
    new = {entry.key: entry for entry in after}
    return tuple(
        Difference(key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if _as_met(old.get(key)) != _as_met(new.get(key))
    )


def _as_met(entry: Entry | None) -> Evening | None:
    """An evening as somebody who comes to it meets it; None where there is none to come to."""
    return replace(entry, planned_on=None) if isinstance(entry, Evening) else None
