"""An association attests that its leadership as a whole meets the agreement's goal."""

from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Obligation
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import ALREADY_WITHDRAWN, NO_AGREEMENT
from brygga.obligations.models import Evidence
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.actions.trainings import NOT_A_COUNT
from brygga.volunteers.models import Attestation
from brygga.volunteers.permissions import ATTESTS, check_attests_for, check_withdraws_attestation
from brygga.volunteers.queries import count_obligations_on, term_on

KIND = "attestation"  # of the evidence

BETWEEN_TERMS = Text(
    sv="Idag är ingen skoltermin. Intyget lämnas under terminen som det gäller.",
    en="Today is in no school term. The attestation is made during the term it is about.",
)
ALREADY_ATTESTED = Text(
    sv="Intyget för den här terminen är redan lämnat.",
    en="The attestation for this term has already been made.",
)
WITHDRAWN = "Intyget är återkallat."


@transaction.atomic
def attest_leadership(
    *, partnership: Partnership, party: str, obligation: str, by: Person, at: datetime
) -> Attestation:
    """Attests for the school term of the day, on behalf of a party (its key); nobody is named.

    `obligation` is the count obligation that it is evidence for. Raises NotAllowed unless `by`
    answers for the party's leadership and the party owes the obligation, NotPossible between terms,
    when it has been attested already, or where there is no such obligation.
    """
    member = acting(partnership, by, at)
    today = local_day(at)
    duties: dict[str, Obligation] = {o.key: o for o in count_obligations_on(partnership, today)}
    if not duties:
        raise NotPossible(NO_AGREEMENT)
    if obligation not in duties:
        raise NotPossible(NOT_A_COUNT)
    check_attests_for(member, party, duties[obligation])
    term = term_on(partnership, today)
    if term is None:
        raise NotPossible(BETWEEN_TERMS)
    role = member.role_for(*ATTESTS, party=party)
    try:
        with transaction.atomic():
            attestation = Attestation.objects.create(
                partnership=partnership,
                party=party,
                obligation=obligation,
                term=term.key,
                attested_at=at,
                attested_on=today,
                attested_by=by,
                attested_role=role,
            )
    except IntegrityError:
        raise NotPossible(ALREADY_ATTESTED) from None
    subject, facts = f"attestation:{attestation.pk}", {"party": party, "obligation": obligation}
    write(member, "leadership.attested", subject, role, at, facts)
    record_evidence(
        partnership=partnership,
        obligation=obligation,
        happened_on=today,
        kind=KIND,
        party=party,
        made_by=attestation.made_by,
        by=by,
        at=at,
    )
    return attestation


@transaction.atomic
def withdraw_attestation(*, attestation: Attestation, by: Person, at: datetime) -> Attestation:
    """The attestation no longer counts from today, nor does the evidence that it made.

    Raises NotAllowed unless `by` answers for the party's leadership, NotPossible if it is withdrawn
    already.
    """
    attestation = Attestation.objects.select_for_update().get(pk=attestation.pk)
    member = acting(attestation.partnership, by, at)
    check_withdraws_attestation(member, attestation.party)
    if attestation.withdrawn_at:
        raise NotPossible(ALREADY_WITHDRAWN)
    attestation.withdrawn_at = at
    attestation.save(update_fields=["withdrawn_at"])
    role = member.role_for(*ATTESTS, party=attestation.party)
    facts = {"party": attestation.party, "obligation": attestation.obligation}
    write(
        member, "leadership.attestation_withdrawn", f"attestation:{attestation.pk}", role, at, facts
    )
    for evidence in Evidence.objects.filter(
        partnership=attestation.partnership, made_by=attestation.made_by, withdrawn_at=None
    ):
        withdraw_evidence(
            evidence=evidence, reason=WITHDRAWN, by=by, at=at, made_by=attestation.made_by
        )
    return attestation
