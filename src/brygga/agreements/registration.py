"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from brygga.domain.terms.model import Reading
from brygga.parties.models import Partnership

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
