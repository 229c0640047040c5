"""The board as lists: strips for a narrow screen, what always holds, what waits for an event."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from brygga.domain.terms.model import Term
from brygga.overview.arranging import Board, Row, Strand
from brygga.overview.dues import next_due
from brygga.overview.links import Links
from brygga.overview.strip import strip, strip_scale
from brygga.overview.words import Words


@dataclass(frozen=True, slots=True)
class StripRow:
    """One duty on a narrow screen."""

    title: str
    href: str
    count: str
    following: str
    drawing: SafeString
    rests_on_reading: bool


@dataclass(frozen=True, slots=True)
class Strips:
    """Every dated duty, under the names of those who owe it. `width` is in the strips' units."""

    width: int
    groups: tuple[tuple[str, tuple[StripRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Running:
    """A duty as one line: its standing, its name and what there is to say about it."""

    standing: str
    title: str
    href: str
    says: str


def strips(board: Board, term: Term, as_of: date, words: Words, links: Links) -> Strips:
    scale = strip_scale(term.begins_on, term.ends_on)

    def shown(row: Row) -> StripRow:
        following = next_due(row.assessments)
        day = words.day(following.due_on) if following and following.due_on else ""
        return StripRow(
            title=row.rule.obligation.title,
            href=links.obligation(row.rule.obligation.key),
            count=words.running if row.lanes else words.count(row),
            following=day,
            drawing=mark_safe(strip(row, scale, as_of)),  # noqa: S308 - figures and our own names
            rests_on_reading=bool(row.rule.readings),
        )

    return Strips(
        round(scale.end),
        tuple(
            (words.group(group), tuple(shown(row) for row in group.rows))
            for group in board.groups
            if group.rows
        ),
    )


def running_list(board: Board, words: Words, links: Links) -> list[tuple[str, list[Running]]]:
    """What always holds, under the names of those who owe it."""
    return [
        (words.group(group), [_running(strand, words, links) for strand in group.strands])
        for group in board.groups
        if group.strands
    ]


def _running(strand: Strand, words: Words, links: Links) -> Running:
    first = strand.lanes[0]
    standing = next(
        (lane.assessment.standing for lane in strand.lanes if not lane.holds),
        first.assessment.standing,
    )
    duty = strand.rule.obligation
    return Running(
        standing=standing.value,
        title=duty.title,
        href=links.obligation(duty.key),
        says=words.strand(strand),
    )


def waiting_list(board: Board, words: Words, links: Links) -> list[Running]:
    """What begins to apply when something happens, and has not."""
    return [
        Running(
            standing=a.standing.value,
            title=a.occurrence.rule.obligation.title,
            href=links.obligation(a.occurrence.obligation),
            says=words.parties(a.occurrence.parties),
        )
        for a in board.waiting()
    ]
