"""Readings: how the parties read a clause that leaves something open."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day, readings_known
from brygga.domain.terms import model as terms_model
from brygga.domain.terms.checks import check_terms
from brygga.domain.terms.model import ObligationKey, Sets, Terms
from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.setting import checked, seat_for, set_out, withdraw, write
from brygga.obligations.models import Reading
from brygga.obligations.permissions import (
    RECORDS_READINGS,
    check_can_record_reading,
    check_can_withdraw_reading,
)
from brygga.obligations.queries import readings_of, stored_sets
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

LONGEST_DECISION = 120  # characters: who decided, which meeting, which paragraph
SAYS_NOTHING = Text(
    sv="Skriv med en mening hur klausulen ska läsas.",
    en="Say in one sentence how the clause is to be read.",
)
SETTLES_NOTHING = Text(
    sv="Tolkningen avgör ingenting. Fyll i minst en av uppgifterna.",
    en="The reading settles nothing. Fill in at least one of the details.",
)
DECIDED_LATER = Text(
    sv="Beslutet kan inte ha fattats efter idag.",
    en="The decision cannot have been made after today.",
)


@transaction.atomic
def record_reading(
    *,
    partnership: Partnership,
    obligation: str,
    text: str,
    sets: Sets,
    by: Person,
    at: datetime,
    decided_on: date | None = None,
    decided_by: str = "",
) -> Reading:
    """Records how an obligation's clause is read; it holds from today, or without end.

    `sets` are the values that the clause leaves open; without `decided_on` the reading is assumed
    (antagen) and shown so. Raises NotAllowed unless `by` speaks for a party, NotPossible naming
    what does not hold together.
    """
    setting = set_out(partnership, by, at)
    check_can_record_reading(setting.member)
    setting.obligation(obligation)
    if decided_on and decided_on > local_day(at):
        raise NotPossible(DECIDED_LATER)
    text = check_reading(partnership, setting.terms, obligation, text, sets, local_day(at))
    reading = Reading.objects.create(
        **setting.as_recorded(*RECORDS_READINGS),
        obligation=obligation,
        text=text,
        sets=stored_sets(sets),
        decided_on=decided_on,
        decided_by=checked(decided_by, at_most=LONGEST_DECISION),
    )
    write(
        setting,
        "reading.recorded",
        f"reading:{reading.pk}",
        reading.recorded_role,
        {"obligation": obligation, "party": reading.recorded_party},
    )
    reassess(partnership, at)
    return reading


@transaction.atomic
def withdraw_reading(*, reading: Reading, reason: str, by: Person, at: datetime) -> Reading:
    """The reading no longer holds from today.

    Raises NotAllowed unless `by` speaks for the party that recorded it, NotPossible if it is
    withdrawn already or the reason is empty or refused.
    """
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    setting = set_out(reading.partnership, by, at)
    check_can_withdraw_reading(setting.member, reading)
    role, party = seat_for(setting.member, RECORDS_READINGS, [reading.recorded_party])
    withdraw(reading, setting, role, party, reason)
    write(
        setting,
        "reading.withdrawn",
        f"reading:{reading.pk}",
        role,
        {"obligation": reading.obligation, "party": party},
    )
    reassess(reading.partnership, at)
    return reading


def check_reading(
    partnership: Partnership, terms: Terms, obligation: str, text: str, sets: Sets, on: date
) -> str:
    """The text, past the guard, of a reading that could be recorded on a day; NotPossible says why
    it could not. Whoever records it later is asked again."""
    text = checked(text)
    if not text:
        raise NotPossible(SAYS_NOTHING)
    if sets == Sets():
        raise NotPossible(SETTLES_NOTHING)
    _check_is_alone(partnership, obligation, sets)
    others = readings_known(readings_of(partnership, terms, on), on)
    _check_holds_together(terms, others, obligation, text, sets)
    return text


def _check_is_alone(partnership: Partnership, obligation: str, sets: Sets) -> None:
    """Two readings recorded here never settle the same thing: one would hold unseen.

    One that stands in the agreement's file may be read anew, as the later decision.
    """
    standing = Reading.objects.filter(
        partnership=partnership, obligation=obligation, withdrawn_at__isnull=True
    )
    for other in standing:
        if other.sets.keys() & stored_sets(sets).keys():
            raise NotPossible(_already_settled(other.text))


def _already_settled(text: str) -> Text:
    return Text(
        sv=(
            f"Tolkningen ”{text}” avgör redan samma sak, och två kan inte gälla på en gång. "
            "Återkalla den först, eller be den part som noterade den."
        ),
        en=(
            f"The reading “{text}” already settles the same thing, and two cannot hold at once. "
            "Withdraw it first, or ask the party that recorded it."
        ),
    )


def _check_holds_together(
    terms: Terms,
    others: tuple[terms_model.Reading, ...],
    obligation: str,
    text: str,
    sets: Sets,
) -> None:
    """The same checks as for a reading in a file: it may add no complaint to those there are.

    A complaint may stand elsewhere than with the reading itself: days that wait for each other.
    """
    new = terms_model.Reading("new", ObligationKey(obligation), text, sets)
    known = {str(message) for _path, message in check_terms(replace(terms, readings=others))}
    for _path, message in check_terms(replace(terms, readings=(*others, new))):
        if str(message) not in known:
            raise NotPossible(message)
