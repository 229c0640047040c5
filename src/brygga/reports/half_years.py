"""Half-years by their key: 2023-H1 is January to June 2023, 2023-H2 the rest of it."""

import re
from datetime import date

from brygga.domain.calendar import Per, Period, periods

KEY = re.compile(r"(20\d\d)-H([12])")


def half_year(key: str) -> Period:
    """Raises ValueError for what is no half-year."""
    found = KEY.fullmatch(key)
    if found is None:
        raise ValueError(key)
    year = int(found[1])
    return periods(Per.HALF_YEAR, date(year, 1, 1), date(year, 12, 31))[int(found[2]) - 1]


def half_years_between(first: date, last: date) -> list[Period]:
    """Every half-year that has a day between these two, both included; each of them whole."""
    return [half_year(period.key) for period in periods(Per.HALF_YEAR, first, last)]
