"""The demo's letters: the reminders of a few mornings, as the worker would have sent them."""

from datetime import datetime

from django.core.mail.backends.dummy import EmailBackend as Nowhere

from brygga.notices.actions import deliver, remind
from brygga.notices.models import Letter
from brygga.website.clock import STOCKHOLM

# Mornings on which Q-hänget's people had something coming up; every morning would take seconds.
MORNINGS = ("2023-08-15", "2023-08-22", "2023-09-09", "2023-09-11")


def post(now: datetime) -> None:
    """Writes the letters of the mornings up to `now`. Their post is past: it is not sent again."""
    for day in MORNINGS:
        morning = datetime.fromisoformat(f"{day}T07:30").replace(tzinfo=STOCKHOLM)
        if morning > now:
            return
        remind(at=morning)
        for letter in Letter.objects.filter(queued_at=morning):
            deliver(letter.pk, at=morning, through=Nowhere())
