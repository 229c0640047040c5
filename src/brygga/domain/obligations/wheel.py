"""A year of an agreement: what falls due when, of what sort. For the wheel and for the agenda.

What is owed week by week, or always, is no day to look ahead to and is left out.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from brygga.domain.calendar import Per
from brygga.domain.obligations.model import Assessment, Standing
from brygga.domain.terms.model import ClauseKey, ClausePart, Pattern, Terms

NOT_DONE = (Standing.UPCOMING, Standing.OPEN, Standing.DUE_SOON)


class Sector(StrEnum):
    """What sort of thing it is, by the part of the agreement that asks for it."""

    STEERING = "steering"
    REPORT = "report"
    PAYMENT = "payment"
    AGREEMENT = "agreement"
    OTHER = "other"


_SECTORS = {
    ClausePart.GOVERNANCE: Sector.STEERING,
    ClausePart.REPORTS: Sector.REPORT,
    ClausePart.MONEY: Sector.PAYMENT,
    ClausePart.TERM: Sector.AGREEMENT,
    ClausePart.CHANGE: Sector.AGREEMENT,
    ClausePart.ENDING: Sector.AGREEMENT,
    ClausePart.DISPUTE: Sector.AGREEMENT,
}


class GreatDay(StrEnum):
    """The agreement's own days, which no duty stands behind."""

    REVIEW = "review"
    BEGIN = "begin"
    END = "end"


class OwnDay(NamedTuple):
    """One of them, and the clause that says so where one does."""

    kind: GreatDay
    on: date
    clause: ClauseKey | None


def sector_of(terms: Terms, assessment: Assessment) -> Sector:
    part = terms.clause(assessment.occurrence.clause).part
    return _SECTORS.get(part, Sector.OTHER)


def due_between(assessments: Iterable[Assessment], first: date, last: date) -> list[Assessment]:
    """What falls due on the days from `first` to `last`, both included, the earliest first."""
    dated = [
        a
        for a in assessments
        if a.due_on is not None
        and first <= a.due_on <= last
        and a.occurrence.pattern is not Pattern.STANDING
        and a.occurrence.period.per is not Per.WEEK
    ]
    return sorted(dated, key=lambda a: (a.due_on or first, a.occurrence.key))


def ahead(assessments: Iterable[Assessment], until: date) -> list[Assessment]:
    """What is still to be done by a day, the earliest first: what the wheel says next."""
    return [a for a in due_between(assessments, date.min, until) if a.standing in NOT_DONE]


def own_days(terms: Terms, first: date, last: date) -> list[OwnDay]:
    """The agreement's own days from `first` to `last`, both included, the earliest first.

    The review is left out where a duty has that very day from the same clause: it is in its place.
    """
    term, review = terms.term, terms.review
    days = [
        OwnDay(GreatDay.BEGIN, term.begins_on, term.clause),
        OwnDay(GreatDay.END, term.ends_on, term.clause),
    ]
    if review and not any(
        duty.clause == review.clause and duty.due and duty.due.on == review.begin_by
        for duty in terms.obligations
    ):
        days.append(OwnDay(GreatDay.REVIEW, review.begin_by, review.clause))
    return sorted((day for day in days if first <= day.on <= last), key=lambda day: day.on)
