"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.meetups.actions.counting import correct_count, count_heads
from brygga.meetups.actions.evenings import (
    add_meetup,
    cancel_meetup,
    move_meetup,
    restore_meetup,
    return_to_rule,
    theme_meetup,
)
from brygga.meetups.actions.holding import hold_meetup, unhold_meetup
from brygga.meetups.actions.logs import add_question, retire_question, write_log
from brygga.meetups.actions.programmes import change_rule, plan_programme, remove_programme

__all__ = [
    "add_meetup",
    "add_question",
    "cancel_meetup",
    "change_rule",
    "correct_count",
    "count_heads",
    "hold_meetup",
    "move_meetup",
    "plan_programme",
    "remove_programme",
    "restore_meetup",
    "retire_question",
    "return_to_rule",
    "theme_meetup",
    "unhold_meetup",
    "write_log",
]
