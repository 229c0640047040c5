"""Swedish public holidays by law: lag (1989:253) om allmänna helgdagar, and its change in 2005."""

from datetime import date, timedelta
from functools import cache

# lag (2004:1320): the National Day became a public holiday and Whit Monday ceased to be one.
NATIONAL_DAY_SINCE = 2005


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _saturday_from(day: date) -> date:
    return day + timedelta((5 - day.weekday()) % 7)


@cache
def holidays_in(year: int) -> dict[date, str]:
    """The public holidays of a year that are named by law, Sundays as such left out."""
    sunday = easter(year)
    named = {
        date(year, 1, 1): "nyårsdagen",
        date(year, 1, 6): "trettondedag jul",
        sunday - timedelta(2): "långfredagen",
        sunday: "påskdagen",
        sunday + timedelta(1): "annandag påsk",
        date(year, 5, 1): "första maj",
        sunday + timedelta(39): "Kristi himmelsfärdsdag",
        sunday + timedelta(49): "pingstdagen",
        _saturday_from(date(year, 6, 20)): "midsommardagen",
        _saturday_from(date(year, 10, 31)): "alla helgons dag",
        date(year, 12, 25): "juldagen",
        date(year, 12, 26): "annandag jul",
    }
    if year >= NATIONAL_DAY_SINCE:
        named[date(year, 6, 6)] = "Sveriges nationaldag"
    else:
        named[sunday + timedelta(50)] = "annandag pingst"
    return named
