"""Who may do what to organisations, people and contact persons. Each rule once."""

from datetime import date

from brygga.domain.language import Text
from brygga.parties.membership import Insider, Member
from brygga.parties.models import Membership, Organisation, Person, holds_on
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role

ONLY_ADMINISTRATOR = Text(
    sv="Det här får bara organisationens administratör göra. Be hen om hjälp.",
    en="Only the organisation's administrator may do this. Ask them for help.",
)
KEEPS_CONTACTS = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.OFFICER})
ONLY_OWN_CONTACTS = Text(
    sv=(
        "En organisations kontaktpersoner anges av dess egen samordnare, handläggare eller "
        "administratör. Be någon av dem om hjälp."
    ),
    en=(
        "An organisation's contact persons are named by its own coordinator, officer or "
        "administrator. Ask one of them for help."
    ),
)


# Those who plan an organisation's work and keep its papers.
FOUNDS_PARTNERSHIPS = frozenset({Role.COORDINATOR, Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR})
ONLY_FOUNDERS = Text(
    sv=(
        "Ett nytt partnerskap påbörjas av organisationens samordnare, ledare, handläggare eller "
        "administratör. Be någon av dem om hjälp."
    ),
    en=(
        "A new partnership is begun by the organisation's coordinator, leader, officer or "
        "administrator. Ask one of them for help."
    ),
)
ONLY_COORDINATOR = Text(
    sv="Listan över ord sköts av samordnaren. Be hen om hjälp.",
    en="The list of words is kept by the coordinator. Ask them for help.",
)


def roles_in(person: Person, organisation: Organisation, on: date) -> frozenset[str]:
    """The person's roles in the organisation on the day. One query."""
    return frozenset(
        Membership.objects.filter(
            holds_on(on), person=person, organisation=organisation
        ).values_list("role", flat=True)
    )


def check_administers(insider: Insider) -> None:
    """An organisation's people and sign-ins are the administrator's."""
    if Role.ADMINISTRATOR not in insider.roles:
        raise NotAllowed(ONLY_ADMINISTRATOR)


def check_can_administer(person: Person, organisation: Organisation, on: date) -> None:
    """The same rule as `check_administers`, for an action that has only the person."""
    check_administers(Insider(person, organisation, roles_in(person, organisation, on)))


def can_administer(insider: Insider) -> bool:
    return allows(check_administers, insider)


def check_can_found(insider: Insider) -> None:
    """May begin a partnership with others: it takes its first step as a proposal."""
    if not insider.roles & FOUNDS_PARTNERSHIPS:
        raise NotAllowed(ONLY_FOUNDERS)


def can_found(insider: Insider) -> bool:
    return allows(check_can_found, insider)


def check_can_keep_contacts(person: Person, organisation: Organisation, on: date) -> None:
    if not roles_in(person, organisation, on) & KEEPS_CONTACTS:
        raise NotAllowed(ONLY_OWN_CONTACTS)


def check_keeps_contacts(member: Member) -> None:
    """May name contact persons of at least one party; the action checks which."""
    if not member.roles & KEEPS_CONTACTS:
        raise NotAllowed(ONLY_OWN_CONTACTS)


def parties_whose_contacts(member: Member) -> frozenset[str]:
    """Keys of the parties whose contact persons the member may name."""
    return member.parties_as(*KEEPS_CONTACTS)


def check_keeps_words(member: Member) -> None:
    """Which words name nobody is the coordinator's to say: the one who knows the place."""
    if Role.COORDINATOR not in member.roles:
        raise NotAllowed(ONLY_COORDINATOR)


def keeps_words(member: Member) -> bool:
    return allows(check_keeps_words, member)
