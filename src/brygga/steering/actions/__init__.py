"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.steering.actions.seats import leave_seat, return_to_seat, seat_member

__all__ = [
    "leave_seat",
    "return_to_seat",
    "seat_member",
]
