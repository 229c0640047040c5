"""What is counted: plain numbers of an evening, and what comes after the freeze."""

import pytest

from brygga.domain.disclosure import (
    Counts,
    CountsImpossible,
    Evening,
    count_evenings,
    meetup_plan,
    with_corrections,
)
from brygga.domain.disclosure.counting import check_counts

PLAN = meetup_plan({"": 9, "film": 4})
EVENINGS = [
    Evening(total=12, younger=5, older=6, first_time=2),
    Evening(total=7, younger=0, older=7, first_time=0, theme="film"),
    Evening(total=9, younger=4, older=4, first_time=1, theme="lecture"),
]


def test_evenings_add_up() -> None:
    counts = count_evenings(PLAN, EVENINGS)
    assert counts.totals == {"visits": 28}
    assert counts.cells == {
        ("age", "13-15"): 9,
        ("age", "16-19"): 17,
        ("age", "unknown"): 2,
        ("first-time", "first"): 3,
        ("first-time", "again"): 25,
        ("theme", "film"): 7,
        ("theme", "other"): 21,
    }
    check_counts(PLAN, counts)


@pytest.mark.parametrize(
    "evening",
    [
        Evening(total=-1, younger=0, older=0, first_time=0),
        Evening(total=5, younger=3, older=3, first_time=0),
        Evening(total=5, younger=3, older=2, first_time=6),
        Evening(total=5, younger=-1, older=2, first_time=0),
    ],
)
def test_an_evening_that_cannot_be_is_refused(evening: Evening) -> None:
    with pytest.raises(CountsImpossible) as refused:
        count_evenings(PLAN, [evening])
    assert not any(letter.isdigit() for letter in str(refused.value)), "no number is repeated"


@pytest.mark.parametrize(
    "counts",
    [
        Counts({"visits": 3}, {}),
        Counts({"answers": 0}, {}),
        Counts({}, {("age", "toddlers"): 0}),
        Counts({"visits": 1}, {("age", "13-15"): 2, ("age", "16-19"): -1}),
    ],
)
def test_counts_that_cannot_be_are_refused(counts: Counts) -> None:
    with pytest.raises(CountsImpossible):
        check_counts(PLAN, counts)


def test_what_came_late_belongs_to_the_next_half_year() -> None:
    counts = count_evenings(PLAN, EVENINGS[1:])
    late = count_evenings(PLAN, EVENINGS[:1])
    corrected, waiting = with_corrections(PLAN, counts, [late])
    assert corrected == count_evenings(PLAN, EVENINGS)
    assert not waiting


def test_a_correction_that_goes_below_zero_waits() -> None:
    counts = count_evenings(PLAN, EVENINGS[:2])
    too_much = Counts(
        {"visits": -10},
        {("age", "13-15"): -10, ("first-time", "again"): -10, ("theme", "other"): -10},
    )
    one_less = Counts(
        {"visits": -1},
        {("age", "13-15"): -1, ("first-time", "first"): -1, ("theme", "other"): -1},
    )
    corrected, waiting = with_corrections(PLAN, counts, [too_much, one_less])
    assert corrected.total("visits") == 18
    assert waiting == (too_much,)
