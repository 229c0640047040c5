"""Leaving: half a year after somebody's last role ended, all that leads to them is erased.

What hangs on a person says itself what becomes of it, by its `on_delete`: CASCADE goes, SET_NULL
stays without them. PROTECT stays and keeps the person's number, behind which nobody stands any
more: the row keeps neither name, address nor key. So no later slice can be forgotten here.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import models, transaction

from brygga.domain.calendar.periods import add_months
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import chain_of
from brygga.parties.models import Invitation, Organisation, Person
from brygga.parties.queries import those_who_left, unanswered_invitations

KEPT_MONTHS = 6
KEPT = timedelta(days=183)  # of an invitation that nobody answered

ERASED_NAME = "Borttagen person"


def erase_those_who_left(*, at: datetime) -> int:
    """Erases everybody whose last role ended six months ago or earlier; gives how many.

    Invitations that nobody answered are deleted as long after their time was out. Run it daily; a
    second run does nothing.
    """
    leaving = list(those_who_left(half_a_year_before(local_day(at))))
    for person in leaving:
        _erase(person, at)
    if leaving:
        _end_sessions_of({str(person.pk) for person in leaving})
    unanswered_invitations(at - KEPT).delete()
    return len(leaving)


def half_a_year_before(on: date) -> date:
    """The latest day from which six months have passed on the day `on`."""
    # Counted forwards from the day that is sought: from 31 August it is 28 February as well.
    day = add_months(on, -KEPT_MONTHS)
    while add_months(day + timedelta(1), KEPT_MONTHS) <= on:
        day += timedelta(1)
    return day


@transaction.atomic
def _erase(person: Person, at: datetime) -> None:
    address = f"person-{person.pk}@borttagen.invalid"
    organisations = Organisation.objects.filter(memberships__person=person).distinct()
    _let_go(person)
    Invitation.objects.filter(email__iexact=person.email).exclude(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).update(email=address)
    person.email, person.name = address, ERASED_NAME
    person.is_active, person.last_login, person.erased_at = False, None, at
    person.set_unusable_password()
    person.save()
    for organisation in organisations:
        write_line(
            partnership=chain_of(organisation),
            act="person.erased",
            subject=f"person:{person.pk}",
            by="system",
            role="",
            at=at,
        )


def _let_go(person: Person) -> None:
    """Does to what hangs on the person what its `on_delete` would, were the row deleted."""
    for field in fields_about_a_person():
        hanging = field.model._base_manager.filter(**{field.name: person})
        if field.remote_field.on_delete is models.CASCADE:
            hanging.delete()
        elif field.remote_field.on_delete is models.SET_NULL:
            hanging.update(**{field.name: None})


def fields_about_a_person() -> list[Any]:
    """Every field of the site that points at a person."""
    return [
        relation.field
        for relation in Person._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]


def _end_sessions_of(people: set[str]) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) in people:
            session.delete()
