"""Questions about the steering group: its seats, its meetings, and what it has to deal with."""

from brygga.steering.queries.meetings import (
    agenda_of,
    answers_to,
    duty_of,
    group_of,
    held_in,
    invitee_behind,
    meetings_of,
    next_meeting,
    offered_group,
    open_invitee_of,
    wanted_in_a_year,
)
from brygga.steering.queries.own import own_steering
from brygga.steering.queries.seats import (
    AgreedSeat,
    FilledSeat,
    Sitting,
    candidates,
    group_on,
    holders_of,
    outside_any_seat,
    seats_of,
    sittings_on,
    steering_members_on,
)

__all__ = [
    "AgreedSeat",
    "FilledSeat",
    "Sitting",
    "agenda_of",
    "answers_to",
    "candidates",
    "duty_of",
    "group_of",
    "group_on",
    "held_in",
    "holders_of",
    "invitee_behind",
    "meetings_of",
    "next_meeting",
    "offered_group",
    "open_invitee_of",
    "outside_any_seat",
    "own_steering",
    "seats_of",
    "sittings_on",
    "steering_members_on",
    "wanted_in_a_year",
]
