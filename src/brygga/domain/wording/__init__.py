"""The guard of free text: what it refuses by shape before anything is saved."""

from brygga.domain.wording.guard import LONGEST_NOTE, FreeTextRefused, check_free_text

__all__ = ["LONGEST_NOTE", "FreeTextRefused", "check_free_text"]
