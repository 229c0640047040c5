"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.steering.actions.agenda import (
    add_item,
    add_paper,
    change_item,
    move_item,
    put_back,
    remove_item,
    remove_paper,
    take_up,
    write_agenda,
)
from brygga.steering.actions.group import arrange_group
from brygga.steering.actions.meetings import (
    cancel_meeting,
    hold_meeting,
    move_meeting,
    plan_meetings,
    undo_holding,
)
from brygga.steering.actions.seats import leave_seat, return_to_seat, seat_member
from brygga.steering.actions.summons import answer_summons, renew_link, send_summons

__all__ = [
    "add_item",
    "add_paper",
    "answer_summons",
    "arrange_group",
    "cancel_meeting",
    "change_item",
    "hold_meeting",
    "leave_seat",
    "move_item",
    "move_meeting",
    "plan_meetings",
    "put_back",
    "remove_item",
    "remove_paper",
    "renew_link",
    "return_to_seat",
    "seat_member",
    "send_summons",
    "take_up",
    "undo_holding",
    "write_agenda",
]
