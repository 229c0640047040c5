"""Questions about who takes part."""

from datetime import date

from django.db.models import F, Q, QuerySet

from brygga.parties.membership import Member, Seat
from brygga.parties.models import Partnership, PartnershipParty, Person


def holds_on(day: date, prefix: str = "") -> Q:
    """The intervals that hold on `day`: from `since`, up to but not on `until`."""
    return Q(**{f"{prefix}since__lte": day}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": day})
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
