"""Invitations as calendar programs exchange them (iTIP, RFC 5546): a request, a change, a cancel.

Each reader gets a file of their own that names nobody else: who else is called is on the site, for
those who may see it. It asks for no reply by mail, since nobody reads the site's post; the answer
goes by the link.
"""

from collections.abc import Iterable
from datetime import datetime

from brygga.domain import ics
from brygga.steering.models import Answer, Invitee, Meeting

REQUEST, CANCEL = "REQUEST", "CANCEL"

PARTSTAT = {
    Answer.NONE: "NEEDS-ACTION",
    Answer.YES: "ACCEPTED",
    Answer.NO: "DECLINED",
    Answer.SUBSTITUTE: "DECLINED",
}


def request(
    meeting: Meeting,
    invitee: Invitee,
    *,
    organizer: str,
    title: str,
    text: str,
    href: str,
    at: datetime,
) -> str:
    """A call to the meeting, or what has changed in it: the higher sequence holds.

    `organizer` is the address that the letter comes from: the two must agree.
    """
    more = [
        "STATUS:CONFIRMED",
        *([ics.text("LOCATION", meeting.place)] if meeting.place else []),
        ics.text("DESCRIPTION", text),
        f"URL:{href}",
    ]
    return _file(REQUEST, meeting, invitee, organizer, title, at, more)


def cancel(meeting: Meeting, invitee: Invitee, *, organizer: str, title: str, at: datetime) -> str:
    """The meeting is off."""
    return _file(CANCEL, meeting, invitee, organizer, title, at, ["STATUS:CANCELLED"])


def uninvite(
    meeting: Meeting, invitee: Invitee, *, organizer: str, title: str, at: datetime
) -> str:
    """The meeting is held without this reader: no STATUS then (RFC 5546, 3.2.5)."""
    return _file(CANCEL, meeting, invitee, organizer, title, at, [])


def _file(
    method: str,
    meeting: Meeting,
    invitee: Invitee,
    organizer: str,
    title: str,
    at: datetime,
    more: Iterable[str],
) -> str:
    assert invitee.holder.person is not None
    role = "OPT-PARTICIPANT" if invitee.holder.is_substitute else "REQ-PARTICIPANT"
    reader = f"CUTYPE=INDIVIDUAL;ROLE={role};PARTSTAT={PARTSTAT[Answer(invitee.answer)]};RSVP=FALSE"
    event = ics.event(
        meeting.calendar_uid,
        at,
        meeting.begins_at,
        meeting.ends_at,
        [
            f"SEQUENCE:{meeting.sequence}",
            f"ORGANIZER:mailto:{organizer}",
            f"ATTENDEE;{reader}:mailto:{invitee.holder.person.email}",
            ics.text("SUMMARY", title),
            *more,
        ],
    )
    return ics.calendar_file("-//Brygga//SV", [f"METHOD:{method}"], [event]).decode()
