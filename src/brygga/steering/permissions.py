"""Who may fill the seats of the steering group. Each rule once."""

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role

# Those who keep a party's people and papers, and those who already speak for it in the group.
FILLS_SEATS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.OFFICER, Role.STEERING_MEMBER)

ONLY_OWN_SEATS = Text(
    sv=(
        "Varje part utser själv vilka som sitter på dess platser. Det görs av partens "
        "administratör, samordnare, handläggare eller styrgruppsledamöter."
    ),
    en=(
        "Each party itself decides who sits in its seats. It is done by the party's "
        "administrator, coordinator, officer or steering members."
    ),
)


def parties_whose_seats(member: Member) -> frozenset[str]:
    """Keys of the parties whose seats the member may fill."""
    return member.parties_as(*FILLS_SEATS)


def check_fills_seats(member: Member) -> None:
    """May fill the seats of at least one party; the action checks which."""
    if not parties_whose_seats(member):
        raise NotAllowed(ONLY_OWN_SEATS)


def check_can_fill(member: Member, party: str) -> None:
    if party not in parties_whose_seats(member):
        raise NotAllowed(ONLY_OWN_SEATS)


def can_fill(member: Member, party: str) -> bool:
    return allows(check_can_fill, member, party)
