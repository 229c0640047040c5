"""Whole histories frozen and attacked, by an outsider who has read everything and by an insider."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from brygga.domain.disclosure.attacker import Attacker, Range
from brygga.domain.disclosure.freezing import Target, cells_of, freeze
from brygga.domain.disclosure.frozen import Frozen, Ledger, Why, total_statement
from brygga.domain.disclosure.plan import VISITS, Plan
from brygga.domain.disclosure.rounding import chance_from
from brygga.domain.disclosure.statements import Atom, Said, Statement, outside
from brygga.domain.disclosure.tables import figure, statement
from brygga.domain.disclosure.trial.histories import (
    BEFORE,
    FROZEN,
    MONTHS,
    HalfYear,
    History,
    invent,
)

EXPORTS = 10
MOST_OUTSIDE = 4
KNOWN_SHARE = 4  # an insider was there one month of four


@dataclass(slots=True)
class Tally:
    """What came of it. A cell is broken when more is known of it than rounding alone tells.

    `given_away` are cells that others' exact figures or the exact totals gave away, by themselves
    or with what was frozen before; of those a freeze may tell nothing more.
    """

    tried: int = 0
    small: int = 0
    broken: int = 0
    given_away: int = 0
    splits: int = 0
    others: int = 0
    withheld: int = 0
    figures: int = 0
    off: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def mean_error(self) -> float:
        return self.off / self.figures if self.figures else 0.0


def attack_histories(number: int, seed: int = 0) -> Iterator[Tally]:
    """For each invented history what an outsider breaks, who has every statement and export."""
    for n in range(number):
        random = Random(f"history {seed} {n}")  # noqa: S311 (the same histories each time)
        yield attack_history(invent(random), random)


def attack_history(history: History, random: Random) -> Tally:
    """Freezes the half-years while others publish figures of their own, attacking after each."""
    others = _others_figures(history, random)
    exports = [_export(history, random) for _ in range(EXPORTS)]
    ledger = Ledger(before=tuple((h, history.of(h).plan) for h in BEFORE))
    given: dict[Target, Range] = {}
    broken: set[Target] = set()
    for key in FROZEN:
        half_year = history.of(key)
        plan = half_year.plan
        ledger = replace(ledger, outside=(*ledger.outside, *others[key]))
        targets = [*cells_of(ledger, (key, plan)), *exports]
        given |= _narrow([*ledger.statements((key, plan)), *_totals(half_year)], targets, plan)
        frozen = freeze(plan, key, half_year.counts(), ledger, chance=chance_from(random.randrange))
        ledger = replace(ledger, frozen=(*ledger.frozen, frozen))
        found = _narrow(ledger.statements(), targets, plan)
        broken |= {target for target in found if given.get(target) != found[target]}
    published = [statement(e, f) for e in exports if (f := figure(ledger, e))]
    attacker = Attacker([*ledger.statements(), *published])
    tally = Tally(given_away=len(given))
    for target in dict.fromkeys([*cells_of(ledger), *exports]):
        proven = attacker.range_of(target)
        truth = _truth(history, target)
        assert proven.least <= truth and (proven.most is None or truth <= proven.most), target
        tally.tried += 1
        tally.small += 1 <= truth <= plan.within
        if target in broken or (proven.is_narrow(plan.within) and given.get(target) != proven):
            tally.broken += 1
    for frozen in ledger.frozen:
        tally += _errors(history, frozen)
    return tally


def attack_as_insiders(number: int, seed: int = 0) -> Iterator[Tally]:
    """For each invented history what somebody proves who was there three months of each year.

    They know every count of those months, and from the programme which activities were held when.
    What they are after is the part that they don't know: a cell is broken when they prove it to
    be small, without having been able to from the exact totals alone.

    (Somebody who knows all evenings but one subtracts them from the exact total and has the last;
    then no rounding of its parts helps. That is the price of exact totals.)
    """
    for n in range(number):
        random = Random(f"insider {seed} {n}")  # noqa: S311 (the same insiders each time)
        yield attack_as_insider(invent(random), random)


def attack_as_insider(history: History, random: Random) -> Tally:
    known: set[tuple[str, int]] = set()
    for year in dict.fromkeys(key[:4] for key in FROZEN):
        months = [(key, month) for key in FROZEN if key[:4] == year for month in range(MONTHS)]
        known |= set(random.sample(months, len(months) // KNOWN_SHARE))
    tally = Tally()
    for key in FROZEN:
        half_year = history.of(key)
        frozen = freeze(
            half_year.plan, key, half_year.counts(), Ledger(), chance=chance_from(random.randrange)
        )
        seen = {month for month in range(MONTHS) if (key, month) in known}
        tally += _attack_half_year(half_year, frozen, seen)
    return tally


def _attack_half_year(half_year: HalfYear, frozen: Frozen, seen: set[int]) -> Tally:
    unseen = set(range(MONTHS)) - seen
    knows = list(_insider_statements(half_year, seen, unseen))
    statements = [*Ledger((frozen,)).statements(), *knows]
    attacker = Attacker(statements)
    without_us = Attacker(s for s in statements if s.said not in {Said.ROUNDED, Said.SUM})
    tally = Tally()
    for (atom,) in cells_of(Ledger((frozen,))):
        was_there = half_year.counts(seen).cell(atom.split, atom.cell)
        rest = half_year.counts(unseen).cell(atom.split, atom.cell)
        found = _less(attacker.range_of((atom,)), was_there)
        assert found.least <= rest and (found.most is None or rest <= found.most), atom
        before = _less(without_us.range_of((atom,)), was_there)
        within = half_year.plan.within
        tally.tried += 1
        tally.small += 1 <= rest <= within
        tally.given_away += before.proves_small(within)
        tally.broken += found.proves_small(within) and not before.proves_small(within)
    return tally


def _less(range_: Range, known: int) -> Range:
    return Range(range_.least - known, None if range_.most is None else range_.most - known)


def _insider_statements(
    half_year: HalfYear, seen: set[int], unseen: set[int]
) -> Iterator[Statement]:
    counted = half_year.counts(seen)
    for split in half_year.plan.splits:
        for cell in split.cells:
            count = counted.cell(split.key, cell)
            # An activity that the programme has in no other month has no other visits.
            open_ = half_year.can_have(split.key, cell, unseen)
            yield Statement(
                (Atom(half_year.key, split.key, cell),),
                count,
                None if open_ else count,
                Said.INSIDER,
            )


def _others_figures(history: History, random: Random) -> Mapping[str, list[Statement]]:
    """Exact figures that others publish, by the frozen half-year before whose freeze they do.

    All of the years before Brygga; and some that reach into frozen half-years, alone or with
    others.
    """
    found: dict[str, list[Statement]] = {key: [] for key in FROZEN}
    for key in BEFORE:
        half_year = history.of(key)
        atoms = [Atom(key, VISITS)]
        atoms += [Atom(key, s.key, cell) for s in half_year.plan.splits for cell in s.cells]
        found[FROZEN[0]] += [
            outside((atom,), _truth(history, (atom,)), "annual report") for atom in atoms
        ]
    for _ in range(random.randint(0, MOST_OUTSIDE)):
        reach = random.sample((*BEFORE, *FROZEN), random.randint(1, 3))
        split = random.choice(["age", "first-time"])
        cell = random.choice(history.half_years[0].plan.split(split).cells)
        target = tuple(Atom(key, split, cell) for key in sorted(reach))
        if frozen := sorted(set(reach) & set(FROZEN)):
            value = _truth(history, target)
            said = outside(target, value, "local paper")
            if random.random() < 0.3:
                said = replace(said, least=value - value % 10, most=None)  # "more than thirty"
            found[random.choice(frozen)].append(said)
    return found


def _totals(half_year: HalfYear) -> Iterator[Statement]:
    """What will be said of a half-year's totals, however its splits turn out."""
    for total in half_year.plan.totals:
        number = half_year.counts().total(total.key)
        value = number if number >= total.floor else None
        yield total_statement(half_year.plan, half_year.key, total.key, value)


def _narrow(
    statements: Collection[Statement], targets: Collection[Target], plan: Plan
) -> dict[Target, Range]:
    attacker = Attacker(statements)
    ranges = {target: attacker.range_of(target) for target in targets}
    return {target: found for target, found in ranges.items() if found.is_narrow(plan.within)}


def _export(history: History, random: Random) -> Target:
    """A sum that somebody asks for one day: some cells of a split over some half-years."""
    split = random.choice(["age", "first-time"])
    half_years = sorted(random.sample(FROZEN, random.randint(1, len(FROZEN))))
    cells = history.half_years[0].plan.split(split).cells
    chosen = sorted(random.sample(cells, random.randint(1, len(cells) - 1)))
    return tuple(Atom(key, split, cell) for key in half_years for cell in chosen)


def _truth(history: History, target: Target) -> int:
    return sum(
        counts.cell(atom.split, atom.cell) if atom.cell else counts.total(atom.split)
        for atom in target
        for counts in [history.of(atom.half_year).counts()]
    )


def _errors(history: History, frozen: Frozen) -> Tally:
    counts = history.of(frozen.half_year).counts()
    off = [abs(n - counts.cell(atom.split, atom.cell)) for atom, n in frozen.figures]
    assert max(off, default=0) <= frozen.plan.within, frozen.half_year
    said = [s for s in frozen.plan.splits if frozen.total(s.total) is not None]
    return Tally(
        splits=len(said),
        others=sum(frozen.why_withheld(s.key) is Why.OTHERS_FIGURES for s in said),
        withheld=sum(frozen.why_withheld(s.key) is Why.NO_SAFE_DRAW for s in said),
        figures=len(off),
        off=sum(off),
    )
