"""`brygga manage measure_guard FILE`: how well the guard of free text does on a corpus."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brygga.domain.wording import allowed_form
from brygga.domain.wording.lexicon import SWEDISH
from brygga.domain.wording.measure import (
    LEAST_RECALL,
    LEAST_REFUSED,
    MOST_BLOCKS,
    MOST_QUESTIONS,
    WIDEST_GAP,
    CorpusUnreadable,
    Measured,
    Note,
    Share,
    measure,
    read_corpus,
)


class Command(BaseCommand):
    help = (
        "Run the guard of free text over a corpus: lines of origin, shape and note with tabs "
        "between, [[…]] around each name, {{…}} around what must be refused, no origin where "
        "nobody is named. Exits 1 if a figure is not reached."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--allow", type=Path, help="words that name no person, one a line")
        parser.add_argument(
            "--without-lexicon", action="store_true", help="capitals, lists and patterns alone"
        )
        parser.add_argument(
            "--notes", action="store_true", help="print the notes that went wrong as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            notes = read_corpus(options["file"].read_text("utf-8"))
            words = options["allow"].read_text("utf-8") if options["allow"] else ""
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"The file cannot be read: {type(problem).__name__}") from problem
        except CorpusUnreadable as problem:
            raise CommandError(str(problem)) from problem
        measured = measure(
            notes,
            allowed=frozenset(map(allowed_form, words.splitlines())),
            lexicon=None if options["without_lexicon"] else SWEDISH,
        )
        self._tell(measured)
        if options["notes"]:
            self._tell_notes(measured)
        for failure in measured.failures:
            self.stdout.write(f"NOT REACHED: {failure}")
        if measured.failures:
            sys.exit(1)

    def _tell(self, measured: Measured) -> None:
        self._tell_all("Names, by origin", "found", measured.by_origin)
        self._tell_all("Names, by shape", "found", measured.by_shape)
        self._tell_all("What must be refused", "refused", measured.refused_by_shape)
        self.stdout.write("All")
        self._tell_goal("names found", measured.names, f"at least {LEAST_RECALL:g} %")
        self.stdout.write(
            f"  {'gap between origins':28} {measured.gap:6.1f} points"
            f"{'':12}at most {WIDEST_GAP:g} points"
        )
        self._tell_goal(
            "refused of what must be", measured.refused, f"at least {LEAST_REFUSED:g} %"
        )
        self._tell_goal("clean notes refused", measured.blocked, f"at most {MOST_BLOCKS:g} %")
        self._tell_goal("clean notes asked about", measured.asked, f"at most {MOST_QUESTIONS:g} %")

    def _tell_all(self, heading: str, verb: str, shares: Mapping[str, Share]) -> None:
        if shares:
            self.stdout.write(f"{heading:30} {verb:>8} {'of':>7} {'missed':>7}")
        for name, share in shares.items():
            missed = share.of - share.hits
            self.stdout.write(f"  {name:28} {share.per_cent:6.1f} % {share.of:7} {missed:7}")

    def _tell_goal(self, name: str, share: Share, wanted: str) -> None:
        of = f"{share.hits} of {share.of}"
        self.stdout.write(f"  {name:28} {share.per_cent:6.1f} % {of:>14}   {wanted}")

    def _tell_notes(self, measured: Measured) -> None:
        for heading, notes in (
            ("Names missed in", measured.missed),
            ("Let through", measured.let_through),
            ("Refused in vain", measured.blocked_in_vain),
            ("Asked about in vain", measured.asked_in_vain),
        ):
            self._tell_each(heading, notes)

    def _tell_each(self, heading: str, notes: Iterable[Note]) -> None:
        self.stdout.write(heading)
        for note in notes:
            self.stdout.write(f"  {note.text!r}")
