"""A person's own choices: mail or none, quiet hours, and the secret calendar address."""

import secrets
from datetime import datetime, time

from django.db import transaction

from brygga.domain.language import Text
from brygga.notices.models import CalendarFeed, Preference
from brygga.notices.queries import hash_of
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible

NO_FEED = Text(
    sv="Du har ingen kalenderadress just nu. Inget har ändrats.",
    en="You have no calendar address right now. Nothing has changed.",
)


@transaction.atomic
def choose_letters(
    *, by: Person, by_mail: bool, quiet_from: time | None, quiet_to: time | None
) -> Preference:
    """How the person wants letters from now on; also those that already wait. No hours: None."""
    preference, _is_new = Preference.objects.update_or_create(
        person=by,
        defaults={"by_mail": by_mail, "quiet_from": quiet_from, "quiet_to": quiet_to},
    )
    return preference


@transaction.atomic
def open_feed(*, by: Person, is_discreet: bool, at: datetime) -> tuple[CalendarFeed, str]:
    """A new secret address, and the end of the one before. The secret is returned this once."""
    Person.objects.select_for_update().get(pk=by.pk)  # two clicks at once: the later one holds
    CalendarFeed.objects.filter(person=by, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        person=by, token_hash=hash_of(token), is_discreet=is_discreet, created_at=at
    )
    return feed, token


@transaction.atomic
def revoke_feed(*, by: Person, at: datetime) -> CalendarFeed:
    """The address stops answering. Raises NotPossible where there is none."""
    feed = _open(by)
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    return feed


@transaction.atomic
def set_discreet(*, by: Person, is_discreet: bool) -> CalendarFeed:
    """Whether the calendar says what and where, at the same address. Raises NotPossible."""
    feed = _open(by)
    feed.is_discreet = is_discreet
    feed.save(update_fields=["is_discreet"])
    return feed


def _open(by: Person) -> CalendarFeed:
    feed = CalendarFeed.objects.select_for_update().filter(person=by, revoked_at=None).first()
    if feed is None:
        raise NotPossible(NO_FEED)
    return feed
