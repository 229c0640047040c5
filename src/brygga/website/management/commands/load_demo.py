"""Plays the demo's stories into an empty database."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from brygga.website.clock import now
from brygga.website.demo import is_loaded, load

WIDTH = 30


class Command(BaseCommand):
    help = "Loads the demo: three partnerships with invented people and operations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="leave a database with partnerships alone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo is invented people and acts. It is loaded with BRYGGA_MODE=demo only."
            )
        if is_loaded():
            if options["if_empty"]:
                return
            raise CommandError(
                "There are partnerships in the database already, so nothing was changed. `brygga "
                "demo` only builds anew an SQLite file that it made itself. Name an empty "
                "database in DATABASE_URL, or move the file away."
            )
        acts = load(now=now(), progress=self.show)
        self.stdout.write(f"\rDemon är uppspelad: {acts} händelser.{'':{WIDTH}}")

    def show(self, done: int, of: int) -> None:
        # A line that fills itself again and again is for a terminal; a log would get hundreds.
        if sys.stdout.isatty():
            filled = WIDTH * done // of
            bar = "█" * filled + "░" * (WIDTH - filled)
            self.stdout.write(f"\rDemon spelas upp {bar} {done}/{of}", ending="")
            self.stdout.flush()
