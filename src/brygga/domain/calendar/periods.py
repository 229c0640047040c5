"""Cutting a stretch of days into weeks, months, quarters, halves, years and school terms."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from brygga.domain.calendar.model import SchoolCalendar

ONE_DAY = timedelta(1)
SIX_DAYS = timedelta(6)
ONE_WEEK = timedelta(7)


class Per(StrEnum):
    """The periods of a rhythm. `term` is the whole time the agreement runs."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SCHOOL_TERM = "school-term"
    TERM = "term"


# Looked up once: in Python 3.11 a member costs a tenth of a microsecond each time it is named.
WEEK = Per.WEEK


class Period(NamedTuple):
    """A period, first and last day included, and the key it is known by: 2023-W37, 2022-H1.

    A tuple rather than a frozen dataclass: an agreement has some two hundred, made anew on each
    request, and a tuple costs a fifth.
    """

    per: Per
    key: str
    starts_on: date
    ends_on: date


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day if it is shorter.

    Lag (1930:173) om beräkning av lagstadgad tid, 1 §, counts months this way.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month0 + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


@lru_cache(maxsize=1024)
def periods(
    per: Per, begins_on: date, ends_on: date, calendar: SchoolCalendar | None = None
) -> tuple[Period, ...]:
    """The periods that touch the days begins_on..ends_on, in order.

    The first and last are cut to those days, keeping the key of the whole. School terms come from
    the calendar; without one there are none. Kept, since many duties share a rhythm.
    """
    if begins_on > ends_on:
        return ()
    match per:
        case Per.TERM:
            return (Period(per, "term", begins_on, ends_on),)
        case Per.SCHOOL_TERM:
            whole = _school_terms(calendar)
        case Per.WEEK:
            whole = _weeks(begins_on, ends_on)
        case _:
            whole = _months(per, begins_on, ends_on)
    found = [p for p in whole if p.starts_on <= ends_on and p.ends_on >= begins_on]
    if found:
        found[0] = found[0]._replace(starts_on=max(found[0].starts_on, begins_on))
        found[-1] = found[-1]._replace(ends_on=min(found[-1].ends_on, ends_on))
    return tuple(found)


def week_of(day: date) -> Period:
    """The ISO week (ISO 8601) a day belongs to, Monday to Sunday."""
    return next(_weeks(day, day))


def _weeks(begins_on: date, ends_on: date) -> Iterator[Period]:
    monday = begins_on - timedelta(begins_on.weekday())
    while monday <= ends_on:
        year, week, _ = monday.isocalendar()
        yield Period(WEEK, f"{year}-W{week:02}", monday, monday + SIX_DAYS)
        monday += ONE_WEEK


_MONTHS_IN = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6, Per.YEAR: 12}
_LETTER = {Per.QUARTER: "Q", Per.HALF_YEAR: "H"}


def _months(per: Per, begins_on: date, ends_on: date) -> Iterator[Period]:
    length = _MONTHS_IN[per]
    start = date(begins_on.year, (begins_on.month - 1) // length * length + 1, 1)
    while start <= ends_on:
        following = add_months(start, length)
        yield Period(per, _month_key(per, start, length), start, following - ONE_DAY)
        start = following


def _month_key(per: Per, start: date, length: int) -> str:
    if per is Per.YEAR:
        return f"{start.year}"
    if per is Per.MONTH:
        return f"{start.year}-{start.month:02}"
    return f"{start.year}-{_LETTER[per]}{(start.month - 1) // length + 1}"


def _school_terms(calendar: SchoolCalendar | None) -> Iterator[Period]:
    for term in calendar.terms if calendar else ():
        # A spring term (vårtermin) begins in the first half of the year, an autumn term after it.
        season = "VT" if term.begins_on.month < 7 else "HT"
        key = f"{term.begins_on.year}-{season}"
        yield Period(Per.SCHOOL_TERM, key, term.begins_on, term.ends_on)
