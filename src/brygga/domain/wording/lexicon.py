"""What a word is in Swedish: a word, its form or a compound; in everyday use or rare; a place."""

import gzip
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import TextIOWrapper
from typing import NamedTuple, Protocol

# Hunspell's flags as sv_SE.aff gives them meaning.
_FORBIDDEN, _NEVER_ALONE, _ONLY_INSIDE = "%", "¤", "Z"
_MAY_BEGIN, _MAY_STAND_BETWEEN, _MAY_END = "X", "U", "Y"
_OF_THE_WORD_ITSELF = str.maketrans(dict.fromkeys("XUWZ¤"))

# Entries with a capital that begin compounds or name those who live there ("lundabo"): places and
# firms. People's names do neither.
_OF_A_PLACE = frozenset("Xdev")

# The dictionary lets one letter be a part; then nearly any name would be a compound.
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_MOST_PARTS = 3
_LONGEST = 40  # characters; no longer word is worth taking apart


class Lexicon(Protocol):
    """Answers what a word is; words are given in lower case, places with their capital."""

    def knows(self, word: str) -> bool:
        """Whether it is one of the language's own."""

    def has_entry(self, word: str) -> bool:
        """Whether it is a word as it is looked up: not its plural, definite or other form."""

    def frequency(self, word: str) -> float:
        """Log10 of how often a word of at most 7 letters comes in 10^9 words; 0 when seldom."""

    def is_place(self, name: str) -> bool:
        """Whether it is a place or a firm, and may be a person's name as well."""


class Suffix(NamedTuple):
    """An ending: what it takes the place of, after which stems, and what the form may then do."""

    flag: str
    instead_of: str
    after: re.Pattern[str] | None
    then: str


class Dictionary:
    """A Hunspell dictionary's words in lower case, from its two files' lines.

    Names, written with a capital, are no words. Each line of frequencies is a number and the words
    that come so often.
    """

    def __init__(
        self, words: Iterable[str], rules: Iterable[str], frequencies: Iterable[str] = ()
    ) -> None:
        self._flags, self._places = _stems(words)
        self._suffixes = _endings(rules)
        self._frequencies = dict(_frequencies(frequencies))
        self._longest = max(map(len, self._suffixes), default=0)

    def knows(self, word: str) -> bool:
        if len(word) > _LONGEST:
            return False
        return any(
            not {_ONLY_INSIDE, _NEVER_ALONE} & set(flags) for flags in self._forms(word)
        ) or self._is_compound(word, _MOST_PARTS)

    def has_entry(self, word: str) -> bool:
        return word in self._flags

    def frequency(self, word: str) -> float:
        return self._frequencies.get(word, 0.0)

    def is_place(self, name: str) -> bool:
        return name in self._places

    def _forms(self, word: str) -> Iterator[str]:
        """The flags of each way in which the word is a form of some stem."""
        if word in self._flags:
            yield self._flags[word]
        for length in range(1, min(self._longest, len(word)) + 1):
            for suffix in self._suffixes.get(word[-length:], ()):
                stem = word[:-length] + suffix.instead_of
                flags = self._flags.get(stem)
                if flags is None or suffix.flag not in flags:
                    continue
                if suffix.after is None or suffix.after.search(stem):
                    yield flags.translate(_OF_THE_WORD_ITSELF) + suffix.then

    def _is_compound(self, word: str, parts: int) -> bool:
        for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
            if not any(_MAY_BEGIN in flags for flags in self._forms(word[:at])):
                continue
            rest = word[at:]
            if any(_MAY_END in flags for flags in self._forms(rest)):
                return True
            if parts > 2 and self._is_compound(rest, parts - 1):
                return True
        return False


class Shipped:
    """The dictionary that comes with Brygga, read when first asked (about 0.25 s, 15 MB)."""

    def knows(self, word: str) -> bool:
        return _shipped().knows(word)

    def has_entry(self, word: str) -> bool:
        return _shipped().has_entry(word)

    def frequency(self, word: str) -> float:
        return _shipped().frequency(word)

    def is_place(self, name: str) -> bool:
        return _shipped().is_place(name)


@cache
def _shipped() -> Dictionary:
    folder = files("brygga.domain.wording") / "swedish"
    with (
        _lines(folder / "sv_SE.dic.gz") as words,
        _lines(folder / "sv_SE.aff.gz") as rules,
        _lines(folder / "frequency.txt.gz") as frequencies,
    ):
        return Dictionary(words, rules, frequencies)


@contextmanager
def _lines(packed: Traversable) -> Iterator[Iterator[str]]:
    # Line by line: the whole text at once would stay in the process's memory.
    with (
        packed.open("rb") as file,
        gzip.open(file) as unpacked,
        TextIOWrapper(unpacked, "utf-8") as lines,
    ):
        yield (line.rstrip("\n") for line in lines)


SWEDISH = Shipped()


def _stems(words: Iterable[str]) -> tuple[dict[str, str], frozenset[str]]:
    """The flags of each word in lower case, and the places."""
    stems: dict[str, str] = {}
    same: dict[str, str] = {}  # a few thousand different sets of flags among all the words
    places = set()
    for line in words:
        word, _slash, flags = line.partition("/")
        if word.istitle() and not _OF_A_PLACE.isdisjoint(flags):
            places.add(word)
        if not word.islower() or _FORBIDDEN in flags:
            continue
        if " " in word:
            # "hej, hopp", "sov gott": some words stand only in such company.
            for part in word.replace(",", "").split():
                stems.setdefault(part, "")
            continue
        together = stems.get(word, "") + flags
        stems[word] = same.setdefault(together, together)
    return stems, frozenset(places)


def _frequencies(lines: Iterable[str]) -> Iterator[tuple[str, float]]:
    for line in lines:
        often, *words = line.split()
        for word in words:
            yield word, float(often)


def _endings(rules: Iterable[str]) -> dict[str, tuple[Suffix, ...]]:
    found: dict[str, list[Suffix]] = {}
    for line in rules:
        kind, *columns = line.split()[:5] or [""]
        if kind != "SFX" or len(columns) < 4:
            continue
        flag, instead_of, ending, after = columns
        form, _slash, then = ending.partition("/")
        if form != "0":
            found.setdefault(form, []).append(
                Suffix(
                    flag,
                    "" if instead_of == "0" else instead_of,
                    None if after == "." else re.compile(f"(?:{after})$"),
                    then,
                )
            )
    return {form: tuple(suffixes) for form, suffixes in found.items()}
