"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from brygga.domain.language import Text
from brygga.domain.terms.model import Terms
from brygga.parties.models import Partnership

Path = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Origin:
    """The way to the act that made a fact: the words of the link, and its path on this site."""

    words: Text
    path: str


_origins: dict[str, tuple[Text, Path]] = {}


def add_origin(kind: str, words: Text, path: Path) -> None:
    """A kind of act that makes evidence by itself: `kind` is what stands before the colon in
    `made_by`, `path` gives the page from a partnership's key and what stands after it."""
    _origins[kind] = (words, path)


def origin_of(partnership: str, made_by: str) -> Origin | None:
    """None for what somebody noted by hand, or where nobody registered the kind."""
    kind, _colon, key = made_by.partition(":")
    if kind not in _origins:
        return None
    words, path = _origins[kind]
    return Origin(words, path(partnership, key))


@dataclass(frozen=True, slots=True)
class Decided:
    """Where something was decided: its meeting and paragraph, and the page of them."""

    words: str
    path: str


_grounds: list[Callable[[Partnership, Terms, date], None]] = []


def decisions_are_checked_by(check: Callable[[Partnership, Terms, date], None]) -> None:
    """Who knows on which days the steering group can have decided anything: raises NotPossible for
    another day, by the terms that hold."""
    if check not in _grounds:
        _grounds.append(check)


def check_could_be_decided(partnership: Partnership, terms: Terms, on: date) -> None:
    for check in _grounds:
        check(partnership, terms, on)


_decided: list[Callable[[str, Iterable[str]], Mapping[str, Decided]]] = []


def decided_by(source: Callable[[str, Iterable[str]], Mapping[str, Decided]]) -> None:
    """Who knows by which decision something came about: given a partnership's key and what is
    asked about (waiver:12, reading:3), the decision behind each that has one."""
    if source not in _decided:
        _decided.append(source)


def decided_where(partnership: str, things: Iterable[str]) -> dict[str, Decided]:
    """The decisions behind what was done, as far as they are known here."""
    asked = list(things)
    if not asked:
        return {}
    found: dict[str, Decided] = {}
    for source in _decided:
        found |= source(partnership, asked)
    return found
