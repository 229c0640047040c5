"""Questions about people who do the work. Nobody's name leaves here past `words.shown_name`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import calendar_of, terms_of, version_in_force
from brygga.domain.calendar.periods import Per, Period, periods
from brygga.domain.terms.model import Obligation, Pattern
from brygga.parties.models import Membership, Partnership, Person, holds_on
from brygga.volunteers.models import (
    WEEKDAYS,
    Absence,
    Attendance,
    Attestation,
    Availability,
    RegisterCheck,
    RoleRequirement,
    Training,
    TrainingSession,
    WorkedHours,
)
from brygga.volunteers.readiness import Known, Need, Readiness, Taught, assess, last_good_day
from brygga.volunteers.roles import HELD_BY, ShiftRole

LEADERSHIP_ATTESTED = "leadership-attested"
_ROLES = sorted({role for held in HELD_BY.values() for role in held.roles})


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be asked to take a shift in a role, for one party.

    `name` is for those who may see it: pages ask `words.shown_name`.
    """

    person_id: int
    name: str
    shift_role: str
    party: str
    organisation_id: int
    organisation_key: str
    organisation_name: str
    organisation_kind: str


def people_for(partnership: Partnership, shift_role: str, on: date) -> tuple[Colleague, ...]:
    """Everybody whose membership of the day lets them take a shift in the role, by name.

    Leaders: leaders and coordinators of the associations; volunteers: those and volunteers; youth
    workers: leaders of a public party. One entry for each person and party; what they have learnt
    is another question (`readiness`). One query.
    """
    return colleagues(partnership, on)[ShiftRole(shift_role)]


def colleagues(partnership: Partnership, on: date) -> Mapping[str, tuple[Colleague, ...]]:
    """The same for every shift role. One query."""
    rows = (
        Membership.objects.filter(
            holds_on(on),
            role__in=_ROLES,
            person__is_active=True,
            organisation__party_to__partnership=partnership,
        )
        .order_by("person__name", "person_id", "organisation_id")
        .values_list(
            *("role", "person_id", "person__name", "organisation__party_to__key"),
            *("organisation_id", "organisation__key", "organisation__name", "organisation__kind"),
        )
    )
    found: dict[str, dict[tuple[int, int], Colleague]] = {role: {} for role in ShiftRole}
    for role, person, name, party, organisation, key, organisation_name, kind in rows:
        for shift_role, held in HELD_BY.items():
            if kind == held.kind and role in held.roles:
                found[shift_role][person, organisation] = Colleague(
                    person, name, shift_role, party, organisation, key, organisation_name, kind
                )
    return {role: tuple(people.values()) for role, people in found.items()}


def readiness(partnership: Partnership, people: Iterable[int], on: date) -> Mapping[int, Readiness]:
    """How each of these people (ids) stands on a day, for every shift role.

    Counts sessions held and extracts shown by that day. `is_first_timer`: no hours kept in this
    partnership before the day. `is_available`: the weekday is one of theirs and they are not away;
    somebody who has told no weekdays may be asked for any. Seven queries for any number of people.
    """
    ids = sorted(set(people))
    needs = needs_of(partnership)
    trained = _trained(partnership, ids, on)
    shown = dict(
        RegisterCheck.objects.filter(person__in=ids, shown_on__lte=on)
        .values_list("person")
        .annotate(Max("shown_on"))
    )
    worked = set(
        WorkedHours.objects.filter(
            partnership=partnership, person__in=ids, taken_back_at=None, day__lt=on
        ).values_list("person", flat=True)
    )
    usual = dict(
        Availability.objects.filter(person__in=ids).values_list("person", WEEKDAYS[on.weekday()])
    )
    away = set(
        Absence.objects.filter(holds_on(on), person__in=ids).values_list("person", flat=True)
    )
    return {
        person: assess(
            needs,
            Known(
                trained_on=trained.get(person, {}),
                shown_on=shown.get(person),
                has_worked=person in worked,
                is_available=usual.get(person, True) and person not in away,
            ),
            on,
        )
        for person in ids
    }


def needs_of(partnership: Partnership) -> dict[str, Need]:
    """What each shift role asks for; a role that nobody has set asks for nothing. Two queries."""
    needs: dict[str, Need] = {role: Need() for role in ShiftRole}
    rows = RoleRequirement.objects.filter(partnership=partnership).prefetch_related("trainings")
    for row in rows:
        needs[row.shift_role] = Need(
            trainings=tuple(Taught(t.pk, t.title, t.months) for t in row.trainings.all()),
            register_check=row.needs_register_check,
            register_check_months=row.register_check_months,
        )
    return needs


def _trained(
    partnership: Partnership, people: Iterable[int], on: date
) -> dict[int, dict[int, date]]:
    """The latest day by `on` that each person took part in a held session of each training."""
    rows = (
        Attendance.objects.filter(
            person__in=people,
            session__partnership=partnership,
            session__held_at__isnull=False,
            session__day__lte=on,
        )
        .values_list("person", "session__trainings")
        .annotate(Max("session__day"))
    )
    found: dict[int, dict[int, date]] = {}
    for person, training, day in rows:
        found.setdefault(person, {})[training] = day
    return found


def usual_weekdays(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """The weekdays of those who have told any, by person (ids). One query."""
    rows = Availability.objects.filter(person__in=people)
    return {row.person_id: row.weekdays for row in rows}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of an organisation's people may be asked for a shift role, and how many are ready.

    What every party may see: numbers of roles, no names.
    """

    shift_role: str
    party: str
    organisation_name: str
    people: int
    ready: int


@dataclass(frozen=True, slots=True)
class Crew:
    """Who may be asked for a shift on a day, how each stands, and when they usually can."""

    asked: Mapping[str, tuple[Colleague, ...]]
    stands: Mapping[int, Readiness]
    usual: Mapping[int, frozenset[int]]


def crew_on(partnership: Partnership, on: date) -> Crew:
    """Nine queries for any number of people."""
    asked = colleagues(partnership, on)
    everybody = {one.person_id for people in asked.values() for one in people}
    return Crew(asked, readiness(partnership, everybody, on), usual_weekdays(everybody))


def coverage(partnership: Partnership, on: date) -> tuple[Coverage, ...]:
    """How the roles are covered on a day, by role and organisation. Nine queries."""
    return coverage_by(crew_on(partnership, on))


def coverage_by(crew: Crew) -> tuple[Coverage, ...]:
    """The same of a crew already asked for."""
    rows: dict[tuple[str, str, str], list[bool]] = {}
    for role, people in crew.asked.items():
        for one in people:
            is_ready = role in crew.stands[one.person_id].may
            rows.setdefault((role, one.party, one.organisation_name), []).append(is_ready)
    return tuple(
        Coverage(role, party, name, len(ready), sum(ready))
        for (role, party, name), ready in rows.items()
    )


# --- Trainings ----------------------------------------------------------------------------------


def trainings_of(partnership: Partnership) -> QuerySet[Training]:
    """Those that are taught today."""
    return Training.objects.filter(partnership=partnership, retired_at=None)


def retired_trainings_of(partnership: Partnership) -> QuerySet[Training]:
    return Training.objects.filter(partnership=partnership, retired_at__isnull=False)


def sessions_of(partnership: Partnership) -> QuerySet[TrainingSession]:
    """Every session, the latest day first. Two queries."""
    return (
        TrainingSession.objects.filter(partnership=partnership)
        .select_related("organisation")
        .prefetch_related("trainings")
    )


def attending(session: TrainingSession) -> frozenset[int]:
    """Ids of those who took part: for their own organisation's keepers only."""
    return frozenset(Attendance.objects.filter(session=session).values_list("person", flat=True))


def count_obligations(version: AgreementVersion | None) -> tuple[Obligation, ...]:
    """The promises of so many in each period: those that trainings and attestations may keep."""
    if version is None:
        return ()
    return tuple(o for o in terms_of(version).obligations if o.pattern is Pattern.COUNT)


def count_obligations_on(partnership: Partnership, on: date) -> tuple[Obligation, ...]:
    """Those of the version that holds on a day; empty before any agreement. One query."""
    return count_obligations(version_in_force(partnership, on))


def titles_of_obligations(partnership: Partnership, on: date) -> dict[str, str]:
    """What the promises that trainings may keep are called, by key. One query."""
    return {o.key: o.title for o in count_obligations_on(partnership, on)}


# --- Hours --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HoursSum:
    """What a party has given in a half-year, in minutes: all that other parties may see."""

    half_year: str
    party: str
    minutes: int


def hours_by_half_year(partnership: Partnership) -> tuple[HoursSum, ...]:
    """Sums for each half-year (2023-H1) and party, the latest first. One query."""
    rows = (
        WorkedHours.objects.filter(partnership=partnership, taken_back_at=None)
        .order_by()
        .values_list(ExtractYear("day"), ExtractMonth("day"), "party")
        .annotate(Sum("minutes"))
    )
    sums: dict[tuple[str, str], int] = {}
    for year, month, party, minutes in rows:
        half = f"{year}-H{1 if month <= 6 else 2}"
        sums[half, party] = sums.get((half, party), 0) + minutes
    return tuple(
        HoursSum(half, party, sums[half, party])
        for half, party in sorted(sums, key=lambda key: (key[0], key[1]), reverse=True)
    )


def hours_of(person: Person, partnership: Partnership) -> QuerySet[WorkedHours]:
    """A person's own hours, the latest first."""
    return WorkedHours.objects.filter(
        person=person, partnership=partnership, taken_back_at=None
    ).order_by("-day", "-id")


# --- Attestations -------------------------------------------------------------------------------


def attestations_of(partnership: Partnership) -> QuerySet[Attestation]:
    """Every attestation, withdrawn ones too, the latest first."""
    return Attestation.objects.filter(partnership=partnership).order_by("-attested_at", "-id")


def term_on(partnership: Partnership, on: date) -> Period | None:
    """The school term of a day; the half-year where the agreement has no school calendar.

    None between terms, outside the time of the agreement, and before there is any. One query.
    """
    version = version_in_force(partnership, on)
    if version is None:
        return None
    runs, calendar = terms_of(version).term, calendar_of(version)
    per = Per.SCHOOL_TERM if calendar else Per.HALF_YEAR
    found = periods(per, runs.begins_on, runs.ends_on, calendar)
    return next((p for p in found if p.starts_on <= on <= p.ends_on), None)


def parties_attesting(partnership: Partnership, term: str) -> frozenset[str]:
    """The parties that have attested for a term (its key) and not withdrawn it. One query."""
    rows = Attestation.objects.filter(partnership=partnership, term=term, withdrawn_at=None)
    return frozenset(rows.values_list("party", flat=True))


# --- One's own ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Learnt:
    """A training that somebody took, and the last day it holds; None if it does not lapse."""

    title: str
    day: date
    good_until: date | None


def trainings_taken(person: Person, partnership: Partnership, on: date) -> tuple[Learnt, ...]:
    """What somebody has been taught by a day, each training once, the latest first. Two queries."""
    days = _trained(partnership, [person.pk], on).get(person.pk, {})
    taught = Training.objects.in_bulk(days)
    return tuple(
        Learnt(taught[pk].title, day, last_good_day(day, taught[pk].months))
        for pk, day in sorted(days.items(), key=lambda item: item[1], reverse=True)
    )


def availability_of(person: Person) -> Availability | None:
    """The weekdays somebody has told; None if they have told nothing."""
    return Availability.objects.filter(person=person).first()


def absences_of(person: Person, on: date) -> QuerySet[Absence]:
    """Days away that are not over on the day."""
    return Absence.objects.filter(person=person, until__gt=on)


def checks_of(person: Person) -> QuerySet[RegisterCheck]:
    """A person's register checks, the latest first."""
    return RegisterCheck.objects.filter(person=person).select_related("seen_by")


def own_work(person: Person) -> dict[str, Any]:
    """What this slice keeps about a person, as plain values for the file of their own data."""
    usual = availability_of(person)
    return {
        "veckodagar": sorted(usual.weekdays) if usual else None,
        "borta": [
            {"från": away.since.isoformat(), "till": away.until.isoformat()}
            for away in Absence.objects.filter(person=person)
        ],
        "utbildningar": [
            {
                "partnerskap": session.partnership.title,
                "dag": session.day.isoformat(),
                "utbildningar": [training.title for training in session.trainings.all()],
            }
            for session in TrainingSession.objects.filter(attendance__person=person)
            .select_related("partnership")
            .prefetch_related("trainings")
        ],
        "registerutdrag": [
            {"visades": check.shown_on.isoformat(), "sågs av": check.seen_by.name}
            for check in RegisterCheck.objects.filter(person=person).select_related("seen_by")
        ],
        "arbetad tid": [
            {
                "partnerskap": hours.partnership.title,
                "dag": hours.day.isoformat(),
                "minuter": hours.minutes,
                "som": hours.shift_role,
            }
            for hours in WorkedHours.objects.filter(
                person=person, taken_back_at=None
            ).select_related("partnership")
        ],
    }
