"""The attacker: what can be proven about any sum of atoms from everything that is public.

For each target the least and the greatest value that some history allows, found by integer
programming. If the two are near each other, the statements together give the target away. It is
exact, no estimate: the history behind each answer is put into every statement again, in whole
numbers, and that no other goes further is proven by the solver (HiGHS, Q. Huangfu and J. A. J.
Hall, Mathematical Programming Computation 10 (2018), 119-142). The attack on published tables by
least and greatest values is the usual one: M. Fischetti and J. J. Salazar, Management Science 47
(2001), 1008-1027.

This is the one module that loads the solver.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from highspy import Highs, HighsModelStatus, HighsVarType, ObjSense, kHighsInf

from brygga.domain.disclosure.statements import Atom, Statement

HALF = 0.5  # the solver reckons with fractions, but whole numbers lie one apart

_NONE = {
    HighsModelStatus.kInfeasible,
    HighsModelStatus.kUnbounded,
    HighsModelStatus.kUnboundedOrInfeasible,
}


class StatementsContradict(ValueError):
    """No history agrees with all statements: an outside figure is mistyped, or not about this."""


class NotProven(ArithmeticError):
    """The solver gave an answer that does not hold in whole numbers; then nothing is published."""


class Range(NamedTuple):
    """What can be proven about a number: not under `least`, not over `most` (None: no limit)."""

    least: int
    most: int | None

    def is_narrow(self, within: int) -> bool:
        """It may be small, and fewer than `within` steps remain: more than rounding alone tells."""
        return self.least <= within and self.most is not None and self.most - self.least < within

    def proves_small(self, within: int) -> bool:
        """Somebody was there, and so few that it may point at them."""
        return self.least >= 1 and self.most is not None and self.most <= within


class Attacker:
    """Knows the statements, and that a count is a whole number, not negative."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._islands = _islands(tuple(statements))

    def range_of(self, target: Collection[Atom]) -> Range:
        """What is known about the sum of the target's atoms. Raises StatementsContradict.

        Atoms that no statement ties together vary freely of each other, so their ranges add up.
        """
        on_island: defaultdict[_Island | None, list[Atom]] = defaultdict(list)
        for atom in target:
            on_island[self._islands.get(atom)].append(atom)
        ranges = [
            # Of what lies on none nothing has been said.
            island.range_of(frozenset(atoms)) if island else Range(0, None)
            for island, atoms in on_island.items()
        ]
        tops = [found.most for found in ranges if found.most is not None]
        is_limited = len(tops) == len(ranges)
        return Range(sum(found.least for found in ranges), sum(tops) if is_limited else None)


class _Island:
    """Statements that hang together by their atoms, as one small integer program."""

    def __init__(self, statements: list[Statement]) -> None:
        self._statements = statements
        self._columns = {
            atom: n for n, atom in enumerate(sorted({a for s in statements for a in s.atoms}))
        }
        self._known: dict[frozenset[Atom], Range] = {}

    def range_of(self, target: frozenset[Atom]) -> Range:
        if target not in self._known:
            least = self._furthest(target, ObjSense.kMinimize)
            if least is None:
                raise StatementsContradict
            self._known[target] = Range(least, self._furthest(target, ObjSense.kMaximize))
        return self._known[target]

    def _furthest(self, target: frozenset[Atom], sense: ObjSense) -> int | None:
        """The least or greatest value; None when there is none.

        No sum of counts is without a least value, so then the statements contradict each other.
        When there was a least but is no greatest value, then it is without limit.
        """
        solver = self._solver
        columns = [self._columns[atom] for atom in target]
        for column in columns:
            solver.changeColCost(column, 1.0)
        solver.changeObjectiveSense(sense)
        solver.run()
        status = solver.getModelStatus()
        value = self._proven(target) if status == HighsModelStatus.kOptimal else None
        for column in columns:
            solver.changeColCost(column, 0.0)
        if value is None and status not in _NONE:
            raise NotProven(status.name)
        return value

    def _proven(self, target: frozenset[Atom]) -> int:
        """The target's value in the history that was found, which has to agree with everything."""
        values = self._solver.getSolution().col_value
        history = {atom: round(values[column]) for atom, column in self._columns.items()}
        for statement in self._statements:
            value = sum(history[a] for a in statement.plus) - sum(
                history[a] for a in statement.minus
            )
            if (statement.least is not None and value < statement.least) or (
                statement.most is not None and value > statement.most
            ):
                raise NotProven(f"The history breaks {statement}")
        found = sum(history[atom] for atom in target)
        if abs(self._solver.getInfo().mip_dual_bound - found) >= HALF:
            raise NotProven("Some history may go further.")
        return found

    @cached_property
    def _solver(self) -> Highs:
        solver = _QuietHighs()  # type: ignore[no-untyped-call]
        # Exactly the best, and always the same way there.
        for option, value in (("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
            solver.setOptionValue(option, value)
        for column in range(len(self._columns)):
            solver.addVar(0.0, kHighsInf)
            solver.changeColIntegrality(column, HighsVarType.kInteger)
        for statement in self._statements:
            weights: defaultdict[int, float] = defaultdict(float)
            for atom in statement.plus:
                weights[self._columns[atom]] += 1.0
            for atom in statement.minus:
                weights[self._columns[atom]] -= 1.0
            solver.addRow(
                -kHighsInf if statement.least is None else float(statement.least),
                kHighsInf if statement.most is None else float(statement.most),
                len(weights),
                list(weights),
                list(weights.values()),
            )
        return solver


class _QuietHighs(Highs):
    def enableCallbacks(self) -> None:  # noqa: N802 (the solver's own name)
        # Called while the solver is made; otherwise it greets on standard output.
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _islands(statements: tuple[Statement, ...]) -> dict[Atom, _Island]:
    """Each atom with the island it lies on."""
    root: dict[Atom, Atom] = {}

    def find(atom: Atom) -> Atom:
        while root.setdefault(atom, atom) != atom:
            root[atom] = atom = root[root[atom]]
        return atom

    for statement in statements:
        first, *others = statement.atoms
        for atom in others:
            root[find(atom)] = find(first)
        find(first)
    together: defaultdict[Atom, list[Statement]] = defaultdict(list)
    for statement in statements:
        together[find(statement.atoms[0])].append(statement)
    islands = {atom: _Island(found) for atom, found in together.items()}
    return {atom: islands[find(atom)] for atom in list(root)}
