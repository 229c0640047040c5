"""What a proposal says, as frozen values. Sentences are the parties' own, in their own language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from brygga.domain.terms.model import Party


class Section(StrEnum):
    """The parts of a proposal that are written point by point."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    TARGET_GROUP = "target-group"
    GOAL = "goal"
    ACTIVITY = "activity"
    CONTRIBUTION = "contribution"


class Rhythm(StrEnum):
    """How often an activity is to be done, as far as the proposal says."""

    UNSAID = ""
    MEETUP = "meetup"  # as many times in each school week as the alternative gives
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SCHOOL_TERM = "school-term"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Point:
    """One point: a sentence. `measure` is how one sees it; `parties` bring a contribution."""

    section: Section
    text: str
    measure: str = ""
    rhythm: Rhythm = Rhythm.UNSAID
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostRow:
    what: str
    per_year: Decimal


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to do it: what it gives, and what the public party pays for it each year."""

    title: str
    gives: str
    meetups_a_week: int
    rows: tuple[CostRow, ...]

    @property
    def total(self) -> Decimal:
        """Kronor a year."""
        return sum((row.per_year for row in self.rows), Decimal(0))


@dataclass(frozen=True, slots=True)
class Checked:
    """A criterion of what makes a partnership, with whose it is."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision: which alternative (an index), on which day, under which reference, and why."""

    chosen: int
    on: date
    reference: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A whole proposal. `payer` and `payee` are keys of parties; empty where it is not said."""

    key: str
    title: str
    language: str
    begins_on: date
    ends_on: date
    parties: tuple[Party, ...]
    points: tuple[Point, ...]
    alternatives: tuple[Alternative, ...]
    criteria: tuple[Checked, ...]
    payer: str = ""
    payee: str = ""
    payments_a_year: int = 0

    def of(self, section: Section) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.section is section)
