"""Keeping the copy of what follows: the only place that writes AssessedOccurrence."""

from datetime import datetime

from django.db import transaction

from brygga.domain.obligations import local_day
from brygga.obligations.models import AssessedOccurrence
from brygga.obligations.queries import assessed_rows
from brygga.parties.models import Partnership


@transaction.atomic
def reassess(partnership: Partnership, at: datetime) -> None:
    """Makes the partnership's rows again, inside the transaction of the act that changed them.

    Idempotent: the same facts and day give the same rows.
    """
    AssessedOccurrence.objects.filter(partnership=partnership).delete()
    AssessedOccurrence.objects.bulk_create(assessed_rows(partnership, local_day(at)))
