"""What slices must be told about each other, in one place."""

from importlib import import_module

from django.conf import settings

from brygga.journal.words import add_words


def wire() -> None:
    """Called once, when the site starts: the journal learns what each slice calls its acts."""
    for name in settings.SLICES:
        if (settings.SOURCE / name / "acts.py").exists():
            add_words(import_module(f"brygga.{name}.acts").ACTS)
