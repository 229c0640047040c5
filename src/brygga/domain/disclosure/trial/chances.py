"""Chance taken every way in turn: what a random function can answer, with exact probabilities."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeVar

from brygga.domain.disclosure.rounding import Chance

T = TypeVar("T")


def every_way(function: Callable[[Chance], T]) -> Iterator[tuple[T, Fraction]]:
    """Each answer with its probability; the same answer may come several times."""
    ahead: list[tuple[bool, ...]] = [()]
    while ahead:
        chance = _OneWay(ahead.pop())
        answer = function(chance)
        ahead += chance.turnings
        yield answer, chance.probability


class _OneWay:
    """Goes as it is told, then always the true way, and notes where it could have turned."""

    def __init__(self, told: tuple[bool, ...]) -> None:
        self._told = told
        self._taken: tuple[bool, ...] = ()
        self.turnings: list[tuple[bool, ...]] = []
        self.probability = Fraction(1)

    def __call__(self, k: int, n: int) -> bool:
        at = len(self._taken)
        answer = self._told[at] if at < len(self._told) else True
        if at >= len(self._told):
            self.turnings.append((*self._taken, False))
        self._taken += (answer,)
        self.probability *= Fraction(k if answer else n - k, n)
        return answer
