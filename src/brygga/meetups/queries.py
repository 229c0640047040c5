"""Questions about the evenings: what is planned, what the promise asks, what was decided."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, Sum

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import calendar_of, early_end_of, terms_of, version_in_force
from brygga.domain import meetups as plan
from brygga.domain.calendar import Per, SchoolCalendar, periods
from brygga.domain.meetups import Decided, Evening, LeftOut, Promise, Short
from brygga.domain.meetups.counting import CountKind, HeadCount, Operation
from brygga.domain.obligations import readings_known, until
from brygga.domain.obligations.model import ZONE
from brygga.domain.terms.model import Obligation, Pattern, Terms
from brygga.journal.models import Entry as JournalEntry
from brygga.meetups.models import CountOperation, EveningLog, LogQuestion, Meetup, Programme
from brygga.obligations.queries import planned, readings_of
from brygga.parties.models import Partnership, Person

Entry = Evening | LeftOut


@dataclass(frozen=True, slots=True)
class Listed:
    """An evening in a list: as it stands, with its row if there is one, and what it counts for."""

    evening: Evening
    row: Meetup | None
    programme: Programme | None
    obligation: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands between two days, both included, in the order of time."""

    first: date
    last: date
    evenings: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...]
    programmes: tuple[Programme, ...]
    short: tuple[Short, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """Every evening of a partnership in the order of time, with the series they come from."""

    programmes: tuple[Programme, ...]
    evenings: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def obligations(self) -> frozenset[str]:
        """The promises that a series serves."""
        return frozenset(programme.obligation for programme in self.programmes)


def everything(partnership: Partnership, calendar: SchoolCalendar | None) -> Everything:
    """All of it, for some twenty evenings a term are quicker planned than picked out.

    Three queries, two while nothing is planned.
    """
    programmes, rows = programmes_of(partnership), rows_of(partnership)
    evenings: list[Listed] = []
    left_out: list[LeftOut] = []
    for programme in programmes:
        for entry in entries_of(programme, calendar, rows):
            if isinstance(entry, LeftOut):
                left_out.append(entry)
            else:
                row = rows.get(entry.key)
                evenings.append(Listed(entry, row, programme, programme.obligation))
    evenings += [
        Listed(plan.extra_evening(decided(row)), row, None, row.obligation)
        for row in rows.values()
        if row.programme_id is None
    ]
    return Everything(
        tuple(programmes),
        tuple(sorted(evenings, key=_in_time)),
        tuple(sorted(left_out, key=lambda day: day.on)),
    )


def _in_time(listed: Listed) -> tuple[date, time, str]:
    return listed.evening.on, listed.evening.begins, listed.evening.key


def plan_between(partnership: Partnership, first: date, last: date, on: date) -> Plan:
    """The plan as it stands on a day. Its queries do not grow with the evenings."""
    version = version_in_force(partnership, on)
    there = everything(partnership, calendar_of(version) if version else None)
    short: list[Short] = []
    if version is not None:
        for obligation in sorted(there.obligations):
            short += _short(partnership, version, obligation, there.evenings, first, last, on)
    return _cut(there, first, last, short)


def _cut(there: Everything, first: date, last: date, short: Iterable[Short]) -> Plan:
    return Plan(
        first,
        last,
        tuple(each for each in there.evenings if first <= each.evening.on <= last),
        tuple(day for day in there.left_out if first <= day.on <= last),
        tuple(p for p in there.programmes if p.begins_on <= last and p.ends_on >= first),
        tuple(sorted(short, key=lambda each: each.promise.period.starts_on)),
    )


def _short(
    partnership: Partnership,
    version: AgreementVersion,
    obligation: str,
    evenings: Iterable[Listed],
    first: date,
    last: date,
    on: date,
) -> tuple[Short, ...]:
    """The promises touching these days that the plan would not keep."""
    asked = [
        promise
        for promise in promises_of(partnership, version, obligation, on)
        if promise.period.starts_on <= last and promise.period.ends_on >= first
    ]
    mine = [each.evening for each in evenings if each.obligation == obligation]
    return plan.short_of(asked, mine)


def plan_as_if(
    partnership: Partnership,
    version: AgreementVersion,
    programme: plan.Programme,
    obligation: str,
    on: date,
) -> Plan:
    """The days of a series that is not planned yet, beside what there is already."""
    first, last = programme.begins_on, programme.ends_on
    calendar = calendar_of(version)
    there = everything(partnership, calendar)
    entries = plan.plan_evenings(programme, calendar, {})
    new = [Listed(entry, None, None, obligation) for entry in entries if isinstance(entry, Evening)]
    out = [entry for entry in entries if isinstance(entry, LeftOut)]
    both = Everything(
        there.programmes,
        tuple(sorted([*there.evenings, *new], key=_in_time)),
        tuple(sorted([*there.left_out, *out], key=lambda day: day.on)),
    )
    short = _short(partnership, version, obligation, both.evenings, first, last, on)
    return _cut(both, first, last, short)


def promises_of(
    partnership: Partnership, version: AgreementVersion, obligation: str, on: date
) -> list[Promise]:
    """What the agreement asks of each period, as read on a day."""
    known = readings_known(readings_of(partnership, terms_of(version), on), on)
    owed = planned(version, known)
    if ends_on := early_end_of(version, on):
        owed = until(owed, ends_on)
    return [
        Promise(o.key, o.period, o.required)
        for o in owed
        if o.obligation == obligation and o.pattern is Pattern.COUNT
    ]


def programmes_of(partnership: Partnership) -> list[Programme]:
    """Every series with its rules. Two queries."""
    return list(Programme.objects.filter(partnership=partnership).prefetch_related("rules"))


def rows_of(partnership: Partnership) -> dict[str, Meetup]:
    """Everything decided about single evenings, by key. One query."""
    return {row.key: row for row in Meetup.objects.filter(partnership=partnership)}


def rule_values(programme: Programme) -> tuple[plan.Rule, ...]:
    """The rules as the domain knows them, in the order of their weeks."""
    rows = sorted(programme.rules.all(), key=lambda rule: rule.since)
    return tuple(plan.Rule(r.since, r.weekday, r.begins, r.ends, r.place) for r in rows)


def programme_value(
    programme: Programme, rules: tuple[plan.Rule, ...] | None = None
) -> plan.Programme:
    """A series as the domain knows it, or as it would be under other rules."""
    return plan.Programme(
        programme.number,
        programme.begins_on,
        programme.ends_on,
        rule_values(programme) if rules is None else rules,
    )


def entries_of(
    programme: Programme,
    calendar: SchoolCalendar | None,
    rows: Mapping[str, Meetup],
    rules: tuple[plan.Rule, ...] | None = None,
) -> tuple[Entry, ...]:
    """A series' evenings and the days left out, with what was decided about each."""
    own = {key: decided(row) for key, row in rows.items() if row.programme_id == programme.pk}
    return plan.plan_evenings(programme_value(programme, rules), calendar, own)


def decided(row: Meetup) -> Decided:
    return Decided(
        row.key,
        row.on,
        row.begins,
        row.ends,
        row.place,
        row.theme,
        row.title,
        row.state,
        row.is_moved,
    )


def listed_of(partnership: Partnership, key: str, on: date) -> Listed | None:
    """One evening by its key; None where nothing is planned under it. At most five queries."""
    row = Meetup.objects.filter(partnership=partnership, key=key).first()
    if row is not None and row.programme_id is None:
        return Listed(plan.extra_evening(decided(row)), row, None, row.obligation)
    version = version_in_force(partnership, on)
    calendar = calendar_of(version) if version else None
    for programme in programmes_of(partnership):
        for entry in entries_of(programme, calendar, {key: row} if row else {}):
            if entry.key == key and isinstance(entry, Evening):
                return Listed(entry, row, programme, programme.obligation)
    return None


def evening_of(partnership: Partnership, key: str, on: date) -> Evening | None:
    listed = listed_of(partnership, key, on)
    return listed.evening if listed else None


# --- Terms ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of days that evenings are planned for: a school term, or a programme's own days.

    `key` is that of the school term (2023-HT); of a programme outside any, its first day.
    """

    key: str
    begins_on: date
    ends_on: date


def terms_between(calendar: SchoolCalendar | None, programmes: Iterable[Programme]) -> list[Term]:
    """Every school term of the calendar, and every programme's days that lie in none."""
    found = _school_terms(calendar)
    for programme in programmes:
        if not any(_touch(term, programme) for term in found):
            found.append(
                Term(programme.begins_on.isoformat(), programme.begins_on, programme.ends_on)
            )
    return sorted(found, key=lambda term: term.begins_on)


def school_terms_of(partnership: Partnership, on: date) -> list[Term]:
    """The school terms of the agreement's calendar; empty where it has none."""
    version = version_in_force(partnership, on)
    return _school_terms(calendar_of(version) if version else None)


def _school_terms(calendar: SchoolCalendar | None) -> list[Term]:
    if calendar is None or not calendar.terms:
        return []
    first = min(term.begins_on for term in calendar.terms)
    last = max(term.ends_on for term in calendar.terms)
    cut = periods(Per.SCHOOL_TERM, first, last, calendar)
    return [Term(period.key, period.starts_on, period.ends_on) for period in cut]


def _touch(term: Term, programme: Programme) -> bool:
    return programme.begins_on <= term.ends_on and programme.ends_on >= term.begins_on


def term_at(terms: Iterable[Term], day: date) -> Term | None:
    """The term that the day is in, else the next one, else the last."""
    ordered = sorted(terms, key=lambda term: term.begins_on)
    return next((t for t in ordered if day <= t.ends_on), ordered[-1] if ordered else None)


# --- What a programme may serve ------------------------------------------------------------------


def served_by_meetups(terms: Terms) -> list[Obligation]:
    """The promises that a series of evenings may count towards, the likeliest first.

    Those that are counted; first those asked for by the week of school.
    """
    counted = [o for o in terms.obligations if o.pattern is Pattern.COUNT]
    return sorted(counted, key=lambda o: (not o.school_weeks, o.per is not Per.WEEK))


# --- The log -------------------------------------------------------------------------------------


def questions_on(partnership: Partnership, day: date) -> list[LogQuestion]:
    """What the team asks itself on a day."""
    return [
        question
        for question in LogQuestion.objects.filter(partnership=partnership)
        if question.asked_since <= day
        and (question.asked_until is None or question.asked_until > day)
    ]


def log_of(row: Meetup | None) -> EveningLog | None:
    if row is None:
        return None
    return EveningLog.objects.filter(meetup=row).prefetch_related("answers__question").first()


# --- The count -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """What an evening's operations add up to, and how many they are.

    Operations are only ever added, so of two such values the one of more operations is the newer.
    """

    count: HeadCount
    received: int


def counted(row: Meetup) -> Counted:
    """One query, whatever the number of operations."""
    kinds = (
        CountOperation.objects.filter(meetup=row)
        .values_list("kind")
        .annotate(Sum("change"), Count("id"))
    )
    found = list(kinds)
    return Counted(
        HeadCount(**{kind: sum_ for kind, sum_, _number in found}),
        sum(number for _kind, _sum, number in found),
    )


def operations_known(row: Meetup, ids: Collection[UUID]) -> dict[UUID, Operation | None]:
    """What stands under these identities already; None for something of another evening."""
    rows = CountOperation.objects.filter(pk__in=ids).values_list("id", "meetup", "kind", "change")
    return {
        id_: Operation(id_, CountKind(kind), change) if meetup == row.pk else None
        for id_, meetup, kind, change in rows
    }


def is_count_told(row: Meetup, act: str, by: Person, day: date) -> bool:
    """Whether the journal has the act by the person on the day, of this evening."""
    return JournalEntry.objects.filter(
        partnership=row.partnership.key,
        act=act,
        subject=f"meetup:{row.key}",
        by=f"person:{by.pk}",
        at__gte=datetime.combine(day, time(), ZONE),
    ).exists()
