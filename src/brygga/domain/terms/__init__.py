"""What an agreement says: the model, its TOML file, findings, and changes between versions."""

from brygga.domain.files import write as write_terms
from brygga.domain.terms.changes import Change, compare
from brygga.domain.terms.entries import NoSuchEntry, entries, new_key, with_entry, written_in
from brygga.domain.terms.findings import RULES, Finding, Rule, Severity, find
from brygga.domain.terms.model import Terms
from brygga.domain.terms.reader import read_calendar, read_terms
from brygga.domain.terms.settling import settled

__all__ = [
    "RULES",
    "Change",
    "Finding",
    "NoSuchEntry",
    "Rule",
    "Severity",
    "Terms",
    "compare",
    "entries",
    "find",
    "new_key",
    "read_calendar",
    "read_terms",
    "settled",
    "with_entry",
    "write_terms",
    "written_in",
]
