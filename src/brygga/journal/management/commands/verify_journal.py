"""Recomputes every hash chain: exit code 0 when whole, 1 when a line is not what was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from brygga.journal.queries import broken_link, chains


class Command(BaseCommand):
    help = "Checks every chain of the journal and names the first broken link of each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", nargs="*", help="Only these chains.")

    def handle(self, *args: Any, **options: Any) -> None:
        keys = options["partnership"] or chains()
        broken = [link for key in keys if (link := broken_link(key))]
        for link in broken:
            self.stderr.write(f"{link.partnership}: line {link.number} is broken: {link.reason}.")
        if broken:
            raise SystemExit(1)
        self.stdout.write(f"{len(keys)} chain(s) whole.")
