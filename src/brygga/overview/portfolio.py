"""The portfolio's line for each partnership: sums of a few rows, and a bar for each quarter.

The rows come grouped from the database: how many occurrences of each outcome fall due in a quarter.
No agreement is read and no engine run, so twenty partnerships cost little more than one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

HEIGHT = 20
STEP = 8
BAR = 6


class Outcome(StrEnum):
    """How occurrences ended, as far as a day, a due day and a met day can say.

    `overdue` can still be mended (a deadline can be met late); `missed` is a count that was not
    reached. Standing duties have no day and are not here.
    """

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    MISSED = "missed"
    OVERDUE = "overdue"
    WAIVED = "waived"
    COMING = "coming"


class Bucket(NamedTuple):
    """So many occurrences of a partnership that fall due in a quarter ended like this.

    `quarter` is the number of quarters since the year 0 (see quarter_of). `first_due` is the
    earliest of their days as ISO text, None where none has a day.
    """

    partnership: int
    quarter: int
    outcome: str
    number: int
    first_due: str | None


Quarters = Mapping[int, Mapping[str, int]]


@dataclass(slots=True)
class Line:
    """How one partnership stands: how many of each outcome, in all and by quarter."""

    counts: Counter[str] = field(default_factory=Counter)
    quarters: dict[int, dict[str, int]] = field(default_factory=dict)
    next_due_on: date | None = None

    @property
    def kept(self) -> int:
        return self.counts[Outcome.KEPT] + self.counts[Outcome.KEPT_LATE]

    @property
    def late(self) -> int:
        """Overdue, and still to be done."""
        return self.counts[Outcome.OVERDUE]

    @property
    def missed(self) -> int:
        return self.counts[Outcome.MISSED] + self.counts[Outcome.OVERDUE]

    @property
    def waived(self) -> int:
        return self.counts[Outcome.WAIVED]

    @property
    def fallen_due(self) -> int:
        return self.kept + self.missed + self.waived


def lines(buckets: Iterable[Bucket]) -> dict[int, Line]:
    """The line of each partnership that has any occurrence, by its id."""
    found: dict[int, Line] = {}
    following: dict[int, str] = {}
    for partnership, quarter, outcome, number, first_due in buckets:
        line = found.get(partnership) or found.setdefault(partnership, Line())
        line.counts[outcome] += number
        line.quarters.setdefault(quarter, {})[outcome] = number
        if outcome == "coming" and first_due:
            following[partnership] = min(following.get(partnership, first_due), first_due)
    for partnership, day in following.items():
        found[partnership].next_due_on = date.fromisoformat(day)
    return found


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month + 2) // 3


def width_of(quarters: Quarters) -> int:
    """How many units wide the strip of these quarters is: from the first to the last."""
    return (max(quarters) - min(quarters) + 1) * STEP if quarters else STEP


def strip_of(quarters: Quarters, day: date) -> str:
    """What stands inside the strip's svg: each quarter's bar, in parts by outcome; now a line."""
    if not quarters:
        return ""
    first = min(quarters)
    shapes: dict[str, list[str]] = {}
    for quarter, counts in quarters.items():
        _bar(shapes, (quarter - first) * STEP + (STEP - BAR) / 2, counts)
    passed = ((day.month - 1) % 3 + day.day / 31) / 3
    now = (quarter_of(day) - first + passed) * STEP
    line = ""
    if 0 <= now <= width_of(quarters):
        line = f'<path class="line__now" d="M{now:.1f} -3v{HEIGHT + 6}"/>'
    return (
        "".join(f'<path class="line__bar {k}" d="{"".join(d)}"/>' for k, d in shapes.items()) + line
    )


#: From the bottom up: what went well carries what did not. The words are classes of board.css.
STACKED = (
    ("kept", "kept"),
    ("kept_late", "kept_late"),
    ("waived", "waived"),
    ("missed", "missed"),
    ("overdue", "missed"),
)


def _bar(shapes: dict[str, list[str]], x: float, counts: Mapping[str, int]) -> None:
    over = sum(counts.values()) - counts.get("coming", 0)
    if not over:
        shapes.setdefault("upcoming", []).append(f"M{x:g} {HEIGHT}v-3h{BAR}v3z")
        return
    y = float(HEIGHT)
    for outcome, kind in STACKED:
        if count := counts.get(outcome):
            height = HEIGHT * count / over
            shapes.setdefault(kind, []).append(f"M{x:g} {y:g}v-{height:.4g}h{BAR}v{height:.4g}z")
            y -= height
