"""Shifts: taken, given back, given out, confirmed after a move. A place is given once."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.meetups import Evening, State
from brygga.domain.meetups.staffing import Need, SignedUp
from brygga.domain.obligations import local_day
from brygga.meetups.actions.letters import SHIFT, STAND_IN, holders, stand_ins_of, tell, when
from brygga.meetups.actions.rows import check_takes_place, in_hand
from brygga.meetups.models import Meetup, Shift, StandIn, Swap
from brygga.meetups.permissions import (
    check_can_assign,
    check_can_give_back,
    check_has_shift,
    check_leaves_room,
    parties_assigned_for,
    seat_as,
)
from brygga.meetups.queries import Listed
from brygga.meetups.recipients import (
    coordinators,
    officers,
    readers_of_shifts,
    readers_of_stand_ins,
)
from brygga.meetups.showing import path_of
from brygga.meetups.staffing import (
    has_been_worked,
    is_over,
    is_public_role,
    needs_on,
    next_sessions,
)
from brygga.meetups.words import lacks_in_words, role_in_words
from brygga.obligations.permissions import UNDO_WITHIN
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.queries import people_for, readiness
from brygga.volunteers.readiness import Readiness
from brygga.volunteers.roles import HELD_BY, ShiftRole

# Given back with less than this left, somebody must act: the gap's own reminders may be too late.
LATE = timedelta(3)

HAS_BEEN = Text(
    sv="Träffen har varit, så det går inte att ändra passet. Inget har ändrats.",
    en="The meetup has been, so the shift cannot be changed. Nothing has changed.",
)
NO_PLACE_LEFT = Text(
    sv=(
        "Platsen är tagen, kanske alldeles nyss av någon annan. Du har inget pass den kvällen. "
        "Vill du ändå hjälpa till kan du ställa dig som reserv."
    ),
    en=(
        "The place is taken, perhaps a moment ago by somebody else. You have no shift that "
        "evening. If you still want to help you can be a stand-in."
    ),
)
NOT_ASKED_FOR = Text(
    sv="Träffarna har inga platser i den rollen. Samordnaren bestämmer vilka som behövs.",
    en="The meetups have no places in that role. The coordinator decides which are needed.",
)
ALREADY_WORKING = Text(
    sv="Du har redan ett pass den kvällen. Inget har ändrats.",
    en="You already have a shift that evening. Nothing has changed.",
)
WORKS_ALREADY = Text(
    sv="Personen har redan ett pass den kvällen. Inget har ändrats.",
    en="The person already has a shift that evening. Nothing has changed.",
)
GIVEN_BACK = Text(
    sv="Passet är redan lämnat tillbaka. Inget har ändrats.",
    en="The shift has already been given back. Nothing has changed.",
)
NOT_A_COLLEAGUE = Text(
    sv="Personen kan inte ha det passet: rollen är inte deras i din organisation.",
    en="The person cannot have that shift: the role is not theirs in your organisation.",
)
ALREADY_CONFIRMED = Text(
    sv="Du har redan sagt att dagen passar. Inget har ändrats.",
    en="You have already said that the day suits. Nothing has changed.",
)


@transaction.atomic
def take_shift(*, partnership: Partnership, key: str, role: str, by: Person, at: datetime) -> Shift:
    """Gives `by` a free place in a role (ShiftRole) on an evening.

    Raises NotAllowed for somebody of the wrong organisation, who lacks something the role asks
    for, or who would leave first-timers alone; NotPossible for a cancelled or past evening, a
    second shift, or when no place is left.
    """
    member = acting(partnership, by, at)
    seat = seat_as(member, role)
    row, listed = in_hand(partnership, key, local_day(at))
    check_open(listed, local_day(at))
    shift = _give_place(row, listed, role, by, seat.party, at, twice=ALREADY_WORKING)
    write(member, "shift.taken", f"shift:{shift.pk}", seat.role, at, facts_of(shift))
    return shift


@transaction.atomic
def assign_shift(
    *, partnership: Partnership, key: str, role: str, person: Person, by: Person, at: datetime
) -> Shift:
    """Gives a colleague a place, and tells them.

    The coordinator does so for the own association, an officer or leader of the municipality for
    its youth workers; the same holds of the colleague as if they took it. Raises NotAllowed or
    NotPossible.
    """
    member = acting(partnership, by, at)
    check_can_assign(member, role)
    row, listed = in_hand(partnership, key, local_day(at))
    check_takes_place(listed)
    evening = listed.evening
    if evening.state is State.HELD:
        raise NotPossible(HAS_BEEN)
    party = _party_of_colleague(member, role, person, local_day(at))
    shift = _give_place(row, listed, role, person, party, at, twice=WORKS_ALREADY)
    as_role = member.role_for(*_ASSIGNING, party=party)
    write(member, "shift.assigned", f"shift:{shift.pk}", as_role, at, facts_of(shift))
    if person != by and not is_over(evening, local_day(at)):
        tell(
            readers_of_shifts([shift], partnership),
            subject=Text("Du har fått ett pass", "You have been given a shift"),
            body=Text(
                f"Du är satt på ett pass som {role_in_words(role).sv}, {when(evening).sv}. Passar "
                "det inte? Lämna tillbaka passet, så att någon annan kan ta det.",
                f"You have a shift as {role_in_words(role).en}, {when(evening).en}. Does it not "
                "suit? Give the shift back, so that somebody else can take it.",
            ),
            why=SHIFT,
            about=path_of(partnership.key, key),
            evening=evening,
            at=at,
        )
    return shift


_ASSIGNING = ("coordinator", "officer", "leader")


@transaction.atomic
def give_back_shift(*, shift: Shift, by: Person, at: datetime) -> Shift:
    """The place is free again, and swaps that were asked about it come to nothing.

    Late (less than three days ahead) the coordinator is told at once, the municipality's officer
    too if it is a youth worker's, and the stand-ins for the role are asked; not for a slip of the
    last quarter of an hour. Raises NotAllowed for somebody else's shift, NotPossible if it is given
    back already or the evening has been.
    """
    shift, listed, member = _shift_in_hand(shift, by, at)
    check_can_give_back(member, shift)
    evening = listed.evening
    check_can_still_change(listed, local_day(at))
    owner = shift.person
    end_shift(shift, at)
    as_role = member.role_for(*HELD_BY[ShiftRole(shift.role)].roles, party=shift.party)
    write(member, "shift.given_back", f"shift:{shift.pk}", as_role, at, facts_of(shift))
    if evening.state is State.CANCELLED:
        return shift
    if owner is not None and owner != by:
        _tell_released(shift, evening, at)
    is_slip = owner == by and at - shift.taken_at <= UNDO_WITHIN
    if evening.on - local_day(at) < LATE and not is_slip:
        _call_for_help(shift, evening, by, at)
    return shift


@transaction.atomic
def confirm_shift(*, shift: Shift, by: Person, at: datetime) -> Shift:
    """The evening was moved, and the new day suits. Raises NotAllowed or NotPossible."""
    shift, listed, member = _shift_in_hand(shift, by, at)
    check_has_shift(member, shift)
    check_open(listed, local_day(at))
    if shift.unsure_since is None:
        raise NotPossible(ALREADY_CONFIRMED)
    shift.unsure_since = None
    shift.save(update_fields=["unsure_since"])
    as_role = member.role_for(*HELD_BY[ShiftRole(shift.role)].roles, party=shift.party)
    write(member, "shift.confirmed", f"shift:{shift.pk}", as_role, at, facts_of(shift))
    return shift


# --- What every act about a shift needs ---------------------------------------------------------


def _shift_in_hand(shift: Shift, by: Person, at: datetime) -> tuple[Shift, Listed, Member]:
    """A shift that somebody has, under its evening's lock. Raises NotPossible, NotAllowed."""
    partnership = shift.meetup.partnership
    member = acting(partnership, by, at)
    _row, listed = in_hand(partnership, shift.meetup.key, local_day(at))
    shift = Shift.objects.select_related("meetup__partnership", "person").get(pk=shift.pk)
    if shift.given_back_at is not None:
        raise NotPossible(GIVEN_BACK)
    return shift, listed, member


def check_open(listed: Listed, today: date) -> None:
    """Somebody may still sign up. Raises NotPossible."""
    check_takes_place(listed)
    check_can_still_change(listed, today)


def check_can_still_change(listed: Listed, today: date) -> None:
    if is_over(listed.evening, today):
        raise NotPossible(HAS_BEEN)


def check_ready(
    partnership: Partnership, person: Person, role: str, stand: Readiness, today: date
) -> SignedUp:
    """What the role asks for is in order, as somebody stands on the evening's day.

    Raises NotAllowed, saying what is missing and where the next session is.
    """
    if role not in stand.may:
        lacks = stand.missing[role]
        sessions = next_sessions(partnership, lacks, person.pk, today)
        raise NotAllowed(lacks_in_words(role, lacks, sessions))
    return SignedUp(role, is_public_role(role), stand.is_first_timer)


def _give_place(
    row: Meetup,
    listed: Listed,
    role: str,
    person: Person,
    party: str,
    at: datetime,
    *,
    twice: Text,
) -> Shift:
    needs = needs_on(row.partnership, listed.evening.on)
    need = next((need for need in needs if need.role == role), None)
    if need is None:
        raise NotPossible(NOT_ASKED_FOR)
    there = holders(row)
    if any(shift.person_id == person.pk for shift in there):
        raise NotPossible(twice)
    people = {person.pk, *(shift.person_id for shift in there if shift.person_id)}
    stands = readiness(row.partnership, people, listed.evening.on)
    new = check_ready(row.partnership, person, role, stands[person.pk], local_day(at))
    number = _free_number(need, there)
    _check_company(needs, there, new, stands, row.partnership)
    try:
        with transaction.atomic():
            shift = Shift.objects.create(
                meetup=row, role=role, number=number, person=person, party=party, taken_at=at
            )
    except IntegrityError as error:
        # The lock on the evening keeps us from here; if it ever fails, the database does not.
        raise NotPossible(NO_PLACE_LEFT) from error
    StandIn.objects.filter(meetup=row, person=person).delete()
    return shift


def _check_company(
    needs: Iterable[Need],
    there: Iterable[Shift],
    new: SignedUp,
    stands: Mapping[int, Readiness],
    partnership: Partnership,
) -> None:
    """First-timers are never alone; where nobody has worked yet, nobody is one."""
    signed_up = [
        SignedUp(
            shift.role,
            is_public_role(shift.role),
            is_first_timer=stands[shift.person_id].is_first_timer,
            may=shift.role in stands[shift.person_id].may,
        )
        for shift in there
        if shift.person_id
    ]
    if any(one.is_first_timer for one in (*signed_up, new)) and has_been_worked(partnership):
        check_leaves_room(needs, signed_up, new)


def _free_number(need: Need, there: Iterable[Shift]) -> int:
    """The first of the role's places that nobody has. Raises NotPossible."""
    taken = {shift.number for shift in there if shift.role == need.role}
    free = next((number for number in range(1, need.places + 1) if number not in taken), None)
    if free is None:
        raise NotPossible(NO_PLACE_LEFT)
    return free


def _party_of_colleague(member: Member, role: str, person: Person, today: date) -> str:
    """For which of the member's own parties a colleague works in a role. Raises NotPossible."""
    own = parties_assigned_for(member, role)
    for colleague in people_for(member.partnership, role, today):
        if colleague.person_id == person.pk and colleague.party in own:
            return colleague.party
    raise NotPossible(NOT_A_COLLEAGUE)


def end_shift(shift: Shift, at: datetime) -> None:
    """The place is nobody's; open swaps of it lapse."""
    shift.given_back_at = at
    shift.save(update_fields=["given_back_at"])
    lapse_swaps([shift], at)


def lapse_swaps(shifts: Iterable[Shift], at: datetime) -> None:
    """Swaps that were asked about these shifts and not answered come to nothing."""
    shifts = list(shifts)
    for side in ("offered", "wanted"):
        Swap.objects.filter(outcome="", **{f"{side}__in": shifts}).update(
            outcome=Swap.Outcome.LAPSED, ended_at=at
        )


def facts_of(shift: Shift) -> dict[str, str]:
    return {"meetup": f"meetup:{shift.meetup.key}", "as": shift.role, "party": shift.party}


def _tell_released(shift: Shift, evening: Evening, at: datetime) -> None:
    """Somebody else gave it back, for instance after a call in the morning."""
    partnership = shift.meetup.partnership
    tell(
        readers_of_shifts([shift], partnership),
        subject=Text("Ditt pass är struket", "Your shift has been removed"),
        body=Text(
            f"Du står inte längre på passet {when(evening).sv}. Stämmer det inte? Prata med "
            "samordnaren, eller ta passet igen.",
            f"You no longer have the shift {when(evening).en}. Is that wrong? Talk to the "
            "coordinator, or take the shift again.",
        ),
        why=SHIFT,
        about=path_of(partnership.key, evening.key),
        evening=evening,
        at=at,
    )


def _call_for_help(shift: Shift, evening: Evening, by: Person, at: datetime) -> None:
    partnership = shift.meetup.partnership
    today, role = local_day(at), role_in_words(shift.role)
    about = path_of(partnership.key, evening.key)
    stand_ins = stand_ins_of(shift.meetup, shift.role)
    keepers = coordinators(partnership, today)
    if is_public_role(shift.role):
        keepers += officers(partnership, today)
    asked = (
        Text("Reserverna för rollen har fått frågan.", "The stand-ins for the role are asked.")
        if stand_ins
        else Text("Ingen står som reserv för rollen.", "There is no stand-in for the role.")
    )
    tell(
        [reader for reader in keepers if reader.person != by],
        subject=Text("Ett pass har blivit ledigt sent", "A shift has become free at short notice"),
        body=Text(
            f"En plats som {role.sv} har lämnats tillbaka: {when(evening).sv}. {asked.sv}",
            f"A place as {role.en} has been given back: {when(evening).en}. {asked.en}",
        ),
        why=SHIFT,
        about=about,
        evening=evening,
        at=at,
    )
    tell(
        readers_of_stand_ins(stand_ins, partnership),
        subject=Text("Kan du rycka in?", "Can you step in?"),
        body=Text(
            f"En plats som {role.sv} är ledig {when(evening).sv}, och du står som reserv. Kan du? "
            "Ta passet på träffens sida. Den som är först får det.",
            f"A place as {role.en} is free {when(evening).en}, and you are a stand-in. Can you? "
            "Take the shift on the meetup's page. Whoever is first gets it.",
        ),
        why=STAND_IN,
        about=about,
        evening=evening,
        at=at,
    )
