"""A text as words, each with its place in its sentence and the word before it."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from brygga.domain.wording import everyday
from brygga.domain.wording.lexicon import Lexicon


class Place(Enum):
    """Where a word stands: only inside a sentence does a capital say much."""

    FIRST = 1
    LISTED = 2  # after a colon
    AFTER_COMMA = 3
    INSIDE = 4


class Word(NamedTuple):
    start: int
    end: int
    text: str
    place: Place
    before: str  # the word before it in the sentence, in lower case


class Reading(NamedTuple):
    """A text, its words, and what words are judged by."""

    read: str
    words: tuple[Word, ...]
    allowed: frozenset[str]
    lexicon: Lexicon | None
    is_shouted: bool

    def lower(self, at: int) -> str:
        """The word there in lower case; empty outside the text."""
        return self.words[at].text.casefold() if 0 <= at < len(self.words) else ""

    def between(self, at: int) -> str:
        """What stands between the word there and the next."""
        end = self.words[at + 1].start if at + 1 < len(self.words) else len(self.read)
        return self.read[self.words[at].end : end]


_WORD = re.compile(
    rf"\b(?i:{'|'.join(everyday.TITLES)})\b"
    r"|[^\W\d_]+(?:['’´`-][^\W\d_]+)*(?::[^\W\d_]+)?"
)
_BETWEEN = frozenset(" \"'“”’()[]*•-")
_SENTENCE_ENDS = frozenset(".!?…\n")
_SHORTENED = re.compile(
    r"\b(?:t\.?ex|bl\.?a|d\.?v\.?s|m\.?fl|m\.?m|o\.?s\.?v|ca|ev|inkl|exkl|kl|nr|s\.k|v|resp|tel|dr)$",
    re.IGNORECASE,
)


def reading_of(read: str, allowed: frozenset[str], lexicon: Lexicon | None) -> Reading:
    """`read` is as `as_read` gives it; `allowed` as `allowed_form`."""
    return Reading(read, tuple(_words(read)), allowed, lexicon, _is_shouted(read))


def _words(read: str) -> Iterator[Word]:
    last = ""
    for match in _WORD.finditer(read):
        before = match.start() - 1
        while before >= 0 and read[before] in _BETWEEN:
            before -= 1
        place = _place(read, before)
        yield Word(
            match.start(), match.end(), match[0], place, last if place is Place.INSIDE else ""
        )
        last = match[0].casefold()


def _place(read: str, before: int) -> Place:
    if before < 0:
        return Place.FIRST
    sign = read[before]
    if sign in _SENTENCE_ENDS:
        shortened = sign == "." and _SHORTENED.search(read[max(0, before - 6) : before])
        return Place.INSIDE if shortened else Place.FIRST
    if sign == ":":
        return Place.LISTED
    return Place.AFTER_COMMA if sign in ",;" else Place.INSIDE


def _is_shouted(read: str) -> bool:
    """A text all in capitals, where a capital says nothing."""
    letters = [sign for sign in read if sign.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


# What somebody did or does, by its ending alone: "skrattade", "åkte", "spelar".
DID = re.compile(r"[^\W\d_]+(?:ade|kte|pte|ste|rde|lde|nde|gde|mde)")
_DOES = re.compile(r"[^\W\d_]{2,}(?P<ending>[ae])r")


def is_a_verb(lower: str, lexicon: Lexicon | None) -> bool:
    """Whether it says what somebody does or did."""
    if lower in everyday.FINITE_VERBS or DID.fullmatch(lower):
        return True
    does = _DOES.fullmatch(lower)
    if does is None or lexicon is None:
        return False
    if does["ending"] == "a":
        return lexicon.knows(f"{lower[:-1]}de")
    return lexicon.knows(f"{lower[:-2]}te") or lexicon.knows(f"{lower[:-2]}de")
