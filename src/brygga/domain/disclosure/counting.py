"""What was counted in a half-year, before anything is rounded. It never leaves the associations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brygga.domain.disclosure.plan import (
    AGAIN,
    AGE,
    FIRST,
    FIRST_TIME,
    OLDER,
    OTHER,
    THEME,
    UNKNOWN_AGE,
    VISITS,
    YOUNGER,
    Plan,
)


class CountsImpossible(ValueError):
    """Numbers that cannot be. The message names the place and repeats no number."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Visits (or answers): by total, and by split and cell. What is not named is 0."""

    totals: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            {
                key: self.totals.get(key, 0) + other.totals.get(key, 0)
                for key in self.totals.keys() | other.totals.keys()
            },
            {
                key: self.cells.get(key, 0) + other.cells.get(key, 0)
                for key in self.cells.keys() | other.cells.keys()
            },
        )

    def total(self, key: str) -> int:
        return self.totals.get(key, 0)

    def cell(self, split: str, cell: str) -> int:
        return self.cells.get((split, cell), 0)


@dataclass(frozen=True, slots=True)
class Evening:
    """What one evening's count says: four plain numbers that are not crossed, and the theme."""

    total: int
    younger: int
    older: int
    first_time: int
    theme: str = ""


def count_evenings(plan: Plan, evenings: Iterable[Evening]) -> Counts:
    """The counts of a half-year by `meetup_plan`. Raises CountsImpossible."""
    counts = Counts({}, {})
    for evening in evenings:
        _check_evening(evening)
        counts += counts_of(plan, evening)
    return counts


def counts_of(plan: Plan, evening: Evening) -> Counts:
    """What one evening adds; also what was put right about it later, which may be below zero."""
    cells: Counter[tuple[str, str]] = Counter()
    cells[AGE, YOUNGER] = evening.younger
    cells[AGE, OLDER] = evening.older
    cells[AGE, UNKNOWN_AGE] = evening.total - evening.younger - evening.older
    cells[FIRST_TIME, FIRST] = evening.first_time
    cells[FIRST_TIME, AGAIN] = evening.total - evening.first_time
    alone = {cell for split in plan.splits if split.key == THEME for cell in split.cells}
    if alone:
        cells[THEME, evening.theme if evening.theme in alone else OTHER] = evening.total
    return Counts({VISITS: evening.total}, cells)


def check_counts(plan: Plan, counts: Counts) -> None:
    """Raises CountsImpossible unless nothing is negative and the parts make their total."""
    known = {(split.key, cell) for split in plan.splits for cell in split.cells}
    if strange := sorted(counts.cells.keys() - known):
        raise CountsImpossible(f"Not in the plan: {strange[0]}")
    if strange_totals := sorted(counts.totals.keys() - {total.key for total in plan.totals}):
        raise CountsImpossible(f"Not in the plan: {strange_totals[0]}")
    for key in sorted(known):
        if counts.cell(*key) < 0:
            raise CountsImpossible(f"Less than nobody: {key}")
    for split in plan.splits:
        if sum(counts.cell(split.key, cell) for cell in split.cells) != counts.total(split.total):
            raise CountsImpossible(f"The parts of {split.key} do not make {split.total}.")


def with_corrections(
    plan: Plan, counts: Counts, corrections: Iterable[Counts]
) -> tuple[Counts, tuple[Counts, ...]]:
    """What came late or was put right after its own half-year was frozen, added to this one.

    A correction may hold negative numbers. One that would take a figure below zero waits for the
    next half-year: those are the second answer. Nothing that is frozen changes.
    """
    waiting = []
    for correction in corrections:
        try:
            check_counts(plan, counts + correction)
        except CountsImpossible:
            waiting.append(correction)
        else:
            counts += correction
    return counts, tuple(waiting)


def _check_evening(evening: Evening) -> None:
    least = min(evening.total, evening.younger, evening.older, evening.first_time)
    if least < 0:
        raise CountsImpossible("An evening with less than nobody.")
    if evening.younger + evening.older > evening.total or evening.first_time > evening.total:
        raise CountsImpossible("An evening whose parts are more than its total.")
