"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable
from dataclasses import dataclass

from brygga.domain.language import Text

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
