"""What people and states are called on a page: the one place that decides whether a name shows."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from brygga.agreements.words import language
from brygga.domain.language.days import SHORT_WEEKDAYS, full_day
from brygga.parties.membership import Member
from brygga.volunteers.permissions import sees_name
from brygga.volunteers.queries import Colleague
from brygga.volunteers.readiness import Lack
from brygga.volunteers.roles import ShiftRole

# state -> picture, word
STATES: dict[str, tuple[str, str | Promise]] = {
    "planned": ("calendar", _("planerat")),
    "held": ("check", _("genomfört")),
    "cancelled": ("close", _("inställt")),
}


def shown_name(colleague: Colleague, reader: Member, *, same_evening: bool = False) -> str:
    """The name where the reader may see it, else role and organisation: ledare, Kvinnojouren Lund.

    `same_evening` says that the reader has a shift on the same evening as the colleague.
    """
    if sees_name(
        reader,
        colleague.organisation_id,
        colleague.organisation_kind,
        same_evening=same_evening,
    ):
        return colleague.name
    return f"{ShiftRole(colleague.shift_role).label}, {colleague.organisation_name}"


def lack_in_words(lack: Lack) -> str:
    """Normkritik; registerutdrag (gällde till och med 3 maj 2023)"""
    what = lack.title or gettext("registerutdrag")
    if lack.lapsed_on is None:
        return what
    return gettext("%(what)s (gällde till och med %(day)s)") % {
        "what": what,
        "day": full_day(lack.lapsed_on, language()),
    }


def weekdays_in_words(weekdays: frozenset[int] | None) -> str:
    """mån, ons; inga dagar; har inte sagt"""
    if weekdays is None:
        return gettext("har inte sagt")
    names = SHORT_WEEKDAYS[language()]
    return ", ".join(names[day] for day in sorted(weekdays)) or gettext("inga dagar")


def hours_in_words(minutes: int) -> str:
    """37 timmar 30 minuter"""
    hours, left = divmod(minutes, 60)
    parts = []
    if hours or not left:
        parts.append(ngettext("%(count)s timme", "%(count)s timmar", hours) % {"count": hours})
    if left:
        parts.append(ngettext("%(count)s minut", "%(count)s minuter", left) % {"count": left})
    return " ".join(parts)


def term_in_words(key: str) -> str:
    """höstterminen 2023; where the agreement has no school calendar, andra halvåret 2023"""
    year, _dash, part = key.partition("-")
    said = {
        "VT": gettext("vårterminen %s"),
        "HT": gettext("höstterminen %s"),
        "H1": gettext("första halvåret %s"),
        "H2": gettext("andra halvåret %s"),
    }
    return said[part] % year


def holds_in_words(months: int | None) -> str:
    """gäller i 24 månader; gäller tills vidare"""
    if months is None:
        return gettext("gäller tills vidare")
    return ngettext("gäller i %(count)s månad", "gäller i %(count)s månader", months) % {
        "count": months
    }


def until_in_words(last: date | None) -> str:
    return full_day(last, language()) if last else gettext("tills vidare")
