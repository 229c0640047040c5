"""An obligation as it is read: the signed text, and what readings settle where it is silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms import settled
from brygga.domain.terms.model import Obligation, Reading, Terms


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What an obligation's occurrences have in common.

    `obligation` has the readings' values in place; `signed` is what the text alone says. `event`
    is the title of the obligation that its day is counted from, `occasion` what sets it off.
    """

    obligation: Obligation
    signed: Obligation
    readings: tuple[Reading, ...]
    place: str
    begins_on: date
    ends_on: date
    calendar: SchoolCalendar | None
    event: str = ""

    @property
    def occasion(self) -> str:
        return self.obligation.occasion or self.obligation.when


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
    places = {c.key: c.place for c in terms.clauses}
    titles = {o.key: o.title for o in terms.obligations}
    of_each: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.decided_on or date.min):
        of_each.setdefault(reading.obligation, []).append(reading)
    return tuple(
        Rule(
            obligation=(read := settled(signed, mine := of_each.get(signed.key, []))),
            signed=signed,
            readings=tuple(mine),
            place=places[signed.clause],
            begins_on=terms.term.begins_on,
            ends_on=terms.term.ends_on,
            calendar=calendar,
            event=titles.get(read.due.event, read.due.event) if read.due and read.due.event else "",
        )
        for signed in terms.obligations
    )
