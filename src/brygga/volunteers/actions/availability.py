"""When somebody can: a person's own word, and no act of any partnership."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.models import WEEKDAYS, Absence, Availability

MOST_ABSENCES = 100

BACKWARDS = Text(
    sv="Sista dagen kan inte ligga före den första.",
    en="The last day cannot lie before the first.",
)
OVER = Text(
    sv="De dagarna är redan över, så inget har noterats.",
    en="Those days are over already, so nothing was noted.",
)
ALREADY_AWAY = Text(sv="De dagarna finns redan noterade.", en="Those days have already been noted.")
TOO_MANY = Text(
    sv="Det finns redan många noterade perioder. Ta bort någon först.",
    en="There are many periods noted already. Take one away first.",
)
NOT_YOURS = Text(
    sv="Det här är någon annans dagar. Du kan bara ta bort dina egna.",
    en="These are somebody else's days. You can only take away your own.",
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {BACKWARDS: "last_day", OVER: "last_day"}


@transaction.atomic
def say_weekdays(*, by: Person, weekdays: Collection[int]) -> Availability:
    """The weekdays (0 for Monday to 6) on which `by` usually can, instead of those said before."""
    row, _is_new = Availability.objects.update_or_create(
        person=by, defaults={name: n in weekdays for n, name in enumerate(WEEKDAYS)}
    )
    return row


@transaction.atomic
def add_absence(*, by: Person, first_day: date, last_day: date, at: datetime) -> Absence:
    """`by` is away from one day to another, both included. Raises NotPossible."""
    if last_day < first_day:
        raise NotPossible(BACKWARDS)
    if last_day < local_day(at):
        raise NotPossible(OVER)
    if Absence.objects.filter(person=by).count() >= MOST_ABSENCES:
        raise NotPossible(TOO_MANY)
    until = date.fromordinal(last_day.toordinal() + 1)
    try:
        with transaction.atomic():
            return Absence.objects.create(person=by, since=first_day, until=until)
    except IntegrityError:
        raise NotPossible(ALREADY_AWAY) from None


@transaction.atomic
def remove_absence(*, absence: Absence, by: Person) -> None:
    """`by` is not away after all. Raises NotAllowed for somebody else's days."""
    if absence.person_id != by.pk:
        raise NotAllowed(NOT_YOURS)
    absence.delete()
