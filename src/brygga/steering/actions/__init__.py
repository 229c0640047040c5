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
from brygga.steering.actions.funds import record_application
from brygga.steering.actions.group import arrange_group
from brygga.steering.actions.meetings import (
    cancel_meeting,
    hold_meeting,
    move_meeting,
    open_meeting,
    plan_meetings,
    undo_holding,
    undo_opening,
)
from brygga.steering.actions.minutes import (
    approve_minutes,
    comment_on_minutes,
    correct_minutes,
    send_for_approval,
    take_back_minutes,
)
from brygga.steering.actions.noting import (
    change_action,
    change_decision,
    finish_action,
    give_action,
    note_presence,
    record_decision,
    remove_action,
    remove_decision,
    write_note,
)
from brygga.steering.actions.seats import leave_seat, move_to_seat, return_to_seat, seat_member
from brygga.steering.actions.summons import answer_summons, renew_link, send_summons

__all__ = [
    "add_item",
    "add_paper",
    "answer_summons",
    "approve_minutes",
    "arrange_group",
    "cancel_meeting",
    "change_action",
    "change_decision",
    "change_item",
    "comment_on_minutes",
    "correct_minutes",
    "finish_action",
    "give_action",
    "hold_meeting",
    "leave_seat",
    "move_item",
    "move_meeting",
    "move_to_seat",
    "note_presence",
    "open_meeting",
    "plan_meetings",
    "put_back",
    "record_application",
    "record_decision",
    "remove_action",
    "remove_decision",
    "remove_item",
    "remove_paper",
    "renew_link",
    "return_to_seat",
    "seat_member",
    "send_for_approval",
    "send_summons",
    "take_back_minutes",
    "take_up",
    "undo_holding",
    "undo_opening",
    "write_agenda",
    "write_note",
]
