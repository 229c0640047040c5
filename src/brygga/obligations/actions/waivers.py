"""Waivers: the steering group accepts that an occurrence was not kept."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.agreements.models import AgreementVersion
from brygga.domain.language import Text
from brygga.domain.obligations import Occurrence, Standing, local_day
from brygga.domain.terms.model import Terms
from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.evidence import NO_SUCH_OCCURRENCE
from brygga.obligations.actions.setting import (
    ALREADY_WITHDRAWN,
    NO_REASON,
    Setting,
    checked,
    seat_for,
    set_out,
    withdraw,
    write,
)
from brygga.obligations.models import LONGEST_PARAGRAPH, DeviationDecision, Waiver
from brygga.obligations.permissions import (
    check_can_confirm_waiver,
    check_can_waive,
    check_can_withdraw_waiver,
    everyone_owes,
)
from brygga.obligations.queries import assessments_of
from brygga.obligations.registration import check_could_be_decided
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role

ALREADY_WAIVED = Text(
    sv="Förekomsten har redan ett undantag. Återkalla det först.",
    en="The occurrence already has a waiver. Withdraw that first.",
)
ALREADY_KEPT = Text(
    sv="Åtagandet är redan hållet här, så inget undantag behövs.",
    en="The obligation is already kept here, so no waiver is needed.",
)
NOT_SET_OFF = Text(
    sv="Det här gäller inte än: inget har utlöst det. Då finns inget att undanta.",
    en="This does not apply yet: nothing has set it off, so there is nothing to waive.",
)
DECIDED_LATER = Text(
    sv="Beslutet kan inte ha fattats efter idag.",
    en="The decision cannot have been made after today.",
)
DECIDED_TOO_EARLY = Text(
    sv=(
        "Beslutet kan inte vara äldre än överenskommelsen: styrgruppen finns genom den. "
        "Kontrollera årtalet."
    ),
    en=(
        "The decision cannot be older than the agreement: the steering group exists by it. "
        "Check the year."
    ),
)
NO_PARAGRAPH = Text(
    sv="Ange paragrafen i protokollet där beslutet står.",
    en="Give the paragraph of the minutes where the decision stands.",
)
#: What a person filled in that a refusal is about, by the name that the form gives it.
FIELDS = {
    DECIDED_LATER: "decided_on",
    DECIDED_TOO_EARLY: "decided_on",
    NO_PARAGRAPH: "paragraph",
    NO_REASON: "reason",
}
ALREADY_CONFIRMED = Text(
    sv="Undantaget är redan bekräftat. Inget har ändrats.",
    en="The waiver has already been confirmed. Nothing has changed.",
)


@transaction.atomic
def waive_occurrence(
    *,
    partnership: Partnership,
    occurrence: str,
    reason: str,
    decided_on: date,
    paragraph: str,
    by: Person,
    at: datetime,
    decision: DeviationDecision | None = None,
) -> Waiver:
    """Records the steering group's decision that an occurrence (its key) need not be kept.

    `decision` is the one about a deviation that it is part of, if it is. It holds at once; where
    every party owes the occurrence, once one of another party has confirmed it. Raises NotAllowed
    unless `by` is a steering member of a party that does not owe it, NotPossible naming what
    stands in the way, such as that the group did not meet on that day.
    """
    setting = set_out(partnership, by, at)
    found = check_can_be_waived(partnership, setting.version, occurrence, local_day(at))
    all_parties = [party.key for party in setting.terms.parties]
    check_can_waive(setting.member, found.parties, all_parties)
    reason = _checked_grounds(reason, decided_on, paragraph, setting)
    recorded = setting.as_recorded(Role.STEERING_MEMBER)
    waits = everyone_owes(found.parties, all_parties)
    try:
        with transaction.atomic():
            waiver = Waiver.objects.create(
                **recorded,
                obligation=found.obligation,
                occurrence=occurrence,
                reason=reason,
                decided_on=decided_on,
                paragraph=paragraph.strip(),
                confirmed_at=None if waits else at,
                decision=decision,
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_WAIVED) from error
    write(setting, "waiver.recorded", f"waiver:{waiver.pk}", Role.STEERING_MEMBER, _facts(waiver))
    reassess(partnership, at)
    return waiver


@transaction.atomic
def confirm_waiver(*, waiver: Waiver, by: Person, at: datetime) -> Waiver:
    """A steering member of another party confirms a waiver of what every party owes.

    It holds from now on. Raises NotAllowed or NotPossible.
    """
    waiver = Waiver.objects.select_for_update().get(pk=waiver.pk)
    setting = set_out(waiver.partnership, by, at)
    check_can_confirm_waiver(setting.member, waiver)
    if waiver.is_withdrawn:
        raise NotPossible(ALREADY_WITHDRAWN)
    if waiver.confirmed_at:
        raise NotPossible(ALREADY_CONFIRMED)
    role, party = seat_for(setting.member, [Role.STEERING_MEMBER])
    waiver.confirmed_at = at
    waiver.confirmed_by = by
    waiver.confirmed_role = role
    waiver.confirmed_party = party
    waiver.save()
    write(setting, "waiver.confirmed", f"waiver:{waiver.pk}", role, _facts(waiver))
    reassess(waiver.partnership, at)
    return waiver


@transaction.atomic
def withdraw_waiver(*, waiver: Waiver, reason: str, by: Person, at: datetime) -> Waiver:
    """The waiver no longer holds from today.

    Raises NotAllowed unless `by` is a steering member of a party that recorded or confirmed it,
    NotPossible if it is withdrawn already or the reason is empty or refused.
    """
    waiver = Waiver.objects.select_for_update().get(pk=waiver.pk)
    setting = set_out(waiver.partnership, by, at)
    check_can_withdraw_waiver(setting.member, waiver)
    role, party = seat_for(
        setting.member, [Role.STEERING_MEMBER], [waiver.recorded_party, waiver.confirmed_party]
    )
    withdraw(waiver, setting, role, party, reason)
    write(setting, "waiver.withdrawn", f"waiver:{waiver.pk}", role, _facts(waiver))
    reassess(waiver.partnership, at)
    return waiver


def check_can_be_waived(
    partnership: Partnership, version: AgreementVersion, key: str, on: date
) -> Occurrence:
    """The occurrence of this key, where there is something to waive on a day; NotPossible says why
    not. Whoever waives it later is asked again."""
    for assessment in assessments_of(partnership, version, on):
        if assessment.occurrence.key == key:
            if assessment.standing in (Standing.KEPT, Standing.KEPT_LATE):
                raise NotPossible(ALREADY_KEPT)
            if assessment.standing is Standing.WAIVED:
                raise NotPossible(ALREADY_WAIVED)
            if assessment.standing is Standing.NOT_APPLICABLE:
                raise NotPossible(NOT_SET_OFF)
            return assessment.occurrence
    raise NotPossible(NO_SUCH_OCCURRENCE)


def _checked_grounds(reason: str, decided_on: date, paragraph: str, setting: Setting) -> str:
    if decided_on > local_day(setting.at):
        raise NotPossible(DECIDED_LATER)
    if decided_on < _made_on(setting.terms):
        raise NotPossible(DECIDED_TOO_EARLY)
    check_could_be_decided(setting.member.partnership, setting.terms, decided_on)
    if not checked(paragraph) or len(paragraph.strip()) > LONGEST_PARAGRAPH:
        raise NotPossible(NO_PARAGRAPH)
    reason = checked(reason)
    if not reason:
        raise NotPossible(NO_REASON)
    return reason


def _made_on(terms: Terms) -> date:
    """The day from which there is an agreement to decide under: signed, or in force if earlier."""
    signed = (local_day(s.signed_at) for s in terms.signatories if s.signed_at)
    return min((terms.term.begins_on, *signed))


def _facts(waiver: Waiver) -> dict[str, str]:
    return {"occurrence": waiver.occurrence, "decided_on": waiver.decided_on.isoformat()}
