"""Run daily, and after a restored backup: what is left of freezes, and what is to be deleted."""

from typing import Any

from django.core.management.base import BaseCommand

from brygga.notices.registration import now
from brygga.reports.actions import delete_raw_counts, take_up_again


class Command(BaseCommand):
    help = (
        "Takes up freezes that a dead worker left, and deletes the evenings' counts and logs 60 "
        "days after their half-year was frozen. Run it daily, and after every restored backup: the "
        "copy still has what was deleted."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        again = take_up_again(at=at)
        deleted = delete_raw_counts(at=at)
        if options["verbosity"]:
            self.stdout.write(f"{again} freezes taken up again, {len(deleted)} half-years deleted.")
            for partnership, half_year in deleted:
                self.stdout.write(f"  {partnership} {half_year}")
