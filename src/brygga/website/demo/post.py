"""The demo's letters: what acts wrote and a few mornings' reminders, as if sent in their time."""

from datetime import datetime

from django.core.mail.backends.dummy import EmailBackend as Nowhere

from brygga.notices.actions import deliver, forget_old_letters, remind
from brygga.notices.queries import unsettled
from brygga.website.clock import STOCKHOLM

# Mornings on which Q-hänget's people had something coming up; every morning would take seconds.
MORNINGS = ("2023-08-15", "2023-08-22", "2023-09-09", "2023-09-11", "2023-10-18")


def post(now: datetime) -> None:
    """Writes the letters of the mornings up to `now`, and sends all that wait nowhere: their time
    is past. What is older than a year is gone, as it would be."""
    for day in MORNINGS:
        morning = datetime.fromisoformat(f"{day}T07:30").replace(tzinfo=STOCKHOLM)
        if morning > now:
            break
        remind(at=morning)
    for letter in unsettled():
        deliver(letter.pk, at=letter.send_after, through=Nowhere())
    forget_old_letters(at=now)
