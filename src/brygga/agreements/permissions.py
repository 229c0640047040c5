"""Who may bring in a version of the agreement. Reading it is for everyone in the partnership."""

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role

# They keep the agreement's file. A signatory signs; what was signed is brought in by these.
KEEPS_THE_AGREEMENT = (Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR)

ONLY_KEEPERS = Text(
    sv=(
        "En ny version av överenskommelsen läses in av en samordnare, handläggare eller "
        "administratör hos någon av parterna. Be någon av dem om hjälp."
    ),
    en=(
        "A new version of the agreement is brought in by a coordinator, officer or administrator "
        "of one of the parties. Ask one of them for help."
    ),
)


def check_can_import_terms(member: Member) -> None:
    if not member.roles & set(KEEPS_THE_AGREEMENT):
        raise NotAllowed(ONLY_KEEPERS)


def can_import_terms(member: Member) -> bool:
    return allows(check_can_import_terms, member)
