"""Meetings as the pages show them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from brygga.steering.models import Meeting
from brygga.steering.words import STATES


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, and the words of its state."""

    meeting: Meeting
    word: str | Promise
    colour: str
    sign: str


def meeting_row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(meeting, *STATES[meeting.state])
