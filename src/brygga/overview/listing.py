"""The board as lists: strips for a narrow screen, what always holds, what waits for an event.

Written as HTML here for the same reason as the table: some sixty lines of a few values each, which
a template would take longer over than over everything else on the page.
"""

from collections.abc import Iterator
from datetime import date
from html import escape

from brygga.domain.obligations import Assessment
from brygga.domain.terms.model import Term
from brygga.overview.arranging import Board, Row, Strand
from brygga.overview.dues import next_due
from brygga.overview.links import Links
from brygga.overview.strip import HEIGHT, strip, strip_scale
from brygga.overview.words import Words


class Lists:
    """Writes the lists of one board. `signs` is the address of the file of signs."""

    def __init__(self, board: Board, words: Words, links: Links, signs: str) -> None:
        self.board = board
        self.words = words
        self.links = links
        self.signs = signs
        self.lang = "" if words.language == "sv" else ' lang="sv"'

    # --- Strips ------------------------------------------------------------------------------

    def strips(self, term: Term, as_of: date) -> str:
        """Every dated duty with a thin drawing of it, under the names of those who owe it."""
        return "".join(self._strips(term, as_of))

    def _strips(self, term: Term, as_of: date) -> Iterator[str]:
        scale = strip_scale(term.begins_on, term.ends_on)
        frame = (
            f'<svg class="line" viewBox="0 0 {scale.end:g} {HEIGHT}" preserveAspectRatio="none" '
            f'aria-hidden="true" focusable="false">'
        )
        for group in self.board.groups:
            if not group.rows:
                continue
            yield f"<section><h3{self.lang}>{escape(self.words.group(group))}</h3>"
            yield '<ul class="promises">'
            for row in group.rows:
                yield self._strip(row, f"{frame}{strip(row, scale, as_of)}</svg>")
            yield "</ul></section>"

    def _strip(self, row: Row, drawing: str) -> str:
        duty = row.rule.obligation
        reading = ""
        if row.rule.readings:
            reading = (
                f' <span class="promise__reading">{self._sign("reading")}'
                f'<span class="for-ears">{self.words.rests_on_reading}</span></span>'
            )
        following = next_due(row.assessments)
        coming = ""
        if following and following.due_on:
            coming = f'<p class="promise__next">{self.words.following(following.due_on)}</p>'
        return (
            f'<li class="promise"><p class="promise__name">'
            f'<a href="{self.links.obligation(duty.key)}"{self.lang}>{escape(duty.title)}</a>'
            f'{reading}</p><p class="promise__count">{self.words.row_count(row)}</p>'
            f"{drawing}{coming}</li>"
        )

    # --- What always holds -------------------------------------------------------------------

    def running(self) -> str:
        """The standing duties, under the names of those who owe them."""
        return "".join(
            f"<div><h3{self.lang}>{escape(self.words.group(group))}</h3><ul>"
            + "".join(self._strand(strand) for strand in group.strands)
            + "</ul></div>"
            for group in self.board.groups
            if group.strands
        )

    def _strand(self, strand: Strand) -> str:
        lacking = (lane.assessment for lane in strand.lanes if not lane.holds)
        shown = next(lacking, strand.lanes[0].assessment)
        return self._line(shown, self.words.strand(strand))

    # --- What waits --------------------------------------------------------------------------

    def waiting(self) -> str:
        """What begins to apply when something happens, and has not."""
        return "".join(
            self._line(a, self.words.parties(a.occurrence.parties)) for a in self.board.waiting()
        )

    def _line(self, a: Assessment, says: str) -> str:
        duty = a.occurrence.rule.obligation
        word = self.words.standing[a.standing]
        return (
            f'<li><span class="standing {a.standing}"><svg class="sign" role="img" '
            f'aria-label="{escape(word)}"><use href="{self.signs}#{a.standing}"/></svg></span>'
            f'<p><a href="{self.links.obligation(duty.key)}"{self.lang}>{escape(duty.title)}</a> '
            f'<span class="running__says">{escape(says)}</span></p></li>'
        )

    def _sign(self, name: str) -> str:
        return (
            f'<svg class="sign" aria-hidden="true" focusable="false">'
            f'<use href="{self.signs}#{name}"/></svg>'
        )
