"""Who may bring in and draft an agreement, and take which step in its life.

Reading is for everyone in the partnership. Every party has the same rights, the municipality no
more than the others: a rule asks for the role, never for the side.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from brygga.agreements.models import Change, Dialogue, Matter
from brygga.domain.language import Text
from brygga.domain.terms.model import Way
from brygga.parties.membership import Member
from brygga.parties.models import Person
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


# What binds a party: signing anew, giving notice, cancelling.
BINDS_A_PARTY = (Role.SIGNATORY,)
UNDO_WITHIN = timedelta(minutes=15)

ONLY_WHO_SPEAK = Text(
    sv=(
        "Det här gör den som talar för en part: styrgruppsledamot, samordnare, handläggare, "
        "undertecknare eller administratör. Be någon av dem om hjälp."
    ),
    en=(
        "This is done by somebody who speaks for a party: a steering member, coordinator, officer, "
        "signatory or administrator. Ask one of them for help."
    ),
)
ONLY_SIGNATORIES = Text(
    sv="Det här binder parten, så bara partens undertecknare kan göra det.",
    en="This binds the party, so only the party's signatory can do it.",
)
AGREED_ALREADY = Text(
    sv="Din organisation har redan godkänt. Nu väntar ni på de andra.",
    en="Your organisation has already agreed. Now you are waiting for the others.",
)
ONLY_OWN_CHANGE = Text(
    sv="Ett förslag dras tillbaka av någon hos den part som lade fram det.",
    en="A proposal is withdrawn by somebody at the party that made it.",
)
ONLY_OWN_CONTACTS = Text(
    sv="En part ändrar sina egna kontaktfunktioner, ingen annans.",
    en="A party changes its own contact functions, nobody else's.",
)
NO_LONGER_A_SLIP = Text(
    sv=(
        "Ångra med ett tryck kan bara den som skrev det, inom en kvart. Skriv hur det blev när "
        "ni avslutar frågan i stället."
    ),
    en=(
        "Only the one who wrote it can undo it with one press, within a quarter of an hour. "
        "Say how it went when you close the matter instead."
    ),
)


def check_speaks_for_a_party(member: Member) -> None:
    if not member.roles & set(SPEAKS_FOR_A_PARTY):
        raise NotAllowed(ONLY_WHO_SPEAK)


def check_binds_a_party(member: Member) -> None:
    if not member.roles & set(BINDS_A_PARTY):
        raise NotAllowed(ONLY_SIGNATORIES)


def who_agrees_to(change: Change) -> tuple[Role, ...]:
    """The roles that may agree: to new signatures only those that sign."""
    return BINDS_A_PARTY if change.way == Way.RENEGOTIATION else SPEAKS_FOR_A_PARTY


def check_can_agree_to_change(member: Member, change: Change, agreed: Iterable[str]) -> None:
    """For a party that has not agreed yet (`agreed`: keys of those that have)."""
    roles = who_agrees_to(change)
    if roles is BINDS_A_PARTY:
        check_binds_a_party(member)
    else:
        check_speaks_for_a_party(member)
    if member.parties_as(*roles) <= set(agreed):
        raise NotAllowed(AGREED_ALREADY)


def check_can_withdraw_change(member: Member, change: Change) -> None:
    check_speaks_for_a_party(member)
    if change.recorded_party not in member.parties_as(*SPEAKS_FOR_A_PARTY):
        raise NotAllowed(ONLY_OWN_CHANGE)


def check_can_change_contacts(member: Member, party: str) -> None:
    check_speaks_for_a_party(member)
    if party not in member.parties_as(*SPEAKS_FOR_A_PARTY):
        raise NotAllowed(ONLY_OWN_CONTACTS)


def check_can_undo(person: Person, slip: Matter | Dialogue, at: datetime) -> None:
    """One press takes back a slip of one's own; what others may rely on is closed instead."""
    if slip.recorded_by_id != person.pk or at - slip.recorded_at > UNDO_WITHIN:
        raise NotAllowed(NO_LONGER_A_SLIP)


def check_can_agree_to_withdraw(member: Member, agreed: Iterable[str]) -> None:
    """Both who gave the notice and all others agree, each by its signatory."""
    check_binds_a_party(member)
    if member.parties_as(*BINDS_A_PARTY) <= set(agreed):
        raise NotAllowed(AGREED_ALREADY)
