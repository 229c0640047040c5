"""Handing frozen figures over to the municipality: from then on they are public."""

from datetime import datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.reports.actions.ledger import Kind, add_line, hold_ledger
from brygga.reports.actions.setting import keeper, period_of, write
from brygga.reports.models import LedgerLine
from brygga.reports.queries import read_ledger

NOT_FROZEN = Text(
    sv="Halvåret är inte fryst än. Bara frysta siffror lämnas ut.",
    en="The half-year is not frozen yet. Only frozen figures are handed over.",
)
ALREADY_RELEASED = Text(
    sv="Siffrorna är redan utlämnade. Inget har ändrats.",
    en="The figures are handed over already. Nothing has changed.",
)


@transaction.atomic
def release_figures(
    *, partnership: Partnership, half_year: str, by: Person, at: datetime
) -> LedgerLine:
    """Shows a frozen half-year (2023-H1) to the municipality and everybody else, for ever.

    Raises NotAllowed unless `by` is an association's coordinator, NotPossible if it is not frozen
    or handed over already.
    """
    member = keeper(partnership, by, at)
    period = period_of(partnership, half_year, at)
    hold_ledger(partnership)
    found = read_ledger(partnership).of(period.key)
    if found is None:
        raise NotPossible(NOT_FROZEN)
    if found.released_on:
        raise NotPossible(ALREADY_RELEASED)
    line = add_line(partnership, Kind.RELEASED, local_day(at), half_year=period.key)
    write(member, "figures.released", f"half_year:{period.key}", at)
    return line
