"""Where concern is told in a municipality: written by its own officer. Never about a concern."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.meetups.models import LONGEST_TITLE, ConcernContact
from brygga.meetups.permissions import (
    KEEPS_CONCERN_CONTACTS,
    ONLY_OFFICERS,
    organisation_with_concern_contacts,
)
from brygga.obligations.actions.evidence import checked_link
from brygga.obligations.actions.setting import checked
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions.setting import acting, write

PHONE = re.compile(r"\+?[0-9](?:[0-9 -]{0,17}[0-9])?")

NO_NAME = Text(
    sv="Skriv vart man vänder sig, till exempel socialtjänstens mottagning.",
    en="Write where one turns, for example the reception of the social services.",
)
LEADS_NOWHERE = Text(
    sv="Ange ett telefonnummer eller en länk, så att man når fram.",
    en="Give a telephone number or a link, so that one gets there.",
)
BAD_PHONE = Text(
    sv="Skriv numret med siffror, mellanslag och bindestreck, som 010-000 00 00.",
    en="Write the number with digits, spaces and hyphens, like 010-000 00 00.",
)
ALREADY_THERE = Text(
    sv="En kontaktväg med det namnet finns redan. Ändra den i stället.",
    en="There is already a contact with that name. Change that one instead.",
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {NO_NAME: "name", LEADS_NOWHERE: "phone", BAD_PHONE: "phone", ALREADY_THERE: "name"}


@transaction.atomic
def save_concern_contact(
    *,
    partnership: Partnership,
    name: str,
    phone: str,
    link: str,
    hours: str,
    by: Person,
    at: datetime,
    contact: ConcernContact | None = None,
) -> ConcernContact:
    """A way to those who receive concern in the municipality of `by`; `contact` to change one.

    It is the same in every partnership of that municipality. Raises NotAllowed unless `by` is its
    officer or administrator, NotPossible naming what is missing.
    """
    member = acting(partnership, by, at)
    organisation = _organisation(member, contact)
    row = contact or ConcernContact(organisation_id=organisation)
    row.name = checked(name, at_most=LONGEST_TITLE)
    row.hours = checked(hours, at_most=LONGEST_TITLE)
    row.phone, row.link = " ".join(phone.split()), checked_link(link)
    if not row.name:
        raise NotPossible(NO_NAME)
    if row.phone and not PHONE.fullmatch(row.phone):
        raise NotPossible(BAD_PHONE)
    if not row.phone and not row.link:
        raise NotPossible(LEADS_NOWHERE)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise NotPossible(ALREADY_THERE) from error
    _write(member, "concern_contact.saved", row, at)
    return row


@transaction.atomic
def remove_concern_contact(
    *, partnership: Partnership, contact: ConcernContact, by: Person, at: datetime
) -> None:
    """Takes it away for good: it is nobody's data, and can be written again."""
    member = acting(partnership, by, at)
    _organisation(member, contact)
    _write(member, "concern_contact.removed", contact, at)
    contact.delete()


def _organisation(member: Member, contact: ConcernContact | None) -> int:
    own = organisation_with_concern_contacts(member)
    if own is None or (contact is not None and contact.organisation_id != own):
        raise NotAllowed(ONLY_OFFICERS)
    return own


def _write(member: Member, act: str, row: ConcernContact, at: datetime) -> None:
    role = member.role_for(*KEEPS_CONCERN_CONTACTS)
    write(member, act, f"concern_contact:{row.pk}", role, at)
