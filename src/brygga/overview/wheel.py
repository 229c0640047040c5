"""The year's wheel (årshjulet) as geometry: January at the top, and round with the sun.

Everything is in units of a square of SIZE. The rings stand for sorts of things, the outermost for
the school's terms; a mark's shape tells the sort once more, so that nothing hangs on a colour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, sin

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.obligations.wheel import Sector

SIZE = 384.0
MIDDLE = SIZE / 2
MONTHS_AT, RIM, TERMS_AT, HUB = 174.0, 154.0, 143.0, 26.0
RINGS = {
    Sector.STEERING: 124.0,
    Sector.REPORT: 104.0,
    Sector.PAYMENT: 84.0,
    Sector.AGREEMENT: 64.0,
    Sector.OTHER: 44.0,
}
#: Round a mark's own middle.
SHAPES = {
    Sector.STEERING: "M0-7a7 7 0 1 0 .01 0z",
    Sector.REPORT: "M-6-6h12v12h-12z",
    Sector.PAYMENT: "M0-8 8 0 0 8-8 0z",
    Sector.AGREEMENT: "M0-8 8 6H-8z",
    Sector.OTHER: "M-4-7H4L8 0 4 7H-4L-8 0z",
}


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name, where it stands, and the line where the month begins."""

    name: str
    at: Point
    inner: Point
    outer: Point


def turn(day: date) -> float:
    """How far round a day stands, in radians from the top."""
    first = date(day.year, 1, 1)
    return 2 * pi * (day - first).days / (date(day.year + 1, 1, 1) - first).days


def point(day: date, radius: float) -> Point:
    angle = turn(day)
    return Point(round(MIDDLE + radius * sin(angle), 1), round(MIDDLE - radius * cos(angle), 1))


def months(year: int, names: Iterable[str]) -> tuple[Month, ...]:
    return tuple(
        Month(
            name,
            point(date(year, n, 16), MONTHS_AT),
            point(date(year, n, 1), HUB),
            point(date(year, n, 1), RIM),
        )
        for n, name in enumerate(names, 1)
    )


def arc(first: date, last: date, radius: float) -> str:
    """The path from the beginning of one day to the end of another, in the same year."""
    begins = point(first, radius)
    # A day's end is the next one's beginning; the year's last must not be its first.
    ends = point(last + timedelta(1) if last < date(last.year, 12, 31) else last, radius)
    large = int(turn(last) - turn(first) > pi)
    return f"M{begins.x} {begins.y}A{radius:g} {radius:g} 0 {large} 1 {ends.x} {ends.y}"


def school_arcs(calendar: SchoolCalendar | None, year: int) -> tuple[str, ...]:
    """The school's terms of a year as arcs; one that begins or ends outside it is cut."""
    if calendar is None:
        return ()
    first, last = date(year, 1, 1), date(year, 12, 31)
    return tuple(
        arc(max(term.begins_on, first), min(term.ends_on, last), TERMS_AT)
        for term in calendar.terms
        if term.begins_on <= last and term.ends_on >= first
    )
