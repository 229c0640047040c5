"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.meetups.actions.closing import (
    mark_absent,
    mark_present,
    note_worked,
    remove_noted,
)
from brygga.meetups.actions.concern import remove_concern_contact, save_concern_contact
from brygga.meetups.actions.counting import correct_count, count_heads
from brygga.meetups.actions.evenings import (
    add_meetup,
    cancel_meetup,
    move_meetup,
    restore_meetup,
    return_to_rule,
    theme_meetup,
)
from brygga.meetups.actions.half_years import CountsMoved, delete_raw, mark_counted
from brygga.meetups.actions.holding import hold_meetup, unhold_meetup
from brygga.meetups.actions.logs import add_question, retire_question, write_log
from brygga.meetups.actions.needs import set_needs
from brygga.meetups.actions.programmes import change_rule, plan_programme, remove_programme
from brygga.meetups.actions.shifts import (
    assign_shift,
    confirm_shift,
    give_back_shift,
    take_shift,
)
from brygga.meetups.actions.stand_ins import join_stand_ins, leave_stand_ins
from brygga.meetups.actions.swaps import accept_swap, ask_to_swap, decline_swap, withdraw_swap

__all__ = [
    "CountsMoved",
    "accept_swap",
    "add_meetup",
    "add_question",
    "ask_to_swap",
    "assign_shift",
    "cancel_meetup",
    "change_rule",
    "confirm_shift",
    "correct_count",
    "count_heads",
    "decline_swap",
    "delete_raw",
    "give_back_shift",
    "hold_meetup",
    "join_stand_ins",
    "leave_stand_ins",
    "mark_absent",
    "mark_counted",
    "mark_present",
    "move_meetup",
    "note_worked",
    "plan_programme",
    "remove_concern_contact",
    "remove_noted",
    "remove_programme",
    "restore_meetup",
    "retire_question",
    "return_to_rule",
    "save_concern_contact",
    "set_needs",
    "take_shift",
    "theme_meetup",
    "unhold_meetup",
    "withdraw_swap",
    "write_log",
]
