"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from brygga.parties.models import Partnership

# Where in an agenda things belong, by what they are; a slice chooses one, or a number between.
OPENING, ACTIONS, LATE, DEVIATIONS, REPORTS, FIGURES, MONEY, COMING, OWN, CLOSING = range(
    10, 110, 10
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that the next meeting ought to deal with.

    `key` stays the same while the same thing is meant: it is suggested once for each meeting.
    Title and text are Swedish, as the minutes are; `path` is a page on this site.
    """

    key: str
    rank: int
    title: str
    text: str = ""
    path: str = ""
    minutes: int = 5


Suggestions = Callable[[Partnership, date, date], Iterable[Suggestion]]

_sources: list[Suggestions] = []


def suggest_from(source: Suggestions) -> None:
    """A later slice with things for the agenda. It is asked with the partnership, the day of the
    meeting and the day of today."""
    if source not in _sources:
        _sources.append(source)


def more_suggestions(partnership: Partnership, meets_on: date, today: date) -> list[Suggestion]:
    return [found for source in _sources for found in source(partnership, meets_on, today)]
