"""Every table and export is a sum of frozen figures, so that it tells nothing new.

Whatever is published here is reckoned from figures that are published already: half-years, years,
any choice of them. Whoever has the half-years could have added them up alone, so a later
table cannot take part in a subtraction that was not possible before. Nothing is rounded again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brygga.domain.disclosure.frozen import Frozen, Ledger
from brygga.domain.disclosure.plan import Plan
from brygga.domain.disclosure.statements import Atom, Said, Statement


class NotFrozen(LookupError):
    """A half-year that is not frozen has no figures to publish."""


class Figure(NamedTuple):
    """A published number and how far from the counted it may be: 0 for an exact one."""

    value: int
    within: int


@dataclass(frozen=True, slots=True)
class Row:
    """A cell of the table. `figure` is None where some half-year says nothing of it."""

    cell: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Table:
    """A split over some half-years. `total` is None where one of them is under its floor."""

    split: str
    half_years: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Figure | None


def table(ledger: Ledger, split: str, half_years: Sequence[str]) -> Table:
    """The split's cells and total, in the order of the plans. Raises NotFrozen.

    A cell that some half-year lacks, such as an activity, has no figure for all of them. Raises
    KeyError for a split that none of them has.
    """
    chosen = [_frozen(ledger, half_year) for half_year in dict.fromkeys(half_years)]
    having = [s for frozen in chosen for s in frozen.plan.splits if s.key == split]
    if not having:
        raise KeyError(split)
    cells = dict.fromkeys(cell for of_plan in having for cell in of_plan.published)
    rows = [
        Row(cell, figure(ledger, [Atom(f.half_year, split, cell) for f in chosen]))
        for cell in cells
    ]
    totals = [Atom(frozen.half_year, having[0].total) for frozen in chosen]
    return Table(split, tuple(f.half_year for f in chosen), tuple(rows), figure(ledger, totals))


def figure(ledger: Ledger, atoms: Collection[Atom]) -> Figure | None:
    """The sum of any frozen atoms, or None if one of them has no figure. Raises NotFrozen.

    The guarantee adds up: for each half-year and split, what the cells outside the sum may be off
    is as much as those inside it, so the fewer of both count; a whole split is as exact as its
    total.
    """
    value = within = 0
    for half_year, split in sorted({(atom.half_year, atom.split) for atom in atoms}):
        frozen = _frozen(ledger, half_year)
        chosen = {atom.cell for atom in atoms if (atom.half_year, atom.split) == (half_year, split)}
        found = [_value(frozen, Atom(half_year, split, cell)) for cell in sorted(chosen)]
        if None in found:
            return None
        value += sum(number for number in found if number is not None)
        within += _within(frozen.plan, split, chosen)
    return Figure(value, within)


def statement(atoms: Sequence[Atom], figure: Figure) -> Statement:
    """What an attacker makes of a published sum."""
    return Statement(
        tuple(atoms), figure.value - figure.within, figure.value + figure.within, Said.SUM
    )


def _within(plan: Plan, split: str, chosen: set[str]) -> int:
    if chosen == {""}:
        return 0
    whole = plan.split(split)
    if not whole.keeps_sums:
        return plan.within * len(chosen)
    if any(chosen in (set(margin), set(whole.cells) - set(margin)) for margin in whole.margins):
        return plan.within
    return plan.within * min(len(chosen), len(whole.cells) - len(chosen))


def _value(frozen: Frozen, atom: Atom) -> int | None:
    return frozen.figure(atom) if atom.cell else frozen.total(atom.split)


def _frozen(ledger: Ledger, half_year: str) -> Frozen:
    frozen = ledger.of(half_year)
    if frozen is None:
        raise NotFrozen(half_year)
    return frozen
