"""Periods cover every day once, keep the key of the whole, and are cut to the days asked for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.calendar import (
    Break,
    Per,
    Period,
    SchoolCalendar,
    SchoolTerm,
    add_months,
    is_school_day,
    periods,
    school_days,
    school_weeks,
)

days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
RHYTHMS = [Per.WEEK, Per.MONTH, Per.QUARTER, Per.HALF_YEAR, Per.YEAR, Per.TERM]


@given(days, st.integers(0, 900), st.sampled_from(RHYTHMS))
def test_every_day_lies_in_exactly_one_period(begins: date, length: int, per: Per) -> None:
    ends = begins + timedelta(length)
    cut = periods(per, begins, ends)
    assert cut[0].starts_on == begins
    assert cut[-1].ends_on == ends
    for one, following in pairwise(cut):
        assert one.ends_on + timedelta(1) == following.starts_on
    assert len({p.key for p in cut}) == len(cut)


@given(days, st.integers(-60, 60))
def test_months_are_added_as_a_well_known_library_does(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("per", "key", "starts_on", "ends_on"),
    [
        (Per.WEEK, "2023-W37", date(2023, 9, 11), date(2023, 9, 17)),
        (Per.MONTH, "2023-09", date(2023, 9, 1), date(2023, 9, 30)),
        (Per.QUARTER, "2023-Q3", date(2023, 7, 1), date(2023, 9, 30)),
        (Per.HALF_YEAR, "2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        (Per.YEAR, "2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_keys(per: Per, key: str, starts_on: date, ends_on: date) -> None:
    found = periods(per, date(2022, 1, 1), date(2024, 12, 31))
    assert Period(per, key, starts_on, ends_on) in found


def test_the_week_of_a_turning_year_belongs_to_its_iso_year() -> None:
    assert [p.key for p in periods(Per.WEEK, date(2022, 1, 1), date(2022, 1, 9))] == [
        "2021-W52",
        "2022-W01",
    ]


def test_nothing_between_an_end_and_an_earlier_beginning() -> None:
    assert periods(Per.MONTH, date(2022, 2, 1), date(2022, 1, 1)) == ()


CALENDAR = SchoolCalendar(
    1,
    "Skolan",
    "påhittad",
    True,
    (
        SchoolTerm(date(2022, 1, 10), date(2022, 6, 10)),
        SchoolTerm(date(2022, 8, 15), date(2022, 12, 22)),
    ),
    (Break(date(2022, 4, 11), date(2022, 4, 14), "påsklov"),),
)


def test_school_terms_are_spring_and_autumn() -> None:
    found = periods(Per.SCHOOL_TERM, date(2022, 2, 1), date(2022, 12, 31), CALENDAR)
    assert found == (
        Period(Per.SCHOOL_TERM, "2022-VT", date(2022, 2, 1), date(2022, 6, 10)),
        Period(Per.SCHOOL_TERM, "2022-HT", date(2022, 8, 15), date(2022, 12, 22)),
    )
    assert periods(Per.SCHOOL_TERM, date(2022, 2, 1), date(2022, 12, 31)) == ()


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2022, 1, 10), True),
        (date(2022, 1, 7), False),
        (date(2022, 1, 15), False),
        (date(2022, 4, 11), False),
        (date(2022, 4, 15), False),
        (date(2022, 4, 18), False),
        (date(2022, 4, 19), True),
        (date(2022, 6, 6), False),
        (date(2022, 6, 10), True),
        (date(2022, 6, 11), False),
    ],
)
def test_school_days(day: date, counts: bool) -> None:
    assert is_school_day(day, CALENDAR) is counts
    assert (day in school_days(CALENDAR)) is counts


def test_a_week_counts_from_so_many_school_days() -> None:
    begins, ends = date(2022, 4, 1), date(2022, 4, 30)
    weeks = {n: [w.key for w in school_weeks(CALENDAR, begins, ends, n)] for n in (1, 4, 5)}
    # W13 has one day of April, W15 is a break, W16 has four days after Easter Monday.
    assert weeks[1] == ["2022-W13", "2022-W14", "2022-W16", "2022-W17"]
    assert weeks[4] == ["2022-W14", "2022-W16", "2022-W17"]
    assert weeks[5] == ["2022-W14", "2022-W17"]
    assert school_weeks(CALENDAR, begins, ends, 1)[0].starts_on == begins
