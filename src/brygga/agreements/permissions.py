"""Who may bring in and draft an agreement. Reading it is for everyone in the partnership."""

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

# What a party thinks of the draft is said by those who speak for it.
SPEAKS_FOR_A_PARTY = (
    Role.SIGNATORY,
    Role.COORDINATOR,
    Role.OFFICER,
    Role.STEERING_MEMBER,
    Role.ADMINISTRATOR,
)
# Whether a party would sign is more than an opinion: for those who answer for it.
SAYS_READY = (Role.SIGNATORY, Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR)

ONLY_DRAFTERS = Text(
    sv=(
        "Utkastet skrivs av en samordnare, handläggare eller administratör hos någon av "
        "parterna. Skriv en kommentar i stället, eller be någon av dem om hjälp."
    ),
    en=(
        "The draft is written by a coordinator, officer or administrator of one of the parties. "
        "Write a comment instead, or ask one of them for help."
    ),
)
ONLY_SPEAKERS = Text(
    sv=(
        "Kommentarer skrivs av den som talar för en part: undertecknare, samordnare, "
        "handläggare, styrgruppsledamot eller administratör. Be någon av dem om hjälp."
    ),
    en=(
        "Comments are written by those who speak for a party: a signatory, coordinator, officer, "
        "steering member or administrator. Ask one of them for help."
    ),
)
ONLY_FOR_THE_OWN = Text(
    sv=(
        "Att en part är klar för underskrift säger bara dess egen undertecknare, samordnare, "
        "handläggare eller administratör."
    ),
    en=(
        "That a party is ready for signing is said only by its own signatory, coordinator, "
        "officer or administrator."
    ),
)


def check_can_import_terms(member: Member) -> None:
    if not member.roles & set(KEEPS_THE_AGREEMENT):
        raise NotAllowed(ONLY_KEEPERS)


def can_import_terms(member: Member) -> bool:
    return allows(check_can_import_terms, member)


def check_can_draft(member: Member) -> None:
    if not member.roles & set(KEEPS_THE_AGREEMENT):
        raise NotAllowed(ONLY_DRAFTERS)


def can_draft(member: Member) -> bool:
    return allows(check_can_draft, member)


def check_can_comment(member: Member) -> None:
    if not member.roles & set(SPEAKS_FOR_A_PARTY):
        raise NotAllowed(ONLY_SPEAKERS)


def can_comment(member: Member) -> bool:
    return allows(check_can_comment, member)


def check_can_say_ready(member: Member, party: str) -> None:
    if party not in member.parties_as(*SAYS_READY):
        raise NotAllowed(ONLY_FOR_THE_OWN)


def can_say_ready(member: Member, party: str) -> bool:
    return allows(check_can_say_ready, member, party)
