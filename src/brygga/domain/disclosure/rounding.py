"""Random rounding without bias that keeps a table's sums close: controlled rounding.

After L. H. Cox, A constructive procedure for unbiased controlled rounding, Journal of the American
Statistical Association 82 (1987), 520-524.

What holds for every table of whole numbers and every base, with u the rounded table:

1. Each cell, row, column and the whole become an *adjacent* multiple of the base: a multiple stays
   as it is, and nothing moves further than base - 1. (Every step below leaves each row and column
   of the extended table as it was, and no remainder leaves 0..base.)
2. Each cell is *unbiased*: E[u] is what was counted, exactly. (Each step moves a cell up by a with
   probability b / (a + b), else down by b: its expectation stays where it was.)
"""

from collections.abc import Callable, Sequence

Chance = Callable[[int, int], bool]
"""`chance(k, n)` is true with probability k / n, and 0 < k < n."""

Table = Sequence[Sequence[int]]
_Cell = tuple[int, int]
_Line = tuple[str, int]


def chance_from(randbelow: Callable[[int], int]) -> Chance:
    """From a source such as `secrets.randbelow`: a whole number from 0 up to below its argument."""
    return lambda k, n: randbelow(n) < k


def rounded(value: int, base: int, chance: Chance) -> int:
    """One number alone: up with probability remainder / base, else down."""
    down, remainder = divmod(value, base)
    return (down + (remainder > 0 and chance(remainder, base))) * base


def rounded_together(table: Table, base: int, chance: Chance) -> list[list[int]]:
    """A table whose cells, rows, columns and sum are all rounded. Numbers may be negative."""
    work = _extended([[value % base for value in row] for row in table], base)
    while cycle := _cycle(work, base):
        plus, minus = cycle[::2], cycle[1::2]
        up = min([base - work[i][j] for i, j in plus] + [work[i][j] for i, j in minus])
        down = min([work[i][j] for i, j in plus] + [base - work[i][j] for i, j in minus])
        step = up if chance(down, up + down) else -down
        for i, j in plus:
            work[i][j] += step
        for i, j in minus:
            work[i][j] -= step
    return [
        [value - value % base + work[i][j] for j, value in enumerate(row)]
        for i, row in enumerate(table)
    ]


def _extended(remainders: list[list[int]], base: int) -> list[list[int]]:
    """With one more column and row, so that every line sums to a multiple of the base."""
    rows = [[*row, -sum(row) % base] for row in remainders]
    return [*rows, [-sum(column) % base for column in zip(*rows, strict=True)]]


def _cycle(work: list[list[int]], base: int) -> list[_Cell]:
    """Cells not yet rounded, along a row, then a column, and so on back to where they began.

    As long as there is a cell left there is such a way: a line that sums to a multiple of the base
    cannot hold a single remainder. It is of even length, for rows and columns take turns.
    """
    left = [(i, j) for i, row in enumerate(work) for j, value in enumerate(row) if 0 < value < base]
    if not left:
        return []
    line: _Line = ("row", left[0][0])
    passed = {line: 0}
    way: list[_Cell] = []
    while True:
        step = next(cell for cell in left if line in _lines(cell) and cell not in way[-1:])
        way.append(step)
        line = next(other for other in _lines(step) if other != line)
        if line in passed:
            return way[passed[line] :]
        passed[line] = len(way)


def _lines(cell: _Cell) -> tuple[_Line, _Line]:
    return ("row", cell[0]), ("column", cell[1])
