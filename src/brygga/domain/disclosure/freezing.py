"""The freeze: a half-year's counts are rounded once, and only what is safe is accepted.

What is relied on. Let x be what was counted, X what is published, b the base, and w = b - 1.

1. *A draw is safe when its rest comes out as b or more.* Take any cell but the rest, and any x that
   its own guarantee allows: X - w..X + w, and not negative. Let every other rounded cell be exactly
   as published, and the rest take up the difference, at most w: then no count is negative, each sum
   that was kept lies within w, and the total is exact. So that cell's range is the full one: 0..4,
   or 8 steps wide. The same goes for a sum of cells, moving one of them. Splits share nothing but
   exact totals, and half-years nothing at all, so ranges of sums over them add up.
2. *To know our code does not help.* From such an x the code does come to X with some probability:
   multiples stay where they are, and the one cell that is none goes either way (rounding.py).
   Whether X is then accepted is decided by X and by what is public, never by x: `is_safe` is given
   nothing else. What shifts a little is how likely each x is, for the draws that other x would have
   led to are missing; `trial.exhaustive` measures it.
3. *Refusing could teach something*, since it depends on x: it is the answer when X was of the wrong
   sort ten times. By 1 the only wrong sort is a rest under b, which tells that the counted rest is
   at most 4 to 8: it may be 0, and nothing small is proven (`frozen.refused_statement`). With an
   outside figure about the same cells there would be other sorts, and then refusal does prove small
   numbers. Therefore such a split is not drawn at all: that is decided by what is public.
4. *Without bias, where the counted rest is b + w or more (9):* then no draw is refused, and each
   figure's expectation is what was counted (rounding.py; the rest is a sum of such). With a smaller
   rest refusing bends the expectation, by less than b, since each figure keeps its guarantee. (For
   cells drawn alone, w more for each beyond the first.)

This says what can be *proven* from what is published, not what is likely; and nothing of somebody
who was there: who knows all evenings but one subtracts them from the exact total and has the last.
`tests/domain/disclosure/test_design.py` shows what simpler designs would have given away.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from brygga.domain.disclosure.attacker import Attacker, Range
from brygga.domain.disclosure.counting import Counts, check_counts
from brygga.domain.disclosure.frozen import (
    Frozen,
    Ledger,
    Why,
    atoms,
    rounded_statements,
    total_statement,
)
from brygga.domain.disclosure.plan import Plan, Split
from brygga.domain.disclosure.rounding import Chance, rounded, rounded_together
from brygga.domain.disclosure.statements import Atom, Said, Statement

# With more of them refusing would be rarer, and so tell more about the rest when it happens.
DRAWS = 10

Target = tuple[Atom, ...]
Judge = Callable[[Collection[Statement], Collection[Statement], Collection[Target], int], bool]


class AlreadyFrozen(ValueError):
    """This half-year is frozen: what came later belongs to the next one."""


def is_safe(
    known: Collection[Statement],
    said: Collection[Statement],
    targets: Collection[Target],
    within: int,
) -> bool:
    """Whether saying this besides what is known gives away nothing small that was not already.

    It reads what is public or would be, and nothing else. What somebody else has given away
    before does not stop us, as long as we add nothing to it.
    """
    after = Attacker([*known, *said])
    before: Attacker | None = None
    for target in targets:
        found = after.range_of(target)
        if found.is_narrow(within):
            before = before or Attacker(known)
            if before.range_of(target) != found:
                return False
    return True


def freeze(
    plan: Plan,
    half_year: str,
    counts: Counts,
    ledger: Ledger,
    *,
    chance: Chance,
    draws: int = DRAWS,
    judge: Judge = is_safe,
) -> Frozen:
    """Rounds a half-year once and for ever.

    Pass `chance_from(secrets.randbelow)`: whoever can guess the source can take the rounding away.

    A split is withheld, so that only its total is said, if that is under the floor, if others have
    published exact figures of its cells, or if no draw is safe. Once the answer is stored the
    counts may be deleted. Raises AlreadyFrozen, CountsImpossible and StatementsContradict.
    """
    if ledger.of(half_year):
        raise AlreadyFrozen(half_year)
    check_counts(plan, counts)
    totals = {t.key: n if (n := counts.total(t.key)) >= t.floor else None for t in plan.totals}
    known = list(ledger.statements((half_year, plan)))
    known += [total_statement(plan, half_year, key, n) for key, n in totals.items()]
    targets = cells_of(ledger, (half_year, plan))
    touched = {(a.half_year, a.split) for s in ledger.outside for a in s.atoms}
    figures: dict[Atom, int] = {}
    withheld: list[tuple[str, Why]] = []
    for split in plan.splits:
        if totals[split.total] is None:
            withheld.append((split.key, Why.UNDER_FLOOR))
            continue
        if (half_year, split.key) in touched:
            withheld.append((split.key, Why.OTHERS_FIGURES))
            continue
        for _ in range(draws):
            drawn = draw(plan, split, counts, chance)
            said = rounded_statements(plan, split, half_year, drawn)
            if drawn[split.rest] >= plan.base and judge(known, said, targets, plan.within):
                known += said
                figures |= {Atom(half_year, split.key, c): drawn[c] for c in split.published}
                break
        else:
            withheld.append((split.key, Why.NO_SAFE_DRAW))
    return Frozen(half_year, plan, tuple(totals.items()), tuple(figures.items()), tuple(withheld))


def draw(plan: Plan, split: Split, counts: Counts, chance: Chance) -> dict[str, int]:
    """Every cell rounded but the rest, which is the exact total minus the others."""
    if split.keeps_sums:
        table = [[_counted(split, counts, cell) for cell in line] for line in split.lines]
        together = rounded_together(table, plan.base, chance)
        drawn = {
            cell: number
            for cells, numbers in zip(split.lines, together, strict=True)
            for cell, number in zip(cells, numbers, strict=True)
        }
        # The total was left out of the rest, so that all of it sums to zero and stays there.
        drawn[split.rest] += counts.total(split.total)
        return drawn
    drawn = {
        cell: rounded(counts.cell(split.key, cell), plan.base, chance) for cell in split.published
    }
    return drawn | {split.rest: counts.total(split.total) - sum(drawn.values())}


def cells_of(ledger: Ledger, *plans: tuple[str, Plan]) -> tuple[Target, ...]:
    """What must not be given away: each cell and margin of a half-year, and each cell of a year."""
    found: dict[Target, None] = {}
    years: dict[tuple[str, str, str], list[Atom]] = {}
    for half_year, plan in [*((f.half_year, f.plan) for f in ledger.frozen), *plans]:
        for split in plan.splits:
            for cell in split.cells:
                atom = Atom(half_year, split.key, cell)
                found[(atom,)] = None
                years.setdefault((half_year[:4], split.key, cell), []).append(atom)
            for margin in split.margins:
                found[atoms(half_year, split.key, margin)] = None
    found |= {tuple(of_year): None for of_year in years.values() if len(of_year) > 1}
    return tuple(found)


class Audited(NamedTuple):
    """What can be proven about a cell, and what could be without any rounded figure of ours."""

    target: Target
    proven: Range
    without_us: Range


def audit(ledger: Ledger) -> Iterator[Audited]:
    """Everything that stands in the ledger, taken together, against each cell, margin and year.

    Exact totals and others' figures may give something away by themselves; whoever types
    those in sees it here, and no rounding of ours can take it back.
    """
    statements = ledger.statements()
    attacker = Attacker(statements)
    without_us = Attacker(s for s in statements if s.said not in {Said.ROUNDED, Said.SUM})
    for target in cells_of(ledger):
        yield Audited(target, attacker.range_of(target), without_us.range_of(target))


def _counted(split: Split, counts: Counts, cell: str) -> int:
    if cell != split.rest:
        return counts.cell(split.key, cell)
    return -sum(counts.cell(split.key, other) for other in split.cells if other != cell)
