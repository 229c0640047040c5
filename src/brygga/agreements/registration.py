"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from brygga.domain.life import Paid, Taken
from brygga.domain.terms.model import Reading
from brygga.parties.models import Partnership, Person

AfterImport = Callable[[Partnership, datetime], None]


@dataclass(frozen=True, slots=True)
class MarginNote:
    """How an obligation stands, for the margin of the agreement: key of a standing, and figures.

    `kept` of `fallen_due` occurrences were kept; `readings` are all that hold, the file's too.
    """

    standing: str
    kept: int
    fallen_due: int
    readings: tuple[Reading, ...]


MarginNotes = Callable[[Partnership, date], Mapping[str, MarginNote]]

_after_import: list[AfterImport] = []
_margin: list[MarginNotes] = []


def after_import(follow: AfterImport) -> None:
    """What a later slice keeps up to date is made again in the transaction of an import."""
    if follow not in _after_import:
        _after_import.append(follow)


def margin_from(notes: MarginNotes) -> None:
    """Who knows how each obligation stands."""
    if notes not in _margin:
        _margin.append(notes)


def follow_import(partnership: Partnership, at: datetime) -> None:
    for follow in _after_import:
        follow(partnership, at)


def margin_notes(partnership: Partnership, as_of: date) -> Mapping[str, MarginNote]:
    """By obligation; empty where nobody registered."""
    return {key: note for notes in _margin for key, note in notes(partnership, as_of).items()}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a step did, which counts towards an obligation of the agreement.

    `kind` is what sets a duty off, or how it is answered; `made_by` is the step (matter:12).
    """

    obligation: str
    kind: str
    happened_on: date
    made_by: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Unkept:
    """Something that was not kept: the key of an occurrence, what the agreement calls the
    obligation, and its period in the reader's language."""

    key: str
    title: str
    period: str
    parties: tuple[str, ...]


NoteFact = Callable[[Partnership, Fact, Person, datetime], object]
TakeBack = Callable[[Partnership, str, Person, datetime], object]
UnkeptOn = Callable[[Partnership, date], Iterable[Unkept]]
PaidUntil = Callable[[Partnership, date], Iterable[Paid]]
StepsOf = Callable[[Partnership], Iterable[Taken]]

_note_fact: list[NoteFact] = []
_take_back: list[TakeBack] = []
_unkept: list[UnkeptOn] = []
_paid: list[PaidUntil] = []
_steps: list[StepsOf] = []


def facts_to(note: NoteFact, take_back: TakeBack) -> None:
    """Who keeps the evidence: notes a fact, and takes back what an act noted."""
    _note_fact[:], _take_back[:] = [note], [take_back]


def unkept_from(source: UnkeptOn) -> None:
    """Who knows what was not kept, for a breach to point at."""
    _unkept[:] = [source]


def paid_from(source: PaidUntil) -> None:
    """Who knows what has been paid, for which days."""
    _paid[:] = [source]


def steps_from(source: StepsOf) -> None:
    """Who knows steps of the agreement's life before it was brought in."""
    if source not in _steps:
        _steps.append(source)


def note_fact(partnership: Partnership, fact: Fact, by: Person, at: datetime) -> None:
    for note in _note_fact:
        note(partnership, fact, by, at)


def take_back_facts(partnership: Partnership, made_by: str, by: Person, at: datetime) -> None:
    for take_back in _take_back:
        take_back(partnership, made_by, by, at)


def unkept_on(partnership: Partnership, day: date) -> list[Unkept]:
    return [found for source in _unkept for found in source(partnership, day)]


def paid_until(partnership: Partnership, day: date) -> list[Paid]:
    return [found for source in _paid for found in source(partnership, day)]


def earlier_steps(partnership: Partnership) -> list[Taken]:
    return [found for source in _steps for found in source(partnership)]
