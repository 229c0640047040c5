"""What people do with the agreement. The only place in this slice that writes."""

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
from brygga.agreements.actions.importing import (
    BEFORE_THE_VERSION_BEFORE,
    NO_CALENDAR,
    SAME_AS_BEFORE,
    TOO_EARLY,
    change_calendar,
    import_version,
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
    "answer_comment",
    "begin_draft",
    "bring_in_force",
    "change_calendar",
    "change_entry",
    "comment_on_clause",
    "import_version",
    "say_ready",
    "set_draft_aside",
    "take_back_readiness",
    "write_draft",
    "write_draft_calendar",
]
