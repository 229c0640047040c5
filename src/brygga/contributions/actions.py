"""Noting what a party has given, and taking it back."""

from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from brygga.contributions.models import Given
from brygga.contributions.permissions import check_can_give, check_can_withdraw
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.setting import checked, seat_for, set_out, withdraw, write
from brygga.obligations.actions.undoing import UNDONE
from brygga.obligations.permissions import RECORDS_EVIDENCE, check_can_undo
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

MOST = Decimal(9_999_999)

NO_SUCH_CONTRIBUTION = Text(
    sv="Insatsen finns inte i den version av överenskommelsen som gäller. Välj en annan.",
    en="The contribution is not in the version of the agreement that holds. Choose another.",
)
NOT_YET = Text(
    sv="Dagen har inte kommit än. En given insats är något som redan har hänt.",
    en="The day has not come yet. What is given is something that has already happened.",
)
BEFORE_THE_AGREEMENT = Text(
    sv="Dagen ligger före överenskommelsen, så inget är noterat. Kontrollera årtalet.",
    en="The day is before the agreement, so nothing was noted. Check the year.",
)
BAD_QUANTITY = Text(
    sv="Skriv hur mycket, som ett tal större än noll med högst två decimaler.",
    en="Say how much, as a number above zero with at most two decimals.",
)
ALREADY_HERE = Text(
    sv="Samma insats är redan noterad, så inget har noterats en gång till.",
    en="The same contribution has already been noted, so nothing was noted again.",
)
#: What a person filled in that a refusal is about, by the name that the form gives it.
FIELDS = {
    NO_SUCH_CONTRIBUTION: "contribution",
    NOT_YET: "given_on",
    BEFORE_THE_AGREEMENT: "given_on",
    BAD_QUANTITY: "quantity",
}


@transaction.atomic
def record_given(
    *,
    partnership: Partnership,
    contribution: str,
    kind: str,
    given_on: date,
    quantity: Decimal,
    by: Person,
    at: datetime,
    note: str = "",
) -> Given:
    """Notes that the party which promised `contribution` (its key in the terms) gave something.

    `quantity` is in the unit of `kind`: kronor, hours, times. Raises NotAllowed unless `by` answers
    for something at that party, NotPossible naming what cannot be noted.
    """
    setting = set_out(partnership, by, at)
    promised = next((c for c in setting.terms.contributions if c.key == contribution), None)
    if promised is None:
        raise NotPossible(NO_SUCH_CONTRIBUTION)
    check_can_give(setting.member, promised.party)
    if given_on > local_day(at):
        raise NotPossible(NOT_YET)
    if given_on < setting.terms.term.begins_on:
        raise NotPossible(BEFORE_THE_AGREEMENT)
    if not 0 < quantity <= MOST or quantity != round(quantity, 2):
        raise NotPossible(BAD_QUANTITY)
    given = Given(
        **setting.as_recorded(*RECORDS_EVIDENCE, among=[promised.party]),
        contribution=contribution,
        party=promised.party,
        kind=Given.Kind(kind),
        given_on=given_on,
        quantity=quantity,
        note=checked(note),
    )
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError as error:
        raise NotPossible(ALREADY_HERE) from error
    write(setting, "contribution.given", f"given:{given.pk}", given.recorded_role, _facts(given))
    return given


@transaction.atomic
def withdraw_given(*, given: Given, reason: str, by: Person, at: datetime) -> Given:
    """What was noted wrongly no longer counts.

    Raises NotAllowed unless `by` belongs to the party that noted it, NotPossible if it is withdrawn
    already or the reason is empty or refused.
    """
    given = Given.objects.select_for_update().get(pk=given.pk)
    setting = set_out(given.partnership, by, at)
    check_can_withdraw(setting.member, given)
    role, party = seat_for(setting.member, RECORDS_EVIDENCE, [given.recorded_party])
    withdraw(given, setting, role, party, reason)
    write(setting, "contribution.withdrawn", f"given:{given.pk}", role, _facts(given))
    return given


@transaction.atomic
def undo_given(*, given: Given, by: Person, at: datetime) -> Given:
    """Takes back a slip with one press. Raises NotAllowed unless `by` noted it a moment ago."""
    check_can_undo(by, given, at)
    return withdraw_given(given=given, reason=UNDONE, by=by, at=at)


def _facts(given: Given) -> dict[str, str]:
    return {"contribution": given.contribution, "party": given.party}
