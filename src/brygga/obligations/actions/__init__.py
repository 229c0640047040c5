"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.evidence import record_evidence, withdraw_evidence
from brygga.obligations.actions.imports import import_evidence
from brygga.obligations.actions.readings import record_reading, withdraw_reading
from brygga.obligations.actions.undoing import undo_evidence, undo_reading, undo_waiver
from brygga.obligations.actions.waivers import confirm_waiver, waive_occurrence, withdraw_waiver

__all__ = [
    "confirm_waiver",
    "import_evidence",
    "reassess",
    "record_evidence",
    "record_reading",
    "undo_evidence",
    "undo_reading",
    "undo_waiver",
    "waive_occurrence",
    "withdraw_evidence",
    "withdraw_reading",
    "withdraw_waiver",
]
