"""Run daily: reminds of what is due, and puts the post in order."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from brygga.notices.actions import forget_old_letters, remind, take_up_again
from brygga.notices.registration import now

DONE_KEPT_DAYS = 7


class Command(BaseCommand):
    help = (
        "Queues one letter to each person who should hear of something due. Run it daily; a second "
        "run on the same day does nothing. Also takes up letters that a dead worker left, and "
        "deletes those older than a year."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        queued = remind(at=at)
        again, uncertain = take_up_again(at=at)
        forgotten = forget_old_letters(at=at)
        call_command("prune_db_task_results", min_age_days=DONE_KEPT_DAYS, verbosity=0)
        if options["verbosity"]:
            self.stdout.write(
                f"{queued} letters queued, {again} taken up again, {uncertain} of unknown fate, "
                f"{forgotten} old ones deleted."
            )
