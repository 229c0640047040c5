"""Frozen figures as tables and drawings: columns of half-years or years, rows of parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext

from brygga.domain.calendar import Period
from brygga.domain.disclosure import (
    Figure,
    Ledger,
    Why,
    how_figures_are_made,
    plan,
    table,
    under_the_floor,
)
from brygga.domain.language import Text
from brygga.reports.drawing import Drawing, drawing
from brygga.reports.models import Freezing
from brygga.reports.queries import FrozenHalfYear, Read
from brygga.reports.words import EXACT, SPLITS, cell_name, half_year_name, short_name

MOST_COLUMNS = 6  # three years of half-years: more does not fit, and is a page further
HALF_YEARS, YEARS = "halvar", "ar"


@dataclass(frozen=True, slots=True)
class Column:
    """A half-year, or the half-years of a year."""

    key: str
    name: str
    halves: tuple[FrozenHalfYear, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(half.key for half in self.halves)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: the number, or why there is none. `of` is what it is a part of, if it is."""

    number: int | None = None
    of: int | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    key: str
    name: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table with what its reader has to know, and its drawing if it has one: of the rows
    whose places are `drawn`."""

    key: str
    title: str
    rows: tuple[ShownRow, ...]
    notes: tuple[Text, ...] = ()
    drawn: tuple[int, ...] = ()
    chart: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the page shows of some half-years."""

    columns: tuple[Column, ...]
    tables: tuple[ShownTable, ...]
    earlier: str
    later: str


def columns_of(halves: Sequence[FrozenHalfYear], by: str) -> list[Column]:
    """One for each half-year, or for each year; a year that lacks a half says which it has."""
    if by != YEARS:
        return [Column(half.key, short_name(half.key), (half,)) for half in halves]
    found = []
    for year, of_year in groupby(halves, key=lambda half: half.key[:4]):
        mine = tuple(of_year)
        name = year if len(mine) > 1 else short_name(mine[0].key)
        found.append(Column(year, name, mine))
    return found


def statistics(halves: Sequence[FrozenHalfYear], by: str, until: str = "") -> Statistics:
    """Tables of the last columns, or of those up to the one called `until`."""
    columns = columns_of(halves, by)
    end = next((n for n, c in enumerate(columns, 1) if c.key == until), len(columns))
    start = max(0, end - MOST_COLUMNS)
    shown = columns[start:end]
    earlier = columns[start - 1].key if start else ""
    later = columns[min(len(columns), end + MOST_COLUMNS) - 1].key if end < len(columns) else ""
    ledger = Ledger(tuple(half.frozen for half in halves))
    tables = [_whole(shown)] if shown else []
    tables += [found for key in SPLITS if (found := _split(ledger, key, shown))]
    return Statistics(tuple(shown), tuple(tables), earlier, later)


def _whole(columns: Sequence[Column]) -> ShownTable:
    """What is exact: the associations' own work, and how many visits there were."""
    rows = [
        ShownRow(key, str(name), tuple(_exact(column, key) for column in columns))
        for key, name in EXACT.items()
    ]
    visits = ShownRow(plan.VISITS, gettext("Besök"), tuple(map(_visits, columns)))
    return _with_chart(
        columns, "verksamheten", gettext("Verksamheten"), (*rows, visits), [len(rows)]
    )


def _exact(column: Column, key: str) -> Shown:
    number = sum(half.exact[key] for half in column.halves)
    if key != "weeks":
        return Shown(number)
    return Shown(number, of=sum(half.exact["weeks-promised"] for half in column.halves))


def _visits(column: Column) -> Shown:
    totals = [half.frozen.total(plan.VISITS) for half in column.halves]
    if None in totals:
        floor = max(total.floor for half in column.halves for total in half.frozen.plan.totals)
        return Shown(why=under_the_floor(floor))
    return Shown(sum(total for total in totals if total is not None))


def _split(ledger: Ledger, key: str, columns: Sequence[Column]) -> ShownTable | None:
    """None where no half-year that is shown is split so."""
    having = {
        half.key: {split.key: split for split in half.frozen.plan.splits}.get(key)
        for column in columns
        for half in column.halves
    }
    found = [split for split in having.values() if split]
    if not found:
        return None
    by_column: list[dict[str, Figure | None]] = []
    cells: dict[str, None] = {}
    for column in columns:
        if not any(having[half] for half in column.keys):
            by_column.append({})
            continue
        rows = table(ledger, key, column.keys).rows
        by_column.append({row.cell: row.figure for row in rows})
        cells |= dict.fromkeys(row.cell for row in rows)
    shown = tuple(
        ShownRow(cell, cell_name(key, cell), tuple(_cell(of.get(cell)) for of in by_column))
        for cell in cells
    )
    whole = found[0]
    notes = [how_figures_are_made(columns[0].halves[0].frozen.plan, whole)]
    drawn = range(len(shown)) if whole.keeps_sums else ()
    return _with_chart(columns, key, str(SPLITS[key]), shown, drawn, *notes)


def _with_chart(
    columns: Sequence[Column],
    key: str,
    title: str,
    rows: tuple[ShownRow, ...],
    drawn: Sequence[int],
    *notes: Text,
) -> ShownTable:
    numbers = [(rows[n].name, [cell.number for cell in rows[n].cells]) for n in drawn]
    chart = drawing(title, [column.name for column in columns], numbers)
    return ShownTable(key, title, rows, notes, tuple(drawn) if chart else (), chart)


NOT_SHOWN = Text(
    "visas inte, för att ingen ska kunna pekas ut", "not shown, so that nobody can be pointed out"
)


def _cell(figure: Figure | None) -> Shown:
    return Shown(figure.value) if figure else Shown(why=NOT_SHOWN)


# --- Half-years and how far they have come -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class HalfYearRow:
    """A half-year in the associations' list: where it stands and what can be done with it."""

    period: Period
    name: str
    state: str  # under-way, over, freezing, failed, frozen, released
    frozen: FrozenHalfYear | None
    freezing: Freezing | None


def half_year_rows(
    periods: Sequence[Period], known: Read, freezings: dict[str, Freezing], today: date
) -> list[HalfYearRow]:
    """The latest first."""
    return [
        HalfYearRow(
            period,
            half_year_name(period),
            _state(period, known.of(period.key), freezings.get(period.key), today),
            known.of(period.key),
            freezings.get(period.key),
        )
        for period in reversed(periods)
    ]


def _state(
    period: Period, frozen: FrozenHalfYear | None, freezing: Freezing | None, today: date
) -> str:
    if frozen is not None:
        return "released" if frozen.released_on else "frozen"
    if freezing is not None:
        return "freezing" if freezing.is_under_way else "failed"
    return "over" if period.ends_on < today else "under-way"


def why_withheld(halves: Sequence[FrozenHalfYear]) -> list[tuple[FrozenHalfYear, str, Why]]:
    """Which splits of which half-years say only their total, and why: for those who can act."""
    return [
        (half, str(SPLITS[split]), why) for half in halves for split, why in half.frozen.withheld
    ]
