"""Evenings as the pages show them: week by week beside the promise, and one by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from brygga.domain.calendar.periods import ONE_WEEK, week_of
from brygga.domain.language import Text
from brygga.domain.meetups import Difference, Evening, LeftOut, Short, State
from brygga.domain.obligations import Assessment, Standing
from brygga.meetups.models import Theme
from brygga.meetups.queries import Listed, Plan
from brygga.meetups.staffing_words import StaffingLine
from brygga.obligations.showing import duty_on
from brygga.obligations.showing import path_of as occurrence_path
from brygga.parties.models import Partnership
from brygga.parties.registration import Facts, Subject

TO_THE_MEETUP = Text("Till träffen", "To the meetup")
TO_THE_TERM = Text("Till terminens träffar", "To the meetups of the term")


def path_of(partnership: str, key: str) -> str:
    return reverse("meetups:detail", args=[partnership, key])


def journal_subjects(partnership: Partnership) -> Callable[[Facts], Subject | None]:
    """Which evening a line of the journal is about. No query: its key says the week."""

    def about(facts: Facts) -> Subject | None:
        kind, _colon, key = facts.get("meetup", facts["subject"]).partition(":")
        if kind != "meetup":
            return None
        year, week, *_more = key.split("-")
        title = f"Träff v. {int(week.removeprefix('W'))} {year}"
        return Subject(title, path_of(partnership.key, key))

    return about


def term_path(partnership: str, term: str) -> str:
    """The evenings of a school term (2023-HT)."""
    return f"{reverse('meetups:meetups', args=[partnership])}?termin={term}"


@dataclass(frozen=True, slots=True)
class EveningRow:
    """One evening in a list: every word and address ready for the template."""

    listed: Listed
    name: str
    href: str
    sign: str
    state: str
    staffing: StaffingLine | None = None

    @property
    def evening(self) -> Evening:
        return self.listed.evening


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week of a term: its evenings, the days left out, and what the promise lacks."""

    monday: date
    evenings: tuple[EveningRow, ...]
    left_out: tuple[LeftOut, ...]
    short: Short | None
    is_now: bool
    is_over: bool


def week_rows(
    plan: Plan,
    partnership: str,
    today: date,
    staffing: Mapping[str, StaffingLine] | None = None,
) -> list[WeekRow]:
    """Every week between the plan's days, also those where nothing is planned.

    `staffing` says how each evening is staffed, by its key.
    """
    lines = staffing or {}
    rows = []
    for monday in mondays_between(plan.first, plan.last):
        sunday = monday + timedelta(6)
        rows.append(
            WeekRow(
                monday,
                tuple(
                    evening_row(each, partnership, today, lines.get(each.evening.key))
                    for each in plan.evenings
                    if monday <= each.evening.on <= sunday
                ),
                tuple(day for day in plan.left_out if monday <= day.on <= sunday),
                next((s for s in plan.short if _begins_in(s, monday, sunday)), None),
                monday <= today <= sunday,
                sunday < today,
            )
        )
    return rows


def mondays_between(first: date, last: date) -> list[date]:
    """The Mondays of the ISO weeks that touch the days."""
    monday = week_of(first).starts_on
    return [monday + n * ONE_WEEK for n in range((last - monday).days // 7 + 1)]


def _begins_in(short: Short, monday: date, sunday: date) -> bool:
    return monday <= short.promise.period.starts_on <= sunday


def evening_row(
    listed: Listed, partnership: str, today: date, staffing: StaffingLine | None = None
) -> EveningRow:
    sign, state = standing_of(listed.evening, today)
    return EveningRow(
        listed,
        name_of(listed.evening),
        path_of(partnership, listed.evening.key),
        sign,
        state,
        staffing,
    )


def name_of(evening: Evening) -> str:
    """What an evening is called: its title, else its theme, else just a meetup."""
    if evening.title:
        return evening.title
    return str(Theme(evening.theme).label).capitalize() if evening.theme else gettext("Träff")


def standing_of(evening: Evening, today: date) -> tuple[str, str]:
    """The sign (of a standing) and the word for how an evening stands on a day."""
    match evening.state:
        case State.HELD:
            return Standing.KEPT.value, gettext("hållen")
        case State.CANCELLED:
            return Standing.MISSED.value, gettext("inställd")
    if evening.on > today:
        return Standing.UPCOMING.value, gettext("planerad")
    if evening.on == today:
        return Standing.OPEN.value, gettext("idag")
    return Standing.DUE_SOON.value, gettext("blev den av?")


def next_of(evenings: Iterable[Listed], today: date) -> Listed | None:
    """The first evening from today on that is to take place."""
    coming = (
        each
        for each in evenings
        if each.evening.on >= today and each.evening.state is State.PLANNED
    )
    return next(coming, None)


@dataclass(frozen=True, slots=True)
class Kept:
    """The promise that an evening counts towards, and how it stands."""

    title: str
    assessment: Assessment
    href: str


def promise_of(partnership: Partnership, listed: Listed, today: date) -> Kept | None:
    """The occurrence whose period the evening's day is in; None if it counts for nothing there."""
    duty = duty_on(partnership, listed.obligation, today) if listed.obligation else None
    if duty is None:
        return None
    on = listed.evening.on
    for assessment in duty.assessments:
        period = assessment.occurrence.period
        if period.starts_on <= on <= period.ends_on:
            path = occurrence_path(assessment.occurrence.key, listed.obligation)
            href = reverse(
                "obligations:occurrence", args=[partnership.key, listed.obligation, path]
            )
            return Kept(duty.signed.title, assessment, href)
    return None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What another rule makes of a week; `stays` where something was decided about it before."""

    monday: date
    before: Evening | LeftOut | None
    after: Evening | LeftOut | None


def change_rows(changes: Iterable[Difference]) -> list[ChangeRow]:
    return [
        ChangeRow(week_of(entry.on).starts_on, change.before, change.after)
        for change in changes
        if (entry := change.after or change.before)
    ]
