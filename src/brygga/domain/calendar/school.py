"""School days, and the weeks that have enough of them to count."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from brygga.domain.calendar.holidays import holidays_in
from brygga.domain.calendar.model import Break, SchoolCalendar, SchoolTerm
from brygga.domain.calendar.periods import ONE_DAY, ONE_WEEK, Per, Period, week_of

SATURDAY = 5


def is_school_day(day: date, calendar: SchoolCalendar) -> bool:
    """Monday to Friday inside a term, outside its breaks, and no public holiday."""
    return day in school_days(calendar)


@lru_cache(maxsize=512)
def school_days(calendar: SchoolCalendar) -> frozenset[date]:
    """All school days of a calendar."""
    days = {day for term in calendar.terms for day in _days(term) if day.weekday() < SATURDAY}
    for off in calendar.breaks:
        days.difference_update(_days(off))
    for year in {day.year for day in days}:
        days.difference_update(holidays_in(year))
    return frozenset(days)


def _days(span: SchoolTerm | Break) -> Iterator[date]:
    for n in range((span.ends_on - span.begins_on).days + 1):
        yield span.begins_on + timedelta(n)


def school_days_in(period: Period, calendar: SchoolCalendar) -> int:
    """How many school days a period has."""
    days = school_days(calendar)
    length = (period.ends_on - period.starts_on).days + 1
    return sum(period.starts_on + timedelta(n) in days for n in range(length))


@lru_cache(maxsize=512)
def school_weeks(
    calendar: SchoolCalendar, begins_on: date, ends_on: date, at_least: int
) -> tuple[Period, ...]:
    """The ISO weeks with so many school days or more among begins_on..ends_on, cut to those."""
    counts: dict[date, int] = {}
    for day in school_days(calendar):
        if begins_on <= day <= ends_on:
            monday = day - timedelta(day.weekday())
            counts[monday] = counts.get(monday, 0) + 1
    return tuple(
        Period(
            Per.WEEK,
            week_of(monday).key,
            max(monday, begins_on),
            min(monday + ONE_WEEK - ONE_DAY, ends_on),
        )
        for monday in sorted(counts)
        if counts[monday] >= at_least
    )
