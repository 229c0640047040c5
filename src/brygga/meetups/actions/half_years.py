"""What becomes of raw counts and logs once their half-year is frozen."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from brygga.journal.actions import write_line
from brygga.meetups.models import CountOperation, EveningLog, Meetup
from brygga.parties.models import Partnership

AT_ONCE = 500  # identities in one statement; SQLite takes no more than some thousand


class CountsMoved(Exception):
    """Some of the operations are in another half-year's figures already."""


def mark_counted(*, operations: Collection[UUID], half_year: str) -> None:
    """These are in the frozen figures now. In the transaction of the freeze, which writes the line.

    Raises CountsMoved if one of them is in others already: then nothing may be frozen.
    """
    ids = sorted(operations)
    marked = 0
    for start in range(0, len(ids), AT_ONCE):
        fresh = CountOperation.objects.filter(pk__in=ids[start : start + AT_ONCE], counted_in="")
        marked += fresh.update(counted_in=half_year)
    if marked != len(ids):
        raise CountsMoved(half_year)


@transaction.atomic
def delete_raw(
    *, partnership: Partnership, half_year: str, first: date, last: date, at: datetime
) -> int:
    """Deletes what was counted into a half-year's figures, and the logs of its evenings.

    From then on nobody can count at these evenings or see what was counted: a phone that sends an
    old tap again would be counted twice. What came late and is in no figures yet stays until it is.
    Gives how many evenings it was about; safe to run again, for instance after a restored backup.
    """
    mine = Meetup.objects.filter(partnership=partnership, on__range=(first, last))
    kept = CountOperation.objects.filter(meetup__partnership=partnership, counted_in=half_year)
    logs = EveningLog.objects.filter(meetup__in=mine)
    touched = {*kept.values_list("meetup", flat=True), *logs.values_list("meetup", flat=True)}
    kept.delete()
    logs.delete()
    closed = mine.filter(held_at__isnull=False, count_deleted_at=None).update(count_deleted_at=at)
    if touched or closed:
        write_line(
            partnership=partnership.key,
            act="counts.deleted",
            subject=f"half_year:{half_year}",
            by="system",
            role="",
            at=at,
        )
    return len(touched)
