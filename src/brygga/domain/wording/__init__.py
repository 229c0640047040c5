"""The guard of free text: what it refuses by shape, and what it asks about, before saving."""

from brygga.domain.wording.asking import allowed_form, as_read, ask_about
from brygga.domain.wording.guard import LONGEST_NOTE, FreeTextRefused, check_free_text
from brygga.domain.wording.questions import Kind, Question

__all__ = [
    "LONGEST_NOTE",
    "FreeTextRefused",
    "Kind",
    "Question",
    "allowed_form",
    "as_read",
    "ask_about",
    "check_free_text",
]
