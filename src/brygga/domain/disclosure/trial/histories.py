"""Invented histories of a partnership: evenings by month, large and small, over four years.

They are harder than life: many have so few visitors that nearly every cell is small.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from brygga.domain.disclosure.counting import Counts, Evening, count_evenings
from brygga.domain.disclosure.plan import OLDER, OTHER, THEME, YOUNGER, Plan, meetup_plan

BEFORE = ("2021-H1", "2021-H2")
FROZEN = ("2022-H1", "2022-H2", "2023-H1", "2023-H2", "2024-H1", "2024-H2")
MONTHS = 6
# Meetups in each month of a spring and of an autumn: hardly any in January, July and December.
RHYTHM = {"H1": (2, 3, 4, 3, 4, 1), "H2": (0, 2, 4, 3, 4, 2)}
THEMES = ("film", "crafts", "games", "lecture", "study-circle")


@dataclass(frozen=True, slots=True)
class HalfYear:
    """What happened, month by month, and the plan that was made for it."""

    key: str
    plan: Plan
    months: tuple[tuple[Evening, ...], ...]

    def counts(self, months: Iterable[int] = range(MONTHS)) -> Counts:
        return count_evenings(self.plan, [e for month in months for e in self.months[month]])

    def can_have(self, split: str, cell: str, months: Iterable[int]) -> bool:
        """Whether the cell may have had visits in these months, by what the programme says."""
        evenings = [e for month in months for e in self.months[month]]
        if split != THEME:
            return bool(evenings)
        alone = set(self.plan.split(THEME).published)
        return any(e.theme == cell or (cell == OTHER and e.theme not in alone) for e in evenings)


@dataclass(frozen=True, slots=True)
class History:
    half_years: tuple[HalfYear, ...]

    def of(self, key: str) -> HalfYear:
        return next(h for h in self.half_years if h.key == key)


def invent(random: Random) -> History:
    """Six half-years, and two before anybody used Brygga."""
    visitors = random.choice([(0, 4), (2, 8), (5, 25), (5, 25)])
    younger = random.betavariate(2, 3)
    unknown = random.choice([0.0, 0.0, 0.02, 0.1])
    first_time = random.choice([0.02, 0.1, 0.3])
    themed = random.choice([0.2, 0.5, 0.9])
    largest = YOUNGER if younger > 0.5 else OLDER
    found = []
    for key in (*BEFORE, *FROZEN):
        months = tuple(
            tuple(
                _evening(random, random.randint(*visitors), younger, unknown, first_time, themed)
                for _ in range(meetups)
            )
            for meetups in RHYTHM[key[-2:]]
        )
        held = Counter(evening.theme for month in months for evening in month)
        found.append(HalfYear(key, meetup_plan(held, largest_age=largest), months))
        first_time *= random.uniform(0.5, 1.0)
    return History(tuple(found))


def _evening(
    random: Random, total: int, younger: float, unknown: float, first_time: float, themed: float
) -> Evening:
    ages = Counter(
        "unknown" if random.random() < unknown else YOUNGER if random.random() < younger else OLDER
        for _ in range(total)
    )
    return Evening(
        total,
        ages[YOUNGER],
        ages[OLDER],
        sum(random.random() < first_time for _ in range(total)),
        random.choice(THEMES) if random.random() < themed else "",
    )
