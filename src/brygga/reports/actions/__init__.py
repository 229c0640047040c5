"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.reports.actions.deleting import delete_raw_counts
from brygga.reports.actions.freezing import ask_to_freeze, take_up_again
from brygga.reports.actions.outside import add_outside_figure, withdraw_outside_figure
from brygga.reports.actions.releasing import release_figures
from brygga.reports.actions.reports import (
    approve_report,
    begin_report,
    return_report,
    save_section,
    send_report,
)

__all__ = [
    "add_outside_figure",
    "approve_report",
    "ask_to_freeze",
    "begin_report",
    "delete_raw_counts",
    "release_figures",
    "return_report",
    "save_section",
    "send_report",
    "take_up_again",
    "withdraw_outside_figure",
]
