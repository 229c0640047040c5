"""Årshjulet: a year of the partnership as one picture, as a table, and as a calendar file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from brygga.agreements.queries import calendar_of
from brygga.domain import ics
from brygga.domain.language import Language
from brygga.domain.language.days import SHORT_MONTHS, short_day
from brygga.domain.obligations import Standing, local_day
from brygga.domain.obligations.wheel import (
    GreatDay,
    OwnDay,
    Sector,
    due_between,
    own_days,
    sector_of,
)
from brygga.overview.links import links_of
from brygga.overview.queries import Picture, picture
from brygga.overview.wheel import (
    HUB,
    RIM,
    RINGS,
    SHAPES,
    SIZE,
    TERMS_AT,
    Point,
    months,
    point,
    school_arcs,
)
from brygga.overview.words import Words, page_language
from brygga.parties.access import in_partnership
from brygga.steering.models import Meeting
from brygga.steering.queries import group_of, held_in
from brygga.steering.words import STATES

SECTORS: dict[Sector, str | Promise] = {
    Sector.STEERING: gettext_lazy("Styrgruppen"),
    Sector.REPORT: gettext_lazy("Rapporter"),
    Sector.PAYMENT: gettext_lazy("Pengar"),
    Sector.AGREEMENT: gettext_lazy("Överenskommelsen"),
    Sector.OTHER: gettext_lazy("Annat som är lovat"),
}
OWN: dict[GreatDay, str | Promise] = {
    GreatDay.REVIEW: gettext_lazy("Översynen ska vara påbörjad"),
    GreatDay.BEGIN: gettext_lazy("Överenskommelsen börjar gälla"),
    GreatDay.END: gettext_lazy("Överenskommelsens sista dag"),
}
DONE = (Standing.KEPT, Standing.KEPT_LATE, Standing.WAIVED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the year. `standing` is a promise's, `word` and `sign` another thing's."""

    on: date
    sector: Sector
    key: str
    title: str
    name: str
    who: str
    href: str
    is_done: bool
    standing: str = ""
    word: str | Promise = ""
    sign: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more things of one sort on one day, as the wheel shows them.

    `language` is that of the label: the agreement's own, where it names a promise.
    """

    at: Point
    sector: Sector
    shape: str
    label: str
    language: Language
    href: str
    is_done: bool


@in_partnership()
@require_safe
def wheel(request: HttpRequest) -> HttpResponse:
    """The year of today, or of `?ar=`; with `?part=` what one party has to do with."""
    seen, year, party = _asked(request)
    if seen is None:
        return render(request, "overview/no_agreement.html", {"page": "wheel"})
    entries = entries_of(seen, year, party)
    words = Words(seen.terms)
    years = years_of(seen)
    by_month: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_month[entry.on.month].append(entry)
    context = {
        "year": year,
        "before": year - 1 if year - 1 in years else None,
        "after": year + 1 if year + 1 in years else None,
        "party": party,
        "parties": [(p.key, p.name, p.key == party) for p in seen.terms.parties],
        "size": SIZE,
        "middle": SIZE / 2,
        "rim": RIM,
        "hub": HUB,
        "rings": RINGS.values(),
        "months": months(year, SHORT_MONTHS[page_language()]),
        "terms": school_arcs(calendar_of(seen.version), year),
        "terms_at": TERMS_AT,
        "marks": _marks(entries, words),
        "line": (point(seen.day, HUB), point(seen.day, RIM)) if seen.day.year == year else None,
        "legend": [(SHAPES[sector], said, sector) for sector, said in SECTORS.items()],
        "table": [(words.month(found[0].on), found) for found in by_month.values()],
    }
    return render(request, "overview/wheel.html", context)


@in_partnership()
@require_safe
def wheel_file(request: HttpRequest) -> HttpResponse:
    """The same year as a file for a calendar program."""
    seen, year, party = _asked(request)
    if seen is None:
        raise Http404
    here = seen.partnership
    content = ics.calendar_file(
        f"-//Brygga//{page_language().upper()}",
        [ics.text("X-WR-CALNAME", f"{here.title} {year}")],
        (
            ics.event(
                f"{entry.key}.{here.key}@brygga",
                request.now,  # type: ignore[attr-defined]
                entry.begins or entry.on,
                entry.ends,
                [
                    ics.text("SUMMARY", f"{entry.title}, {entry.name}".rstrip(", ")),
                    *([ics.text("LOCATION", entry.place)] if entry.place else []),
                    ics.text("DESCRIPTION", entry.who),
                    f"URL:{settings.BASE_URL}{entry.href}",
                ],
            )
            for entry in entries_of(seen, year, party)
        ),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{here.key}-{year}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest) -> tuple[Picture | None, int, str]:
    """The partnership as it stands today, the year and the party that the address asks for."""
    today: date = request.now.date()  # type: ignore[attr-defined]
    seen = picture(request.partnership, today)  # type: ignore[attr-defined]
    if seen is None:
        return None, today.year, ""
    years = years_of(seen)
    nearest = min(max(today.year, years[0]), years[-1])
    year, party = request.GET.get("ar", str(nearest)), request.GET.get("part", "")
    if year not in map(str, years) or party not in {"", *(p.key for p in seen.terms.parties)}:
        raise Http404
    return seen, int(year), party


def years_of(seen: Picture) -> range:
    """The agreement's own; and one more, for what falls due when it has ended."""
    return range(seen.terms.term.begins_on.year, seen.terms.term.ends_on.year + 2)


def entries_of(seen: Picture, year: int, party: str) -> list[Entry]:
    """Everything of a year in the order of time. Two queries beside the picture's."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    group = group_of(seen.partnership)
    # The meetings themselves stand in the wheel: how many there must be is not a day of its own.
    own = (
        {group.summons_obligation, group.meeting_obligation, group.minutes_obligation}
        if group
        else set()
    )
    words, links = Words(seen.terms), links_of(seen.partnership.key)
    found = [
        Entry(
            on=a.due_on or last,
            sector=sector_of(seen.terms, a),
            key=a.occurrence.key,
            title=a.occurrence.rule.obligation.title,
            name=words.period(a.occurrence.period),
            who=words.parties(a.occurrence.parties),
            href=links.occurrence(a.occurrence.key),
            is_done=a.standing in DONE,
            standing=a.standing.value,
        )
        for a in due_between(seen.assessments, first, last)
        if a.occurrence.obligation not in own and (not party or party in a.occurrence.parties)
    ]
    found += [_own_day(each, seen) for each in own_days(seen.terms, first, last)]
    found += [_meeting(each, seen, words) for each in held_in(seen.partnership, year)]
    return sorted(found, key=lambda entry: (entry.on, entry.sector, entry.key))


def _own_day(day: OwnDay, seen: Picture) -> Entry:
    agreement = links_of(seen.partnership.key)
    return Entry(
        on=day.on,
        sector=Sector.AGREEMENT,
        key=day.kind.value,
        title=str(OWN[day.kind]),
        name="",
        who=Words(seen.terms).parties(()),
        href=agreement.clause(day.clause) if day.clause else agreement.agreement,
        is_done=day.on < seen.day,
        word=_("en dag i avtalet"),
        sign="document",
    )


def _meeting(meeting: Meeting, seen: Picture, words: Words) -> Entry:
    word, _colour, sign = STATES[meeting.state]
    return Entry(
        on=local_day(meeting.begins_at),
        sector=Sector.STEERING,
        key=f"meeting-{meeting.number}",
        title=_("Styrgruppens möte %(number)s") % {"number": meeting.number},
        name="",
        who=words.parties(()),
        href=reverse("steering:meeting", args=[seen.partnership.key, meeting.pk]),
        is_done=meeting.held_at is not None,
        word=word,
        sign=sign,
        begins=meeting.begins_at,
        ends=meeting.ends_at,
        place=meeting.place,
    )


def _marks(entries: Iterable[Entry], words: Words) -> list[Mark]:
    """One mark for what is of one sort on one day; several things lead to their day's rows."""
    together: dict[tuple[date, Sector], list[Entry]] = defaultdict(list)
    for entry in entries:
        together[entry.on, entry.sector].append(entry)
    return [_mark(on, sector, found, words) for (on, sector), found in together.items()]


def _mark(on: date, sector: Sector, found: list[Entry], words: Words) -> Mark:
    names_a_promise = any(entry.standing for entry in found)
    language: Language = "sv" if names_a_promise else words.language
    return Mark(
        at=point(on, RINGS[sector]),
        sector=sector,
        shape=SHAPES[sector],
        label=f"{short_day(on, language)}: {', '.join(entry.title for entry in found)}",
        language=language,
        href=found[0].href if len(found) == 1 else f"#dag-{on.isoformat()}",
        is_done=all(entry.is_done for entry in found),
    )
