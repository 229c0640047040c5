"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.deviations import (
    confirm_decision,
    decide_deviation,
    follow_up_deviation,
    note_dialogue,
    raise_deviation,
    take_back_decision,
    take_back_note,
    withdraw_deviation,
)
from brygga.obligations.actions.evidence import record_evidence, withdraw_evidence
from brygga.obligations.actions.imports import import_evidence
from brygga.obligations.actions.readings import record_reading, withdraw_reading
from brygga.obligations.actions.undoing import undo_evidence, undo_reading, undo_waiver
from brygga.obligations.actions.waivers import confirm_waiver, waive_occurrence, withdraw_waiver

__all__ = [
    "confirm_decision",
    "confirm_waiver",
    "decide_deviation",
    "follow_up_deviation",
    "import_evidence",
    "note_dialogue",
    "raise_deviation",
    "reassess",
    "record_evidence",
    "record_reading",
    "take_back_decision",
    "take_back_note",
    "undo_evidence",
    "undo_reading",
    "undo_waiver",
    "waive_occurrence",
    "withdraw_deviation",
    "withdraw_evidence",
    "withdraw_reading",
    "withdraw_waiver",
]
