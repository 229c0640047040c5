"""Exact figures that others have published: they join what every later freeze is held against."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from brygga.domain.disclosure import Atom, outside
from brygga.domain.disclosure.records import statement_record
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.setting import checked
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.reports.actions.ledger import Kind, add_line, hold_ledger
from brygga.reports.actions.setting import keeper, write
from brygga.reports.models import LONGEST_SOURCE, LedgerLine
from brygga.reports.queries import read_ledger

LARGEST_FIGURE = 99_999

NO_SOURCE = Text(sv="Skriv var siffran står.", en="Say where the figure stands.")
BAD_FIGURE = Text(
    sv=f"Siffran ska vara ett heltal från 0 till {LARGEST_FIGURE}.",
    en=f"The figure should be a whole number from 0 to {LARGEST_FIGURE}.",
)
ALREADY_HERE = Text(
    sv="Det finns redan en siffra om samma sak. Återkalla den först, om den var fel.",
    en="There is a figure of the same thing already. Withdraw it first, if it was wrong.",
)
NOT_HERE = Text(
    sv="Siffran finns inte, eller är redan återkallad. Inget har ändrats.",
    en="There is no such figure, or it is withdrawn already. Nothing has changed.",
)


@transaction.atomic
def add_outside_figure(
    *,
    partnership: Partnership,
    atoms: Sequence[Atom],
    value: int,
    source: str,
    by: Person,
    at: datetime,
) -> LedgerLine:
    """Types in that the sum of `atoms` stands as exactly `value` in `source`, a public paper.

    A split that a not yet frozen half-year would have beside such a figure is withheld. Raises
    NotAllowed unless `by` is an association's coordinator, NotPossible for what is no figure,
    has no source or stands here already.
    """
    member = keeper(partnership, by, at)
    source = checked(source, at_most=LONGEST_SOURCE)
    if not source:
        raise NotPossible(NO_SOURCE)
    if not 0 <= value <= LARGEST_FIGURE:
        raise NotPossible(BAD_FIGURE)
    hold_ledger(partnership)
    said = outside(tuple(sorted(atoms)), value, source)
    known = read_ledger(partnership).outside
    if any(not one.is_withdrawn and one.statement.plus == said.plus for one in known):
        raise NotPossible(ALREADY_HERE)
    line = add_line(partnership, Kind.OUTSIDE, local_day(at), statement=statement_record(said))
    write(member, "figures.outside_added", f"line:{line.number}", at)
    return line


@transaction.atomic
def withdraw_outside_figure(
    *, partnership: Partnership, number: int, by: Person, at: datetime
) -> LedgerLine:
    """The figure on that line of the ledger was mistyped: later freezes do not reckon with it.

    The line stays. Raises NotAllowed, or NotPossible if there is none or it is withdrawn.
    """
    member = keeper(partnership, by, at)
    hold_ledger(partnership)
    found = next((o for o in read_ledger(partnership).outside if o.line == number), None)
    if found is None or found.is_withdrawn:
        raise NotPossible(NOT_HERE)
    line = add_line(partnership, Kind.OUTSIDE_WITHDRAWN, local_day(at), line=number)
    write(member, "figures.outside_withdrawn", f"line:{number}", at)
    return line
