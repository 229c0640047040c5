"""Letters about shifts: to those whom a change concerns, in the transaction of the change.

No letter names anybody but its reader, and no subject says which partnership it is about: it may
be read over somebody's shoulder.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from brygga.domain.language import Language, Text
from brygga.domain.language.days import week_day
from brygga.domain.meetups import Evening
from brygga.domain.obligations import local_day
from brygga.meetups.models import Meetup, Shift, StandIn
from brygga.meetups.recipients import Reader
from brygga.notices.actions import queue_letter

# Reasons, with words in meetups.words.
SHIFT, SWAP, STAND_IN = "shift", "swap", "stand-in"

# What happens so close to an evening does not wait for the morning.
CLOSE = timedelta(1)


def tell(
    readers: Iterable[Reader],
    *,
    subject: Text,
    body: Text,
    why: str,
    about: str,
    evening: Evening,
    at: datetime,
) -> None:
    """One letter to each person, though they have several roles. At night only if it is close."""
    told: set[int] = set()
    for reader in readers:
        if reader.person.pk in told or not reader.person.is_active:
            continue
        told.add(reader.person.pk)
        language: Language = "en" if reader.person.language == "en" else "sv"
        greeting = Text(f"Hej {reader.person.name},", f"Hello {reader.person.name},")
        queue_letter(
            to=reader.person,
            subject=subject.in_(language),
            body=f"{greeting.in_(language)}\n\n{body.in_(language)}",
            why=why,
            about=about,
            roles={(reader.organisation_id, reader.role)},
            is_urgent=timedelta(0) <= evening.on - local_day(at) <= CLOSE,
            at=at,
        )


def when(evening: Evening) -> Text:
    """ons 25 okt kl. 17.30"""
    clock = f"{evening.begins:%H.%M}"
    return Text(
        f"{week_day(evening.on, 'sv')} kl. {clock}",
        f"{week_day(evening.on, 'en')} at {clock.replace('.', ':')}",
    )


def holders(meetup: Meetup) -> list[Shift]:
    """The shifts of an evening that somebody has. One query."""
    return list(Shift.objects.filter(meetup=meetup, given_back_at=None).select_related("person"))


def stand_ins_of(meetup: Meetup, *roles: str) -> list[StandIn]:
    """Those on the list, of these roles or of all. One query."""
    rows = StandIn.objects.filter(meetup=meetup).select_related("person")
    return list(rows.filter(role__in=roles) if roles else rows)
