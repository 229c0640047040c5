"""Contact persons: named, ended and changed, each from a day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.wording import check_free_text
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import actor
from brygga.parties.models import (
    ContactPerson,
    Organisation,
    Partnership,
    PartnershipParty,
    Person,
)
from brygga.parties.permissions import KEEPS_CONTACTS, check_can_keep_contacts, roles_in
from brygga.parties.refusal import NotPossible
from brygga.parties.registration import follow_contact

ENDED = Text(
    sv="Kontaktpersonen är redan avslutad.", en="The contact person has already been ended."
)
ALREADY_NAMED = Text(
    sv="Den kontaktpersonen finns redan, med samma funktion.",
    en="That contact person is already named, with the same function.",
)
ENDS_BEFORE_START = Text(
    sv="Sista dagen kan inte vara före den första.",
    en="The last day cannot be before the first.",
)
NOT_A_PARTY = Text(
    sv="Organisationen är inte part i partnerskapet.",
    en="The organisation is not a party to the partnership.",
)


@transaction.atomic
def name_contact_person(
    *,
    partnership: Partnership,
    organisation: Organisation,
    name: str,
    function: str,
    since: date,
    by: Person,
    at: datetime,
    person: Person | None = None,
) -> ContactPerson:
    """Names a contact person of the organisation from a day.

    Raises NotAllowed unless `by` keeps the organisation's contacts, NotPossible if already named.
    """
    check_can_keep_contacts(by, organisation, at.date())
    contact = _add(partnership, organisation, name, function, since, person)
    _write("contact.named", contact, by, at, {})
    follow_contact(contact, None, by, at)
    return contact


@transaction.atomic
def end_contact_person(
    *, contact: ContactPerson, until: date, by: Person, at: datetime
) -> ContactPerson:
    """The contact person no longer holds from `until`.

    Raises NotAllowed unless `by` keeps the organisation's contacts, NotPossible if it has ended or
    `until` is before its first day.
    """
    check_can_keep_contacts(by, contact.organisation, at.date())
    contact = _close(contact, until)
    _write("contact.ended", contact, by, at, {})
    follow_contact(None, contact, by, at)
    return contact


@transaction.atomic
def change_contact_person(
    *,
    contact: ContactPerson,
    name: str,
    function: str,
    from_day: date,
    by: Person,
    at: datetime,
    person: Person | None = None,
) -> ContactPerson:
    """Another person takes over from a day: one interval ends where the next begins.

    Returns the new contact person. Raises as `end_contact_person` and `name_contact_person` do.
    """
    check_can_keep_contacts(by, contact.organisation, at.date())
    before = _close(contact, from_day)
    after = _add(before.partnership, before.organisation, name, function, from_day, person)
    _write("contact.changed", after, by, at, {"replaces": f"contact:{before.pk}"})
    follow_contact(after, before, by, at)
    return after


def _add(
    partnership: Partnership,
    organisation: Organisation,
    name: str,
    function: str,
    since: date,
    person: Person | None,
) -> ContactPerson:
    if not PartnershipParty.objects.filter(
        partnership=partnership, organisation=organisation
    ).exists():
        raise NotPossible(NOT_A_PARTY)
    check_free_text(name)
    check_free_text(function)
    try:
        with transaction.atomic():
            return ContactPerson.objects.create(
                partnership=partnership,
                organisation=organisation,
                person=person,
                name=name,
                function=function,
                since=since,
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_NAMED) from error


def _close(contact: ContactPerson, until: date) -> ContactPerson:
    contact = (
        ContactPerson.objects.select_for_update(of=("self",))
        .select_related("organisation", "partnership")
        .get(pk=contact.pk)
    )
    if contact.until is not None:
        raise NotPossible(ENDED)
    if until < contact.since:
        raise NotPossible(ENDS_BEFORE_START)
    contact.until = until
    contact.save(update_fields=["until"])
    return contact


def _write(
    act: str, contact: ContactPerson, by: Person, at: datetime, facts: dict[str, str]
) -> None:
    roles = roles_in(by, contact.organisation, at.date()) & KEEPS_CONTACTS
    write_line(
        partnership=contact.partnership.key,
        act=act,
        subject=f"contact:{contact.pk}",
        by=actor(by),
        role=min(roles),
        at=at,
        facts={"organisation": contact.organisation.key, **facts},
    )
