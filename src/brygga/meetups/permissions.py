"""Who may plan, run and write about the evenings. Each rule once, with its sentence."""

from brygga.domain.language import Text
from brygga.meetups.models import Meetup, Shift
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role
from brygga.volunteers.roles import ShiftRole

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
