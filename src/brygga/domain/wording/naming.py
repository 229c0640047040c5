"""Words that may be names: by a capital, by no dictionary having them, by where they stand.

Nothing here knows whose names they are: a rule about form or place holds for every origin, a list
only for those somebody thought of.
"""

import re
from collections.abc import Iterator

from brygga.domain.wording import everyday
from brygga.domain.wording.lexicon import Lexicon
from brygga.domain.wording.questions import Kind, Question, question
from brygga.domain.wording.reading import Reading, reading_of
from brygga.domain.wording.spelling import kind_of
from brygga.domain.wording.standing import JOINING, Doubt, doubt_of, kind_there

_JOINED = re.compile(r" ?[,&+/] ?")


def named(read: str, allowed: frozenset[str], lexicon: Lexicon | None) -> Iterator[Question]:
    """The questions that words raise, in the order they stand. `read` is as `as_read` gives it."""
    reading = reading_of(read, allowed, lexicon)
    kinds = [kind_of(at, reading) or kind_there(at, reading) for at in range(len(reading.words))]
    _spread(kinds, reading)
    for kind, word in zip(kinds, reading.words, strict=True):
        if kind is not None:
            yield question(word.start, word.end, kind)


def _spread(kinds: list[Kind | None], reading: Reading) -> None:
    """Who is named together with a name, or stands before a surname, is one as well."""
    marked = [at for at, kind in enumerate(kinds) if kind in (Kind.NAME, Kind.UNKNOWN)]
    while marked:
        at = marked.pop()
        for beside in _beside(at, reading):
            same = reading.words[beside].text.islower() == reading.words[at].text.islower()
            if kinds[beside] is None and same and _may_be_beside(beside, reading):
                kinds[beside] = Kind.NAME
                marked.append(beside)


def _may_be_beside(at: int, reading: Reading) -> bool:
    lower = reading.lower(at)
    if lower in everyday.FINITE_VERBS:
        return doubt_of(lower, reading) > Doubt.SOME
    return lower in everyday.SUBJECTS or doubt_of(lower, reading) > Doubt.NONE


def _beside(at: int, reading: Reading) -> Iterator[int]:
    last = len(reading.words) - 1
    if at and _JOINED.fullmatch(reading.between(at - 1)):
        yield at - 1
    if at < last and _JOINED.fullmatch(reading.between(at)):
        yield at + 1
    if at > 1 and reading.lower(at - 1) in JOINING:
        yield at - 2
    if at < last - 1 and reading.lower(at + 1) in JOINING:
        yield at + 2
    if at and not reading.words[at].text.islower() and reading.between(at - 1) == " ":
        before = reading.words[at - 1]
        if not before.text.islower():
            yield at - 1
