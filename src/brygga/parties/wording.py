"""Lets the guard of free text speak inside forms."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from brygga.domain.wording import LONGEST_NOTE, FreeTextRefused, check_free_text


def check_written(text: str, *, at_most: int = LONGEST_NOTE) -> None:
    """Raises ValidationError with the guard's reasons; they never repeat what was refused."""
    try:
        check_free_text(text, at_most=at_most)
    except FreeTextRefused as refusal:
        reasons = refusal.in_("en" if get_language() == "en" else "sv")
        raise ValidationError(list(reasons)) from None


def may_be_shown(text: str) -> bool:
    """Whether a form may show the text again: what the guard refuses leaves no copy in a page."""
    try:
        check_free_text(text)
    except FreeTextRefused:
        return False
    return True
