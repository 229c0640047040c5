"""`brygga manage rebuild_occurrences`: makes the copy of what follows again, or compares it."""

import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from brygga.domain.obligations import local_day
from brygga.journal.queries import lines_of
from brygga.obligations.actions import reassess
from brygga.obligations.queries import first_difference
from brygga.parties.models import Partnership


class Command(BaseCommand):
    help = "Make the table of assessed occurrences again from agreements and evidence."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--compare",
            action="store_true",
            help="change nothing; say the first difference, and exit 1 if there is one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        partnerships = list(Partnership.objects.order_by("key"))
        for partnership in partnerships:
            at = last_act(partnership)
            if options["compare"]:
                difference = first_difference(partnership, local_day(at))
                if difference:
                    print(f"{partnership.key}: {difference}")
                    sys.exit(1)
            else:
                reassess(partnership, at)
        done = "agree with" if options["compare"] else "made again from"
        print(f"{len(partnerships)} partnerships: occurrences {done} agreements and evidence.")


def last_act(partnership: Partnership) -> datetime:
    """The moment of the newest line: the rows are right from then on, whatever day it is now."""
    line = lines_of(partnership.key).first()
    return line.at if line else partnership.created_at
