"""Who may propose, assess and decide. Each rule once, with the sentence that refuses."""

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role

# Those who plan the work of a party and keep its papers.
WRITES_PROPOSALS = (Role.COORDINATOR, Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR)
HANDS_IN = (Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR)

ONLY_WRITERS = Text(
    sv=(
        "Förslaget skrivs av en samordnare, ledare, handläggare eller administratör hos någon av "
        "parterna. Be någon av dem om hjälp."
    ),
    en=(
        "The proposal is written by a coordinator, leader, officer or administrator of one of the "
        "parties. Ask one of them for help."
    ),
)
ONLY_HANDERS = Text(
    sv="Förslaget lämnas in av en samordnare, handläggare eller administratör.",
    en="The proposal is handed in by a coordinator, officer or administrator.",
)
ONLY_PUBLIC_OFFICER = Text(
    sv=(
        "Bedömning och beslut skrivs in av en handläggare hos den offentliga parten. Ni andra "
        "läser dem här."
    ),
    en=(
        "The assessment and the decision are written in by an officer of the public party. The "
        "others read them here."
    ),
)


def check_can_write(member: Member) -> None:
    if not member.roles & set(WRITES_PROPOSALS):
        raise NotAllowed(ONLY_WRITERS)


def can_write(member: Member) -> bool:
    return allows(check_can_write, member)


def check_can_hand_in(member: Member) -> None:
    if not member.roles & set(HANDS_IN):
        raise NotAllowed(ONLY_HANDERS)


def can_hand_in(member: Member) -> bool:
    return allows(check_can_hand_in, member)


def check_can_assess(member: Member) -> None:
    """Also writes in what the board decided."""
    kinds = {seat.organisation_kind for seat in member.seats if seat.role == Role.OFFICER}
    if Organisation.Kind.PUBLIC not in kinds:
        raise NotAllowed(ONLY_PUBLIC_OFFICER)


def can_assess(member: Member) -> bool:
    return allows(check_can_assess, member)
