"""How well the guard does on a corpus: what it finds and refuses, and how often it asks in vain.

A corpus is text with tabs: a heading `origin<TAB>shape<TAB>note`, then one note a line. In a note
`[[…]]` stands around each name and `\\n` for a new line; a note without an origin names nobody.
`{{…}}` stands around what the guard must refuse, such as a phone number.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from brygga.domain.wording.asking import as_read, ask_about
from brygga.domain.wording.guard import FreeTextRefused, check_free_text
from brygga.domain.wording.lexicon import SWEDISH, Lexicon
from brygga.domain.wording.questions import Question

# What must be reached, in per cent (recall, refusals, questions, blocks) and points (the gap).
LEAST_RECALL = 97.0
LEAST_REFUSED = 97.0
WIDEST_GAP = 2.0
MOST_BLOCKS = 2.0
MOST_QUESTIONS = 20.0

HEADING = ("origin", "shape", "note")
_MARK = re.compile(r"\[\[|\]\]")
_REFUSED = re.compile(r"\{\{(.+?)\}\}")


class CorpusUnreadable(Exception):
    """A line is not as the format says; the message names it and repeats none of it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `names` are the places in `text` that must be asked about."""

    origin: str  # empty for a note that names nobody
    shape: str
    text: str
    names: tuple[tuple[int, int], ...] = ()
    must_be_refused: bool = False


@dataclass(slots=True)
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def add(self, *, hit: bool) -> None:
        self.hits += hit
        self.of += 1

    @property
    def per_cent(self) -> float:
        """0 of 0 is 0: nothing was shown."""
        return 100 * self.hits / self.of if self.of else 0.0


@dataclass(slots=True)
class Measured:
    """What the guard did with a corpus. `missed` and the others are the notes, to learn from."""

    by_origin: dict[str, Share] = field(default_factory=dict)
    by_shape: dict[str, Share] = field(default_factory=dict)
    names: Share = field(default_factory=Share)
    refused_by_shape: dict[str, Share] = field(default_factory=dict)
    refused: Share = field(default_factory=Share)
    blocked: Share = field(default_factory=Share)
    asked: Share = field(default_factory=Share)
    missed: list[Note] = field(default_factory=list)
    let_through: list[Note] = field(default_factory=list)
    asked_in_vain: list[Note] = field(default_factory=list)
    blocked_in_vain: list[Note] = field(default_factory=list)

    @property
    def gap(self) -> float:
        """Points between the origin best found and the one worst found."""
        found = [share.per_cent for share in self.by_origin.values()]
        return max(found) - min(found) if found else 0.0

    @property
    def failures(self) -> tuple[str, ...]:
        """Which of the figures are not reached, in words; what was not measured is not judged."""
        found = []
        if self.names.of and self.names.per_cent < LEAST_RECALL:
            found.append(f"recall {self.names.per_cent:.1f} % is under {LEAST_RECALL:g} %")
        if self.gap > WIDEST_GAP:
            found.append(f"gap {self.gap:.1f} points is over {WIDEST_GAP:g}")
        if self.refused.of and self.refused.per_cent < LEAST_REFUSED:
            found.append(f"{self.refused.per_cent:.1f} % refused is under {LEAST_REFUSED:g} %")
        if self.blocked.per_cent > MOST_BLOCKS:
            found.append(f"{self.blocked.per_cent:.1f} % of clean notes refused")
        if self.asked.per_cent > MOST_QUESTIONS:
            found.append(f"{self.asked.per_cent:.1f} % of clean notes asked about")
        return tuple(found)


def read_corpus(text: str) -> tuple[Note, ...]:
    """Raises CorpusUnreadable."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or tuple(lines[0].split("\t")) != HEADING:
        raise CorpusUnreadable(f"The first line should be: {'<TAB>'.join(HEADING)}")
    return tuple(_note(line, number) for number, line in enumerate(lines[1:], 2))


def measure(
    notes: Iterable[Note],
    *,
    allowed: frozenset[str] = frozenset(),
    lexicon: Lexicon | None = SWEDISH,
) -> Measured:
    """A name counts as found when a question marks all of it, or the note is refused."""
    measured = Measured()
    for note in notes:
        refused = _is_refused(note.text)
        if note.must_be_refused:
            measured.refused.add(hit=refused)
            measured.refused_by_shape.setdefault(note.shape, Share()).add(hit=refused)
            if not refused:
                measured.let_through.append(note)
            continue
        questions = ask_about(note.text, allowed=allowed, lexicon=lexicon)
        if note.origin:
            _measure_names(measured, note, questions, refused=refused)
            continue
        measured.blocked.add(hit=refused)
        measured.asked.add(hit=bool(questions))
        if refused:
            measured.blocked_in_vain.append(note)
        if questions:
            measured.asked_in_vain.append(note)
    return measured


def _measure_names(
    measured: Measured, note: Note, questions: tuple[Question, ...], *, refused: bool
) -> None:
    found = [
        refused or any(q.start <= start and end <= q.end for q in questions)
        for start, end in note.names
    ]
    for hit in found:
        measured.names.add(hit=hit)
        measured.by_origin.setdefault(note.origin, Share()).add(hit=hit)
        measured.by_shape.setdefault(note.shape, Share()).add(hit=hit)
    if not all(found):
        measured.missed.append(note)


def _note(line: str, number: int) -> Note:
    columns = line.split("\t")
    if len(columns) != len(HEADING):
        raise CorpusUnreadable(f"Line {number} should have {len(HEADING)} columns.")
    origin, shape, written = (column.strip() for column in columns)
    written, refused = _REFUSED.subn(r"\1", written.replace("\\n", "\n"))
    pieces = [as_read(f"|{piece}|")[1:-1] for piece in _MARK.split(written)]
    if len(pieces) % 2 == 0:
        raise CorpusUnreadable(f"Line {number} has a [[ without its ]].")
    names, at = [], 0
    for place, piece in enumerate(pieces):
        if place % 2:
            names.append((at, at + len(piece)))
        at += len(piece)
    if bool(names) != bool(origin):
        raise CorpusUnreadable(f"Line {number}: a note has an origin when it has names.")
    if refused and names:
        raise CorpusUnreadable(f"Line {number} should have either [[ ]] or {{{{ }}}}.")
    return Note(origin, shape, "".join(pieces), tuple(names), must_be_refused=bool(refused))


def _is_refused(text: str) -> bool:
    try:
        check_free_text(text)
    except FreeTextRefused:
        return True
    return False
