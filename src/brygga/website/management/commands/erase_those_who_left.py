"""Run daily: erases those who left half a year ago."""

from typing import Any

from django.core.management.base import BaseCommand

from brygga.parties.actions.leaving import erase_those_who_left
from brygga.website.clock import now


class Command(BaseCommand):
    help = (
        "Erases what leads to people whose last role ended six months ago: name, address, keys, "
        "letters, days, trainings. Run it daily; a second run does nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_those_who_left(at=now())
        if options["verbosity"]:
            self.stdout.write(f"{erased} people erased.")
