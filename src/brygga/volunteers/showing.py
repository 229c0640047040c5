"""What the pages show about people, as much of it as the reader may know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from brygga.agreements.words import language
from brygga.domain.language import Text
from brygga.domain.language.days import SHORT_WEEKDAYS
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.volunteers.models import TrainingSession
from brygga.volunteers.permissions import (
    keeps_association,
    organisations_kept,
    takes_shifts,
)
from brygga.volunteers.queries import (
    Colleague,
    Coverage,
    Crew,
    coverage_by,
    needs_of,
)
from brygga.volunteers.readiness import Need, Readiness
from brygga.volunteers.roles import ShiftRole
from brygga.volunteers.words import STATES, lack_in_words, until_in_words, weekdays_in_words

TO_THE_SESSION = Text("Till utbildningstillfället", "To the training session")
TO_THE_ATTESTATIONS = Text("Till intygen", "To the attestations")

SOON = timedelta(60)  # what lapses within this time is said ahead


def session_path(partnership: str, key: str) -> str:
    """The page of the session that evidence was made by."""
    return reverse("volunteers:session", args=[partnership, key])


def attestations_path(partnership: str, _key: str) -> str:
    """The page with the attestation that evidence was made by."""
    return reverse("volunteers:attestations", args=[partnership])


@dataclass(frozen=True, slots=True)
class Tab:
    href: str
    label: str
    is_current: bool
    count: int | None = None


def tabs(member: Member, current: str) -> list[Tab]:
    """The pages about those who work; one's own time only for those who take shifts."""
    pages = [("people", gettext("Folk")), ("trainings", gettext("Utbildningar"))]
    if takes_shifts(member):
        pages.append(("own_time", gettext("Min tid")))
    pages += [("hours", gettext("Arbetad tid")), ("attestations", gettext("Intyg"))]
    key = member.partnership.key
    return [
        Tab(reverse(f"volunteers:{name}", args=[key]), label, name == current)
        for name, label in pages
    ]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """How somebody stands in one shift role."""

    label: str
    is_ready: bool
    lacks: tuple[str, ...]
    until: str
    lapses_soon: bool


def role_lines(roles: Iterable[str], stands: Readiness, on: date) -> tuple[RoleLine, ...]:
    return tuple(_role_line(ShiftRole(role), stands, on) for role in roles)


def _role_line(role: ShiftRole, stands: Readiness, on: date) -> RoleLine:
    last = stands.good_until.get(role)
    return RoleLine(
        label=str(role.label),
        is_ready=role in stands.may,
        lacks=tuple(map(lack_in_words, stands.missing.get(role, ()))),
        until=until_in_words(last),
        lapses_soon=last is not None and last <= on + SOON,
    )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One of the reader's own people."""

    person_id: int
    name: str
    organisation: str
    lines: tuple[RoleLine, ...]
    weekdays: str
    is_first_timer: bool


def own_people(member: Member, crew: Crew) -> dict[int, list[Colleague]]:
    """Those whom the member looks after, by id in the order of their names."""
    kept = organisations_kept(member)
    found: dict[int, list[Colleague]] = {}
    for people in crew.asked.values():
        for one in people:
            if one.organisation_id in kept:
                found.setdefault(one.person_id, []).append(one)
    return dict(sorted(found.items(), key=lambda item: (item[1][0].name.casefold(), item[0])))


def person_row(seats: Sequence[Colleague], crew: Crew, on: date) -> PersonRow:
    """A person in all the shift roles and organisations (`seats`) that the reader looks after."""
    person = seats[0].person_id
    stands = crew.stands[person]
    return PersonRow(
        person_id=person,
        name=seats[0].name,
        organisation=", ".join(sorted({seat.organisation_name for seat in seats})),
        lines=role_lines(dict.fromkeys(seat.shift_role for seat in seats), stands, on),
        weekdays=weekdays_in_words(crew.usual.get(person)),
        is_first_timer=stands.is_first_timer,
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    label: str
    organisation: str
    people: int
    ready: int


def coverage_rows(crew: Crew) -> list[CoverageRow]:
    """How roles are covered, in numbers that every party may see."""
    return [_coverage_row(row) for row in coverage_by(crew)]


def _coverage_row(row: Coverage) -> CoverageRow:
    label = str(ShiftRole(row.shift_role).label)
    return CoverageRow(label, row.organisation_name, row.people, row.ready)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """How many of a role and an association usually can, on the weekdays when any can; no names."""

    label: str
    organisation: str
    counts: tuple[tuple[str, int], ...]
    silent: int


def week_rows(member: Member, crew: Crew) -> list[WeekRow]:
    """For those who staff evenings with people of several associations."""
    if not keeps_association(member):
        return []
    usual = crew.usual
    asked: dict[tuple[str, str], list[int]] = {}
    for role, people in crew.asked.items():
        for one in people:
            if one.organisation_kind == Organisation.Kind.NONPROFIT:
                asked.setdefault((role, one.organisation_name), []).append(one.person_id)
    names = SHORT_WEEKDAYS[language()]
    return [
        WeekRow(
            label=str(ShiftRole(role).label),
            organisation=organisation,
            counts=tuple(
                (name, count)
                for day, name in enumerate(names)
                if (count := sum(day in usual.get(person, ()) for person in people))
            ),
            silent=sum(person not in usual for person in people),
        )
        for (role, organisation), people in asked.items()
    ]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What a shift role asks for; `may_set` where the reader decides."""

    role: str
    label: str
    need: Need
    may_set: bool

    @property
    def asks_for_nothing(self) -> bool:
        return not self.need.trainings and not self.need.register_check


def need_rows(member: Member, may_set: Iterable[str]) -> list[NeedRow]:
    """Two queries."""
    own = set(may_set)
    needs = needs_of(member.partnership)
    return [NeedRow(role.value, str(role.label), needs[role], role in own) for role in ShiftRole]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list: when, what, for whom, and what it keeps."""

    session: TrainingSession
    titles: tuple[str, ...]
    organisation: str
    keeps: tuple[tuple[str, str], ...]
    sign: str
    word: str


def session_row(session: TrainingSession, titles: Mapping[str, str]) -> SessionRow:
    """`titles` has what the agreement's promises are called, by key."""
    trainings = list(session.trainings.all())
    sign, word = STATES[session.state]
    fed = dict.fromkeys(training.obligation for training in trainings)
    return SessionRow(
        session=session,
        titles=tuple(training.title for training in trainings),
        organisation=session.organisation.name if session.organisation else "",
        keeps=tuple((key, titles[key]) for key in fed if key in titles),
        sign=sign,
        word=str(word),
    )
