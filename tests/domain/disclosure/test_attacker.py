"""The attacker finds exactly what trying every history finds."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.disclosure.attacker import Attacker, Range, StatementsContradict
from brygga.domain.disclosure.statements import Atom, Said, Statement

ATOMS = tuple(Atom("2022-H1", "age", letter) for letter in "abcd")
MOST = 7


def at_most(atom: Atom, most: int) -> Statement:
    return Statement((atom,), None, most, Said.OUTSIDE)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Statement]:
    """Statements on four atoms, each with a limit, so that every history can be tried."""
    found = [at_most(atom, draw(st.integers(0, MOST))) for atom in ATOMS]
    for _ in range(draw(st.integers(0, 4))):
        plus = draw(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4, unique=True))
        minus = draw(st.lists(st.sampled_from(ATOMS), max_size=2, unique=True))
        least = draw(st.none() | st.integers(-6, 12))
        most = draw(st.none() | st.integers(least or 0, (least or 0) + 6))
        found.append(Statement(tuple(plus), least, most, Said.SUM, minus=tuple(minus)))
    return found


def histories(statements: list[Statement]) -> Iterator[dict[Atom, int]]:
    """Every history that agrees with all statements, by trying them all."""
    for numbers in product(range(MOST + 1), repeat=len(ATOMS)):
        history = dict(zip(ATOMS, numbers, strict=True))
        if all(agrees(history, statement) for statement in statements):
            yield history


def agrees(history: dict[Atom, int], statement: Statement) -> bool:
    value = sum(history[a] for a in statement.plus) - sum(history[a] for a in statement.minus)
    return (statement.least is None or statement.least <= value) and (
        statement.most is None or value <= statement.most
    )


@settings(max_examples=60)
@given(ledgers(), st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4, unique=True))
def test_the_attacker_agrees_with_trying_everything(
    statements: list[Statement], target: list[Atom]
) -> None:
    values = [sum(history[atom] for atom in target) for history in histories(statements)]
    if values:
        assert Attacker(statements).range_of(target) == Range(min(values), max(values))
    else:
        with pytest.raises(StatementsContradict):
            # A contradiction shows where it lies: among the atoms that hang together.
            Attacker(statements).range_of(ATOMS)


def test_of_what_nobody_spoke_nothing_is_known() -> None:
    attacker = Attacker([at_most(ATOMS[0], 3)])
    assert attacker.range_of([ATOMS[1]]) == Range(0, None)
    assert attacker.range_of(ATOMS[:2]) == Range(0, None)


def test_a_lower_limit_alone_leaves_the_top_open() -> None:
    attacker = Attacker([Statement(ATOMS[:2], 5, None, Said.OUTSIDE), at_most(ATOMS[0], 3)])
    assert attacker.range_of([ATOMS[1]]) == Range(2, None)
    assert attacker.range_of([ATOMS[0]]) == Range(0, 3)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    Attacker([at_most(ATOMS[0], 3)]).range_of(ATOMS[:1])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("least", "most", "narrow", "proven"),
    [
        (0, 4, False, False),
        (0, 3, True, False),
        (0, 0, True, False),
        (1, 4, True, True),
        (2, 2, True, True),
        (1, 5, False, False),
        (4, 7, True, False),
        (5, 5, False, False),
        (0, None, False, False),
    ],
)
def test_what_counts_as_known(least: int, most: int | None, narrow: bool, proven: bool) -> None:
    found = Range(least, most)
    assert (found.is_narrow(4), found.proves_small(4)) == (narrow, proven)
