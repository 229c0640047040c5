"""What people do with the agreement. The only place in this slice that writes."""

from brygga.agreements.actions.importing import (
    BEFORE_THE_VERSION_BEFORE,
    NO_CALENDAR,
    SAME_AS_BEFORE,
    TOO_EARLY,
    change_calendar,
    import_version,
)

__all__ = [
    "BEFORE_THE_VERSION_BEFORE",
    "NO_CALENDAR",
    "SAME_AS_BEFORE",
    "TOO_EARLY",
    "change_calendar",
    "import_version",
]
