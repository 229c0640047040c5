"""Occurrences, the facts people recorded, and what follows from both on a given day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from brygga.domain.calendar import Period
from brygga.domain.calendar.periods import ONE_DAY
from brygga.domain.language import Text
from brygga.domain.obligations.rules import Rule
from brygga.domain.terms.model import ClauseKey, ObligationKey, PartyKey, Pattern

ZONE = ZoneInfo("Europe/Stockholm")


class Occurrence(NamedTuple):
    """One dated instance of an obligation. Derived from terms, calendar and readings.

    `key` stays the same for ever, `required` is a number of pieces of evidence, `amount` is money
    for the whole occurrence. `due_on` is None where neither clause nor reading gives a day, and
    `missing` then says what would. `trigger` is the evidence that set a triggered duty off.

    A tuple rather than a frozen dataclass: some two hundred are made on each request.
    """

    key: str
    rule: Rule
    period: Period
    due_on: date | None
    parties: tuple[PartyKey, ...]
    amount: Decimal | None = None
    missing: Text | None = None
    trigger: "Evidence | None" = None

    @property
    def obligation(self) -> ObligationKey:
        return self.rule.obligation.key

    @property
    def pattern(self) -> Pattern:
        return self.rule.obligation.pattern

    @property
    def clause(self) -> ClauseKey:
        return self.rule.obligation.clause

    @property
    def beneficiaries(self) -> tuple[PartyKey, ...]:
        return self.rule.obligation.owed_to

    @property
    def required(self) -> int:
        return self.rule.obligation.at_least

    @property
    def currency(self) -> str:
        return self.rule.obligation.currency if self.amount is not None else ""

    @property
    def period_start(self) -> date:
        return self.period.starts_on

    @property
    def period_end(self) -> date:
        return self.period.ends_on


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact: what happened on which day, and when it was recorded and perhaps withdrawn.

    Moments carry their offset. `occurrence` names the one it is for, where a person said so; empty
    means that the rules decide. `ref` is whatever the caller finds the fact by.
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

    def is_known(self, as_of: date, end: datetime) -> bool:
        """Recorded by the day, not withdrawn by it, and about a day that has come.

        `end` is `end_of(as_of)`: hundreds of facts are asked about one day.
        """
        return (
            self.happened_on <= as_of
            and self.recorded_at < end
            and (self.withdrawn_at is None or self.withdrawn_at >= end)
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
    ref: str = ""

    def is_known(self, end: datetime) -> bool:
        """Recorded before the day's end, and not withdrawn before it."""
        return self.recorded_at < end and (self.withdrawn_at is None or self.withdrawn_at >= end)


@dataclass(frozen=True, slots=True)
class Facts:
    """What people have recorded about one partnership, in any order."""

    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()


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


class Assessment(NamedTuple):
    """An occurrence with its standing as of a day, and the facts that count towards it.

    `met` is the sum of their quantities, `met_on` the day on which the last needed one happened.
    `due_on` may be known here though the plan did not know it: an event has given it its date.
    """

    occurrence: Occurrence
    as_of: date
    standing: Standing
    due_on: date | None
    met: int
    met_on: date | None
    evidence: tuple[Evidence, ...]
    waiver: Waiver | None
    missing: Text | None


def end_of(day: date) -> datetime:
    """The moment, in UTC, at which a day ends in Sweden and the next begins."""
    return datetime.combine(day + ONE_DAY, time(), ZONE).astimezone(UTC)


def local_day(moment: datetime) -> date:
    """The day in Sweden on which a moment falls: a partnership's days are local days."""
    return moment.astimezone(ZONE).date()
