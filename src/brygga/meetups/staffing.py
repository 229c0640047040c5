"""Who works which evening and how it stands: the same answer for pages, rules and reminders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from brygga.domain.meetups import Evening, State
from brygga.domain.meetups.staffing import Need, SignedUp, Staffing, assess
from brygga.meetups.models import Meetup, Shift, StaffingNeed, StandIn, Swap
from brygga.meetups.queries import Listed
from brygga.parties.models import Organisation, Partnership, Person
from brygga.volunteers.models import TrainingSession, WorkedHours
from brygga.volunteers.queries import Colleague, colleagues, readiness, sessions_of
from brygga.volunteers.readiness import Lack, Readiness
from brygga.volunteers.roles import HELD_BY, ShiftRole

# What an evening's hours add up to is reported by the half-year: who worked is put right before.
CORRECTED_WITHIN = timedelta(60)


@dataclass(frozen=True, slots=True)
class NeedsOverTime:
    """What the evenings have asked for, day by day."""

    rows: tuple[StaffingNeed, ...]

    def on(self, day: date) -> tuple[Need, ...]:
        """What an evening of the day asks for, leaders first; empty until somebody has said.

        Evenings from before anybody said are judged by what was said first.
        """
        if self.rows:
            day = max(day, self.rows[0].since)
        held = {row.role: row for row in self.rows if _holds(row, day)}
        return tuple(
            Need(role, row.at_least, row.places, is_public_role(role), row.obligation)
            for role in ShiftRole
            if (row := held.get(role))
        )


def _holds(row: StaffingNeed, day: date) -> bool:
    return row.since <= day and (row.until is None or day < row.until)


def needs_over_time(partnership: Partnership) -> NeedsOverTime:
    """One query."""
    return NeedsOverTime(tuple(StaffingNeed.objects.filter(partnership=partnership)))


def needs_on(partnership: Partnership, day: date) -> tuple[Need, ...]:
    """What an evening of the day asks for. One query."""
    return needs_over_time(partnership).on(day)


def earlier_needs(partnership: Partnership) -> QuerySet[StaffingNeed]:
    """What evenings asked for before, the latest first."""
    return StaffingNeed.objects.filter(partnership=partnership, until__isnull=False).order_by(
        "-until", "id"
    )


def staffing_obligations(partnership: Partnership) -> frozenset[str]:
    """Keys of the obligations that the staffing of evenings keeps, or has kept. One query."""
    needs = StaffingNeed.objects.filter(partnership=partnership).exclude(obligation="")
    return frozenset(needs.values_list("obligation", flat=True))


def is_public_role(role: str) -> bool:
    """Whether the municipality's own people hold it."""
    return HELD_BY[ShiftRole(role)].kind == Organisation.Kind.PUBLIC


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who may be asked for a shift, and how they stand, as known on a day."""

    on: date
    colleagues: Mapping[str, tuple[Colleague, ...]]
    stands: Mapping[int, Readiness]
    has_worked_before: bool

    def in_role(self, person: int, role: str, party: str = "") -> Colleague | None:
        """Somebody as a holder of the role; None for one whom the role is not open to."""
        return next(
            (
                one
                for one in self.colleagues.get(role, ())
                if one.person_id == person and party in ("", one.party)
            ),
            None,
        )

    def may(self, person: int | None, role: str, party: str, day: date) -> bool:
        """Whether somebody may work in the role on a day to come, as far as is known now.

        Nothing is in order that will have lapsed by then.
        """
        if person is None or self.in_role(person, role, party) is None:
            return False
        stand = self.stands.get(person)
        if stand is None or role not in stand.may:
            return False
        last = stand.good_until[role]
        return last is None or day <= last

    def is_first_timer(self, person: int | None) -> bool:
        """Has not worked an evening here yet; where nobody has, nobody could have."""
        stand = self.stands.get(person or 0)
        return self.has_worked_before and stand is not None and stand.is_first_timer


def staff_of(partnership: Partnership, on: date) -> Staff:
    """Nine queries, for any number of people."""
    held = colleagues(partnership, on)
    everybody = {one.person_id for people in held.values() for one in people}
    return Staff(
        on,
        held,
        readiness(partnership, everybody, on),
        has_been_worked(partnership),
    )


def has_been_worked(partnership: Partnership) -> bool:
    """Whether anybody has worked an evening here, so that somebody could be new. One query."""
    return WorkedHours.objects.filter(partnership=partnership, taken_back_at=None).exists()


@dataclass(frozen=True, slots=True)
class Staffed:
    """One evening with those who have a shift, and how its needs are met."""

    evening: Evening
    shifts: tuple[Shift, ...]
    stands: Staffing

    def shift_of(self, person: int) -> Shift | None:
        return next((shift for shift in self.shifts if shift.person_id == person), None)


def staffed(
    partnership: Partnership, evenings: Sequence[Listed], today: date, staff: Staff | None = None
) -> dict[str, Staffed]:
    """How each evening stands, by key. Eleven queries for any number of evenings.

    Of an evening that is over those count who came, against what was asked for on its day; what
    they had learnt is no longer asked.
    """
    needs = needs_over_time(partnership)
    staff = staff or staff_of(partnership, today)
    by_meetup = shifts_by_meetup(each.row for each in evenings if each.row)
    found = {}
    for each in evenings:
        shifts = by_meetup.get(each.row.pk, ()) if each.row else ()
        signed_up = [signed_up_as(shift, each.evening, staff) for shift in shifts]
        stands = assess(needs.on(each.evening.on), [one for one in signed_up if one])
        found[each.evening.key] = Staffed(each.evening, shifts, stands)
    return found


def shifts_by_meetup(rows: Iterable[Meetup]) -> dict[int, tuple[Shift, ...]]:
    """The shifts that somebody has, evening by evening. One query."""
    found: dict[int, list[Shift]] = {}
    by_id = {row.pk: row for row in rows}
    held = Shift.objects.filter(meetup__in=by_id, given_back_at=None).select_related("person")
    for shift in held:
        shift.meetup = by_id[shift.meetup_id]
        found.setdefault(shift.meetup_id, []).append(shift)
    return {meetup: tuple(shifts) for meetup, shifts in found.items()}


def signed_up_as(shift: Shift, evening: Evening, staff: Staff) -> SignedUp | None:
    """A shift as the rule sees it; None for somebody who did not come."""
    if shift.absent_at is not None:
        return None
    public = is_public_role(shift.role)
    if is_over(evening, staff.on):
        return SignedUp(shift.role, public)
    return SignedUp(
        shift.role,
        public,
        is_first_timer=staff.is_first_timer(shift.person_id),
        may=staff.may(shift.person_id, shift.role, shift.party, evening.on),
    )


def is_over(evening: Evening, today: date) -> bool:
    """Held, or its day has passed: nobody signs up any more."""
    return evening.state is State.HELD or evening.on < today


def can_be_corrected(day: date, today: date) -> bool:
    """Whether who worked a held evening of the day may still be put right."""
    return today - day <= CORRECTED_WITHIN


def next_sessions(
    partnership: Partnership, lacks: Iterable[Lack], person: int, today: date
) -> dict[str, TrainingSession]:
    """For each training that somebody lacks, by title, the next session open to them.

    Two queries; none where no training is missing.
    """
    wanted = {lack.title for lack in lacks if not lack.is_register_check}
    found: dict[str, TrainingSession] = {}
    if not wanted:
        return found
    for session in (
        sessions_of(partnership)
        .filter(
            Q(organisation=None) | Q(organisation__memberships__person=person),
            held_at=None,
            cancelled_at=None,
            day__gte=today,
        )
        .order_by("day", "id")
        .distinct()
    ):
        for training in session.trainings.all():
            if training.title in wanted:
                found.setdefault(training.title, session)
    return found


def own_shifts(person: Person) -> dict[str, object]:
    """What this slice keeps about a person, as plain values for the file of their own data."""
    return {
        "pass": [
            {
                "partnerskap": shift.meetup.partnership.title,
                "träff": shift.meetup.key,
                "som": shift.role,
                "taget": shift.taken_at.isoformat("T", "seconds"),
                "lämnat tillbaka": _moment(shift.given_back_at),
                "kom inte": shift.absent_at is not None,
            }
            for shift in Shift.objects.filter(person=person)
            .select_related("meetup__partnership")
            .order_by("taken_at", "id")
        ],
        "reserv": [
            {
                "partnerskap": one.meetup.partnership.title,
                "träff": one.meetup.key,
                "som": one.role,
                "sedan": one.joined_at.isoformat("T", "seconds"),
            }
            for one in StandIn.objects.filter(person=person).select_related("meetup__partnership")
        ],
        "byten": [
            {
                "partnerskap": swap.offered.meetup.partnership.title,
                "eget pass": _evening(swap, person, own=True),
                "annat pass": _evening(swap, person, own=False),
                "frågat": swap.asked_at.isoformat("T", "seconds"),
                "svar": swap.outcome,
            }
            for swap in Swap.objects.filter(
                Q(offered__person=person) | Q(wanted__person=person)
            ).select_related("offered__meetup__partnership", "wanted__meetup")
        ],
    }


def _evening(swap: Swap, person: Person, *, own: bool) -> str:
    is_asker = swap.offered.person_id == person.pk
    return (swap.offered if is_asker is own else swap.wanted).meetup.key


def _moment(at: datetime | None) -> str | None:
    return at.isoformat("T", "seconds") if at else None
