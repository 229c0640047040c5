"""What will be published of what is counted, decided before anybody has counted."""

from collections.abc import Mapping
from dataclasses import dataclass

# An activity held once or twice would be an evening; it counts among the others.
LEAST_MEETUPS = 3

VISITS = "visits"
AGE, FIRST_TIME, THEME = "age", "first-time", "theme"
YOUNGER, OLDER, UNKNOWN_AGE = "13-15", "16-19", "unknown"
FIRST, AGAIN = "first", "again"
OTHER = "other"


class PlanImpossible(ValueError):
    """A plan that contradicts itself; the message says where."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total that is published exactly, if it is at least `floor`."""

    key: str
    floor: int


@dataclass(frozen=True, slots=True)
class Split:
    """A total in parts: by `rows` alone, or by rows and columns crossed.

    Every cell but one is rounded. `rest` is that one: it is the exact total minus the rounded
    cells, never rounded itself, since a second rounding would be a second look at the same secret
    (docs/decisions). It should be a cell that is large, and is chosen from what is public already.

    With `keeps_sums` the roundings are drawn together so that the rest and each margin also stay
    near what was counted. Without, each cell is drawn alone and the rest is not published: right
    for cells that somebody may know whole, such as the evenings of one activity.
    """

    key: str
    total: str
    rows: tuple[str, ...]
    rest: str
    columns: tuple[str, ...] = ()
    keeps_sums: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """Row by row."""
        return tuple(cell for line in self.lines for cell in line)

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The cells of each row."""
        if not self.columns:
            return (self.rows,)
        return tuple(tuple(f"{row}/{column}" for column in self.columns) for row in self.rows)

    @property
    def margins(self) -> tuple[tuple[str, ...], ...]:
        """The cells of each row and of each column of a crossed split; a plain one has none."""
        return (*self.lines, *zip(*self.lines, strict=True)) if self.columns else ()

    @property
    def published(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if self.keeps_sums or cell != self.rest)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which totals are exact, how they are split, and to which base split figures are rounded.

    `exact` are figures that are published as they are beside all this: they count what the
    associations do and nobody who came, so no rule here touches them. `version` is the design's: a
    reader of an old figure finds by it the rules of that day.
    """

    totals: tuple[Total, ...]
    splits: tuple[Split, ...]
    exact: tuple[str, ...] = ("meetups", "weeks", "staff-hours")
    base: int = 5
    version: int = 1

    def __post_init__(self) -> None:
        """Raises PlanImpossible."""
        totals = [total.key for total in self.totals]
        keys = totals + [split.key for split in self.splits]
        if self.base < 2:
            raise PlanImpossible("A base under 2 rounds nothing.")
        if len(set(keys)) != len(keys):
            raise PlanImpossible(f"The same key twice: {keys}")
        for split in self.splits:
            if split.total not in totals:
                raise PlanImpossible(f"{split.key} splits {split.total}, which is no total.")
            if len(set(split.cells)) != len(split.cells) or len(split.cells) < 2:
                raise PlanImpossible(f"{split.key} needs at least two parts, all different.")
            if "" in split.cells or split.rest not in split.cells:
                raise PlanImpossible(f"{split.key} has no part {split.rest!r} to take the rest.")
            if split.columns and not split.keeps_sums:
                raise PlanImpossible(f"{split.key} has margins, so it has to keep its sums.")
        if set(self.exact) & set(keys):
            raise PlanImpossible("What is split or has a floor is not among the other figures.")
        if any(total.floor < self.base for total in self.totals):
            raise PlanImpossible("A floor under the base would publish a small total.")

    @property
    def within(self) -> int:
        """How far a figure of one half-year may be from what was counted: 4 when the base is 5.

        What is 1..within visits is small: that is what nobody may be able to prove.
        """
        return self.base - 1

    def split(self, key: str) -> Split:
        """Raises KeyError."""
        return {split.key: split for split in self.splits}[key]


def meetup_plan(held: Mapping[str, int], *, largest_age: str = OLDER) -> Plan:
    """The plan for the meetups of a half-year.

    `held`: how many meetups each theme had, that is public ("" are those without a theme). A theme
    stands alone when it was held often enough; the one most held and those held seldom are the
    rest together. `largest_age` is the age band that takes the rest: the one that
    was larger in figures published before, or that the parties expect to be.
    """
    splits = [
        Split(AGE, VISITS, (YOUNGER, OLDER, UNKNOWN_AGE), rest=largest_age),
        Split(FIRST_TIME, VISITS, (FIRST, AGAIN), rest=AGAIN),
    ]
    most_held = max(held, key=lambda theme: (held[theme], theme), default="")
    often = sorted(theme for theme, meetups in held.items() if meetups >= LEAST_MEETUPS)
    alone = [theme for theme in often if theme not in {"", most_held}]
    if alone:
        splits.append(Split(THEME, VISITS, (*alone, OTHER), rest=OTHER, keeps_sums=False))
    return Plan(totals=(Total(VISITS, floor=20),), splits=tuple(splits))
