"""Occurrences, the facts people recorded, and what follows from both on a given day."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from brygga.domain.calendar import Period
from brygga.domain.language import Text
from brygga.domain.terms.model import ClauseKey, ObligationKey, PartyKey, Pattern

ZONE = ZoneInfo("Europe/Stockholm")


class StepKind(StrEnum):
    """Where one step of a working comes from."""

    CLAUSE = "clause"
    READING = "reading"
    CALENDAR = "calendar"
    RULE = "rule"
    EVIDENCE = "evidence"
    WAIVER = "waiver"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a working: what kind of ground it stands on, which one, and what it says."""

    kind: StepKind
    ref: str
    text: Text


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One dated instance of an obligation. Derived from terms, calendar and readings; never stored.

    `required` is a number of pieces of evidence; `amount` is for the whole occurrence, in
    `currency`. `due_on` is None where neither clause nor reading gives a day: `missing` says what
    would. `counts_from` is the first day whose evidence may count (None: any day before too).
    """

    key: str
    obligation: ObligationKey
    clause: ClauseKey
    pattern: Pattern
    parties: tuple[PartyKey, ...]
    beneficiaries: tuple[PartyKey, ...]
    period: Period
    due_on: date | None
    required: int
    amount: Decimal | None
    currency: str
    counts_from: date | None
    missing: tuple[Text, ...]
    working: tuple[Step, ...]

    @property
    def period_start(self) -> date:
        return self.period.starts_on

    @property
    def period_end(self) -> date:
        return self.period.ends_on


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact: what happened on which day, and when it was recorded and perhaps withdrawn.

    Moments carry their offset. `occurrence` says which one it is for, where a person said so;
    empty means that the rules decide. `ref` is whatever the caller finds it by.
    """

    obligation: ObligationKey
    happened_on: date
    recorded_at: datetime
    kind: str = "note"
    withdrawn_at: datetime | None = None
    party: PartyKey = PartyKey("")
    quantity: int = 1
    source: str = ""
    occurrence: str = ""
    ref: str = ""

    def is_known(self, as_of: date) -> bool:
        """Recorded by the day, not withdrawn by it, and about a day that has come."""
        return (
            self.happened_on <= as_of
            and local_day(self.recorded_at) <= as_of
            and (self.withdrawn_at is None or local_day(self.withdrawn_at) > as_of)
        )


@dataclass(frozen=True, slots=True)
class Waiver:
    """The steering group has accepted that an occurrence was not kept (undantag)."""

    occurrence: str
    reason: str
    decided_on: date
    paragraph: str
    recorded_at: datetime
    withdrawn_at: datetime | None = None

    def is_known(self, as_of: date) -> bool:
        return local_day(self.recorded_at) <= as_of and (
            self.withdrawn_at is None or local_day(self.withdrawn_at) > as_of
        )


class Standing(StrEnum):
    """How one occurrence stands on a day (läge)."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DUE_SOON = "due_soon"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    MISSED = "missed"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Assessment:
    """An occurrence with its standing as of a day, and everything that led to it.

    `met` is the sum of quantities that count, `met_on` the day the last needed one happened.
    `due_on` may be known here though the plan did not know it: an event has dated it.
    """

    occurrence: Occurrence
    as_of: date
    standing: Standing
    due_on: date | None
    met: int
    met_on: date | None
    evidence: tuple[Evidence, ...]
    waiver: Waiver | None
    missing: tuple[Text, ...]
    working: tuple[Step, ...]


def local_day(moment: datetime) -> date:
    """The day in Sweden on which a moment falls: a partnership's days are local days."""
    return moment.astimezone(ZONE).date()
