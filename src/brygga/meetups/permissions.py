"""Who may plan, run and write about the evenings. Each rule once, with its sentence."""

from collections.abc import Iterable

from brygga.domain.language import Text
from brygga.domain.meetups.staffing import Need, SignedUp, leaves_room_for_experience
from brygga.meetups.models import Meetup, Shift, Swap
from brygga.parties.membership import Member, Seat
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, NotPossible, allows
from brygga.parties.roles import Role
from brygga.volunteers.roles import HELD_BY, ShiftRole

PLANS = (Role.COORDINATOR,)
RUNS = (Role.COORDINATOR, Role.LEADER)

ONLY_COORDINATOR = Text(
    sv="Programmet planeras av samordnaren. Be hen om hjälp, eller föreslå en ändring.",
    en="The programme is planned by the coordinator. Ask them for help, or suggest a change.",
)
ONLY_RUNNERS = Text(
    sv=(
        "En träff ändras av samordnaren eller en ledare från föreningarna. Säg till någon av dem, "
        "så gör de det."
    ),
    en=(
        "A meetup is changed by the coordinator or a leader from the associations. Tell one of "
        "them, and they will do it."
    ),
)
ONLY_THE_EVENINGS_LEADERS = Text(
    sv=(
        "Det här är bara för föreningarnas ledare den kvällen. Ska du leda träffen? Ta ett pass "
        "som ledare först."
    ),
    en=(
        "This is only for the associations' leaders of that evening. Are you to lead the meetup? "
        "Take a shift as a leader first."
    ),
)

COUNT_DELETED = Text(
    sv=(
        "Halvårets siffror är frysta, och kvällens räkning och logg är raderade som de ska. "
        "Här går det inte att räkna mer. Fattas något: säg det till samordnaren."
    ),
    en=(
        "The half-year's figures are frozen, and the evening's count and log are deleted as they "
        "should be. Nothing more can be counted here. If something is missing, tell the "
        "coordinator."
    ),
)


def own_parties(member: Member, *roles: str) -> frozenset[str]:
    """Keys of the associations where the member has one of the roles."""
    return frozenset(
        seat.party
        for seat in member.seats
        if seat.role in roles and seat.organisation_kind == Organisation.Kind.NONPROFIT
    )


def check_can_plan(member: Member) -> None:
    if not own_parties(member, *PLANS):
        raise NotAllowed(ONLY_COORDINATOR)


def can_plan(member: Member) -> bool:
    return allows(check_can_plan, member)


def check_can_run(member: Member) -> None:
    """May move, theme, cancel and mark evenings as held."""
    if not own_parties(member, *RUNS):
        raise NotAllowed(ONLY_RUNNERS)


def can_run(member: Member) -> bool:
    return allows(check_can_run, member)


def check_leads(member: Member, row: Meetup | None) -> None:
    """The associations' leaders of that evening: the only ones with the count and the log.

    One query; none for somebody who is in no association.
    """
    own = own_parties(member, *RUNS)
    if not own or row is None:
        raise NotAllowed(ONLY_THE_EVENINGS_LEADERS)
    shifts = Shift.objects.filter(
        meetup=row,
        person=member.person,
        role=ShiftRole.LEADER,
        party__in=own,
        given_back_at__isnull=True,
    )
    if not shifts.exists():
        raise NotAllowed(ONLY_THE_EVENINGS_LEADERS)


def leads(member: Member, row: Meetup | None) -> bool:
    return allows(check_leads, member, row)


def check_is_kept(row: Meetup) -> None:
    """Whether the evening's count and log are still there to see and add to."""
    if row.count_deleted_at is not None:
        raise NotPossible(COUNT_DELETED)


# --- Shifts --------------------------------------------------------------------------------------

NOT_THIS_ROLE = {
    ShiftRole.LEADER: Text(
        sv="Passet är för föreningarnas ledare. Vill du leda träffar? Prata med samordnaren.",
        en="The shift is for the associations' leaders. Do you want to lead? Ask the coordinator.",
    ),
    ShiftRole.VOLUNTEER: Text(
        sv=(
            "Passet är för föreningarnas volontärer och ledare. Vill du bli volontär? Prata med "
            "samordnaren."
        ),
        en=(
            "The shift is for the associations' volunteers and leaders. Do you want to be one? "
            "Ask the coordinator."
        ),
    ),
    ShiftRole.YOUTH_WORKER: Text(
        sv="Passet är för kommunens fritidsledare. Föreningarnas egna pass står bredvid.",
        en="The shift is for the municipality's youth workers. The associations' stand beside it.",
    ),
}
KEPT_FOR_EXPERIENCE = Text(
    sv=(
        "Den sista platsen är för någon som har arbetat på en träff förut, så att ingen ny är "
        "ensam. Välj en annan kväll, eller ställ dig som reserv."
    ),
    en=(
        "The last place is for somebody who has worked at a meetup before, so that nobody new is "
        "alone. Choose another evening, or be a stand-in."
    ),
)
ONLY_OWN_SHIFT = Text(
    sv=(
        "Passet är någon annans. Det lämnas tillbaka av den som har det, eller av samordnaren i "
        "samma organisation."
    ),
    en=(
        "The shift is somebody else's. It is given back by whoever has it, or by the coordinator "
        "in the same organisation."
    ),
)
ONLY_OWN_SWAP = Text(
    sv="Bytet gäller två andra. Det svarar den på som har fått frågan.",
    en="The swap is between two others. It is answered by the one who was asked.",
)
ONLY_ASSIGNERS = Text(
    sv=(
        "Föreningarnas pass fördelas av samordnaren, fritidsledarnas av kommunens handläggare "
        "eller ledare. Du kan ta ett pass själv."
    ),
    en=(
        "The associations' shifts are given out by the coordinator, the youth workers' by the "
        "municipality's officer or leader. You can take a shift yourself."
    ),
)
ONLY_OFFICERS = Text(
    sv=(
        "Kommunens kontaktvägar skrivs av dess egen handläggare eller administratör. Säg till "
        "någon av dem om något inte stämmer."
    ),
    en=(
        "The municipality's contacts are written by its own officer or administrator. Tell one of "
        "them if something is wrong."
    ),
)

ASSIGNS = {
    Organisation.Kind.NONPROFIT: (Role.COORDINATOR,),
    Organisation.Kind.PUBLIC: (Role.OFFICER, Role.LEADER),
}
# Those of them whose task it is that nobody lacks, and who hear of a gap.
SEES_TO_IT = (Role.COORDINATOR, Role.OFFICER)
KEEPS_CONCERN_CONTACTS = (Role.OFFICER, Role.ADMINISTRATOR)


def seat_as(member: Member, role: str) -> Seat:
    """The seat from which the member works in a role: right organisation, right role in it."""
    held = HELD_BY[ShiftRole(role)]
    for seat in member.seats:
        if seat.organisation_kind == held.kind and seat.role in held.roles:
            return seat
    raise NotAllowed(NOT_THIS_ROLE[ShiftRole(role)])


def check_may_hold(member: Member, role: str) -> None:
    seat_as(member, role)


def may_hold(member: Member, role: str) -> bool:
    return allows(check_may_hold, member, role)


def check_leaves_room(needs: Iterable[Need], staff: Iterable[SignedUp], new: SignedUp) -> None:
    """First-timers are never alone: the associations' last place waits for experience."""
    if not leaves_room_for_experience(needs, staff, new):
        raise NotAllowed(KEPT_FOR_EXPERIENCE)


def parties_assigned_for(member: Member, role: str) -> frozenset[str]:
    """Keys of the member's own parties whose people they may give shifts in the role."""
    kind = HELD_BY[ShiftRole(role)].kind
    return frozenset(
        seat.party
        for seat in member.seats
        if seat.organisation_kind == kind and seat.role in ASSIGNS[Organisation.Kind(kind)]
    )


def check_can_assign(member: Member, role: str) -> None:
    if not parties_assigned_for(member, role):
        raise NotAllowed(ONLY_ASSIGNERS)


def can_assign(member: Member, role: str) -> bool:
    return allows(check_can_assign, member, role)


def roles_seen_to(member: Member) -> frozenset[str]:
    """The shift roles that the member sees to it that somebody fills."""
    if not member.roles & set(SEES_TO_IT):
        return frozenset()
    return frozenset(role for role in ShiftRole if can_assign(member, role))


def check_can_give_back(member: Member, shift: Shift) -> None:
    """One's own; or as the one who gives out the organisation's shifts."""
    if shift.person_id == member.person.pk:
        return
    if shift.party not in parties_assigned_for(member, shift.role):
        raise NotAllowed(ONLY_OWN_SHIFT)


def can_give_back(member: Member, shift: Shift) -> bool:
    return allows(check_can_give_back, member, shift)


def check_has_shift(member: Member, shift: Shift) -> None:
    """What only the one who has a shift may do with it: swap it, say that it still suits."""
    if shift.person_id != member.person.pk:
        raise NotAllowed(ONLY_OWN_SHIFT)


def check_asked(member: Member, swap: Swap) -> None:
    """The one whose shift is wanted answers."""
    if swap.wanted.person_id != member.person.pk:
        raise NotAllowed(ONLY_OWN_SWAP)


def check_asks(member: Member, swap: Swap) -> None:
    """The one who asked may take it back."""
    if swap.offered.person_id != member.person.pk:
        raise NotAllowed(ONLY_OWN_SWAP)


# --- Concern -------------------------------------------------------------------------------------


def check_keeps_concern_contacts(member: Member) -> None:
    if not organisation_with_concern_contacts(member):
        raise NotAllowed(ONLY_OFFICERS)


def keeps_concern_contacts(member: Member) -> bool:
    return allows(check_keeps_concern_contacts, member)


def organisation_with_concern_contacts(member: Member) -> int | None:
    """The id of the member's own municipality whose contacts they keep."""
    return next(
        (
            seat.organisation_id
            for seat in member.seats
            if seat.organisation_kind == Organisation.Kind.PUBLIC
            and seat.role in KEEPS_CONCERN_CONTACTS
        ),
        None,
    )
