"""Figures that nobody can take apart: what is exact, what is rounded once, and sums of those.

The freeze itself is imported from `freezing`, and the attacker from `attacker`: they load a solver,
which nobody who only shows figures should pay for. `records` is for who stores them.
"""

from brygga.domain.disclosure.counting import (
    Counts,
    CountsImpossible,
    Evening,
    count_evenings,
    counts_of,
    with_corrections,
)
from brygga.domain.disclosure.frozen import Frozen, Ledger, Why
from brygga.domain.disclosure.plan import Plan, Split, Total, meetup_plan
from brygga.domain.disclosure.rounding import chance_from
from brygga.domain.disclosure.statements import Atom, Statement, outside
from brygga.domain.disclosure.tables import Figure, NotFrozen, Row, Table, figure, table
from brygga.domain.disclosure.texts import ONLY_THE_TOTAL, how_figures_are_made, under_the_floor

__all__ = [
    "ONLY_THE_TOTAL",
    "Atom",
    "Counts",
    "CountsImpossible",
    "Evening",
    "Figure",
    "Frozen",
    "Ledger",
    "NotFrozen",
    "Plan",
    "Row",
    "Split",
    "Statement",
    "Table",
    "Total",
    "Why",
    "chance_from",
    "count_evenings",
    "counts_of",
    "figure",
    "how_figures_are_made",
    "meetup_plan",
    "outside",
    "table",
    "under_the_floor",
    "with_corrections",
]
