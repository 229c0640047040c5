"""A plan says beforehand what is published, and cannot contradict itself."""

from dataclasses import replace

import pytest

from brygga.domain.disclosure import Plan, Split, Total, meetup_plan
from brygga.domain.disclosure.plan import PlanImpossible

VISITS = Total("visits", 20)
AGE = Split("age", "visits", ("younger", "older"), rest="older")


def test_the_plan_for_meetups() -> None:
    plan = meetup_plan({"": 9, "film": 4, "crafts": 3, "lecture": 1})
    assert {split.key: (split.cells, split.rest) for split in plan.splits} == {
        "age": (("13-15", "16-19", "unknown"), "16-19"),
        "first-time": (("first", "again"), "again"),
        # What was held once would be an evening, and what was held most takes the rest.
        "theme": (("crafts", "film", "other"), "other"),
    }
    assert plan.split("theme").published == ("crafts", "film")
    assert (plan.base, plan.within) == (5, 4)


@pytest.mark.parametrize("held", [{}, {"": 12}, {"film": 12}, {"": 9, "film": 2}, {"film": 2}])
def test_themes_that_would_point_at_an_evening_are_not_split(held: dict[str, int]) -> None:
    assert [split.key for split in meetup_plan(held).splits] == ["age", "first-time"]


def test_evenings_without_a_theme_are_never_one() -> None:
    plan = meetup_plan({"film": 8, "": 5, "games": 4})
    assert plan.split("theme").cells == ("games", "other")


def test_a_crossed_split_has_its_margins() -> None:
    split = Split("crossed", "visits", ("a", "b"), "b/y", columns=("x", "y"))
    assert split.cells == ("a/x", "a/y", "b/x", "b/y")
    assert split.margins == (("a/x", "a/y"), ("b/x", "b/y"), ("a/x", "b/x"), ("a/y", "b/y"))


@pytest.mark.parametrize(
    "splits",
    [
        (AGE, AGE),
        (replace(AGE, key="visits"),),
        (replace(AGE, key="meetups"),),
        (replace(AGE, total="answers"),),
        (replace(AGE, rows=("older",)),),
        (replace(AGE, rows=("older", "older")),),
        (replace(AGE, rest="unknown"),),
        (replace(AGE, rows=("", "older")),),
        (replace(AGE, columns=("x", "y"), rest="older/y", keeps_sums=False),),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(splits: tuple[Split, ...]) -> None:
    with pytest.raises(PlanImpossible):
        Plan((VISITS,), splits)


@pytest.mark.parametrize(("floor", "base"), [(4, 5), (20, 1)])
def test_nothing_small_is_published_exactly(floor: int, base: int) -> None:
    with pytest.raises(PlanImpossible):
        Plan((Total("visits", floor),), (AGE,), base=base)
