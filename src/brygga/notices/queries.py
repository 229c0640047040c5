"""Questions about letters, choices and calendars."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from brygga.notices.models import CalendarFeed, Letter, LetterRole, Preference
from brygga.parties.models import Organisation, Person
from brygga.parties.queries import memberships_on
from brygga.parties.roles import Role


def letters_to(person: Person) -> QuerySet[Letter]:
    """A person's own letters, newest first."""
    return Letter.objects.filter(person=person).order_by("-queued_at", "-id")


def letters_to_members(organisation: Organisation) -> QuerySet[LetterRole]:
    """That letters went to people as members of this organisation, and in no other role.

    The letters come with the state and the reason only: their text is the reader's own.
    """
    return (
        LetterRole.objects.filter(organisation=organisation)
        .select_related("letter")
        .defer("letter__subject", "letter__body", "letter__about", "letter__calendar")
        .order_by("-letter__queued_at", "-letter_id", "role")
    )


def administered_by(person: Person, on: date) -> list[Organisation]:
    """The organisations whose administrator the person is on the day."""
    held = memberships_on(person, on).filter(role=Role.ADMINISTRATOR)
    return [membership.organisation for membership in held]


def preference_of(person: Person) -> Preference:
    """What the person has chosen, or what holds for somebody who has chosen nothing (unsaved)."""
    return Preference.objects.filter(person=person).first() or Preference(person=person)


def open_feed_of(person: Person) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(person=person, revoked_at=None).first()


def feed_behind(token: str) -> CalendarFeed | None:
    """The open calendar of that secret, of somebody who may still sign in. One query."""
    return (
        CalendarFeed.objects.filter(
            token_hash=hash_of(token), revoked_at=None, person__is_active=True
        )
        .select_related("person")
        .first()
    )


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def unsettled() -> QuerySet[Letter]:
    """Letters that have not come to any end."""
    return Letter.objects.filter(
        sent_at=None, failed_at=None, kept_here_at=None, uncertain_at=None
    ).order_by("id")


def places_in_queue(tasks: Iterable[str]) -> dict[str, DBTaskResult]:
    """The queue's own rows, by id."""
    wanted = [task for task in tasks if task]
    return {str(row.pk): row for row in DBTaskResult.objects.filter(pk__in=wanted)}


def own_notices(person: Person) -> dict[str, object]:
    """What this slice keeps about a person, as plain values for the file of their own data."""
    wish, feed = preference_of(person), open_feed_of(person)
    return {
        "med e-post": wish.by_mail,
        "ingen e-post från": wish.quiet_from.isoformat("minutes") if wish.quiet_from else None,
        "ingen e-post till": wish.quiet_to.isoformat("minutes") if wish.quiet_to else None,
        "kalenderadress sedan": feed.created_at.isoformat("T", "seconds") if feed else None,
        "brev": [
            {
                "ämne": letter.subject,
                "text": letter.written(letter.about),
                "inbjudan": letter.invitation(letter.about),
                "varför": letter.why,
                "när": letter.queued_at.isoformat("T", "seconds"),
                "läge": letter.state,
            }
            for letter in letters_to(person)
        ],
    }
