"""Bars of a table's numbers: one bar for each period, in pieces, for a page and for a paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, LABEL, END = 360, 104, 40
STEP = 40
LEAST_FOR_NUMBER = 30  # narrower than that and the number would not be inside


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar. `place` counts the rows, for its colour and pattern."""

    x: int
    width: int
    number: int
    place: int
    has_room: bool

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    y: int
    segments: tuple[Segment, ...]
    end: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars of one period each, in pieces. Whole numbers: the template writes them as they are.

    `legend` says what each piece is, also where a bar is one piece: a bar alone says nothing.
    """

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...]
    height: int
    width: int = WIDTH


def drawing(
    title: str, periods: Sequence[str], rows: Sequence[tuple[str, Sequence[int | None]]]
) -> Drawing | None:
    """`rows` are a name and a number for each period, None where none is shown. A single row gives
    the drawing its title, since it isn't all of the table.

    None where there is nothing to compare: no number at all.
    """
    sums = [sum(numbers[n] or 0 for _name, numbers in rows) for n in range(len(periods))]
    largest = max(sums, default=0)
    if not largest:
        return None
    room = WIDTH - LABEL - END
    bars = []
    for n, period in enumerate(periods):
        x = LABEL
        segments = []
        for place, (_name, numbers) in enumerate(rows):
            number = numbers[n]
            if not number:
                continue
            width = max(2, round(number * room / largest))
            segments.append(Segment(x, width, number, place, width >= LEAST_FOR_NUMBER))
            x += width
        has_all = all(numbers[n] is not None for _name, numbers in rows)
        bars.append(Bar(period, n * STEP, tuple(segments), x + 8, sums[n] if has_all else None))
    legend = tuple(name for name, _numbers in rows)
    what = title if len(rows) > 1 else legend[0]
    return Drawing(what, tuple(bars), legend, len(periods) * STEP)


def with_drawings(content: Mapping[str, Any]) -> dict[str, Any]:
    """A report's content with `drawing` in each block of which rows are `drawn`.

    The drawing is made of the numbers in the block's own table, so that the two can't differ.
    """
    return {
        **content,
        "sections": [
            {**section, "blocks": [_drawn(block) for block in section["blocks"]]}
            for section in content["sections"]
        ],
    }


def _drawn(block: Mapping[str, Any]) -> dict[str, Any]:
    _corner, *periods = block["head"]
    rows = [block["rows"][n] for n in block.get("drawn", ())]
    # What isn't a number is the sentence that says why none is shown.
    numbers = [
        (name, [int(cell) if cell.isdecimal() else None for cell in cells]) for name, *cells in rows
    ]
    return {**block, "drawing": drawing(block["title"], periods, numbers)}
