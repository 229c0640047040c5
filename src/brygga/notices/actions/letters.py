"""Queueing letters: in the transaction of the act that asks for them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from brygga.notices.actions.delivery import put_in_queue
from brygga.notices.hours import first_moment_awake
from brygga.notices.models import Letter, LetterRole
from brygga.notices.queries import preference_of
from brygga.parties.models import Person

KEPT_FOR = timedelta(days=365)


@transaction.atomic
def queue_letter(
    *,
    to: Person,
    subject: str,
    body: str,
    why: str,
    at: datetime,
    about: str = "",
    roles: Iterable[tuple[int, str]] = (),
    once: str = "",
    is_urgent: bool = False,
    calendar: str = "",
    calendar_method: str = "",
    secret: str = "",
) -> Letter:
    """A letter on its way, in the transaction of the caller: no act without its letter, and none
    without the act.

    `subject` and `body` are in the reader's language, `why` is a key that has words in
    `notices.words`, `about` a path on this site, `roles` pairs of organisation id and role in which
    the person gets it. With `once` the same person gets it only the first time; the letter that
    exists is returned. `is_urgent` does not wait for the morning. `calendar` is an invitation for
    the reader's calendar program (RFC 5546), with its method. Where LINK_GOES_HERE stands in it or
    in the body goes the link that `secret` ("kind:key") leads to, made when the letter is sent.
    Whoever has chosen no mail finds the letter under Mina utskick all the same.
    """
    wish = preference_of(to)
    send_after = at if is_urgent else first_moment_awake(at, wish.quiet_from, wish.quiet_to)
    values = {
        "subject": " ".join(subject.split())[:200],
        "body": body,
        "why": why,
        "about": about,
        "is_urgent": is_urgent,
        "calendar": calendar,
        "calendar_method": calendar_method,
        "secret": secret,
        "queued_at": at,
        "send_after": send_after,
        "kept_here_at": None if wish.by_mail else at,
    }
    if once:
        letter, is_new = Letter.objects.get_or_create(person=to, once=once, defaults=values)
        if not is_new:
            return letter
    else:
        letter = Letter.objects.create(person=to, **values)
    LetterRole.objects.bulk_create(
        LetterRole(letter=letter, organisation_id=organisation, role=role)
        for organisation, role in sorted(set(roles))
    )
    if wish.by_mail:
        put_in_queue(letter, send_after - at)
    return letter


@transaction.atomic
def forget_old_letters(*, at: datetime) -> int:
    """Deletes letters older than a year; gives how many."""
    _deleted, kinds = Letter.objects.filter(queued_at__lt=at - KEPT_FOR).delete()
    return kinds.get("notices.Letter", 0)
