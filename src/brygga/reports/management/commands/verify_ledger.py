"""Recomputes every ledger: exit code 0 when whole, 1 when a line is not what was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from brygga.parties.models import Partnership
from brygga.reports.queries import broken_line


class Command(BaseCommand):
    help = "Checks the ledger of every partnership and names the first broken line of each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", nargs="*", help="Only these partnerships.")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = Partnership.objects.order_by("key")
        if options["partnership"]:
            asked = asked.filter(key__in=options["partnership"])
        found = [(partnership.key, broken_line(partnership)) for partnership in asked]
        broken = [f"{key}: line {number} is broken." for key, number in found if number]
        if broken:
            self.stderr.write("\n".join(broken))
            raise SystemExit(1)
        self.stdout.write(f"{len(found)} ledger(s) whole.")
