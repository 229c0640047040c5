"""Tables are sums of what is frozen: re-derivable, and nothing new to learn from them."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.disclosure import (
    Atom,
    Counts,
    Evening,
    Figure,
    Frozen,
    Ledger,
    NotFrozen,
    Plan,
    Split,
    Total,
    count_evenings,
    figure,
    how_figures_are_made,
    meetup_plan,
    table,
    under_the_floor,
)
from brygga.domain.disclosure.attacker import Attacker
from brygga.domain.disclosure.freezing import freeze
from brygga.domain.disclosure.rounding import chance_from
from brygga.domain.disclosure.tables import statement

PLAN = meetup_plan({"": 9, "film": 4})
HALF_YEARS = ("2022-H1", "2022-H2", "2023-H1")
CROSSED = Split("crossed", "visits", ("a", "b", "c"), "c/y", columns=("x", "y"))


def counted(random: Random, evenings: int = 15) -> Counts:
    found = []
    for _ in range(evenings):
        total = random.randint(3, 20)
        younger = random.randint(0, total)
        theme = random.choice(["", "film"])
        first = random.randint(0, min(2, total))
        found.append(Evening(total, younger, total - younger, first, theme))
    return count_evenings(PLAN, found)


def three_half_years(seed: int) -> tuple[Ledger, dict[str, Counts]]:
    random = Random(seed)
    ledger = Ledger()
    truth = {}
    for key in HALF_YEARS:
        truth[key] = counted(random)
        made = freeze(PLAN, key, truth[key], ledger, chance=chance_from(random.randrange))
        ledger = Ledger((*ledger.frozen, made))
    return ledger, truth


LEDGER, TRUTH = three_half_years(1)


def test_a_table_of_a_year_is_the_sum_of_its_half_years() -> None:
    year = table(LEDGER, "age", HALF_YEARS[:2])
    halves = [table(LEDGER, "age", [key]) for key in HALF_YEARS[:2]]
    assert [row.cell for row in year.rows] == ["13-15", "16-19", "unknown"]
    for n, row in enumerate(year.rows):
        parts = [half.rows[n].figure for half in halves]
        assert row.figure == Figure(sum(p.value for p in parts if p), 8)
    assert year.total == Figure(sum(TRUTH[key].total("visits") for key in HALF_YEARS[:2]), 0)


def test_parts_make_the_total() -> None:
    for split in ("age", "first-time"):
        made = table(LEDGER, split, HALF_YEARS)
        assert made.total
        assert sum(row.figure.value for row in made.rows if row.figure) == made.total.value


def test_every_published_number_can_be_derived_from_the_ledger() -> None:
    frozen = {atom: number for f in LEDGER.frozen for atom, number in f.figures}
    for split in ("age", "first-time", "theme"):
        for row in table(LEDGER, split, HALF_YEARS).rows:
            derived = sum(frozen[Atom(key, split, row.cell)] for key in HALF_YEARS)
            assert row.figure
            assert row.figure.value == derived


@settings(max_examples=12)
@given(
    st.integers(0, 50),
    st.sampled_from(["age", "first-time", "theme"]),
    st.sets(st.sampled_from(HALF_YEARS), min_size=1),
    st.data(),
)
def test_any_sum_is_within_its_guarantee_and_tells_nothing_new(
    seed: int, split: str, half_years: set[str], data: st.DataObject
) -> None:
    ledger, truth = three_half_years(seed)
    published = PLAN.split(split).published
    cells = data.draw(st.sets(st.sampled_from(published), min_size=1))
    atoms = [Atom(key, split, cell) for key in sorted(half_years) for cell in sorted(cells)]
    made = figure(ledger, atoms)
    assert made
    counted_ = sum(truth[a.half_year].cell(split, a.cell) for a in atoms)
    assert abs(made.value - counted_) <= made.within
    before, after = (
        Attacker(ledger.statements()),
        Attacker([*ledger.statements(), statement(atoms, made)]),
    )
    for target in [*((atom,) for atom in atoms), tuple(atoms)]:
        assert before.range_of(target) == after.range_of(target)


@pytest.mark.parametrize(
    ("cells", "within"),
    [
        (("a/x",), 4),
        (("a/x", "b/x", "c/x"), 4),
        (("a/x", "a/y"), 4),
        (("a/x", "a/y", "b/x", "b/y"), 4),
        (("a/x", "b/y"), 8),
        (("a/x", "a/y", "b/x"), 12),
        (CROSSED.cells, 0),
    ],
)
def test_the_guarantee_of_a_sum(cells: tuple[str, ...], within: int) -> None:
    plan = Plan((Total("visits", 20),), (CROSSED,))
    figures = tuple((Atom("2022-H1", "crossed", cell), 10) for cell in CROSSED.cells)
    ledger = Ledger((Frozen("2022-H1", plan, (("visits", 60),), figures),))
    atoms = [Atom("2022-H1", "crossed", cell) for cell in cells]
    assert figure(ledger, atoms) == Figure(10 * len(cells), within)


def test_a_year_with_a_half_that_says_nothing_says_nothing() -> None:
    quiet = Counts({"visits": 6}, {
        ("age", "16-19"): 6, ("first-time", "again"): 6, ("theme", "other"): 6,
    })  # fmt: skip
    made = freeze(PLAN, "2023-H2", quiet, LEDGER, chance=lambda k, n: True)
    ledger = Ledger((*LEDGER.frozen, made))
    year = table(ledger, "age", ["2023-H1", "2023-H2"])
    # Otherwise the quiet half could be had by subtraction.
    assert year.total is None
    assert all(row.figure is None for row in year.rows)


def test_only_what_is_frozen_can_be_shown() -> None:
    with pytest.raises(NotFrozen):
        table(LEDGER, "age", ["2022-H1", "2024-H1"])


def test_an_activity_of_one_half_year_has_no_figure_for_the_year() -> None:
    no_themes = meetup_plan({"": 12})
    counts = Counts({"visits": 60}, {("age", "16-19"): 60, ("first-time", "again"): 60})
    made = freeze(no_themes, "2023-H2", counts, LEDGER, chance=lambda k, n: True)
    ledger = Ledger((*LEDGER.frozen, made))
    year = table(ledger, "theme", ["2023-H1", "2023-H2"])
    assert [(row.cell, row.figure) for row in year.rows] == [("film", None)]
    assert year.total == Figure(TRUTH["2023-H1"].total("visits") + 60, 0)
    with pytest.raises(KeyError):
        table(ledger, "theme", ["2023-H2"])


def test_the_sentences_beside_the_figures_follow_the_plan() -> None:
    text = how_figures_are_made(PLAN, PLAN.split("age"))
    assert "hela 5-tal" in text.sv
    assert "resten, är totalen minus de andra" in text.sv
    assert "högst 4" in text.sv
    assert "at most 4" in text.en
    assert "Övriga visas inte" in how_figures_are_made(PLAN, PLAN.split("theme")).sv
    assert under_the_floor(20).sv.startswith("Färre än 20")
