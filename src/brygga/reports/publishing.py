"""What is handed over, as plain values for files: nothing that is not in the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from brygga.domain.disclosure import Atom, Ledger, figure
from brygga.parties.models import Partnership
from brygga.reports.queries import FrozenHalfYear, lines_of

FORMAT = 1


def rows_of(halves: Sequence[FrozenHalfYear]) -> Iterator[tuple[str, str, str, Any, Any]]:
    """Half-year, table, row, number and how far it may be from what was counted; both empty where
    nothing is said."""
    ledger = Ledger(tuple(half.frozen for half in halves))
    for half in halves:
        for key, number in half.exact.items():
            yield half.key, "exact", key, number, 0
        for key, total in half.frozen.totals:
            yield half.key, key, "", "" if total is None else total, "" if total is None else 0
        for split in half.frozen.plan.splits:
            for cell in split.published:
                found = figure(ledger, [Atom(half.key, split.key, cell)])
                said = (found.value, found.within) if found else ("", "")
                yield half.key, split.key, cell, *said


def published(partnership: Partnership, halves: Iterable[FrozenHalfYear]) -> dict[str, Any]:
    """The feed: every half-year with its plan, so that a machine knows what is exact and what is
    rounded, and the ledger's head to hold it against."""
    lines = lines_of(partnership)
    records = {(line.half_year, line.kind): line for line in lines}
    return {
        "format": FORMAT,
        "partnership": {"key": partnership.key, "title": partnership.title},
        "half_years": [
            {
                **records[half.key, "frozen"].record["frozen"],
                "exact": dict(half.exact),
                "plan": records[half.key, "plan"].record["plan"],
                "frozen_on": half.frozen_on.isoformat(),
                "released_on": half.released_on.isoformat() if half.released_on else None,
                "ledger_line": records[half.key, "frozen"].number,
                "ledger_hash": records[half.key, "frozen"].hash,
            }
            for half in halves
        ],
        "ledger_head": lines[-1].hash if lines else None,
    }
