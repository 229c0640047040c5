"""Deleting what figures were counted from, when its time has come."""

from datetime import datetime

from brygga.domain.obligations import local_day
from brygga.meetups.actions import delete_raw
from brygga.parties.models import Partnership
from brygga.reports.queries import read_ledger


def delete_raw_counts(*, at: datetime) -> list[tuple[str, str]]:
    """Deletes counts and logs of every half-year that was frozen 60 days ago or earlier.

    Whatever is back after a restored backup goes again: what decides is the ledger, not a note that
    it was done. Gives partnership and half-year of those that had something left.
    """
    found = []
    for partnership in Partnership.objects.filter(ledger_lines__kind="frozen").distinct():
        for half in read_ledger(partnership).frozen:
            if half.delete_on > local_day(at):
                continue
            evenings = delete_raw(
                partnership=partnership,
                half_year=half.key,
                first=half.period.starts_on,
                last=half.period.ends_on,
                at=at,
            )
            if evenings:
                found.append((partnership.key, half.key))
    return found
