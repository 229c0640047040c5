"""A sample of the attacks that `brygga manage attack` runs in full."""

import pytest

from brygga.domain.disclosure.plan import Plan
from brygga.domain.disclosure.trial.attacks import Tally, attack_as_insiders, attack_histories
from brygga.domain.disclosure.trial.exhaustive import (
    DRAWN_ALONE,
    THREE_PARTS,
    TWO_BY_TWO,
    Learnt,
    learn_across,
    learn_from_every_table,
)
from brygga.domain.disclosure.trial.weaker import WAYS, Outcome, attack_way


def test_an_outsider_who_has_read_everything_breaks_nothing() -> None:
    tally = Tally()
    for found in attack_histories(6, seed=1):
        tally += found
    assert tally.small > 20, "there was something to find"
    assert tally.others > 0, "others had published too"
    assert tally.broken == 0
    assert tally.withheld * 20 < tally.splits, "withholding everything would be no art"
    assert tally.mean_error < 2


def test_an_insider_who_was_there_a_quarter_of_the_months_breaks_nothing() -> None:
    tally = Tally()
    for found in attack_as_insiders(20, seed=1):
        tally += found
    assert tally.small > 50
    assert tally.broken == 0


@pytest.mark.parametrize(
    ("plan", "totals"),
    [
        (TWO_BY_TWO, [21]),
        (THREE_PARTS, range(25)),
        (DRAWN_ALONE, range(25)),
    ],
    ids=["crossed", "three parts", "drawn alone"],
)
def test_an_attacker_who_runs_our_code_breaks_nothing(plan: Plan, totals: list[int]) -> None:
    learnt = Learnt()
    for found in learn_from_every_table(plan, totals):
        learnt += found
    assert learnt.answers > 10
    assert learnt.withheld > 0, "the answer that nothing is safe was among them"
    assert learnt.broken == 0
    # Rounding alone leaves 2 in 3 for a cell; the rest is two cells together, and refusing.
    assert learnt.surest < 0.9


def test_an_attacker_who_also_has_an_exact_sum_from_elsewhere_breaks_nothing() -> None:
    learnt = Learnt()
    for found in learn_across([(20, 23), (22, 24)]):
        learnt += found
    assert learnt.answers > 100
    assert learnt.broken == 0


@pytest.mark.parametrize("way", WAYS)
def test_the_same_attacker_breaks_the_usual_ways(way: str) -> None:
    outcome = Outcome()
    for found in attack_way(WAYS[way], 5, seed=1):
        outcome += found
    assert outcome.broken_histories * 2 > outcome.histories
