"""Holidays by law, compared with a library that is too slow to start with but right."""

from datetime import date

import holidays
import pytest

from brygga.domain.calendar import holidays_in


@pytest.mark.parametrize("year", range(1990, 2060))
def test_every_holiday_is_the_library_s(year: int) -> None:
    # The library also counts every Sunday as a holiday; the law names only these days.
    theirs = {
        day
        for day, name in holidays.country_holidays("SE", years=year, language="sv").items()
        if name != "Söndag"
    }
    assert set(holidays_in(year)) == theirs


def test_holidays_have_their_names() -> None:
    assert holidays_in(2023)[date(2023, 4, 7)] == "långfredagen"
    assert holidays_in(2004)[date(2004, 5, 31)] == "annandag pingst"
    assert date(2005, 5, 16) not in holidays_in(2005)
