"""What half-years, splits and parts are called on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from brygga.domain.calendar import Period
from brygga.domain.disclosure import plan
from brygga.meetups.models import Theme
from brygga.reports.models import CONTRADICTION, MISFITS

SPLITS: dict[str, str | Promise] = {
    plan.AGE: gettext_lazy("Besök efter ålder"),
    plan.FIRST_TIME: gettext_lazy("Första gången eller igen"),
    plan.THEME: gettext_lazy("Besök efter tema"),
}
CELLS: dict[str, str | Promise] = {
    plan.YOUNGER: gettext_lazy("13–15 år"),
    plan.OLDER: gettext_lazy("16–19 år"),
    plan.UNKNOWN_AGE: gettext_lazy("Okänd ålder"),
    plan.FIRST: gettext_lazy("Första gången"),
    plan.AGAIN: gettext_lazy("Har varit här förut"),
}
EXACT: dict[str, str | Promise] = {
    "meetups": gettext_lazy("Hållna träffar"),
    "weeks": gettext_lazy("Veckor med träff, av utlovade"),
    "staff-hours": gettext_lazy("Arbetade timmar"),
}
PROBLEMS: dict[str, str | Promise] = {
    CONTRADICTION: gettext_lazy(
        "En siffra från annat håll kan inte stämma med de andra. Se efter vilken som är "
        "felskriven, återkalla den och försök igen."
    ),
    MISFITS: gettext_lazy(
        "Några kvällar har siffror som inte går ihop. De som ledde kvällen rättar dem; försök "
        "sedan igen."
    ),
}


def half_year_name(period: Period) -> str:
    """första halvåret 2023"""
    year, _dash, half = period.key.partition("-")
    said = gettext("första halvåret %s") if half == "H1" else gettext("andra halvåret %s")
    return said % year


def short_name(key: str) -> str:
    """jan–juni 2023, the head of a column"""
    year, _dash, half = key.partition("-")
    return (gettext("jan–juni %s") if half == "H1" else gettext("juli–dec %s")) % year


def cell_name(split: str, cell: str) -> str:
    if split == plan.THEME:
        return str(Theme(cell).label).capitalize() if cell in Theme.values else cell
    return str(CELLS[cell])


def problem_words(problem: str) -> str:
    """What stopped a freeze; of an error only that it was one, for its text may hold a count."""
    known = PROBLEMS.get(problem)
    return str(known) if known else gettext("Något gick fel i Brygga. Inget är fryst. Försök igen.")
