"""The board as ready HTML, kept for as long as the picture it was drawn from.

Most visits come while nothing has happened since the last one: then the drawing is not made again.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from brygga.domain.language import Language
from brygga.overview.arranging import Board, arrange
from brygga.overview.cards import Card, cards
from brygga.overview.chart import WIDTH, draw
from brygga.overview.dues import coming
from brygga.overview.links import Links
from brygga.overview.listing import Lists
from brygga.overview.queries import REMEMBERED, Picture
from brygga.overview.table import table_rows
from brygga.overview.words import Words

SOON = 5  # what a phone is shown first


@dataclass(frozen=True, slots=True)
class Drawn:
    """The board as a drawing with its lists; all that people wrote has been escaped in it."""

    board: Board
    width: int
    height: int
    drawing: SafeString
    soon: tuple[Card, ...]
    strips: SafeString
    running: SafeString
    waiting: SafeString

    @property
    def is_long(self) -> bool:
        """Too many months for one screen: it is scrolled sideways rather than made small."""
        return self.width > WIDTH + 10


@dataclass(frozen=True, slots=True)
class Tabled:
    """The board as the rows of a table; all that people wrote has been escaped in it."""

    board: Board
    rows: SafeString


@lru_cache(maxsize=REMEMBERED)
def drawn(seen: Picture, party: str, language: Language, links: Links, signs: str) -> Drawn:
    """The board of a picture. `language` is the page's own; `signs` the address of the signs."""
    board = arrange(seen.terms, seen.assessments, seen.evidence, party)
    words = Words(seen.terms, language)
    chart = draw(board, words, links, seen.day, signs)
    lists = Lists(board, words, links, signs)
    soon = coming((a for row in board.rows() for a in row.assessments), SOON)
    return Drawn(
        board,
        chart.width,
        chart.height,
        mark_safe(chart.content),  # noqa: S308
        tuple(cards(soon, words, links, seen.day, lambda _obligation: False)),
        mark_safe(lists.strips(seen.terms.term, seen.day)),  # noqa: S308
        mark_safe(lists.running()),  # noqa: S308
        mark_safe(lists.waiting()),  # noqa: S308
    )


@lru_cache(maxsize=REMEMBERED)
def tabled(seen: Picture, party: str, language: Language, links: Links, _signs: str) -> Tabled:
    """The table of a picture, in the same way."""
    board = arrange(seen.terms, seen.assessments, seen.evidence, party)
    words = Words(seen.terms, language)
    return Tabled(board, mark_safe(table_rows(board, words, links)))  # noqa: S308
