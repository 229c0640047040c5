"""How an agreement is ended before its term: notice, its withdrawal, cancellation."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from brygga.agreements.actions.matters import path_of
from brygga.agreements.actions.setting import said, said_why, set_out
from brygga.agreements.counting import CANCELLATION, NOTICE, set_off
from brygga.agreements.letters import name_of, tell_the_others
from brygga.agreements.models import Cancellation, Consent, Matter, Notice
from brygga.agreements.permissions import (
    BINDS_A_PARTY,
    check_binds_a_party,
    check_can_agree_to_withdraw,
)
from brygga.agreements.queries import agreed_to, matter_value, paid_to
from brygga.agreements.registration import (
    follow_import,
    note_fact,
    take_back_facts,
)
from brygga.domain.language import Text
from brygga.domain.language.days import full_day
from brygga.domain.life import (
    Step,
    check_cancellation,
    check_end_day,
    check_notice,
    notice_period,
    repayment_basis,
)
from brygga.domain.life.conditions import missing_parties
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

WITHDRAWN_ALREADY = Text(
    sv="Uppsägningen är redan återtagen. Inget har ändrats.",
    en="The notice has already been withdrawn. Nothing has changed.",
)
TOO_MUCH = Text(
    sv="Beloppet är större än allt som har betalats. Inget är sparat.",
    en="The amount is more than all that was paid. Nothing was saved.",
)
NOT_MONEY = Text(
    sv="Beloppet ska vara noll eller mer, i hela ören.",
    en="The amount should be zero or more, in whole öre.",
)
NOBODY_PAID = Text(
    sv="Parten har inte fått några pengar, så det finns inget att betala tillbaka. Skriv 0.",
    en="The party has been paid nothing, so there is nothing to repay. Write 0.",
)


@transaction.atomic
def give_notice(
    *,
    partnership: Partnership,
    matter: Matter | None,
    ends_on: date,
    text: str,
    by: Person,
    at: datetime,
) -> Notice:
    """Gives notice today; the agreement ends after `ends_on`, its last day.

    `matter` is the ground, None only where the agreement asks for none. The others get a letter the
    same moment. Raises NotAllowed unless `by` is a party's signatory, NotPossible without a ground
    or a dialogue, or for a day inside the period of notice, naming the clause.
    """
    here = set_out(partnership, by, at, Step.GIVE_NOTICE)
    check_binds_a_party(here.member)
    role, party = here.seat(*BINDS_A_PARTY)
    with said_why():
        rule = check_notice(here.terms, matter_value(matter) if matter else None, party)
        period = notice_period(here.terms, rule, here.today)
        check_end_day(here.terms, period, ends_on)
    notice = Notice.objects.create(
        **here.as_recorded(role, party),
        matter=matter,
        months=period.months,
        earliest_on=period.earliest_on,
        ends_on=ends_on,
        text=said(text),
    )
    made_by = f"notice:{notice.pk}"
    here.write("notice.given", made_by, role, {"ends_on": ends_on.isoformat()})
    for fact in set_off(here.terms, NOTICE, here.today, made_by):
        note_fact(partnership, fact, by, at)
    follow_import(partnership, at)
    who = name_of(partnership, party)
    tell_the_others(
        partnership,
        party,
        subject=Text("Överenskommelsen är uppsagd", "Notice has been given"),
        body=Text(
            f"{who} har sagt upp överenskommelsen. Sista dagen den gäller är "
            f"{full_day(ends_on, 'sv')}. I Brygga står skälet och hur dagen är räknad.",
            f"{who} has given notice. The last day of the agreement is {full_day(ends_on, 'en')}. "
            "The reason and how the day was counted are in Brygga.",
        ),
        about=reverse("agreements:notice", args=[partnership.key, notice.pk]),
        at=at,
    )
    return notice


@transaction.atomic
def agree_to_withdraw_notice(*, notice: Notice, by: Person, at: datetime) -> Notice:
    """One party agrees that a notice is withdrawn; with the last of them it is.

    Raises NotAllowed unless `by` is a signatory of a party that has not agreed yet, NotPossible if
    it is withdrawn already or the agreement has ended.
    """
    here = set_out(notice.partnership, by, at, Step.WITHDRAW_NOTICE)
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.withdrawn_at is not None:
        raise NotPossible(WITHDRAWN_ALREADY)
    agreed = agreed_to(notice)
    check_can_agree_to_withdraw(here.member, agreed)
    waiting = here.member.parties_as(*BINDS_A_PARTY) - set(agreed)
    role, party = here.seat(*BINDS_A_PARTY, among=waiting)
    Consent.objects.create(**here.as_recorded(role, party), notice=notice)
    here.write("notice.withdrawal_agreed", f"notice:{notice.pk}", role, {"party": party})
    if not missing_parties(here.terms, [*agreed, party]):
        notice.withdrawn_at, notice.withdrawn_by = at, by
        notice.withdrawn_role, notice.withdrawn_party = role, party
        notice.save()
        here.write("notice.withdrawn", f"notice:{notice.pk}", role)
        take_back_facts(notice.partnership, f"notice:{notice.pk}", by, at)
        follow_import(notice.partnership, at)
    return notice


@transaction.atomic
def cancel_agreement(
    *,
    matter: Matter,
    text: str,
    repayment: Decimal,
    repayment_reason: str,
    by: Person,
    at: datetime,
) -> Cancellation:
    """Cancels because of a breach that was not put right; today is the last day.

    `repayment` is what people decided that the party that failed pays back, from nothing to all
    that it was paid. Raises NotAllowed unless `by` is a party's signatory, NotPossible as the
    agreement says or for an amount that cannot be.
    """
    here = set_out(matter.partnership, by, at, Step.CANCEL)
    check_binds_a_party(here.member)
    among = here.member.parties_as(*BINDS_A_PARTY) - {matter.against}
    role, party = here.seat(*BINDS_A_PARTY, among=among)
    with said_why():
        check_cancellation(here.terms, matter_value(matter), party, here.today)
    currency = _check_repayment(here.partnership, matter.against, here.today, repayment)
    made = Cancellation.objects.create(
        **here.as_recorded(role, party),
        matter=matter,
        ends_on=here.today,
        text=said(text),
        repayment=repayment,
        currency=currency,
        payer=matter.against if repayment else "",
        repayment_reason=said(repayment_reason),
    )
    made_by = f"cancellation:{made.pk}"
    here.write("agreement.cancelled", made_by, role, {"matter": f"matter:{matter.pk}"})
    for fact in set_off(here.terms, CANCELLATION, here.today, made_by):
        note_fact(here.partnership, fact, by, at)
    follow_import(here.partnership, at)
    who = name_of(here.partnership, party)
    tell_the_others(
        here.partnership,
        party,
        subject=Text("Överenskommelsen är hävd", "The agreement is cancelled"),
        body=Text(
            f"{who} har hävt överenskommelsen. Idag är dess sista dag. I Brygga står skälet, och "
            "vad som ska betalas tillbaka.",
            f"{who} has cancelled the agreement. Today is its last day. The reason, and what is to "
            "be repaid, are in Brygga.",
        ),
        about=path_of(matter),
        at=at,
    )
    return made


def _check_repayment(partnership: Partnership, party: str, today: date, repayment: Decimal) -> str:
    """The currency of what is repaid; empty where the party was paid nothing."""
    if repayment < 0 or repayment != repayment.quantize(Decimal("0.01")):
        raise NotPossible(NOT_MONEY)
    bases = repayment_basis(paid_to(partnership, party, today), today)
    if not bases:
        if repayment:
            raise NotPossible(NOBODY_PAID)
        return ""
    # An agreement pays in one currency; if it ever had two, the larger sum is what is meant.
    basis = max(bases, key=lambda one: one.total)
    if repayment > basis.total:
        raise NotPossible(TOO_MUCH)
    return basis.currency
