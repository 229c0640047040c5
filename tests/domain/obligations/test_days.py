"""A moment belongs to the day it is in Sweden, also when the clock is changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.obligations import local_day
from brygga.domain.obligations.model import end_of

moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))


@given(moments, st.integers(-2, 2))
def test_a_moment_is_before_the_end_of_its_day_and_of_no_earlier(at: datetime, away: int) -> None:
    day = local_day(at) + timedelta(away)
    assert (at < end_of(day)) == (local_day(at) <= day)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2023, 3, 26), 23), (date(2023, 10, 29), 25), (date(2023, 10, 18), 24)],
)
def test_days_on_which_the_clock_changes(day: date, hours: int) -> None:
    assert end_of(day) - end_of(day - timedelta(1)) == timedelta(hours=hours)
