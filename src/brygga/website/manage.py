"""Django's own commands, behind `brygga manage`."""

import os
from collections.abc import Sequence

from django.core.management import execute_from_command_line


def main(argv: Sequence[str]) -> None:
    """Runs one command; `argv` is what follows `brygga manage`, e.g. ["migrate", "--check"]."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.website.settings")
    execute_from_command_line(["brygga manage", *argv])
