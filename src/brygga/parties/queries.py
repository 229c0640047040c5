"""Questions about who takes part."""

from datetime import date

from django.conf import settings
from django.db.models import F, QuerySet

from brygga.parties.membership import Insider, Member, Seat
from brygga.parties.models import (
    ContactPerson,
    Invitation,
    Membership,
    Organisation,
    Partnership,
    PartnershipParty,
    Person,
    holds_on,
)


def member_of(person: Person, partnership_key: str, on: date) -> Member | None:
    """The person inside the partnership, or None for an outsider. One query."""
    prefix = "organisation__memberships__"
    rows = (
        PartnershipParty.objects.filter(
            holds_on(on, prefix),
            partnership__key=partnership_key,
            organisation__memberships__person=person,
        )
        .select_related("partnership", "organisation")
        .annotate(role=F(f"{prefix}role"))
        .order_by("id", "role")
    )
    parties = list(rows)
    if not parties:
        return None
    seats = tuple(
        Seat(
            role=party.role,
            party=party.key,
            organisation_id=party.organisation_id,
            organisation_name=party.organisation.name,
            organisation_kind=party.organisation.kind,
        )
        for party in parties
    )
    return Member(person, parties[0].partnership, seats)


def partnerships_of(person: Person, on: date) -> QuerySet[Partnership]:
    """The partnerships that the person takes part in on the day."""
    inside = PartnershipParty.objects.filter(
        holds_on(on, "organisation__memberships__"), organisation__memberships__person=person
    )
    return Partnership.objects.filter(pk__in=inside.values("partnership"))


def insider_of(person: Person, organisation_key: str, on: date) -> Insider | None:
    """The person inside the organisation, or None for an outsider. One query."""
    memberships = list(
        Membership.objects.filter(
            holds_on(on), person=person, organisation__key=organisation_key
        ).select_related("organisation")
    )
    if not memberships:
        return None
    roles = frozenset(membership.role for membership in memberships)
    return Insider(person, memberships[0].organisation, roles)


def partner_of(person: Person, organisation_key: str, on: date) -> Insider | None:
    """The person beside the organisation, in another party to a partnership that they share."""
    shared = Organisation.objects.filter(
        key=organisation_key, party_to__partnership__in=partnerships_of(person, on)
    ).first()
    return Insider(person, shared, frozenset()) if shared else None


def members_of(organisation: Organisation, on: date) -> QuerySet[Membership]:
    """Who has a role in the organisation on the day, by name."""
    return (
        Membership.objects.filter(holds_on(on), organisation=organisation)
        .select_related("person")
        .order_by("person__name", "person_id", "role")
    )


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Sent, and neither accepted nor withdrawn; an expired one can be sent again."""
    return Invitation.objects.filter(
        organisation=organisation, accepted_at=None, withdrawn_at=None
    ).order_by("-sent_at", "-id")


def contacts_of(partnership: Partnership) -> QuerySet[ContactPerson]:
    """Every contact person that the partnership has had, the latest first."""
    return (
        ContactPerson.objects.filter(partnership=partnership)
        .select_related("organisation")
        .order_by("organisation__name", "-since", "-id")
    )


def contacts_on(partnership: Partnership, on: date) -> QuerySet[ContactPerson]:
    """The contact persons on the day."""
    return contacts_of(partnership).filter(holds_on(on))


def parties_of(partnership: Partnership) -> QuerySet[PartnershipParty]:
    """The parties, the public one first."""
    return (
        PartnershipParty.objects.filter(partnership=partnership)
        .select_related("organisation")
        .order_by("-organisation__kind", "organisation__name")
    )


# The buttons of the demo's login page: the word in the address, the role, the kind of organisation.
DEMO_ROLES = (
    ("samordnare", "coordinator", None),
    ("ledare", "leader", "nonprofit"),
    ("volontar", "volunteer", None),
    ("fritidsledare", "leader", "public"),
    ("styrgruppsledamot", "steering_member", None),
    ("handlaggare", "officer", None),
    ("undertecknare", "signatory", None),
    ("kassor", "treasurer", None),
    ("administrator", "administrator", None),
)


def demo_people() -> dict[str, Membership]:
    """One person for each button; empty where the demo is off or not loaded. One query."""
    if not settings.DEMO_LOGIN:
        return {}
    memberships = list(
        Membership.objects.filter(until=None, person__is_active=True)
        .select_related("person", "organisation")
        .order_by("id")
    )
    found = {}
    for word, role, kind in DEMO_ROLES:
        for membership in memberships:
            if membership.role == role and kind in {None, membership.organisation.kind}:
                found[word] = membership
                break
    return found
