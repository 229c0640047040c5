"""What one version of an agreement says, as frozen values.

The shape of the file, the JSON Schema and the reader all follow from these classes: a field added
here is read, written, documented and compared without another line of code. Texts are the
partnership's own words in its own language; keys are short, stable and never shown to people alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NewType

from brygga.domain.calendar import Per
from brygga.domain.files import Says

PartyKey = NewType("PartyKey", str)
ClauseKey = NewType("ClauseKey", str)
ObligationKey = NewType("ObligationKey", str)


class PartyKind(StrEnum):
    PUBLIC = "public"
    NONPROFIT = "nonprofit"


class ClausePart(StrEnum):
    """Which part of the agreement a clause belongs to; a change is classified by it."""

    BACKGROUND = "background"
    PURPOSE = "purpose"
    VALUES = "values"
    GOALS = "goals"
    FORM = "form"
    PARTIES = "parties"
    ACTIVITIES = "activities"
    CONTRIBUTIONS = "contributions"
    DEVELOPMENT = "development"
    GOVERNANCE = "governance"
    REPORTS = "reports"
    TERM = "term"
    MONEY = "money"
    CHANGE = "change"
    ENDING = "ending"
    DISPUTE = "dispute"


class Pattern(StrEnum):
    """The four ways in which a duty can be dated."""

    COUNT = "count"
    DEADLINE = "deadline"
    STANDING = "standing"
    TRIGGERED = "triggered"


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class Anchor(StrEnum):
    START = "start"
    END = "end"
    EVENT = "event"


class Way(StrEnum):
    """How a change of the agreement has to be made."""

    RENEGOTIATION = "renegotiation"
    DIALOGUE = "dialogue"
    YEARLY_REVISION = "yearly-revision"
    NOTICE = "notice"


class ContributionKind(StrEnum):
    MONEY = "money"
    IN_KIND = "in-kind"


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which the agreement is in force, both included."""

    begins_on: date
    ends_on: date
    clause: Annotated[ClauseKey | None, Says("The clause that says so.")] = None


@dataclass(frozen=True, slots=True)
class Party:
    key: PartyKey
    name: str
    kind: PartyKind
    organisation_number: Annotated[str, Says("Ten digits with a hyphen; empty if not stated.")] = ""
    about: str = ""
    contact_functions: Annotated[
        tuple[str, ...], Says("The functions named as contact, never persons.")
    ] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of the signed text, in the partnership's words."""

    key: ClauseKey
    part: ClausePart
    place: Annotated[str, Says("Where it stands in the signed text, e.g. “Aktiviteter, punkt 2”.")]
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A point that makes the agreement a partnership and not a purchase."""

    number: int
    text: str
    clause: ClauseKey | None = None
    source: Annotated[str, Says("Whose criterion it is, e.g. the board's guidelines.")] = ""


@dataclass(frozen=True, slots=True)
class Goal:
    key: str
    text: str
    clause: ClauseKey
    measure: Annotated[str, Says("How it is seen that the goal is met; empty if not stated.")] = ""


@dataclass(frozen=True, slots=True)
class Activity:
    key: str
    title: str
    clause: ClauseKey
    text: str = ""
    target: Annotated[str, Says("The measurable target; empty until one is set.")] = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    key: str
    party: PartyKey
    kind: ContributionKind
    text: str
    clause: ClauseKey


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: on a date, or so long before or after a period or an event.

    Either `on`, or `side` and `anchor` with `days` and/or `months`. With anchor `event` the event
    is another obligation of the same rhythm, and the day it was met is what counts.
    """

    on: date | None = None
    side: Side | None = None
    anchor: Anchor | None = None
    event: ObligationKey | None = None
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who owes what to whom, from which clause, in one of four patterns.

    A field that the signed text does not settle is left out: it gives a finding, and may be
    settled by a reading. Nothing is filled in silently.
    """

    key: ObligationKey
    title: str
    clause: ClauseKey
    owed_by: tuple[PartyKey, ...]
    owed_to: tuple[PartyKey, ...]
    pattern: Pattern
    text: str = ""
    evidence: Annotated[str, Says("What shows that it was done.")] = ""
    at_least: Annotated[int, Says("How many are needed in each period.")] = 1
    per: Annotated[Per | None, Says("The rhythm; left out if the text does not state one.")] = None
    school_weeks: Annotated[bool, Says("With per = week: only weeks of the school calendar.")] = (
        False
    )
    school_days: Annotated[
        int | None, Says("How many school days make a school week; usually a reading.")
    ] = None
    due: Due | None = None
    each_party: Annotated[bool, Says("Each of owed_by owes one of its own.")] = False
    when: Annotated[
        str, Says("Triggered: the kind of evidence, or the obligation, that sets the duty off.")
    ] = ""
    occasion: Annotated[str, Says("Triggered: the same in words, for people.")] = ""
    within_days: int | None = None
    within_months: int | None = None
    amount: Annotated[Decimal | None, Says("Money to be paid over amount_per.")] = None
    amount_per: Per | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """What one party pays another each year."""

    payer: PartyKey
    payee: PartyKey
    per_year: Decimal
    currency: str
    payments_per_year: int
    clause: ClauseKey
    total: Annotated[
        Decimal | None, Says("The sum over the whole term, if the text states it.")
    ] = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the steering group. Several parties mean that either or both may fill it."""

    function: str
    parties: tuple[PartyKey, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    clause: ClauseKey
    seats: tuple[Seat, ...]
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """When the parties begin to look at whether the agreement is to go on."""

    begin_by: date
    clause: ClauseKey


@dataclass(frozen=True, slots=True)
class NoticeRule:
    months: int
    clause: ClauseKey
    grounds: Annotated[
        tuple[str, ...], Says("What allows notice to be given; empty means without grounds.")
    ] = ()


@dataclass(frozen=True, slots=True)
class CancellationRule:
    clause: ClauseKey
    ground: str
    repayment: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """How the agreement itself says that changes of some of its parts are made."""

    parts: tuple[ClausePart, ...]
    way: Way
    clause: ClauseKey


@dataclass(frozen=True, slots=True)
class Document:
    """Something the agreement refers to, and the clause that says what it is, if any does."""

    title: str
    promised_in: ClauseKey
    described_in: ClauseKey | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that its drafters left in the signed text."""

    text: str
    clause: ClauseKey


@dataclass(frozen=True, slots=True)
class Signatory:
    function: str
    party: PartyKey
    signed_at: datetime | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class PrintedHash:
    """A checksum exactly as it is printed on the document or its receipt."""

    of: str
    algorithm: str
    value: str


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative of a proposal and what it costs a year."""

    title: str
    per_year: Decimal
    currency: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was asked for before there was an agreement, and what was decided and why."""

    reference: str
    dated: date
    options: tuple[Option, ...]
    reasons: tuple[str, ...] = ()
    extras: Annotated[tuple[str, ...], Says("What stands only in the proposal.")] = ()


@dataclass(frozen=True, slots=True)
class Sets:
    """The fields of an obligation that a reading settles; the rest stays as signed."""

    at_least: int | None = None
    per: Per | None = None
    school_days: int | None = None
    due: Due | None = None
    within_days: int | None = None
    within_months: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How people read a clause that leaves something open (tolkning). It stands beside the text.

    Without `decided_on` it is assumed: nobody has decided it, and screens say so.
    """

    key: str
    obligation: ObligationKey
    text: str
    sets: Sets
    decided_on: date | None = None
    decided_by: str = ""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of an agreement: everything it says, and nothing it does not say."""

    format: Annotated[int, Says("The version of this file format: 1.")]
    key: str
    title: str
    version: int
    language: Annotated[str, Says("The language of the texts, e.g. sv.")]
    term: Term
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    obligations: tuple[Obligation, ...]
    calendar: Annotated[str, Says("The school calendar's file, relative to this one.")] = ""
    reference: Annotated[str, Says("The case number (diarienummer).")] = ""
    target_group: str = ""
    criteria: tuple[Criterion, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    development_areas: tuple[str, ...] = ()
    grants: tuple[Grant, ...] = ()
    governance: Governance | None = None
    review: Review | None = None
    notice: NoticeRule | None = None
    cancellation: CancellationRule | None = None
    change_rules: tuple[ChangeRule, ...] = ()
    documents: tuple[Document, ...] = ()
    questions: tuple[Question, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    hashes: tuple[PrintedHash, ...] = ()
    proposal: Proposal | None = None
    readings: tuple[Reading, ...] = field(default=())

    def clause(self, key: str) -> Clause:
        return next(c for c in self.clauses if c.key == key)

    def party(self, key: str) -> Party:
        return next(p for p in self.parties if p.key == key)

    def obligation(self, key: str) -> Obligation:
        return next(o for o in self.obligations if o.key == key)
