"""What the pages about shifts show: an evening's staffing, and one's own shifts and swaps.

Every name here has passed `volunteers.words.shown_name`; who is new or lacks something is said
only of somebody whose name the reader sees.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext, ngettext

from brygga.domain.language import Text
from brygga.domain.meetups import Evening, State
from brygga.domain.meetups.staffing import RoleStaffing
from brygga.meetups.models import Shift, StandIn, Swap
from brygga.meetups.permissions import (
    RUNS,
    can_assign,
    can_give_back,
    can_plan,
    can_run,
    may_hold,
    own_parties,
    roles_seen_to,
)
from brygga.meetups.queries import Listed, plan_between
from brygga.meetups.showing import name_of, path_of
from brygga.meetups.staffing import (
    Staff,
    Staffed,
    can_be_corrected,
    is_over,
    is_public_role,
    needs_on,
    next_sessions,
    shifts_by_meetup,
    staff_of,
    staffed,
)
from brygga.meetups.staffing_words import StaffingLine, staffing_line
from brygga.meetups.words import lacks_in_words
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, PartnershipParty
from brygga.volunteers.permissions import sees_name
from brygga.volunteers.queries import Colleague, colleagues, readiness
from brygga.volunteers.roles import HELD_BY, ShiftRole
from brygga.volunteers.words import shown_name

# How far ahead shifts are shown and swapped.
HORIZON = timedelta(200)


# --- An evening's staffing -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place in an evening, as the reader may see it."""

    shift: Shift
    who: str
    is_own: bool
    is_new: bool
    lacks_something: bool
    is_unsure: bool
    may_give_back: bool


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """A role's places: those taken, how many are free, and what the reader can do."""

    role: str
    label: str
    side: str
    places: tuple[Place, ...]
    free: int
    missing: int
    may_take: bool
    may_assign: bool
    may_stand_in: bool
    why_not: Text | str

    @property
    def free_words(self) -> str:
        """2 platser lediga, en behövs"""
        free = ngettext("%(count)s plats ledig", "%(count)s platser lediga", self.free) % {
            "count": self.free
        }
        if not self.missing:
            return free
        needed = ngettext("%(count)s behövs", "%(count)s behövs", self.missing) % {
            "count": self.missing
        }
        return f"{free}, {needed}"


@dataclass(frozen=True, slots=True)
class StandInLine:
    who: str
    role: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class StaffingSection:
    """The part of an evening's page that is about who works."""

    key: str
    line: StaffingLine | None
    groups: tuple[RoleGroup, ...]
    stand_ins: tuple[StandInLine, ...]
    own: Place | None
    is_stand_in: bool
    is_open: bool
    is_held: bool
    may_plan: bool
    may_note: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Turns shifts into what a reader may call their holders."""

    reader: Member
    organisations: Mapping[str, tuple[int, str, str, str]]

    def colleague(self, holder: Shift | StandIn) -> Colleague:
        pk, key, name, kind = self.organisations[holder.party]
        person = holder.person
        return Colleague(
            person.pk if person else 0,
            # Somebody who has left, whose hours stay, or whose name was not known here.
            person.name if person else gettext("någon utan namn"),
            holder.role,
            holder.party,
            pk,
            key,
            name,
            kind,
        )

    def who(self, holder: Shift | StandIn, *, same_evening: bool) -> str:
        # Of somebody noted without a name a colleague of the evening learns as much as others do.
        known = same_evening and holder.person is not None
        return shown_name(self.colleague(holder), self.reader, same_evening=known)

    def sees(self, holder: Shift | StandIn, *, same_evening: bool) -> bool:
        colleague = self.colleague(holder)
        return sees_name(
            self.reader,
            colleague.organisation_id,
            colleague.organisation_kind,
            same_evening=same_evening,
        )


def named_for(reader: Member) -> Named:
    """One query."""
    rows = PartnershipParty.objects.filter(partnership=reader.partnership).values_list(
        "key", "organisation_id", "organisation__key", "organisation__name", "organisation__kind"
    )
    return Named(reader, {party: (pk, key, name, kind) for party, pk, key, name, kind in rows})


def staffing_section(member: Member, listed: Listed, today: date) -> StaffingSection:
    """Who works an evening, for a reader. As many queries whoever works and whoever reads."""
    partnership, evening = member.partnership, listed.evening
    staff = staff_of(partnership, today)
    one = staffed(partnership, [listed], today, staff)[evening.key]
    named = named_for(member)
    own = one.shift_of(member.person.pk)
    stand_ins = (
        list(StandIn.objects.filter(meetup=listed.row).select_related("person"))
        if listed.row
        else []
    )
    is_open = evening.state is State.PLANNED and not is_over(evening, today)
    is_stand_in = any(each.person_id == member.person.pk for each in stand_ins)
    reading = _Reading(member, staff, named, one, today, is_open, is_stand_in)
    groups = tuple(reading.group(role) for role in one.stands.roles)
    return StaffingSection(
        key=evening.key,
        line=staffing_line(one.stands, is_past=is_over(evening, today)),
        groups=(*groups, *reading.unasked()),
        stand_ins=tuple(
            StandInLine(
                named.who(each, same_evening=own is not None),
                str(ShiftRole(each.role).label),
                each.person_id == member.person.pk,
            )
            for each in stand_ins
        ),
        own=reading.place(own) if own else None,
        is_stand_in=is_stand_in,
        is_open=is_open,
        is_held=evening.state is State.HELD,
        may_plan=can_plan(member),
        may_note=evening.state is State.HELD
        and can_be_corrected(evening.on, today)
        and can_run(member),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One evening as one reader sees it."""

    member: Member
    staff: Staff
    named: Named
    one: Staffed
    today: date
    is_open: bool
    is_stand_in: bool

    def group(self, cover: RoleStaffing) -> RoleGroup:
        role = cover.need.role
        works = self.one.shift_of(self.member.person.pk) is not None
        mine = self.is_open and not works and may_hold(self.member, role)
        is_ready = mine and self._is_ready(role)
        return RoleGroup(
            role=role,
            label=str(ShiftRole(role).label),
            side=_side(role),
            places=tuple(self.place(shift) for shift in self.one.shifts if shift.role == role),
            free=cover.free,
            missing=cover.missing,
            may_take=is_ready and cover.free > 0,
            may_assign=self.is_open and cover.free > 0 and can_assign(self.member, role),
            may_stand_in=is_ready and not self.is_stand_in,
            why_not=self._why_not(role) if mine and not is_ready else "",
        )

    def unasked(self) -> Iterable[RoleGroup]:
        """Roles that the evenings no longer ask for, while somebody still has a shift in them."""
        asked = {role.need.role for role in self.one.stands.roles}
        for role in ShiftRole:
            places = tuple(self.place(s) for s in self.one.shifts if s.role == role)
            if role not in asked and places:
                label = str(ShiftRole(role).label)
                yield RoleGroup(role, label, _side(role), places, 0, 0, False, False, False, "")

    def place(self, shift: Shift) -> Place:
        is_own = shift.person_id == self.member.person.pk
        same_evening = self.one.shift_of(self.member.person.pk) is not None
        sees = self.named.sees(shift, same_evening=same_evening)
        evening = self.one.evening
        asks = sees and not is_over(evening, self.today)
        return Place(
            shift=shift,
            who=gettext("du") if is_own else self.named.who(shift, same_evening=same_evening),
            is_own=is_own,
            is_new=asks and self.staff.is_first_timer(shift.person_id),
            lacks_something=asks
            and not self.staff.may(shift.person_id, shift.role, shift.party, evening.on),
            is_unsure=asks and shift.unsure_since is not None,
            may_give_back=not is_over(evening, self.today) and can_give_back(self.member, shift),
        )

    def _is_ready(self, role: str) -> bool:
        party = next(
            (c.party for c in self.staff.colleagues[role] if c.person_id == self.member.person.pk),
            "",
        )
        return self.staff.may(self.member.person.pk, role, party, self.one.evening.on)

    def _why_not(self, role: str) -> Text | str:
        return why_not_ready(self.member, self.staff, role, self.today)


def why_not_ready(member: Member, staff: Staff, role: str, today: date) -> Text | str:
    """What the reader lacks for a role, as a refusal would put it."""
    stand = staff.stands.get(member.person.pk)
    lacks = stand.missing.get(role, ()) if stand else ()
    if not lacks:
        return gettext("Något som rollen kräver hinner gå ut före den dagen.")
    sessions = next_sessions(member.partnership, lacks, member.person.pk, today)
    return lacks_in_words(role, lacks, sessions)


def _side(role: str) -> str:
    return gettext("kommunen") if is_public_role(role) else gettext("föreningarna")


# --- One's own shifts ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OwnShift:
    """A shift that the reader has, with the evening and how it stands."""

    shift: Shift
    evening: Evening
    name: str
    href: str
    role: str
    line: StaffingLine | None
    beside: tuple[str, ...]
    is_cancelled: bool
    may_swap: bool


@dataclass(frozen=True, slots=True)
class SwapLine:
    """A swap that waits: which evening the reader would leave, and which get."""

    swap: Swap
    leaves: Evening
    gets: Evening
    role: str
    who: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A role that the reader can take on an evening."""

    role: str
    label: str
    is_needed: bool


@dataclass(frozen=True, slots=True)
class OpenEvening:
    """An evening with a place for the reader."""

    evening: Evening
    name: str
    href: str
    line: StaffingLine | None
    offers: tuple[Offer, ...]
    is_stand_in: bool

    @property
    def is_needed(self) -> bool:
        return any(offer.is_needed for offer in self.offers)


@dataclass(frozen=True, slots=True)
class Gap:
    """An evening that lacks somebody whom the reader sees to it that there is."""

    evening: Evening
    name: str
    href: str
    line: StaffingLine | None
    lacks: tuple[tuple[str, str], ...]  # role and what it is called


@dataclass(frozen=True, slots=True)
class Rota:
    """All of the page Pass, before it is cut into pages."""

    own: tuple[OwnShift, ...]
    stands_in: tuple[OpenEvening, ...]
    asked: tuple[SwapLine, ...]
    asking: tuple[SwapLine, ...]
    open: tuple[OpenEvening, ...]
    gaps: tuple[Gap, ...]
    sees_to_it: bool
    roles: tuple[str, ...]
    lacks: tuple[Text | str, ...]
    has_needs: bool
    has_evenings: bool


def rota_of(member: Member, today: date) -> Rota:
    """The reader's shifts and swaps, and the evenings they can fill. Its queries do not grow."""
    partnership = member.partnership
    coming = plan_between(partnership, today, today + HORIZON, today).evenings
    staff = staff_of(partnership, today)
    stands = staffed(partnership, coming, today, staff)
    named = named_for(member)
    me = member.person.pk
    roles = tuple(role for role in ShiftRole if may_hold(member, role))
    ready = tuple(role for role in roles if any_party_ready(staff, me, role))
    stand_ins = set(
        StandIn.objects.filter(person=me, meetup__partnership=partnership).values_list(
            "meetup__key", flat=True
        )
    )
    own, waiting, open_ = [], [], []
    for each in coming:
        one = stands[each.evening.key]
        shift = one.shift_of(me)
        if shift is not None:
            own.append(_own_shift(shift, one, named, partnership, today))
        elif each.evening.state is State.PLANNED:
            row = _open_evening(one, staff, me, ready, partnership, each.evening.key in stand_ins)
            if row.is_stand_in:
                waiting.append(row)
            elif row.offers:
                open_.append(row)
    seen_to = roles_seen_to(member)
    asked, asking = _swaps(member, {each.evening.key: each.evening for each in coming}, named)
    return Rota(
        own=tuple(own),
        stands_in=tuple(waiting),
        asked=asked,
        asking=asking,
        open=tuple(open_),
        gaps=tuple(_gaps(stands.values(), seen_to, partnership)),
        sees_to_it=bool(seen_to),
        roles=tuple(str(role.label) for role in roles),
        lacks=tuple(why_not_ready(member, staff, r, today) for r in roles if r not in ready),
        has_needs=bool(needs_on(partnership, today)),
        has_evenings=bool(coming),
    )


def _gaps(
    evenings: Iterable[Staffed], roles: Container[str], partnership: Partnership
) -> Iterator[Gap]:
    """Evenings to come that lack somebody in one of these roles."""
    for one in evenings:
        lacks = tuple(
            (gap.need.role, str(ShiftRole(gap.need.role).label))
            for gap in one.stands.gaps
            if gap.need.role in roles
        )
        if lacks and one.evening.state is State.PLANNED:
            yield Gap(
                evening=one.evening,
                name=name_of(one.evening),
                href=path_of(partnership.key, one.evening.key),
                line=staffing_line(one.stands),
                lacks=lacks,
            )


def any_party_ready(staff: Staff, person: int, role: str) -> bool:
    stand = staff.stands.get(person)
    return stand is not None and role in stand.may and staff.in_role(person, role) is not None


def _own_shift(
    shift: Shift, one: Staffed, named: Named, partnership: Partnership, today: date
) -> OwnShift:
    evening = one.evening
    is_cancelled = evening.state is State.CANCELLED
    return OwnShift(
        shift=shift,
        evening=evening,
        name=name_of(evening),
        href=path_of(partnership.key, evening.key),
        role=str(ShiftRole(shift.role).label),
        line=None if is_cancelled else staffing_line(one.stands),
        beside=tuple(
            named.who(other, same_evening=True) for other in one.shifts if other.pk != shift.pk
        ),
        is_cancelled=is_cancelled,
        may_swap=evening.state is State.PLANNED,
    )


def _open_evening(
    one: Staffed,
    staff: Staff,
    me: int,
    roles: Iterable[str],
    partnership: Partnership,
    is_stand_in: bool,
) -> OpenEvening:
    evening = one.evening
    offers = [
        Offer(cover.need.role, str(ShiftRole(cover.need.role).label), cover.missing > 0)
        for cover in one.stands.roles
        if cover.need.role in roles
        and cover.free > 0
        and any(
            staff.may(me, cover.need.role, c.party, evening.on)
            for c in staff.colleagues[cover.need.role]
            if c.person_id == me
        )
    ]
    return OpenEvening(
        evening=evening,
        name=name_of(evening),
        href=path_of(partnership.key, evening.key),
        line=staffing_line(one.stands),
        offers=tuple(offers),
        is_stand_in=is_stand_in,
    )


def _swaps(
    member: Member, evenings: Mapping[str, Evening], named: Named
) -> tuple[tuple[SwapLine, ...], tuple[SwapLine, ...]]:
    """Those asked of the reader, and those the reader asks. One query."""
    me = member.person.pk
    asked, asking = [], []
    rows = Swap.objects.filter(
        outcome="", offered__meetup__partnership=member.partnership
    ).select_related("offered__meetup", "offered__person", "wanted__meetup", "wanted__person")
    for swap in rows:
        offered = evenings.get(swap.offered.meetup.key)
        wanted = evenings.get(swap.wanted.meetup.key)
        if offered is None or wanted is None:
            continue
        role = str(ShiftRole(swap.offered.role).label)
        if swap.wanted.person_id == me:
            who = named.who(swap.offered, same_evening=False)
            asked.append(SwapLine(swap, wanted, offered, role, who))
        elif swap.offered.person_id == me:
            who = named.who(swap.wanted, same_evening=False)
            asking.append(SwapLine(swap, offered, wanted, role, who))
    return tuple(asked), tuple(asking)


# --- Swapping ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Swappable:
    """A colleague's shift that the reader may ask for."""

    shift: Shift
    evening: Evening
    who: str


def swappable(member: Member, shift: Shift, today: date) -> tuple[Swappable, ...]:
    """Shifts of the same role on other evenings, whose holders could take the reader's.

    Not those already asked about. Its queries do not grow with the evenings.
    """
    partnership, me = member.partnership, member.person.pk
    coming = [
        each
        for each in plan_between(partnership, today, today + HORIZON, today).evenings
        if each.evening.state is State.PLANNED and not is_over(each.evening, today)
    ]
    staff = staff_of(partnership, today)
    stands = staffed(partnership, coming, today, staff)
    named = named_for(member)
    own = stands.get(shift.meetup.key)
    asked = set(Swap.objects.filter(outcome="", offered=shift).values_list("wanted", flat=True))
    if own is None:
        return ()
    there = {each.person_id for each in own.shifts}
    found = []
    for one in stands.values():
        if one.shift_of(me) is not None or not staff.may(
            me, shift.role, shift.party, one.evening.on
        ):
            continue
        for other in one.shifts:
            if (
                other.role == shift.role
                and other.pk not in asked
                and other.person_id not in there
                and staff.may(other.person_id, other.role, other.party, own.evening.on)
            ):
                who = named.who(other, same_evening=False)
                found.append(Swappable(other, one.evening, who))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who may have worked an evening: a colleague, or somebody of another party."""

    role: str
    party: str
    person_id: int | None
    words: str

    @property
    def value(self) -> str:
        return f"{self.role}:{self.party}:{self.person_id or ''}"


def could_have_worked(member: Member, listed: Listed, today: date) -> list[Worker]:
    """Role by role: the reader's own colleagues who have no shift that evening, then each other
    organisation that the role is open to, whose names are not the reader's to know. Four queries.
    """
    held = colleagues(member.partnership, today)
    own = own_parties(member, *RUNS)
    there = shifts_by_meetup([listed.row] if listed.row else [])
    works = {shift.person_id for shifts in there.values() for shift in shifts}
    organisations = named_for(member).organisations
    found = []
    for role in ShiftRole:
        found += [
            Worker(role, one.party, one.person_id, one.name)
            for one in held[role]
            if one.party in own and one.person_id not in works
        ]
        found += [
            Worker(role, party, None, gettext("någon från %(name)s") % {"name": name})
            for party, (_pk, _key, name, kind) in organisations.items()
            if kind == HELD_BY[role].kind and party not in own
        ]
    return found


def assignable(member: Member, listed: Listed, role: str, today: date) -> list[tuple[str, str]]:
    """Colleagues of the reader's own who may work in a role that evening: id and name."""
    staff = staff_of(member.partnership, today)
    one = staffed(member.partnership, [listed], today, staff)[listed.evening.key]
    own = member.parties
    works = {shift.person_id for shift in one.shifts}
    fitting = [
        colleague
        for colleague in staff.colleagues[ShiftRole(role)]
        if colleague.party in own
        and colleague.person_id not in works
        and staff.may(colleague.person_id, role, colleague.party, listed.evening.on)
    ]
    # Whom the day suits first; the others may still be asked in person.
    that_day = readiness(member.partnership, [one.person_id for one in fitting], listed.evening.on)
    away = gettext("%(name)s (har sagt att dagen inte passar)")
    return [
        *((str(c.person_id), c.name) for c in fitting if that_day[c.person_id].is_available),
        *(
            (str(c.person_id), away % {"name": c.name})
            for c in fitting
            if not that_day[c.person_id].is_available
        ),
    ]
