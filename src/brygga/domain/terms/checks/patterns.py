"""Each pattern uses some fields of an obligation; a field of another pattern is a mistake."""

from collections.abc import Iterator

from brygga.domain.calendar import Per
from brygga.domain.files.lines import Path
from brygga.domain.terms.checks.saying import Complaint, complaint
from brygga.domain.terms.model import Obligation, Pattern, Sets, Terms

_DATED = (Pattern.COUNT, Pattern.DEADLINE)

# Which patterns a field means something for.
USED_BY = {
    "per": _DATED,
    "school_weeks": _DATED,
    "school_days": _DATED,
    "amount": _DATED,
    "amount_per": _DATED,
    "due": (Pattern.DEADLINE,),
    "when": (Pattern.TRIGGERED,),
    "within_days": (Pattern.TRIGGERED,),
    "within_months": (Pattern.TRIGGERED,),
}


def check_patterns(terms: Terms) -> Iterator[Complaint]:
    for n, duty in enumerate(terms.obligations):
        path: Path = ("obligations", n)
        yield from unused_fields(path, duty, duty.pattern)
        yield from _check_parties(path, duty)
        yield from _check_weeks(path, duty, terms)
        if duty.pattern is Pattern.TRIGGERED and not duty.when.strip():
            yield complaint(
                (*path, "when"),
                "ett utlöst åtagande (triggered) behöver säga vad som utlöser det",
                "a triggered obligation needs to say what sets it off",
            )
        if duty.amount_per and duty.amount is None:
            yield complaint(
                (*path, "amount_per"),
                "amount_per utan amount säger ingenting",
                "amount_per says nothing without amount",
            )


def unused_fields(path: Path, fields: Obligation | Sets, pattern: Pattern) -> Iterator[Complaint]:
    """The fields given that mean nothing for the pattern."""
    for name, patterns in USED_BY.items():
        if pattern not in patterns and getattr(fields, name, None):
            fits = ", ".join(patterns)
            yield complaint(
                (*path, name),
                f"{name} betyder inget för mönstret {pattern}, bara för {fits}",
                f"{name} means nothing for the pattern {pattern}, only for {fits}",
            )


def needs_calendar(path: Path, terms: Terms) -> Iterator[Complaint]:
    if not terms.calendar:
        yield complaint(
            path,
            "skolveckor och skolterminer behöver en skolkalender: nyckeln calendar saknas",
            "school weeks and terms need a school calendar: the key calendar is missing",
        )


def _check_parties(path: Path, duty: Obligation) -> Iterator[Complaint]:
    for name in ("owed_by", "owed_to"):
        parties = getattr(duty, name)
        for n, party in enumerate(parties):
            if party in parties[:n]:
                yield complaint(
                    (*path, name, n), f"{party} står två gånger", f"{party} stands twice"
                )


def _check_weeks(path: Path, duty: Obligation, terms: Terms) -> Iterator[Complaint]:
    if duty.school_weeks:
        yield from needs_calendar((*path, "school_weeks"), terms)
        if duty.per is not Per.WEEK:
            yield complaint(
                (*path, "school_weeks"),
                'school_weeks gäller bara med per = "week"',
                'school_weeks only goes with per = "week"',
            )
    elif duty.per is Per.SCHOOL_TERM:
        yield from needs_calendar((*path, "per"), terms)
    if duty.school_days is not None and not duty.school_weeks:
        yield complaint(
            (*path, "school_days"),
            "school_days gäller bara med school_weeks = true",
            "school_days only goes with school_weeks = true",
        )
