"""Forms of the agreement."""

from brygga.agreements.forms.drafts import AnswerForm, CommentForm, ReadyForm, SignatureForm
from brygga.agreements.forms.entries import EntryForm, WholeForm
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
    "AnswerForm",
    "BreakSet",
    "CalendarForm",
    "CarriedFile",
    "CommentForm",
    "ConfirmForm",
    "EntryForm",
    "ReadyForm",
    "SignatureForm",
    "TermSet",
    "UploadForm",
    "WholeForm",
    "calendar_from",
    "carried",
]
