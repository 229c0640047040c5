"""`brygga manage measure_guard FILE`: how well the guard of free text does on a corpus."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brygga.domain.wording import allowed_form
from brygga.domain.wording.lexicon import SWEDISH
from brygga.domain.wording.measure import (
    LEAST_RECALL,
    MOST_BLOCKS,
    MOST_QUESTIONS,
    WIDEST_GAP,
    CorpusUnreadable,
    Measured,
    Share,
    measure,
    read_corpus,
)


class Command(BaseCommand):
    help = (
        "Run the guard of free text over a corpus: lines of origin, shape and note with tabs "
        "between, [[…]] around each name, no origin where nobody is named. Exits 1 if a figure "
        "is not reached."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--allow", type=Path, help="words that name no person, one a line")
        parser.add_argument(
            "--without-lexicon", action="store_true", help="capitals, lists and patterns alone"
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
        for failure in measured.failures:
            self.stdout.write(f"NOT REACHED: {failure}")
        if measured.failures:
            sys.exit(1)

    def _tell(self, measured: Measured) -> None:
        self._tell_all("Names found, by origin", measured.by_origin)
        self._tell_all("Names found, by shape", measured.by_shape)
        self._line("All names", measured.names, f"at least {LEAST_RECALL:g} %")
        self.stdout.write(
            f"{'Gap between origins':34} {measured.gap:6.1f} points (at most {WIDEST_GAP:g})"
        )
        self._line("Clean notes refused", measured.blocked, f"at most {MOST_BLOCKS:g} %")
        self._line("Clean notes asked about", measured.asked, f"at most {MOST_QUESTIONS:g} %")

    def _tell_all(self, heading: str, shares: Mapping[str, Share]) -> None:
        self.stdout.write(heading)
        for name, share in shares.items():
            self._line(f"  {name}", share)

    def _line(self, name: str, share: Share, wanted: str = "") -> None:
        beside = f" ({wanted})" if wanted else ""
        self.stdout.write(
            f"{name:34} {share.per_cent:6.1f} %  {share.hits:5} of {share.of}{beside}"
        )
