"""What occurrences and the people behind facts are called on a page."""

from collections.abc import Mapping

from django.utils.translation import gettext

from brygga.agreements.words import language, who_acted
from brygga.domain.calendar import Per
from brygga.domain.language.days import full_day
from brygga.domain.obligations import Occurrence
from brygga.domain.terms.model import Terms
from brygga.obligations.models import Recorded, Waiver
from brygga.parties.membership import Member


def period_name(occurrence: Occurrence, terms: Terms) -> str:
    """v. 37 2023; första halvåret 2022; hela avtalstiden, Kvinnojouren Lund"""
    name = _period(occurrence)
    if occurrence.rule.obligation.each_party:
        parties = ", ".join(terms.party(key).name for key in occurrence.parties)
        return f"{parties}, {name}" if occurrence.period.key != "term" else parties
    return name


def _period(occurrence: Occurrence) -> str:
    key, per = occurrence.period.key, occurrence.period.per
    if key == "term":
        return gettext("hela avtalstiden")
    if key == "if":
        return gettext("om det händer")
    if per is Per.TERM:
        # Once: by a day of its own, or from the day that set it off.
        period = occurrence.period
        on = period.starts_on if occurrence.trigger else period.ends_on
        return full_day(on, language())
    year, _dash, part = key.partition("-")
    match per:
        case Per.WEEK:
            return gettext("vecka %(week)s %(year)s") % {"week": part[1:].lstrip("0"), "year": year}
        case Per.HALF_YEAR:
            said = gettext("första halvåret %s") if part == "H1" else gettext("andra halvåret %s")
            return said % year
        case Per.QUARTER:
            return gettext("kvartal %(quarter)s %(year)s") % {"quarter": part[1:], "year": year}
        case Per.SCHOOL_TERM:
            return (
                gettext("vårterminen %s") if part == "VT" else gettext("höstterminen %s")
            ) % year
        case Per.MONTH:
            return f"{_months()[int(part) - 1]} {year}"
        case _:
            return year


def _months() -> list[str]:
    return gettext(
        "januari februari mars april maj juni juli augusti september oktober november december"
    ).split()


def party_names(terms: Terms) -> dict[str, str]:
    """What each party is called, by the key that facts know it by."""
    return {str(party.key): party.name for party in terms.parties}


def who_recorded(row: Recorded, member: Member, names: Mapping[str, str]) -> str:
    """The person's name inside the own organisation, otherwise role and organisation alone."""
    return who_acted(
        row.recorded_role,
        row.recorded_party,
        row.recorded_by.name if row.recorded_by else "",
        member,
        names,
    )


def who_withdrew(row: Recorded, member: Member, names: Mapping[str, str]) -> str:
    return who_acted(
        row.withdrawn_role,
        row.withdrawn_party,
        row.withdrawn_by.name if row.withdrawn_by else "",
        member,
        names,
    )


def who_confirmed(row: Waiver, member: Member, names: Mapping[str, str]) -> str:
    name = row.confirmed_by.name if row.confirmed_by else ""
    return who_acted(row.confirmed_role, row.confirmed_party, name, member, names)
