"""Keeping the copy of what follows: the only place that writes AssessedOccurrence."""

from datetime import datetime

from django.db import transaction

from brygga.domain.obligations import local_day
from brygga.obligations.models import AssessedOccurrence
from brygga.obligations.queries import COLUMNS, assessed_rows, stored_rows
from brygga.parties.models import Partnership


@transaction.atomic
def reassess(partnership: Partnership, at: datetime) -> None:
    """Puts the partnership's rows right, inside the transaction of the act that changed them.

    Only those that differ are written: an act changes one or two among some two hundred.
    Idempotent: the same facts and day give the same rows.
    """
    expected = assessed_rows(partnership, local_day(at))
    stored = stored_rows(partnership)
    follow = {row[:2] for row in expected}
    gone = [pk for row, pk in stored.items() if row[:2] not in follow]
    if gone:
        AssessedOccurrence.objects.filter(pk__in=gone).delete()
    AssessedOccurrence.objects.bulk_create(
        [
            AssessedOccurrence(partnership=partnership, **dict(zip(COLUMNS, row, strict=True)))
            for row in expected
            if row not in stored
        ],
        update_conflicts=True,
        unique_fields=("version", "key"),
        update_fields=COLUMNS[2:],
    )
