"""Questions about who takes part."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from brygga.domain.wording import allowed_form
from brygga.journal.models import Entry
from brygga.parties.membership import Insider, Member, Seat
from brygga.parties.models import (
    AllowedWord,
    ContactPerson,
    Invitation,
    Membership,
    Organisation,
    Partnership,
    PartnershipParty,
    Person,
    holds_on,
)

MEMBERSHIP = "organisation__memberships__"
SEAT = (
    *(f"{MEMBERSHIP}role", "key", "organisation_id"),
    *("organisation__key", "organisation__name", "organisation__kind"),
)
PARTNERSHIP = ("id", "key", "title", "created_at")


def member_of(person: Person, partnership_key: str, on: date) -> Member | None:
    """The person inside the partnership, or None for an outsider. One query."""
    seats = PartnershipParty.objects.filter(
        holds_on(on, MEMBERSHIP),
        partnership__key=partnership_key,
        organisation__memberships__person=person,
    ).order_by("id", f"{MEMBERSHIP}role")
    # Rows rather than instances of three models: this is asked on nearly every request.
    rows = list(seats.values_list(*SEAT, *(f"partnership__{name}" for name in PARTNERSHIP)))
    if not rows:
        return None
    partnership = Partnership.from_db(seats.db, PARTNERSHIP, rows[0][len(SEAT) :])
    return Member(person, partnership, tuple(Seat(*row[: len(SEAT)]) for row in rows))


def allowed_words(partnership: Partnership) -> frozenset[str]:
    """What the guard need not ask about: the coordinator's words, and the parties' own names.

    Two queries.
    """
    words = AllowedWord.objects.filter(partnership=partnership).values_list("word", flat=True)
    names = Organisation.objects.filter(party_to__partnership=partnership)
    said = " ".join([partnership.title, *names.values_list("name", flat=True)])
    own = {allowed_form(word.strip(",.()")) for word in said.split()}
    return frozenset(own | set(words))


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


def members_of(organisation: Organisation, on: date) -> QuerySet[Person]:
    """The people who have a role in the organisation on the day, by name.

    Each carries its memberships of the day here as `here`. Two queries.
    """
    holding = Membership.objects.filter(holds_on(on), organisation=organisation)
    return (
        Person.objects.filter(pk__in=holding.values("person"))
        .prefetch_related(Prefetch("memberships", holding.order_by("role"), to_attr="here"))
        .order_by("name", "id")
    )


def memberships_on(person: Person, on: date) -> QuerySet[Membership]:
    """The person's roles on the day, by organisation."""
    return (
        Membership.objects.filter(holds_on(on), person=person)
        .select_related("organisation")
        .order_by("organisation__name", "role")
    )


def colleagues_of(membership: Membership, on: date) -> QuerySet[Person]:
    """To whom the role can be handed over: other members who do not have it."""
    holding = Membership.objects.filter(holds_on(on), organisation=membership.organisation)
    return (
        Person.objects.filter(pk__in=holding.values("person"))
        .exclude(pk__in=holding.filter(role=membership.role).values("person"))
        .order_by("name", "id")
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


def contacts_of_organisation(insider: Insider, on: date) -> QuerySet[ContactPerson]:
    """The organisation's contact persons of the day, in partnerships that the reader is in."""
    return (
        ContactPerson.objects.filter(
            holds_on(on),
            organisation=insider.organisation,
            partnership__in=partnerships_of(insider.person, on),
        )
        .select_related("partnership")
        .order_by("partnership__title", "name")
    )


def organisations_as(member: Member, parties: frozenset[str]) -> QuerySet[Organisation]:
    """The organisations behind these party keys of the member's partnership."""
    return Organisation.objects.filter(
        party_to__partnership=member.partnership, party_to__key__in=parties
    )


@dataclass(frozen=True, slots=True)
class PartyCard:
    """One party with those whom to turn to today."""

    party: PartnershipParty
    contacts: list[ContactPerson]
    is_own: bool


def parties_with_contacts(
    partnership: Partnership, on: date, own: frozenset[str]
) -> list[PartyCard]:
    """The parties, the public one first, each with its contact persons of the day. Two queries."""
    contacts: dict[int, list[ContactPerson]] = {}
    for contact in contacts_of(partnership).filter(holds_on(on)):
        contacts.setdefault(contact.organisation_id, []).append(contact)
    parties = (
        PartnershipParty.objects.filter(partnership=partnership)
        .select_related("organisation")
        .order_by("-organisation__kind", "organisation__name")
    )
    return [
        PartyCard(party, contacts.get(party.organisation_id, []), party.key in own)
        for party in parties
    ]


def those_who_left(before: date) -> QuerySet[Person]:
    """People not yet erased whose every membership had ended by a day; who never had one stays."""
    held = Membership.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(
        Exists(held), ~Exists(held.filter(Q(until=None) | Q(until__gt=before))), erased_at=None
    ).order_by("pk")


def unanswered_invitations(before: datetime) -> QuerySet[Invitation]:
    """Invitations that nobody accepted and whose time was out by a moment."""
    return Invitation.objects.filter(accepted_at=None, expires_at__lte=before)


def own_data(person: Person) -> dict[str, object]:
    """Everything kept about a person, as plain values for a file (art. 15 and 20 GDPR)."""
    return {
        "namn": person.name,
        "e-postadress": person.email,
        "språk": person.language,
        "senast inloggad": _moment(person.last_login),
        "roller": [
            {
                "organisation": membership.organisation.name,
                "roll": membership.role,
                "från": membership.since.isoformat(),
                "till": membership.until.isoformat() if membership.until else None,
            }
            for membership in Membership.objects.filter(person=person)
            .select_related("organisation")
            .order_by("since", "id")
        ],
        "kontaktperson": [
            {
                "partnerskap": contact.partnership.title,
                "organisation": contact.organisation.name,
                "funktion": contact.function,
                "från": contact.since.isoformat(),
                "till": contact.until.isoformat() if contact.until else None,
            }
            for contact in ContactPerson.objects.filter(person=person)
            .select_related("organisation", "partnership")
            .order_by("since", "id")
        ],
        "inbjudningar": [
            {
                "organisation": invitation.organisation.name,
                "roll": invitation.role,
                "skickad": _moment(invitation.sent_at),
                "antagen": _moment(invitation.accepted_at),
            }
            for invitation in Invitation.objects.filter(email__iexact=person.email)
            .select_related("organisation")
            .order_by("sent_at", "id")
        ],
        "nycklar": [
            {"namn": key.wrap().name, "skapad": _moment(key.created_at)}
            for key in Authenticator.objects.filter(
                user=person, type=Authenticator.Type.WEBAUTHN
            ).order_by("created_at")
        ],
        "journal": [
            {"kedja": chain, "nummer": number, "när": _moment(at), "vad": act, "gäller": subject}
            for chain, number, at, act, subject in Entry.objects.filter(by=f"person:{person.pk}")
            .order_by("at", "id")
            .values_list("partnership", "number", "at", "act", "subject")
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


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
    found: dict[str, Membership] = {}
    taken: set[int] = set()
    for word, role, kind in DEMO_ROLES:
        fitting = [
            membership
            for membership in memberships
            if membership.role == role and kind in {None, membership.organisation.kind}
        ]
        if fitting:
            # Somebody new for each button, where there is anybody: a role of its own to look from.
            chosen = next((one for one in fitting if one.person_id not in taken), fitting[0])
            taken.add(chosen.person_id)
            found[word] = chosen
    return found
