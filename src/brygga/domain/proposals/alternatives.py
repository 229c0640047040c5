"""Alternatives beside each other: what each costs, and what a meetup costs in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from brygga.domain.proposals.model import Alternative


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows by what they are for, each with the sum in every alternative (None: not in it).

    `differs` holds the rows whose sums are not the same everywhere. Sums are kronor a year.
    """

    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    totals: tuple[Decimal, ...]
    differs: frozenset[str]


def compare_alternatives(alternatives: Sequence[Alternative]) -> Comparison:
    """What each alternative costs, row by row, in the order in which the rows are met."""
    names = dict.fromkeys(row.what for each in alternatives for row in each.rows)
    rows = tuple((name, tuple(_sum(each, name) for each in alternatives)) for name in names)
    return Comparison(
        rows,
        tuple(each.total for each in alternatives),
        frozenset(name for name, sums in rows if len(set(sums)) > 1),
    )


def _sum(alternative: Alternative, what: str) -> Decimal | None:
    found = [row.per_year for row in alternative.rows if row.what == what]
    return sum(found, Decimal(0)) if found else None


def per_meetup(alternative: Alternative, school_weeks: int) -> Decimal | None:
    """Whole kronor for a meetup: the year's total over meetups a week times school weeks.

    None where the alternative has no meetups or the year no school weeks. Halves are rounded up.
    """
    meetups = alternative.meetups_a_week * school_weeks
    if meetups <= 0:
        return None
    return (alternative.total / meetups).quantize(Decimal(1), rounding=ROUND_HALF_UP)
