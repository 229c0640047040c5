"""The acts of this slice: the only places that write, each with one line in the journal.

What concerns one organisation's people alone (attendance, register checks) is written in that
organisation's own chain, so that no other party can count them. When somebody can is a matter
between them and the site: it leaves no line.
"""

from brygga.volunteers.actions.attendance import note_attendance
from brygga.volunteers.actions.attestations import attest_leadership, withdraw_attestation
from brygga.volunteers.actions.availability import add_absence, remove_absence, say_weekdays
from brygga.volunteers.actions.checks import note_register_check, remove_register_check
from brygga.volunteers.actions.hours import keep_hours, take_back_hours
from brygga.volunteers.actions.requirements import set_requirements
from brygga.volunteers.actions.sessions import (
    cancel_session,
    change_session,
    hold_session,
    plan_session,
    reopen_session,
)
from brygga.volunteers.actions.trainings import (
    add_default_trainings,
    add_training,
    change_training,
    retire_training,
    take_up_training,
)

__all__ = [
    "add_absence",
    "add_default_trainings",
    "add_training",
    "attest_leadership",
    "cancel_session",
    "change_session",
    "change_training",
    "hold_session",
    "keep_hours",
    "note_attendance",
    "note_register_check",
    "plan_session",
    "remove_absence",
    "remove_register_check",
    "reopen_session",
    "retire_training",
    "say_weekdays",
    "set_requirements",
    "take_back_hours",
    "take_up_training",
    "withdraw_attestation",
]
