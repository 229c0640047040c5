"""A reading settles something that its obligation has."""

from collections.abc import Iterator

from brygga.domain.calendar import Per
from brygga.domain.files.lines import Path
from brygga.domain.terms.checks.patterns import needs_calendar, unused_fields
from brygga.domain.terms.checks.saying import Complaint, complaint
from brygga.domain.terms.model import Sets, Terms


def check_readings(terms: Terms) -> Iterator[Complaint]:
    for n, reading in enumerate(terms.readings):
        path: Path = ("readings", n)
        duty = terms.obligation(reading.obligation)
        if reading.sets == Sets():
            yield complaint(
                (*path, "sets"), "tolkningen avgör ingenting", "the reading settles nothing"
            )
        yield from unused_fields((*path, "sets"), reading.sets, duty.pattern)
        if reading.sets.per is Per.SCHOOL_TERM:
            yield from needs_calendar((*path, "sets", "per"), terms)
        if reading.sets.school_days and not duty.school_weeks:
            yield complaint(
                (*path, "sets", "school_days"),
                f"school_days gäller bara med school_weeks = true, och {duty.key} har inte det",
                f"school_days only goes with school_weeks = true, which {duty.key} has not",
            )
        decided_on, withdrawn_on = reading.decided_on, reading.withdrawn_on
        if decided_on and withdrawn_on and withdrawn_on < decided_on:
            yield complaint(
                (*path, "withdrawn_on"),
                f"återkallad {withdrawn_on}, före beslutet {decided_on}",
                f"withdrawn {withdrawn_on}, before it was decided {decided_on}",
            )
