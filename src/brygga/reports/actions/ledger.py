"""Adding to the ledger. What is added stands for ever."""

from datetime import date
from typing import Any

from brygga.domain.disclosure.records import BEGINNING, head_of
from brygga.parties.models import Partnership
from brygga.reports.models import LedgerLine

Kind = LedgerLine.Kind


def hold_ledger(partnership: Partnership) -> None:
    """Makes the next writer of this ledger wait until this transaction has ended."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def add_line(
    partnership: Partnership, kind: Kind, on: date, *, half_year: str = "", **said: Any
) -> LedgerLine:
    """One more line, in the transaction of the act, which holds the ledger.

    The day is in it, not the moment: when somebody typed is nobody's business.
    """
    last = LedgerLine.objects.filter(partnership=partnership).order_by("-number").first()
    number, previous = (last.number + 1, last.hash) if last else (1, BEGINNING)
    record = {"number": number, "kind": kind.value, "on": on.isoformat(), **said}
    if half_year:
        record["half_year"] = half_year
    return LedgerLine.objects.create(
        partnership=partnership,
        number=number,
        kind=kind,
        half_year=half_year,
        record=record,
        previous_hash=previous,
        hash=head_of([record], previous),
    )
