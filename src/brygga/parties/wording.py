"""Lets the guard of free text speak inside forms."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext

from brygga.domain.wording import LONGEST_NOTE, FreeTextRefused, check_free_text


def check_written(text: str, *, at_most: int = LONGEST_NOTE) -> None:
    """Raises ValidationError with the guard's reasons; they never repeat what was refused."""
    try:
        check_free_text(text, at_most=at_most)
    except FreeTextRefused as refusal:
        reasons = refusal.in_("en" if get_language() == "en" else "sv")
        emptied = [] if may_be_shown(text) else [gettext("Fältet är tömt: skriv texten på nytt.")]
        raise ValidationError([*reasons, *emptied]) from None


def may_be_shown(text: str) -> bool:
    """Whether a form may show the text again: what the guard refuses leaves no copy in a page.

    One that is only too long may: it is to be made shorter, not written again.
    """
    try:
        check_free_text(text, at_most=max(LONGEST_NOTE, len(text)))
    except FreeTextRefused:
        return False
    return True
