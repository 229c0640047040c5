"""What a measurement says, as a line of a table for people or an object for machines."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. `value` is None where nothing could be measured, and `work` then says why.

    `base` is what it is held against, in the same unit and from the same run. The goal is the most
    that the ratio may be, or the figure itself where `goal_is_figure`.
    """

    row: str
    name: str
    work: str
    value: float | None
    unit: str = ""
    against: str = ""
    base: float | None = None
    goal: float | None = None
    goal_is_figure: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.base if self.value is not None and self.base else None

    @property
    def is_reached(self) -> bool | None:
        """None where there is no goal, or nothing was measured."""
        measured = self.value if self.goal_is_figure else self.ratio
        return None if self.goal is None or measured is None else measured <= self.goal


def as_json(figures: Iterable[Figure]) -> str:
    return json.dumps([_object(figure) for figure in figures], ensure_ascii=False, indent=2)


def _object(f: Figure) -> dict[str, Any]:
    return {
        "row": f.row,
        "name": f.name,
        "work": f.work,
        "figure": f.value,
        "unit": f.unit,
        "against": f.against,
        "base": f.base,
        "ratio": f.ratio,
        "goal": f.goal,
        "goal_of": "figure" if f.goal_is_figure else "ratio",
        "reached": f.is_reached,
    }


HEADINGS = ("#", "name", "work", "figure", "against", "ratio", "goal", "reached")
TO_THE_RIGHT = {"figure", "ratio", "goal"}


def as_markdown(figures: Iterable[Figure]) -> str:
    """The table for docs/performance.md, without the parts of a sum."""
    rules = ["--:" if heading in TO_THE_RIGHT else "---" for heading in HEADINGS]
    rows = [_cells(figure) for figure in figures if not figure.name.startswith(" ")]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEADINGS, rules, *rows))


def show(figures: Iterable[Figure]) -> None:
    table = Table(title="Brygga, measured", title_justify="left", pad_edge=False)
    for heading in HEADINGS:
        table.add_column(heading, justify="right" if heading in TO_THE_RIGHT else "left")
    last = ""
    for figure in figures:
        if last and figure.row != last:
            table.add_section()
        last = figure.row
        table.add_row(*_cells(figure))
    # A log has no width of its own; rich would fold the table into 80 columns there.
    Console(width=None if sys.stdout.isatty() else 150).print(table)


def _cells(f: Figure) -> tuple[str, ...]:
    figure = f"{number(f.value)} {f.unit}".strip() if f.value is not None else "not measured"
    base = f" {number(f.base)}" if f.base is not None else ""
    ratio = f"{f.ratio:.2f} ×" if f.ratio is not None else ""
    goal = ""
    if f.goal is not None:
        goal = f"≤ {number(f.goal)} {f.unit}" if f.goal_is_figure else f"≤ {f.goal:g} ×"
    reached = {True: "yes", False: "NO", None: ""}[f.is_reached]
    return f.row, f.name, f.work, figure, f"{f.against}{base}", ratio, goal, reached


def number(value: float) -> str:
    """Three digits that mean something, thousands apart."""
    if value >= 1000 or value == int(value):
        return f"{value:,.0f}".replace(",", "\u202f")
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
