"""An obligation as it is read: the signed text, and what readings settle where it is silent."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms.model import Obligation, Reading, Sets, Terms


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What an obligation's occurrences have in common.

    `obligation` has the readings' values in place; `signed` is what the text alone says.
    """

    obligation: Obligation
    signed: Obligation
    readings: tuple[Reading, ...]
    place: str
    begins_on: date
    ends_on: date
    calendar: SchoolCalendar | None


def readings_known(readings: Iterable[Reading], as_of: date) -> tuple[Reading, ...]:
    """The readings that held on a day. One that nobody has decided (antagen) always held."""
    return tuple(
        r
        for r in readings
        if (r.decided_on is None or r.decided_on <= as_of)
        and (r.withdrawn_on is None or r.withdrawn_on > as_of)
    )


def rules(
    terms: Terms, calendar: SchoolCalendar | None, readings: tuple[Reading, ...]
) -> tuple[Rule, ...]:
    """Every obligation of the terms as read. Of two readings, the later decided one wins."""
    in_order = sorted(readings, key=lambda r: r.decided_on or date.min)
    return tuple(_rule(obligation, terms, calendar, in_order) for obligation in terms.obligations)


def _rule(
    signed: Obligation, terms: Terms, calendar: SchoolCalendar | None, readings: list[Reading]
) -> Rule:
    mine = tuple(r for r in readings if r.obligation == signed.key)
    read = signed
    for reading in mine:
        settled = {
            f.name: value
            for f in fields(Sets)
            if (value := getattr(reading.sets, f.name)) is not None
        }
        read = replace(read, **settled)
    return Rule(
        obligation=read,
        signed=signed,
        readings=mine,
        place=terms.clause(signed.clause).place,
        begins_on=terms.term.begins_on,
        ends_on=terms.term.ends_on,
        calendar=calendar,
    )
