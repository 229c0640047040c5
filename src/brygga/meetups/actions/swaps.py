"""Swaps: my shift for a colleague's, the same role on another evening, if both say yes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from brygga.domain.language import Text
from brygga.domain.meetups.staffing import lacks_experience
from brygga.domain.obligations import local_day
from brygga.meetups.actions.letters import SWAP, holders, tell, when
from brygga.meetups.actions.rows import in_hand
from brygga.meetups.actions.shifts import check_open, check_ready, end_shift, facts_of
from brygga.meetups.models import Shift, StandIn, Swap
from brygga.meetups.permissions import check_asked, check_asks, check_has_shift, seat_as
from brygga.meetups.queries import Listed
from brygga.meetups.recipients import readers_of_shifts
from brygga.meetups.staffing import Staff, signed_up_as, staff_of
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.queries import readiness

NOT_TO_SWAP = Text(
    sv="De passen går inte att byta mot varandra. Välj ett annat pass i samma roll.",
    en="Those shifts cannot be swapped. Choose another shift in the same role.",
)
WORKS_THAT_EVENING = Text(
    sv=(
        "En av er har redan ett pass den kväll som den andra lämnar. Därför går det inte att byta."
    ),
    en=(
        "One of you already has a shift on the evening that the other leaves. That is why you "
        "cannot swap."
    ),
)
OTHER_NOT_READY = Text(
    sv="Den andra kan inte ta ditt pass just nu. Välj ett annat att byta mot.",
    en="The other person cannot take your shift at the moment. Choose another to swap with.",
)
NEW_WOULD_BE_ALONE = Text(
    sv=(
        "Efter bytet skulle någon som är ny vara ensam en kväll. Välj ett annat pass, eller prata "
        "med samordnaren."
    ),
    en=(
        "After the swap somebody new would be alone one evening. Choose another shift, or talk to "
        "the coordinator."
    ),
)
ALREADY_ASKED = Text(
    sv="Du har redan frågat om det bytet. Svaret kommer hit.",
    en="You have already asked about that swap. The answer comes here.",
)
NO_LONGER = Text(
    sv="Frågan om bytet är redan besvarad eller återtagen. Inget har ändrats.",
    en="The swap has already been answered or taken back. Nothing has changed.",
)


@transaction.atomic
def ask_to_swap(*, offered: Shift, wanted: Shift, by: Person, at: datetime) -> Swap:
    """Asks whether somebody would change shifts; they get a letter, and answer on their page.

    `by` has the offered shift. Raises NotAllowed for another's shift or where `by` lacks what the
    role asks for on the other evening, NotPossible where the two cannot be changed.
    """
    pair = _in_hand(offered, wanted, by, at)
    check_has_shift(pair.member, pair.offered)
    _check_fits(pair, at)
    try:
        with transaction.atomic():
            swap = Swap.objects.create(offered=pair.offered, wanted=pair.wanted, asked_at=at)
    except IntegrityError as error:
        raise NotPossible(ALREADY_ASKED) from error
    _write(pair, "swap.asked", swap, at)
    there, here = when(pair.wanted_on.evening), when(pair.offered_on.evening)
    tell(
        readers_of_shifts([pair.wanted], pair.partnership),
        subject=Text("Vill du byta pass?", "Would you swap shifts?"),
        body=Text(
            f"Någon i samma roll som du vill ta ditt pass {there.sv}, om du tar passet {here.sv} "
            "i stället. Du väljer själv. Svara på sidan Pass.",
            f"Somebody in the same role as you would take your shift {there.en}, if you take the "
            f"one {here.en} instead. It is your choice. Answer on the page Shifts.",
        ),
        why=SWAP,
        about=shifts_path(pair.partnership),
        evening=min(pair.offered_on.evening, pair.wanted_on.evening, key=lambda e: e.on),
        at=at,
    )
    return swap


@transaction.atomic
def accept_swap(*, swap: Swap, by: Person, at: datetime) -> Swap:
    """The two change places; both must still be able to. Raises NotAllowed or NotPossible."""
    swap, pair = _open_swap(swap, by, at)
    check_asked(pair.member, swap)
    _check_fits(pair, at)
    swap = _end(swap, Swap.Outcome.ACCEPTED, at)
    offered, wanted = pair.offered, pair.wanted
    for shift in (offered, wanted):
        end_shift(shift, at)
    for place, other in ((offered, wanted), (wanted, offered)):
        Shift.objects.create(
            meetup=place.meetup,
            role=place.role,
            number=place.number,
            person=other.person,
            party=other.party,
            taken_at=at,
        )
        StandIn.objects.filter(meetup=place.meetup, person=other.person).delete()
    _write(pair, "swap.accepted", swap, at)
    _answer(
        pair,
        Text("Ni har bytt pass", "You have swapped shifts"),
        Text(
            f"Bytet är klart. Ditt nya pass är {when(pair.wanted_on.evening).sv}.",
            f"The swap is done. Your new shift is {when(pair.wanted_on.evening).en}.",
        ),
        at,
    )
    return swap


@transaction.atomic
def decline_swap(*, swap: Swap, by: Person, at: datetime) -> Swap:
    """No; both keep their shifts. Raises NotAllowed or NotPossible."""
    swap, pair = _open_swap(swap, by, at)
    check_asked(pair.member, swap)
    swap = _end(swap, Swap.Outcome.DECLINED, at)
    _write(pair, "swap.declined", swap, at)
    _answer(
        pair,
        Text("Bytet blev inte av", "The swap did not happen"),
        Text(
            f"Det passade inte att byta, så du har kvar passet {when(pair.offered_on.evening).sv}. "
            "Du kan fråga om ett annat pass.",
            f"It did not suit, so you keep the shift {when(pair.offered_on.evening).en}. You can "
            "ask about another shift.",
        ),
        at,
    )
    return swap


@transaction.atomic
def withdraw_swap(*, swap: Swap, by: Person, at: datetime) -> Swap:
    """Whoever asked takes the question back. Raises NotAllowed or NotPossible."""
    swap, pair = _open_swap(swap, by, at)
    check_asks(pair.member, swap)
    swap = _end(swap, Swap.Outcome.WITHDRAWN, at)
    _write(pair, "swap.withdrawn", swap, at)
    return swap


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shifts under their evenings' locks, and who acts."""

    member: Member
    partnership: Partnership
    offered: Shift
    wanted: Shift
    offered_on: Listed
    wanted_on: Listed
    staff: Staff


def _in_hand(offered: Shift, wanted: Shift, by: Person, at: datetime) -> Pair:
    partnership = offered.meetup.partnership
    member = acting(partnership, by, at)
    if wanted.meetup.partnership_id != partnership.pk:
        raise NotPossible(NOT_TO_SWAP)
    today = local_day(at)
    # Always in the same order, so that two swaps never wait for each other.
    listed = {
        key: in_hand(partnership, key, today)[1]
        for key in sorted({offered.meetup.key, wanted.meetup.key})
    }
    held = Shift.objects.select_related("meetup", "person").in_bulk([offered.pk, wanted.pk])
    return Pair(
        member,
        partnership,
        held[offered.pk],
        held[wanted.pk],
        listed[offered.meetup.key],
        listed[wanted.meetup.key],
        staff_of(partnership, today),
    )


def _open_swap(swap: Swap, by: Person, at: datetime) -> tuple[Swap, Pair]:
    swap = Swap.objects.select_related("offered__meetup", "wanted__meetup").get(pk=swap.pk)
    pair = _in_hand(swap.offered, swap.wanted, by, at)
    swap.refresh_from_db(fields=["outcome"])  # asked again under the evenings' locks
    if swap.outcome:
        raise NotPossible(NO_LONGER)
    return swap, pair


def _check_fits(pair: Pair, at: datetime) -> None:
    """Both evenings are to come, both people may, and nobody new ends up alone."""
    offered, wanted = pair.offered, pair.wanted
    if any(s.given_back_at is not None or s.person is None for s in (offered, wanted)):
        raise NotPossible(NO_LONGER)
    if (
        offered.role != wanted.role
        or offered.meetup_id == wanted.meetup_id
        or offered.person_id == wanted.person_id
    ):
        raise NotPossible(NOT_TO_SWAP)
    for listed in (pair.offered_on, pair.wanted_on):
        check_open(listed, local_day(at))
    _check_may(pair, offered, pair.wanted_on)
    _check_may(pair, wanted, pair.offered_on)
    _check_company(pair)


def _check_may(pair: Pair, shift: Shift, other: Listed) -> None:
    """The holder of a shift could work the other evening; about oneself one hears why not."""
    person = shift.person
    assert person is not None
    is_oneself = person.pk == pair.member.person.pk
    if pair.staff.in_role(person.pk, shift.role, shift.party) is None:
        if is_oneself:
            seat_as(pair.member, shift.role)
        raise NotPossible(OTHER_NOT_READY)
    try:
        stand = readiness(pair.partnership, [person.pk], other.evening.on)[person.pk]
        check_ready(pair.partnership, person, shift.role, stand, pair.staff.on)
    except NotAllowed as refusal:
        if is_oneself:
            raise
        raise NotPossible(OTHER_NOT_READY) from refusal


def _check_company(pair: Pair) -> None:
    """Neither works the other's evening already, and first-timers keep their company."""
    for place, other, listed in (
        (pair.offered, pair.wanted, pair.offered_on),
        (pair.wanted, pair.offered, pair.wanted_on),
    ):
        there = holders(place.meetup)
        if any(shift.person_id == other.person_id for shift in there):
            raise NotPossible(WORKS_THAT_EVENING)
        before = [s for shift in there if (s := signed_up_as(shift, listed.evening, pair.staff))]
        stays = [shift for shift in there if shift.pk != place.pk]
        after = [
            s for shift in (*stays, other) if (s := signed_up_as(shift, listed.evening, pair.staff))
        ]
        if lacks_experience(after) and not lacks_experience(before):
            raise NotPossible(NEW_WOULD_BE_ALONE)


def _end(swap: Swap, outcome: str, at: datetime) -> Swap:
    swap.outcome, swap.ended_at = outcome, at
    swap.save(update_fields=["outcome", "ended_at"])
    return swap


def _write(pair: Pair, act: str, swap: Swap, at: datetime) -> None:
    shift = pair.offered
    role = pair.member.role_for(shift.role, "leader", party=None)
    write(pair.member, act, f"swap:{swap.pk}", role, at, facts_of(shift))


def _answer(pair: Pair, subject: Text, body: Text, at: datetime) -> None:
    """To the one who asked."""
    tell(
        readers_of_shifts([pair.offered], pair.partnership),
        subject=subject,
        body=body,
        why=SWAP,
        about=shifts_path(pair.partnership),
        evening=min(pair.offered_on.evening, pair.wanted_on.evening, key=lambda e: e.on),
        at=at,
    )


def shifts_path(partnership: Partnership) -> str:
    return reverse("meetups:shifts", args=[partnership.key])
