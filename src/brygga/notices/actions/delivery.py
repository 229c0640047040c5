"""Sending what is queued: at most once, tried again when it surely did not go.

The queue's row is only a nudge; what holds is the letter. It is taken in hand in one transaction,
sent outside any, and settled in another. A worker that dies between them leaves a letter that
may have gone: that is said, and it is not sent again, for a double letter cannot be taken back.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task
from django_tasks.base import TaskResultStatus

from brygga.notices import registration
from brygga.notices.hours import first_moment_awake, is_quiet
from brygga.notices.models import Letter
from brygga.notices.queries import places_in_queue, preference_of, unsettled

# How long to wait before each new attempt; after the last one the letter has failed.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)
# No mail server is waited for longer than EMAIL_TIMEOUT, so whoever held a letter is gone.
SURELY_DEAD = timedelta(minutes=10)

FRAME = "notices/letters/frame.txt"


@task()
def deliver_letter(letter: int) -> None:
    """What the worker runs. Never raises: the queue would keep the error's text, and it may hold
    an address."""
    deliver(letter, at=registration.now())


def put_in_queue(letter: Letter, wait: timedelta = timedelta()) -> None:
    """A place in the queue, in the transaction of whatever asks. The queue keeps system time."""
    when = timezone.now() + wait if wait > timedelta() else None
    letter.task = deliver_letter.using(run_after=when).enqueue(letter.pk).id
    letter.save(update_fields=["task"])


def deliver(letter_id: int, *, at: datetime, through: BaseEmailBackend | None = None) -> None:
    """Sends one letter, unless it has come to an end, is in other hands, or should wait.

    `through` is where letters go instead of the site's own mail.
    """
    letter = _taken_in_hand(letter_id, at)
    if letter is None:
        return
    try:
        _message(letter, through).send()
    except Exception as error:  # whatever goes wrong, the letter must not stay in hand
        _try_later(letter, error, at)
    else:
        _settle(letter, "sent_at", at)


@transaction.atomic
def take_up_again(*, at: datetime) -> tuple[int, int]:
    """Finds letters that a dead worker left: queues those never begun, marks those half-way.

    Gives how many of each. Safe to run at any time, beside any number of workers.
    """
    queued = uncertain = 0
    letters = list(unsettled().select_for_update())
    places = places_in_queue(letter.task for letter in letters)
    long_ago = timezone.now() - SURELY_DEAD
    for letter in letters:
        place = places.get(letter.task)
        if place and place.status == TaskResultStatus.READY:
            continue
        if place and place.status == TaskResultStatus.RUNNING and place.started_at > long_ago:
            continue
        if letter.sending_at:
            _settle(letter, "uncertain_at", at)
            uncertain += 1
        else:
            put_in_queue(letter)
            queued += 1
    return queued, uncertain


@transaction.atomic
def _taken_in_hand(letter_id: int, at: datetime) -> Letter | None:
    letter = unsettled().select_for_update().filter(pk=letter_id, sending_at=None).first()
    if letter is None:
        return None
    wish = preference_of(letter.person)
    if not wish.by_mail:
        _settle(letter, "kept_here_at", at)
        return None
    if not letter.is_urgent and is_quiet(at, wish.quiet_from, wish.quiet_to):
        letter.send_after = first_moment_awake(at, wish.quiet_from, wish.quiet_to)
        letter.save(update_fields=["send_after"])
        put_in_queue(letter, letter.send_after - at)
        return None
    letter.sending_at = at
    letter.attempts += 1
    letter.save(update_fields=["sending_at", "attempts"])
    return letter


@transaction.atomic
def _try_later(letter: Letter, error: Exception, at: datetime) -> None:
    letter.problem = type(error).__name__[:80]
    letter.save(update_fields=["problem"])
    if letter.attempts > len(WAITS):
        _settle(letter, "failed_at", at)
        return
    wait = WAITS[letter.attempts - 1]
    letter.sending_at, letter.send_after = None, at + wait
    letter.save(update_fields=["sending_at", "send_after"])
    put_in_queue(letter, wait)


def _settle(letter: Letter, end: str, at: datetime) -> None:
    setattr(letter, end, at)
    letter.sending_at = None
    letter.save(update_fields=[end, "sending_at"])


def _message(letter: Letter, through: BaseEmailBackend | None) -> EmailMultiAlternatives:
    """Plain text with a foot that says why and where to choose otherwise; an invitation after it.

    A mail program takes the last of the alternatives that it understands, so the invitation stands
    last: one that knows calendars shows it with its buttons.
    """
    link = settings.BASE_URL + registration.secret_link(letter.secret) if letter.secret else ""
    with translation.override(letter.person.language):
        body = render_to_string(
            FRAME,
            {
                "body": letter.written(link),
                "about": settings.BASE_URL + letter.about if letter.about else "",
                "choices": settings.BASE_URL + reverse("notices:choices"),
            },
        )
    message = EmailMultiAlternatives(
        letter.subject,
        body,
        to=[letter.person.email],
        connection=through,
        # Our own: Django's would hold the machine's name. An automatic answer is asked not to come.
        headers={
            "Message-ID": f"<{uuid4()}@brygga.invalid>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.calendar:
        kind = f"text/calendar; method={letter.calendar_method}"
        message.attach_alternative(letter.invitation(link), kind)
    return message
