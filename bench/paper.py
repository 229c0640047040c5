"""Row 7, its second part: a report becomes a PDF, the first time in a process and again."""

import hashlib
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median
from typing import Any

from bench.table import Figure
from bench.timing import interleaved
from brygga.domain.disclosure.records import canonical
from brygga.reports.kinds import kinds
from brygga.reports.printing import pdf_of

# CPU of WeasyPrint for six such pages on the same machine, measured once: docs/performance.md.
PEER = 950.0
SHARE = 0.15
ONCE = "from bench.paper import make; make(1)"
AT = datetime(2023, 8, 24, 12, tzinfo=UTC)


def make(number: int) -> bytes:
    """Some six pages; each number makes other data."""
    content = _content(number)
    sha256 = hashlib.sha256(canonical(content).encode()).hexdigest()
    return pdf_of(content, sha256=sha256, sent_at=AT)


def measure(rounds: int = 20) -> Iterator[Figure]:
    """The peer is not installed here, so the goal is a share of what it once took."""
    numbers = iter(range(1, 10_000))
    spent = interleaved({"again": lambda: make(next(numbers))}, rounds=rounds)
    whole = median(_whole_process() for _ in range(min(3, rounds)))
    goal = SHARE * PEER
    work = "whole process, PDF/A-3a and PDF/UA-1"
    yield Figure("7", "report PDF", work, whole, "ms", goal=goal, goal_is_figure=True)
    yield Figure("7", "  again, other data", "", spent["again"], "ms")


def _whole_process() -> float:
    """CPU in milliseconds of a Python that starts, writes one report and ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", ONCE], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e3 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _content(number: int) -> dict[str, Any]:
    table = {
        "kind": "table",
        "title": "Tabell",
        "head": ["", "jan–juni 2022", "juli–dec 2022", "jan–juni 2023"],
        "rows": [[f"Rad {row}", str(row * number), "17 av 20", "135"] for row in range(20)],
        "notes": ["Totalen är exakt."],
    }
    sections = [
        {
            "key": section.key,
            "title": section.title.sv,
            "text": "Något hände, och något till. " * 12,
            "blocks": [table, table] if section.shows else [],
        }
        for section in kinds()["half-year"].sections
    ]
    return {
        "format": 1,
        "partnership": {"key": "bro", "title": "Bro"},
        "kind": "half-year",
        "title": "Halvårsrapport, januari–juni 2023",
        "period": {"key": "2023-H1", "begins_on": "2023-01-01", "ends_on": "2023-06-30"},
        "version": 1,
        "changes": "",
        "written_by": ["Föreningen"],
        "ledger_head": "0" * 64,
        "mark": "",
        "sections": sections,
    }
