"""The attacker who runs our code: every table, every run of the freeze, every answer it can give.

For each answer he gathers every table from which the freeze could have given it, and sees what
they have in common. That is all that can be learnt from the answer; no cleverness gets further.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TypeVar

from brygga.domain.disclosure.attacker import Range
from brygga.domain.disclosure.counting import Counts
from brygga.domain.disclosure.freezing import DRAWS, Target, cells_of, freeze, is_safe
from brygga.domain.disclosure.frozen import Frozen, Ledger, Why
from brygga.domain.disclosure.plan import VISITS, Plan, Split, Total
from brygga.domain.disclosure.statements import Atom, Statement, outside
from brygga.domain.disclosure.trial.chances import every_way

K = TypeVar("K", bound=Hashable)

HALF_YEAR, NEXT = "2022-H1", "2022-H2"
FLOOR = 20
EMPTY = Ledger()

TWO_BY_TWO = Plan(
    (Total(VISITS, FLOOR),), (Split("crossed", VISITS, ("a", "b"), "b/y", columns=("x", "y")),)
)
THREE_PARTS = Plan((Total(VISITS, FLOOR),), (Split("parts", VISITS, ("a", "b", "c"), "c"),))
DRAWN_ALONE = Plan(
    (Total(VISITS, FLOOR),), (Split("parts", VISITS, ("a", "b", "c"), "c", keeps_sums=False),)
)
TWO_PARTS = Plan((Total(VISITS, FLOOR),), (Split("parts", VISITS, ("a", "b"), "b"),))


@dataclass(slots=True)
class Learnt:
    """From all answers: how many pairs of an answer and a cell there are, and how many are broken.

    `withheld` counts the tables for which some run had no safe draw. `surest` is the greatest
    probability, over all answers, that a cell is small, for somebody to whom all tables of a total
    were equally likely before.
    """

    tables: int = 0
    runs: int = 0
    answers: int = 0
    tried: int = 0
    broken: int = 0
    withheld: int = 0
    surest: Fraction = Fraction(0)

    def __iadd__(self, other: "Learnt") -> "Learnt":
        for name in self.__slots__:
            added = getattr(self, name) + getattr(other, name)
            setattr(self, name, max(self.surest, other.surest) if name == "surest" else added)
        return self


@dataclass(slots=True)
class _Seen:
    """What the tables that could have given one answer have in one cell."""

    least: int
    most: int
    weight: Fraction = Fraction(0)
    small: Fraction = Fraction(0)

    def see(self, value: int, weight: Fraction, *, is_small: bool) -> None:
        self.least, self.most = min(self.least, value), max(self.most, value)
        self.weight += weight
        self.small += weight if is_small else 0

    @property
    def range(self) -> Range:
        return Range(self.least, self.most)


def learn_from_every_table(plan: Plan, totals: Collection[int]) -> Iterator[Learnt]:
    """One total at a time; those under the floor together, since none of them is said."""
    floor = plan.totals[0].floor
    hidden = [total for total in totals if total < floor]
    for together in [hidden, *([total] for total in totals if total >= floor)]:
        if together:
            yield _learn(plan, [c for t in together for c in tables_of(plan.splits[0], t)])


def learn_across(totals: Collection[tuple[int, int]]) -> Iterator[Learnt]:
    """Two half-years of two parts, when somebody has published an exact sum of a part over both.

    They do so between the freezes. Whatever that sum and the first freeze tell is theirs; broken is
    what the second freeze adds to it. One pair of totals at a time.
    """
    for first_total, second_total in totals:
        yield _learn_across(first_total, second_total)


def tables_of(split: Split, total: int) -> Iterator[Counts]:
    """Every way to fill the split's cells with so many visits."""
    for numbers in _shared_out(total, len(split.cells)):
        cells = {(split.key, cell): n for cell, n in zip(split.cells, numbers, strict=True)}
        yield Counts({split.total: total}, cells)


def every_run(
    plan: Plan, counts: Counts, half_year: str = HALF_YEAR, ledger: Ledger = EMPTY
) -> Iterator[tuple[Frozen, Fraction]]:
    """Each answer that a freeze of one draw can give, with its probability."""
    return every_way(
        lambda chance: freeze(
            plan, half_year, counts, ledger, chance=chance, draws=1, judge=_remembered_judge
        )
    )


def _learn(plan: Plan, tables: Collection[Counts]) -> Learnt:
    targets = cells_of(Ledger(), (HALF_YEAR, plan))
    seen: dict[Frozen, dict[Target, _Seen]] = {}
    learnt = Learnt(tables=len(tables))
    for counts in tables:
        runs = list(every_run(plan, counts))
        learnt.runs += len(runs)
        refused = sum((p for answer, p in runs if _is_refused(answer)), Fraction(0))
        learnt.withheld += refused > 0
        values = {
            target: sum(counts.cell(atom.split, atom.cell) for atom in target) for target in targets
        }
        for answer, probability in runs:
            of_answer = seen.setdefault(answer, {t: _Seen(n, n) for t, n in values.items()})
            weight = _after_all_draws(answer, probability, refused)
            for target, value in values.items():
                of_answer[target].see(value, weight, is_small=1 <= value <= plan.within)
    learnt.answers = len(seen)
    for cell in (cell for of_answer in seen.values() for cell in of_answer.values()):
        learnt.tried += 1
        learnt.broken += cell.range.is_narrow(plan.within)
        learnt.surest = max(learnt.surest, cell.small / cell.weight)
    return learnt


def _learn_across(first_total: int, second_total: int) -> Learnt:
    plan, (split,) = TWO_PARTS, TWO_PARTS.splits
    targets: list[Target] = [
        (Atom(h, split.key, c),) for h in (HALF_YEAR, NEXT) for c in split.cells
    ]
    theirs: dict[tuple[Frozen, Statement], dict[Target, _Seen]] = {}
    ours: dict[tuple[Frozen, Statement, Frozen], dict[Target, _Seen]] = {}
    learnt = Learnt()
    for first in tables_of(split, first_total):
        answers = {answer for answer, _ in every_run(plan, first)}
        for second in tables_of(split, second_total):
            learnt.tables += 1
            both = {HALF_YEAR: first, NEXT: second}
            values = {t: both[t[0].half_year].cell(split.key, t[0].cell) for t in targets}
            part = (Atom(HALF_YEAR, split.key, "a"), Atom(NEXT, split.key, "a"))
            paper = outside(part, sum(values[(atom,)] for atom in part), "local paper")
            for answer in answers:
                _see(theirs, (answer, paper), values)
                ledger = Ledger((answer,), (paper,))
                for following, _ in every_run(plan, second, NEXT, ledger):
                    learnt.runs += 1
                    _see(ours, (answer, paper, following), values)
    learnt.answers = len(ours)
    for (answer, paper, _), of_answer in ours.items():
        for target, cell in of_answer.items():
            learnt.tried += 1
            known = theirs[answer, paper][target].range
            learnt.broken += cell.range.is_narrow(plan.within) and cell.range != known
    return learnt


def _see(seen: dict[K, dict[Target, _Seen]], key: K, values: Mapping[Target, int]) -> None:
    of_key = seen.setdefault(key, {t: _Seen(n, n) for t, n in values.items()})
    for target, value in values.items():
        of_key[target].see(value, Fraction(1), is_small=False)


def _after_all_draws(answer: Frozen, probability: Fraction, refused: Fraction) -> Fraction:
    """The answer's probability when up to DRAWS are made, given that of a single one.

    Draws are independent, so the first accepted is distributed as any accepted one.
    """
    if _is_refused(answer):
        return probability * refused ** (DRAWS - 1)
    return probability * sum(refused**n for n in range(DRAWS))


def _is_refused(answer: Frozen) -> bool:
    return any(why is Why.NO_SAFE_DRAW for _, why in answer.withheld)


def _shared_out(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in _shared_out(total - first, parts - 1):
            yield (first, *others)


def _remembered_judge(
    known: Collection[Statement],
    said: Collection[Statement],
    targets: Collection[Target],
    within: int,
) -> bool:
    """The freeze's own judge: what it has been asked before, it answers the same."""
    return _judge(tuple(known), tuple(said), tuple(targets), within)


@cache
def _judge(
    known: tuple[Statement, ...],
    said: tuple[Statement, ...],
    targets: tuple[Target, ...],
    within: int,
) -> bool:
    return is_safe(known, said, targets, within)
