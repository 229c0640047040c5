"""The acts of this slice: the only places that write, each with one line in the journal."""

from brygga.agreements.actions.changing import (
    activity_revised,
    agree_to_change,
    change_clause,
    change_contacts,
    change_contribution,
    check_proposed,
    contribution_changed,
    revise_activity,
    withdraw_change,
)
from brygga.agreements.actions.comments import answer_comment, comment_on_clause
from brygga.agreements.actions.drafts import (
    ALREADY_BEGUN,
    LONGEST_TEXT,
    ChangedMeanwhile,
    begin_draft,
    change_entry,
    set_draft_aside,
    write_draft,
    write_draft_calendar,
)
from brygga.agreements.actions.ending import agree_to_withdraw_notice, cancel_agreement, give_notice
from brygga.agreements.actions.importing import (
    BEFORE_THE_VERSION_BEFORE,
    NO_CALENDAR,
    SAME_AS_BEFORE,
    TOO_EARLY,
    change_calendar,
    import_version,
)
from brygga.agreements.actions.matters import (
    close_matter,
    demand_correction,
    note_dialogue,
    take_up_matter,
    undo_matter,
)
from brygga.agreements.actions.readiness import (
    LONGEST_METHOD,
    Signed,
    bring_in_force,
    say_ready,
    take_back_readiness,
)

__all__ = [
    "ALREADY_BEGUN",
    "BEFORE_THE_VERSION_BEFORE",
    "LONGEST_METHOD",
    "LONGEST_TEXT",
    "NO_CALENDAR",
    "SAME_AS_BEFORE",
    "TOO_EARLY",
    "ChangedMeanwhile",
    "Signed",
    "activity_revised",
    "agree_to_change",
    "agree_to_withdraw_notice",
    "answer_comment",
    "begin_draft",
    "bring_in_force",
    "cancel_agreement",
    "change_calendar",
    "change_clause",
    "change_contacts",
    "change_contribution",
    "change_entry",
    "check_proposed",
    "close_matter",
    "comment_on_clause",
    "contribution_changed",
    "demand_correction",
    "give_notice",
    "import_version",
    "note_dialogue",
    "revise_activity",
    "say_ready",
    "set_draft_aside",
    "take_back_readiness",
    "take_up_matter",
    "undo_matter",
    "withdraw_change",
    "write_draft",
    "write_draft_calendar",
]
