"""A table in the terminal, as wide as there is room for.

Our own few lines, because a command that answers in 0.2 seconds must not spend as long again on
loading and laying out a table with a library.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import wrap

from brygga.domain.language import Text

# Wide enough for a sentence beside its place, where no terminal says how wide it is.
WIDTH_OF_A_FILE = 140
NARROWEST = 8
GAP = "  "
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the key of the records' values that it shows, and which side."""

    heading: Text
    key: str
    to_the_right: bool = False


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], to_the_right: Sequence[bool]
) -> None:
    """Headings and rows of equal length. Long cells wrap, the widest columns giving way first."""
    on_screen = sys.stdout.isatty()
    room = get_terminal_size((WIDTH_OF_A_FILE, 0)).columns if on_screen else WIDTH_OF_A_FILE
    natural = [max(map(len, cells)) for cells in zip(headings, *rows, strict=True)]
    widths = _fitted(natural, room - len(GAP) * (len(natural) - 1))
    heading = _lines(headings, widths, to_the_right)
    print(BOLD + "\n".join(heading) + PLAIN if on_screen else "\n".join(heading))
    print("─" * (sum(widths) + len(GAP) * (len(widths) - 1)))
    for row in rows:
        print("\n".join(_lines(row, widths, to_the_right)))
    print()


def _fitted(natural: Sequence[int], room: int) -> list[int]:
    """Each column's own width, or the widest that all wider ones can have alike."""
    widest = max(natural)
    while widest > NARROWEST and sum(min(width, widest) for width in natural) > room:
        widest -= 1
    return [min(width, widest) for width in natural]


def _lines(cells: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> list[str]:
    wrapped = [
        [cell] if len(cell) <= width else wrap(cell, width)
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for n in range(max(map(len, wrapped))):
        parts = [part[n] if n < len(part) else "" for part in wrapped]
        lines.append(
            GAP.join(
                part.rjust(width) if right else part.ljust(width)
                for part, width, right in zip(parts, widths, to_the_right, strict=True)
            ).rstrip()
        )
    return lines
