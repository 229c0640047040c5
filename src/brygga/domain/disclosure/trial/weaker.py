"""The usual ways to protect a table, never used here: the same attacker breaks most of them.

That proves that he can win. Each way publishes the tables of every half-year and of every year by
age and by first visit, with exact totals; what it does to the cells is what differs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from brygga.domain.disclosure.attacker import Attacker
from brygga.domain.disclosure.freezing import Target
from brygga.domain.disclosure.frozen import definitions, total_statement
from brygga.domain.disclosure.plan import AGE, FIRST_TIME, Plan
from brygga.domain.disclosure.rounding import chance_from, rounded
from brygga.domain.disclosure.statements import Atom, Said, Statement
from brygga.domain.disclosure.trial.histories import FROZEN, History, invent

Way = Callable[[Target, int, Plan, Random], Statement | None]
"""What is said of a cell, or of a cell's sum over a year, whose true number is given."""


@dataclass(slots=True)
class Outcome:
    """Of the histories that had a small cell to hide, and of those cells: how many were broken."""

    histories: int = 0
    broken_histories: int = 0
    small: int = 0
    broken: int = 0

    def __iadd__(self, other: "Outcome") -> "Outcome":
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def primary_suppression(
    target: Target, number: int, plan: Plan, random: Random
) -> Statement | None:
    """A small cell is left blank; all others are exact."""
    if 1 <= number <= plan.within:
        return None
    return Statement(target, number, number, Said.SUM)


def marked_cells(target: Target, number: int, plan: Plan, random: Random) -> Statement:
    """A small cell is marked "< 5", which says that it is not 0; all others are exact."""
    if 1 <= number <= plan.within:
        return Statement(target, 1, plan.within, Said.SUM)
    return Statement(target, number, number, Said.SUM)


def independent_rounding(target: Target, number: int, plan: Plan, random: Random) -> Statement:
    """Every cell of every table is rounded at random by itself, years anew."""
    near = rounded(number, plan.base, chance_from(random.randrange))
    return Statement(target, near - plan.within, near + plan.within, Said.SUM)


WAYS: dict[str, Way] = {
    "primary suppression": primary_suppression,
    "marked cells": marked_cells,
    "independent rounding": independent_rounding,
}


def attack_way(way: Way, number: int, seed: int = 0) -> Iterator[Outcome]:
    """History by history (the same as `attacks.attack_histories` invents) what is broken."""
    for n in range(number):
        random = Random(f"history {seed} {n}")  # noqa: S311 (the same histories each time)
        yield _attack(way, invent(random), random)


def _attack(way: Way, history: History, random: Random) -> Outcome:
    exact: list[Statement] = []
    said: list[Statement] = []
    numbers: dict[Target, int] = {}
    plan = history.half_years[0].plan
    floor = plan.totals[0].floor
    for key in FROZEN:
        half_year = history.of(key)
        exact += definitions(half_year.plan, key)
        total = half_year.counts().total(plan.totals[0].key)
        exact.append(
            total_statement(
                half_year.plan, key, plan.totals[0].key, total if total >= floor else None
            )
        )
    for keys in [*((key,) for key in FROZEN), *_years()]:
        of_table = [history.of(key).counts() for key in keys]
        if any(counts.total(plan.totals[0].key) < floor for counts in of_table):
            continue
        for split in (AGE, FIRST_TIME):
            for cell in plan.split(split).cells:
                target = tuple(Atom(key, split, cell) for key in keys)
                numbers[target] = sum(counts.cell(split, cell) for counts in of_table)
                if statement := way(target, numbers[target], plan, random):
                    said.append(statement)
    before, after = Attacker(exact), Attacker([*exact, *said])
    outcome = Outcome()
    for target, number in numbers.items():
        found = after.range_of(target)
        if 1 <= number <= plan.within:
            outcome.small += 1
            outcome.broken += found.is_narrow(plan.within) and before.range_of(target) != found
    outcome.histories, outcome.broken_histories = int(outcome.small > 0), int(outcome.broken > 0)
    return outcome


def _years() -> Iterator[tuple[str, ...]]:
    for year in dict.fromkeys(key[:4] for key in FROZEN):
        yield tuple(key for key in FROZEN if key[:4] == year)
