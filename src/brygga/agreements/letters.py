"""Telling the other parties about a step: a letter to those who speak for each of them."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from brygga.agreements.permissions import SPEAKS_FOR_A_PARTY
from brygga.domain.language import Language, Text
from brygga.domain.obligations import local_day
from brygga.notices.actions import queue_letter
from brygga.parties.models import (
    ContactPerson,
    Membership,
    Partnership,
    PartnershipParty,
    Person,
    holds_on,
)

WHY = "agreement-life"
REASONS = {WHY: _("Något har hänt med överenskommelsen")}


def tell_the_others(
    partnership: Partnership, party: str, *, subject: Text, body: Text, about: str, at: datetime
) -> None:
    """In the transaction of the act; `about` is a path on this site. Names nobody."""
    others = PartnershipParty.objects.filter(partnership=partnership).exclude(key=party)
    members = Membership.objects.filter(
        holds_on(local_day(at)),
        organisation__in=others.values("organisation"),
        role__in=SPEAKS_FOR_A_PARTY,
        person__is_active=True,
    ).select_related("person")
    seats: dict[int, list[Membership]] = {}
    for membership in members.order_by("person", "id"):
        seats.setdefault(membership.person_id, []).append(membership)
    for held in seats.values():
        person = held[0].person
        language: Language = "en" if person.language == "en" else "sv"
        queue_letter(
            to=person,
            subject=subject.in_(language),
            body=body.in_(language),
            why=WHY,
            about=about,
            roles=[(seat.organisation_id, seat.role) for seat in held],
            at=at,
        )


def tell_of_contact(
    new: ContactPerson | None, left: ContactPerson | None, by: Person, at: datetime
) -> None:
    """The notice that the agreement asks for when a party's contact person is another.

    It says the function and where to find the person: a letter may be read over a shoulder.
    """
    contact = new or left
    assert contact is not None
    here = PartnershipParty.objects.select_related("organisation").get(
        partnership=contact.partnership, organisation=contact.organisation
    )
    who, function = here.organisation.name, contact.function
    if new is None:
        subject = Text("En kontaktperson har slutat", "A contact person has left")
        body = Text(
            f"{who} har inte längre samma kontaktperson ({function}). På sidan Parterna står "
            "vem ni vänder er till.",
            f"{who} no longer has the same contact person ({function}). The page Parties says "
            "whom to turn to.",
        )
    else:
        subject = Text("Ny kontaktperson", "New contact person")
        body = Text(
            f"{who} har en ny kontaktperson ({function}). På sidan Parterna står vem ni vänder "
            "er till.",
            f"{who} has a new contact person ({function}). The page Parties says whom to turn to.",
        )
    tell_the_others(
        contact.partnership,
        here.key,
        subject=subject,
        body=body,
        about=reverse("parties", args=[contact.partnership.key]),
        at=at,
    )


def name_of(partnership: Partnership, party: str) -> str:
    """What a party's organisation is called."""
    return str(
        PartnershipParty.objects.values_list("organisation__name", flat=True).get(
            partnership=partnership, key=party
        )
    )
