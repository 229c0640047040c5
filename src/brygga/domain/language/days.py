"""How days and months are written in the product's two languages: "ons 18 okt", "Wed 18 Oct"."""

from datetime import date

from brygga.domain.language import Language

# No-break space: a day never parts from its month at the end of a line.
GLUE = "\u00a0"

MONTHS: dict[Language, tuple[str, ...]] = {
    "sv": tuple(
        "januari februari mars april maj juni juli augusti september oktober november "
        "december".split()
    ),
    "en": tuple(
        "January February March April May June July August September October November "
        "December".split()
    ),
}
SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    "sv": tuple("jan feb mars apr maj juni juli aug sep okt nov dec".split()),
    "en": tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
}
SHORT_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "sv": tuple("mån tis ons tors fre lör sön".split()),
    "en": tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
}


def short_day(on: date, language: Language) -> str:
    """18 okt"""
    return f"{on.day}{GLUE}{SHORT_MONTHS[language][on.month - 1]}"


def short_day_year(on: date, language: Language) -> str:
    """18 okt 2023"""
    return f"{on.day}{GLUE}{SHORT_MONTHS[language][on.month - 1]} {on.year}"


def week_day(on: date, language: Language) -> str:
    """ons 18 okt"""
    return f"{SHORT_WEEKDAYS[language][on.weekday()]} {short_day(on, language)}"


def full_day(on: date, language: Language) -> str:
    """18 oktober 2023"""
    return f"{on.day}{GLUE}{MONTHS[language][on.month - 1]} {on.year}"


def full_span(first: date, last: date, language: Language) -> str:
    """18–20 oktober 2023; what both ends share is written once"""
    end = full_day(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day}{GLUE}{MONTHS[language][first.month - 1]}–{end}"
    return f"{full_day(first, language)}–{end}"


def month_year(on: date, language: Language) -> str:
    """oktober 2023"""
    return f"{MONTHS[language][on.month - 1]} {on.year}"
