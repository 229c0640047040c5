"""A reading settles something that its obligation has."""

from collections.abc import Iterator

from brygga.domain.calendar import Per
from brygga.domain.files.lines import Path
from brygga.domain.terms.checks.patterns import needs_calendar, unused_fields
from brygga.domain.terms.checks.saying import Complaint, complaint
from brygga.domain.terms.model import Obligation, Sets, Terms


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
        yield from _against_the_text((*path, "sets"), reading.sets, duty)
        decided_on, withdrawn_on = reading.decided_on, reading.withdrawn_on
        if decided_on and withdrawn_on and withdrawn_on < decided_on:
            yield complaint(
                (*path, "withdrawn_on"),
                f"återkallad {withdrawn_on}, före beslutet {decided_on}",
                f"withdrawn {withdrawn_on}, before it was decided {decided_on}",
            )


# How often each rhythm comes in a year, for comparing one with another.
_A_YEAR = {
    Per.WEEK: 52,
    Per.MONTH: 12,
    Per.QUARTER: 4,
    Per.HALF_YEAR: 2,
    Per.SCHOOL_TERM: 2,
    Per.YEAR: 1,
    Per.TERM: 0,
}


def _against_the_text(path: Path, sets: Sets, signed: Obligation) -> Iterator[Complaint]:
    """A reading settles what the text leaves open. It asks for no less, and moves no day, than what
    was signed: that takes a new version."""
    if _asks_less(sets, signed):
        yield complaint(
            path,
            "tolkningen begär mindre än den undertecknade texten; det kräver en ny version",
            "the reading asks for less than the signed text; that takes a new version",
        )
    for name in ("due", "school_days", "within_days", "within_months"):
        said, read = getattr(signed, name), getattr(sets, name)
        if said is not None and read is not None and read != said:
            yield complaint(
                (*path, name),
                "den undertecknade texten säger något annat; att ändra det kräver en ny version",
                "the signed text says otherwise; changing it takes a new version",
            )


def _asks_less(sets: Sets, signed: Obligation) -> bool:
    at_least = signed.at_least if sets.at_least is None else sets.at_least
    if sets.per is None or sets.per is signed.per:
        return at_least < signed.at_least
    if signed.per is None:
        return False
    return at_least * _A_YEAR[sets.per] < signed.at_least * _A_YEAR[signed.per]
