"""What the public knows, as inequalities: a sum of atoms is at least this and at most that."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Atom(NamedTuple):
    """A number that was counted: one cell of one split in one half-year, such as 2022-H1.

    A total is the atom whose `cell` is empty, and whose `split` is the total's own key.
    """

    half_year: str
    split: str
    cell: str = ""


class Said(StrEnum):
    """Where a statement comes from."""

    DEFINITION = "definition"  # parts make their total; so anybody may reckon
    TOTAL = "total"  # published exactly
    FLOOR = "floor"  # not published, by a declared rule that says why
    ROUNDED = "rounded"  # a frozen figure, and how far it may be from what was counted
    SUM = "sum"  # a published sum of frozen figures
    OUTSIDE = "outside"  # an exact figure that stands somewhere else, such as before Brygga
    INSIDER = "insider"  # what somebody knows who was there


@dataclass(frozen=True, slots=True)
class Statement:
    """least <= (sum of `plus`) - (sum of `minus`) <= most, in visits or answers; None: no limit.

    `source` says where an outside figure stands, so that people can look it up.
    """

    plus: tuple[Atom, ...]
    least: int | None
    most: int | None
    said: Said
    minus: tuple[Atom, ...] = ()
    source: str = ""

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return self.plus + self.minus


def outside(atoms: tuple[Atom, ...], value: int, source: str) -> Statement:
    """An exact figure that somebody published: it joins what every later freeze is held against."""
    return Statement(atoms, value, value, Said.OUTSIDE, source=source)
