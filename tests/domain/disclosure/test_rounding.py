"""Rounding: never far, never biased, and the sums of a table stay close."""

from collections import Counter, defaultdict
from fractions import Fraction
from functools import partial
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.disclosure.rounding import chance_from, rounded, rounded_together
from brygga.domain.disclosure.trial.chances import every_way

BASE = 5

tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(-40, 60), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def lines(table: list[list[int]]) -> list[int]:
    """Each cell, each row, each column and the whole."""
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    return [*(cell for row in table for cell in row), *rows, *columns, sum(rows)]


@given(tables, st.integers(2, 7), st.randoms(use_true_random=False))
def test_every_cell_row_column_and_the_whole_go_to_an_adjacent_multiple(
    table: list[list[int]], base: int, random: Random
) -> None:
    made = rounded_together(table, base, chance_from(random.randrange))
    for counted, near in zip(lines(table), lines(made), strict=True):
        assert near % base == 0
        assert abs(near - counted) < base


@pytest.mark.parametrize("table", list(product(range(5), repeat=3)))
def test_three_cells_are_without_bias_exactly(table: tuple[int, ...]) -> None:
    expected = [Fraction(0)] * 3
    for made, probability in every_way(partial(rounded_together, [table], BASE)):
        expected = [e + probability * cell for e, cell in zip(expected, made[0], strict=True)]
    assert expected == list(table)


def test_every_two_by_two_table_of_remainders_is_without_bias_exactly() -> None:
    for a, b, c, d in product(range(BASE), repeat=4):
        table = [[a, b], [c, d]]
        expected: defaultdict[int, Fraction] = defaultdict(Fraction)
        whole = Fraction(0)
        for made, probability in every_way(partial(rounded_together, table, BASE)):
            whole += probability
            for n, cell in enumerate(made[0] + made[1]):
                expected[n] += probability * cell
        assert whole == 1
        assert [expected[n] for n in range(4)] == [a, b, c, d]


@pytest.mark.parametrize("value", range(11))
def test_one_number_alone_goes_up_as_often_as_its_remainder_says(value: int) -> None:
    found: Counter[int] = Counter()
    chances: defaultdict[int, Fraction] = defaultdict(Fraction)
    for near, probability in every_way(partial(rounded, value, BASE)):
        found[near] += 1
        chances[near] += probability
    assert sum(near * p for near, p in chances.items()) == value
    assert all(abs(near - value) < BASE and near % BASE == 0 for near in found)


def test_the_source_of_chance_is_asked_evenly() -> None:
    asked = []

    def randbelow(n: int) -> int:
        asked.append(n)
        return 2

    chance = chance_from(randbelow)
    assert [chance(2, 5), chance(3, 5)] == [False, True]
    assert asked == [5, 5]
