"""Forms of the agreement."""

from brygga.agreements.forms.importing import (
    BreakSet,
    CalendarForm,
    CarriedFile,
    ConfirmForm,
    TermSet,
    UploadForm,
    calendar_from,
    carried,
)

__all__ = [
    "BreakSet",
    "CalendarForm",
    "CarriedFile",
    "ConfirmForm",
    "TermSet",
    "UploadForm",
    "calendar_from",
    "carried",
]
