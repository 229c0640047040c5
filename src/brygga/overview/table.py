"""The table behind the board: every mark that the drawing has, a row each, as HTML.

Written here and not in a template: two hundred rows of six cells are what a template language is
slowest at, and the table must not cost more than the drawing.
"""

from collections.abc import Iterator
from html import escape

from brygga.domain.obligations import Assessment
from brygga.overview.arranging import Board, Group, Lane
from brygga.overview.links import Links
from brygga.overview.words import Words

SIGNS = {
    "kept": "●",
    "kept_late": "◐",
    "open": "○",
    "due_soon": "◔",
    "missed": "✕",
    "waived": "◇",
    "upcoming": "·",
    "undated": "?",
    "not_applicable": "–",
}


def table_rows(board: Board, words: Words, links: Links) -> str:
    """One tbody per group, with its heading; within it every occurrence of every duty."""
    lang = "" if words.language == "sv" else ' lang="sv"'
    return "".join(_group(group, words, links, lang) for group in board.groups)


def _group(group: Group, words: Words, links: Links, lang: str) -> str:
    heading = (
        f'<tbody><tr class="marks__group"><th scope="rowgroup" colspan="5"{lang}>'
        f"{escape(words.group(group))}</th></tr>"
    )
    return heading + "".join(_rows(group, words, links, lang)) + "</tbody>"


def _rows(group: Group, words: Words, links: Links, lang: str) -> Iterator[str]:
    for row in group.rows:
        if not row.lanes:
            for a in row.assessments:
                yield _row(a, words, links, lang)
    for strand in group.strands:
        for lane in strand.lanes:
            yield _row(lane.assessment, words, links, lang, lane)
    for a in group.waiting:
        yield _row(a, words, links, lang)


def _row(a: Assessment, words: Words, links: Links, lang: str, lane: Lane | None = None) -> str:
    o = a.occurrence
    duty = o.rule.obligation
    period = words.period(o.period)
    if duty.each_party:
        period = f"{words.parties(o.parties)}, {period}"
    due = f'<time datetime="{a.due_on}">{words.day(a.due_on)}</time>' if a.due_on else "–"
    if lane is not None:
        due = words.running
    detail = words.lane(lane) if lane else words.detail(a, with_due=False)
    return (
        f'<tr><th scope="row"{lang}><a href="{links.occurrence(o.key)}">{escape(duty.title)}</a>'
        f'</th><td data-label="{words.head_period}">{escape(period)}</td>'
        f'<td data-label="{words.head_due}" class="nowrap">{due}</td>'
        f'<td data-label="{words.head_standing}"><span class="standing {a.standing}">'
        f'<span class="standing__glyph" aria-hidden="true">{SIGNS[a.standing]}</span>'
        f'<span class="standing__word">{words.standing[a.standing]}</span></span></td>'
        f'<td data-label="{words.head_detail}">{escape(detail)}</td></tr>'
    )
