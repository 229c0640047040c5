"""The portfolio's line for each partnership: sums of a few rows, and a bar for each quarter.

For today the rows come grouped from the database: how many occurrences of each outcome fall due in
a quarter. No agreement is read and no engine run, so twenty partnerships cost little more than one.
A past day is for the engine, whose answers are grouped the same way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import Pattern

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

    `quarter` is the number of quarters since the year 0 (see quarter_of). `first` is the one due
    first of those that are coming, as Following writes it.
    """

    partnership: int
    quarter: int
    outcome: str
    number: int
    first: str | None = None


class Following(NamedTuple):
    """The occurrence that falls due next."""

    due_on: date
    key: str
    title: str

    def __str__(self) -> str:
        """As one text, in the order in which they come: 2023-10-22 weekly-meetup/2023-W42 Träff."""
        return f"{self.due_on.isoformat()} {self.key} {self.title}"


def following_from(text: str) -> Following:
    day, key, title = text.split(" ", 2)
    return Following(date.fromisoformat(day), key, title)


Quarters = Mapping[int, Mapping[str, int]]


@dataclass(slots=True)
class Line:
    """How one partnership stands: how many of each outcome, in all and by quarter."""

    counts: Counter[str] = field(default_factory=Counter)
    quarters: dict[int, dict[str, int]] = field(default_factory=dict)
    following: Following | None = None

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
    for partnership, quarter, outcome, number, first in buckets:
        line = found.get(partnership) or found.setdefault(partnership, Line())
        line.counts[outcome] += number
        line.quarters.setdefault(quarter, {})[outcome] = number
        if first:
            following[partnership] = min(following.get(partnership, first), first)
    for partnership, first in following.items():
        found[partnership].following = following_from(first)
    return found


_OUTCOMES = {
    Standing.KEPT: Outcome.KEPT,
    Standing.KEPT_LATE: Outcome.KEPT_LATE,
    Standing.WAIVED: Outcome.WAIVED,
    Standing.UPCOMING: Outcome.COMING,
    Standing.OPEN: Outcome.COMING,
    Standing.DUE_SOON: Outcome.COMING,
}


def buckets_from(partnership: int, assessments: Iterable[Assessment]) -> list[Bucket]:
    """The same rows out of the engine's answers for a day."""
    numbers: Counter[tuple[int, Outcome]] = Counter()
    firsts: dict[tuple[int, Outcome], str] = {}
    for a in assessments:
        o = a.occurrence
        outcome = _OUTCOMES.get(a.standing)
        if a.standing is Standing.MISSED:
            can_be_late = o.pattern in (Pattern.DEADLINE, Pattern.TRIGGERED)
            outcome = Outcome.OVERDUE if can_be_late else Outcome.MISSED
        day = a.due_on or a.met_on or (o.period_end if a.waiver else None)
        if o.pattern is Pattern.STANDING or outcome is None or day is None:
            continue
        place = (quarter_of(day), outcome)
        numbers[place] += 1
        if outcome is Outcome.COMING:
            first = str(Following(day, o.key, o.rule.obligation.title))
            firsts[place] = min(firsts.get(place, first), first)
    return [
        Bucket(partnership, quarter, outcome.value, number, firsts.get((quarter, outcome)))
        for (quarter, outcome), number in numbers.items()
    ]


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
