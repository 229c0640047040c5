"""Why the freeze is as it is: simpler designs, and what they would have given away."""

from itertools import product

import pytest

from brygga.domain.disclosure import Atom, Counts, Ledger, Plan, Split, Total, outside
from brygga.domain.disclosure.attacker import Attacker, Range
from brygga.domain.disclosure.freezing import draw, freeze, is_safe
from brygga.domain.disclosure.frozen import (
    Frozen,
    definitions,
    rounded_statements,
    total_statement,
)
from brygga.domain.disclosure.statements import Said, Statement
from brygga.domain.disclosure.trial.chances import every_way

FIRST, NEXT = "2022-H1", "2022-H2"
PARTS = Split("parts", "visits", ("a", "b"), "b")
TWO = Plan((Total("visits", 20),), (PARTS,))
A, B = Atom(FIRST, "parts", "a"), Atom(FIRST, "parts", "b")
NEXT_A, NEXT_B = Atom(NEXT, "parts", "a"), Atom(NEXT, "parts", "b")


def near(atom: Atom, figure: int) -> Statement:
    return Statement((atom,), figure - 4, figure + 4, Said.ROUNDED)


def counts(a: int, b: int) -> Counts:
    return Counts({"visits": a + b}, {("parts", "a"): a, ("parts", "b"): b})


def known_of(half_year: str, total: int) -> list[Statement]:
    return [*definitions(TWO, half_year), total_statement(TWO, half_year, "visits", total)]


def test_rounding_both_parts_of_an_exact_total_proves_small_numbers() -> None:
    """2 + 21 = 23, rounded to 5 and 25: the total says that they are 3 and 5 steps too high."""
    attacker = Attacker([*known_of(FIRST, 23), near(A, 5), near(B, 25)])
    assert attacker.range_of([A]) == Range(1, 2)


def test_rounding_both_parts_and_taking_safe_draws_alone_is_never_without_bias() -> None:
    """Of 2 and 21 every safe draw has 20 for the 21, so no way to choose among them averages 21."""
    safe = [
        (a, b)
        for a, b in product((0, 5), (20, 25))
        if is_safe(known_of(FIRST, 23), [near(A, a), near(B, b)], [(A,), (B,)], TWO.within)
    ]
    assert safe == [(0, 20), (5, 20)]
    # With the rest as the total minus the rounded part, every draw is safe and the average right.
    draws = [
        (draw(TWO, PARTS, counts(2, 21), c), c) for c in (lambda k, n: True, lambda k, n: False)
    ]
    assert sorted((drawn["a"], drawn["b"]) for drawn, _ in draws) == [(0, 23), (5, 18)]
    assert (
        sum(
            probability * drawn["b"]
            for drawn, probability in every_way(lambda c: draw(TWO, PARTS, counts(2, 21), c))
        )
        == 21
    )


def test_refusing_what_an_exact_figure_from_elsewhere_makes_unsafe_proves_small_numbers() -> None:
    """Known: 10 is published for a in spring, and a paper says 15 for the year. So autumn has 1-9.

    If unsafe draws were refused then an autumn that can be refused is just one of 1-4: the
    refusal would prove it. Hence such a split is withheld before anything is drawn.
    """
    spring = Frozen(FIRST, TWO, (("visits", 22),), ((A, 10), (B, 12)))
    ledger = Ledger((spring,), (outside((A, NEXT_A), 15, "local paper"),))
    known = [*ledger.statements((NEXT, TWO)), total_statement(TWO, NEXT, "visits", 24)]
    assert Attacker(known).range_of([NEXT_A]) == Range(1, 9)

    def can_be_refused(a: int) -> bool:
        return any(
            not is_safe(
                known,
                rounded_statements(TWO, PARTS, NEXT, drawn),
                [(A,), (B,), (NEXT_A,), (NEXT_B,)],
                TWO.within,
            )
            for drawn, _ in every_way(lambda chance: draw(TWO, PARTS, counts(a, 24 - a), chance))
        )

    assert [a for a in range(1, 10) if can_be_refused(a)] == [1, 2, 3, 4]
    answers = {
        freeze(TWO, NEXT, counts(a, 24 - a), ledger, chance=lambda k, n: True) for a in range(1, 10)
    }
    assert len(answers) == 1, "the answer does not depend on what was counted"


@pytest.mark.parametrize(("least", "is_taken"), [(3, False), (4, False), (5, True)])
def test_a_rest_under_the_base_is_refused_although_the_attacker_finds_nothing(
    least: int, is_taken: bool
) -> None:
    """Were only what he finds refused, at total 24 a refusal would tell a rest of 0 to 3."""
    total = 20 + least
    made = freeze(TWO, FIRST, counts(20, least), Ledger(), chance=lambda k, n: True, draws=1)
    assert bool(made.figures) is is_taken
    known, said = known_of(FIRST, total), [near(A, 20), near(B, least)]
    assert is_safe(known, said, [(A,), (B,)], TWO.within)


def test_sums_kept_over_activities_would_help_somebody_who_was_at_two_of_them() -> None:
    """9, 9 and 1 rounded together to 5, 5 and 5: whoever knows the nines has the one."""
    themes = ("crafts", "film", "games", "other")
    kept = Split("theme", "visits", themes, "other")
    alone = Split("theme", "visits", themes, "other", keeps_sums=False)
    proven = {}
    for split in (kept, alone):
        plan = Plan((Total("visits", 20),), (split,))
        drawn = {"crafts": 5, "film": 5, "games": 5, "other": 60}
        knows = [
            Statement((Atom(FIRST, "theme", t),), 9, 9, Said.INSIDER) for t in ("crafts", "film")
        ]
        public = [
            *definitions(plan, FIRST),
            total_statement(plan, FIRST, "visits", 75),
            *rounded_statements(plan, split, FIRST, drawn),
        ]
        games = [Atom(FIRST, "theme", "games")]
        proven[split.keeps_sums] = Attacker([*public, *knows]).range_of(games)
    assert proven == {True: Range(1, 1), False: Range(1, 9)}


def test_an_exact_total_gives_the_last_evening_to_whoever_knows_the_others() -> None:
    """No rounding of the parts helps there; it is why nothing is exact below the half-year."""
    total = Atom(FIRST, "visits")
    others, last = Atom(FIRST, "other evenings"), Atom(FIRST, "last evening")
    attacker = Attacker(
        [
            total_statement(TWO, FIRST, "visits", 88),
            Statement((others, last), 0, 0, Said.DEFINITION, minus=(total,)),
            Statement((others,), 85, 85, Said.INSIDER),
        ]
    )
    assert attacker.range_of([last]) == Range(3, 3)
