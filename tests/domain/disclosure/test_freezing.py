"""The freeze: exact totals, guarantees kept, no bias, and what is withheld."""

from collections import Counter
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.disclosure import (
    Atom,
    Counts,
    CountsImpossible,
    Evening,
    Frozen,
    Ledger,
    Plan,
    Split,
    Total,
    Why,
    count_evenings,
    meetup_plan,
    outside,
)
from brygga.domain.disclosure.attacker import StatementsContradict
from brygga.domain.disclosure.freezing import AlreadyFrozen, audit, draw, freeze
from brygga.domain.disclosure.rounding import chance_from
from brygga.domain.disclosure.trial.chances import every_way

HALF_YEAR = "2022-H1"
PLAN = meetup_plan({"": 9, "film": 4, "crafts": 3})
EVENINGS = [
    Evening(total=12 + n, younger=5, older=6 + n // 2, first_time=n % 3, theme=theme)
    for n, theme in enumerate(["", "film", "crafts", "film", "", "", "crafts", "film", "crafts"])
]
COUNTS = count_evenings(PLAN, EVENINGS)
CROSSED = Plan(
    (Total("visits", 20),),
    (Split("crossed", "visits", ("a", "b", "c"), "c/y", columns=("x", "y")),),
)
TWO = Plan((Total("visits", 20),), (Split("parts", "visits", ("a", "b"), "b"),))


def seeded(seed: int) -> Any:
    return chance_from(Random(seed).randrange)


def frozen(counts: Counts = COUNTS, *, seed: int = 1, **options: Any) -> Frozen:
    return freeze(PLAN, HALF_YEAR, counts, Ledger(), chance=seeded(seed), **options)


def in_two(a: int, b: int) -> Counts:
    return Counts({"visits": a + b}, {("parts", "a"): a, ("parts", "b"): b})


@st.composite
def counted(draw: st.DrawFn) -> tuple[Plan, Counts]:
    """Counts by either plan, small and large, always over the floor."""
    plan = draw(st.sampled_from([PLAN, CROSSED]))
    total = draw(st.integers(20, 120))
    cells = {}
    for split in plan.splits:
        left = total
        for cell in split.cells[:-1]:
            cells[split.key, cell] = draw(st.integers(0, min(left, 40)))
            left -= cells[split.key, cell]
        cells[split.key, split.cells[-1]] = left
    return plan, Counts({"visits": total}, cells)


@settings(max_examples=25)
@given(counted(), st.integers(0, 1000))
def test_totals_are_exact_and_every_figure_and_margin_keeps_its_guarantee(
    case: tuple[Plan, Counts], seed: int
) -> None:
    plan, counts = case
    made = freeze(plan, HALF_YEAR, counts, Ledger(), chance=seeded(seed))
    assert made.total("visits") == counts.total("visits")
    for split in plan.splits:
        if made.why_withheld(split.key):
            assert made.why_withheld(split.key) is Why.NO_SAFE_DRAW
            continue
        figures = {c: made.figure(Atom(HALF_YEAR, split.key, c)) for c in split.published}
        for cells in [*((cell,) for cell in split.published), *split.margins]:
            near = sum(figures[cell] or 0 for cell in cells)
            assert abs(near - sum(counts.cell(split.key, cell) for cell in cells)) <= 4
        for cell in split.published:
            if cell != split.rest:
                assert (figures[cell] or 0) % 5 == 0
        if split.keeps_sums:
            assert sum(n or 0 for n in figures.values()) == counts.total("visits")


@settings(max_examples=25)
@given(counted(), st.integers(0, 1000))
def test_what_is_published_is_true_and_proves_nothing_small(
    case: tuple[Plan, Counts], seed: int
) -> None:
    plan, counts = case
    made = freeze(plan, HALF_YEAR, counts, Ledger(), chance=seeded(seed))
    for target, proven, _ in audit(Ledger((made,))):
        truth = sum(counts.cell(atom.split, atom.cell) for atom in target)
        assert proven.most is not None
        assert proven.least <= truth <= proven.most
        assert not proven.is_narrow(plan.within)


def test_ten_thousand_draws_are_right_on_average() -> None:
    random, draws = Random(4), 10_000
    chance = chance_from(random.randrange)
    sums: Counter[tuple[str, str]] = Counter()
    for _ in range(draws):
        for split in PLAN.splits:
            for cell, number in draw(PLAN, split, COUNTS, chance).items():
                sums[split.key, cell] += number
    for key, counted_ in COUNTS.cells.items():
        # No figure is further than 4 from the counted, so four standard errors are 0.16 at most.
        assert abs(sums[key] / draws - counted_) < 0.16, key


@pytest.mark.parametrize("rest", [9, 10, 14])
@pytest.mark.parametrize("part", [11, 12, 13, 14, 15])
def test_what_is_published_is_without_bias_exactly(part: int, rest: int) -> None:
    expected = Fraction(0)
    for made, probability in every_way(
        lambda chance: freeze(TWO, HALF_YEAR, in_two(part, rest), Ledger(), chance=chance, draws=1)
    ):
        figure = made.figure(Atom(HALF_YEAR, "parts", "a"))
        assert figure is not None, "a rest of nine or more is never refused"
        expected += probability * figure
    assert expected == part


def test_the_same_chance_freezes_the_same() -> None:
    assert frozen(seed=7) == frozen(seed=7)
    assert len({frozen(seed=seed) for seed in range(20)}) > 5


def test_a_frozen_half_year_is_never_frozen_again() -> None:
    ledger = Ledger((frozen(),))
    with pytest.raises(AlreadyFrozen):
        freeze(PLAN, HALF_YEAR, COUNTS, ledger, chance=seeded(1))


def test_counts_that_do_not_add_up_are_not_frozen() -> None:
    with pytest.raises(CountsImpossible):
        frozen(Counts({"visits": 50}, {}))


def test_under_the_floor_nothing_is_said() -> None:
    made = freeze(TWO, HALF_YEAR, in_two(17, 2), Ledger(), chance=seeded(1))
    assert made.total("visits") is None
    assert made.figures == ()
    assert made.withheld == (("parts", Why.UNDER_FLOOR),)
    assert [a.proven for a in audit(Ledger((made,)))] == [(0, 19), (0, 19)]


def test_a_small_rest_leaves_only_the_total_and_tells_no_small_number() -> None:
    made = freeze(TWO, HALF_YEAR, in_two(25, 0), Ledger(), chance=seeded(1))
    assert (made.total("visits"), made.figures) == (25, ())
    assert made.withheld == (("parts", Why.NO_SAFE_DRAW),)
    assert [a.proven for a in audit(Ledger((made,)))] == [(21, 25), (0, 4)]


def test_it_draws_again_until_a_draw_is_safe_or_there_have_been_enough() -> None:
    asked = 0

    def judge(*_: Any) -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    made = freeze(TWO, HALF_YEAR, in_two(30, 30), Ledger(), chance=seeded(1), draws=5, judge=judge)
    assert (made.withheld, asked) == ((), 3)
    asked = 10
    made = freeze(TWO, HALF_YEAR, in_two(30, 30), Ledger(), chance=seeded(1), draws=5, judge=judge)
    assert (made.withheld, asked) == ((("parts", Why.NO_SAFE_DRAW),), 15)


def test_the_judge_is_told_nothing_that_will_not_be_public() -> None:
    """Two truths that lead to the same figures must be judged by the same question."""
    questions: list[Any] = []

    def judge(*question: Any) -> bool:
        questions.append(question)
        return True

    for part in (11, 14):
        freeze(
            TWO,
            HALF_YEAR,
            in_two(part, 40 - part),
            Ledger(),
            chance=lambda k, n: True,
            draws=1,
            judge=judge,
        )
    first, second = questions
    assert first == second


def test_a_split_that_others_have_spoken_of_is_withheld_whatever_it_holds() -> None:
    theirs = outside(
        (Atom("2021-H2", "first-time", "first"), Atom(HALF_YEAR, "first-time", "first")),
        41,
        "paper",
    )
    ledger = Ledger(outside=(theirs,), before=(("2021-H2", PLAN),))
    made = freeze(PLAN, HALF_YEAR, COUNTS, ledger, chance=seeded(1))
    assert made.withheld == (("first-time", Why.OTHERS_FIGURES),)


def test_figures_from_before_do_not_stand_in_the_way() -> None:
    ledger = Ledger(
        outside=(outside((Atom("2021-H2", "age", "13-15"),), 3, "annual report"),),
        before=(("2021-H2", PLAN),),
    )
    made = freeze(PLAN, HALF_YEAR, COUNTS, ledger, chance=seeded(1))
    assert made.withheld == ()


def test_a_mistyped_figure_is_found() -> None:
    ledger = Ledger(outside=(outside((Atom(HALF_YEAR, "visits"),), 1, "annual report"),))
    with pytest.raises(StatementsContradict):
        freeze(PLAN, HALF_YEAR, COUNTS, ledger, chance=seeded(1))


def test_the_audit_tells_what_others_gave_away() -> None:
    """Somebody prints afterwards, exactly, what was rounded: no rounding takes that back."""
    first = Atom(HALF_YEAR, "first-time", "first")
    value = COUNTS.cell("first-time", "first")
    ledger = Ledger((frozen(),), (outside((first,), value, "local paper"),))
    found = {a.target: a for a in audit(ledger)}[first,]
    assert (found.proven, found.without_us) == ((value, value), (value, value))
