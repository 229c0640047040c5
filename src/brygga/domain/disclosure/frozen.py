"""Half-years that are frozen, and what everybody may conclude from them: the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.disclosure.plan import Plan, Split
from brygga.domain.disclosure.statements import Atom, Said, Statement


class Why(StrEnum):
    """Why a split is withheld. The first two follow from what is public, and so tell nothing."""

    UNDER_FLOOR = "under-floor"
    OTHERS_FIGURES = "others-figures"
    NO_SAFE_DRAW = "no-safe-draw"


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a half-year says for ever: exact totals and rounded atoms. The truth is not here.

    `totals` holds None for a total under its floor. A split that is `withheld` has no figures.
    """

    half_year: str
    plan: Plan
    totals: tuple[tuple[str, int | None], ...]
    figures: tuple[tuple[Atom, int], ...]
    withheld: tuple[tuple[str, Why], ...] = ()

    def total(self, key: str) -> int | None:
        return dict(self.totals)[key]

    def figure(self, atom: Atom) -> int | None:
        return dict(self.figures).get(atom)

    def why_withheld(self, split: str) -> Why | None:
        return dict(self.withheld).get(split)

    def statements(self) -> tuple[Statement, ...]:
        """What is published, and how near the declared rules say that it lies."""
        found = [total_statement(self.plan, self.half_year, key, n) for key, n in self.totals]
        for split in self.plan.splits:
            why = self.why_withheld(split.key)
            if why is None:
                drawn = {c: n for (_, s, c), n in self.figures if s == split.key}
                found += rounded_statements(self.plan, split, self.half_year, drawn)
            if why is Why.NO_SAFE_DRAW:
                total = dict(self.totals)[split.total] or 0
                found.append(refused_statement(self.plan, split, self.half_year, total))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that the public can know: frozen half-years, and figures that stand elsewhere.

    `before` are half-years that are never frozen here, with the plan that their figures go by.
    """

    frozen: tuple[Frozen, ...] = ()
    outside: tuple[Statement, ...] = ()
    before: tuple[tuple[str, Plan], ...] = ()

    def of(self, half_year: str) -> Frozen | None:
        return next((f for f in self.frozen if f.half_year == half_year), None)

    def statements(self, *plans: tuple[str, Plan]) -> tuple[Statement, ...]:
        """All of it. `plans` are half-years that are not frozen yet, each with its plan."""
        of = dict(self.before) | {f.half_year: f.plan for f in self.frozen} | dict(plans)
        found = [s for half_year, plan in of.items() for s in definitions(plan, half_year)]
        found += [s for f in self.frozen for s in f.statements()]
        return (*found, *self.outside)


def definitions(plan: Plan, half_year: str) -> Iterable[Statement]:
    """The parts of a split make its total."""
    for split in plan.splits:
        yield Statement(
            plus=atoms(half_year, split.key, split.cells),
            minus=(Atom(half_year, split.total),),
            least=0,
            most=0,
            said=Said.DEFINITION,
        )


def total_statement(plan: Plan, half_year: str, key: str, value: int | None) -> Statement:
    """A total that is published, or what it tells that it is not."""
    total = (Atom(half_year, key),)
    if value is None:
        floor = {t.key: t.floor for t in plan.totals}[key]
        return Statement(total, 0, floor - 1, Said.FLOOR)
    return Statement(total, value, value, Said.TOTAL)


def rounded_statements(
    plan: Plan, split: Split, half_year: str, drawn: dict[str, int]
) -> list[Statement]:
    """The guarantee: each published figure and each margin lies within base - 1 of the counted."""
    groups = [(cell,) for cell in split.published] + list(split.margins)
    return [
        Statement(atoms(half_year, split.key, cells), near - plan.within, near + plan.within, said)
        for cells in groups
        for near in [sum(drawn[cell] for cell in cells)]
        for said in [Said.ROUNDED if len(cells) == 1 else Said.SUM]
    ]


def refused_statement(plan: Plan, split: Split, half_year: str, total: int) -> Statement:
    """What it tells that no draw was safe, to those who know our code: the rest came out too small.

    It differs from its total by a multiple of the base, so the greatest that is refused is the
    total's remainder, and the counted rest lies so far above as the cells beside it may be off.
    So it is at least as wide as 0..4.
    """
    off = 1 if split.keeps_sums else len(split.cells) - 1
    return Statement(
        atoms(half_year, split.key, [split.rest]),
        least=0,
        most=total % plan.base + off * plan.within,
        said=Said.FLOOR,
    )


def atoms(half_year: str, split: str, cells: Iterable[str]) -> tuple[Atom, ...]:
    return tuple(Atom(half_year, split, cell) for cell in cells)
