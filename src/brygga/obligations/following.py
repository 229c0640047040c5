"""What follows for the promises when something happens in the agreement's life, or to a contact.

Only website.wiring calls it: the earlier slices know nothing of this one.
"""

from collections.abc import Iterator
from datetime import date, datetime

from brygga.agreements.counting import CONTACT, contact_left, contact_named
from brygga.agreements.queries import terms_of, version_in_force
from brygga.agreements.registration import Fact, Unkept
from brygga.domain.life import Paid
from brygga.domain.obligations import Standing, local_day
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.obligations.words import period_name
from brygga.parties.models import ContactPerson, Partnership, PartnershipParty, Person

# What stands as the reason: stored, so in Swedish, as what people write is.
TAKEN_BACK = "Steget som underlaget följde av är taget tillbaka."
CONTACT_OVER = "Kontaktpersonen har slutat."


def note_fact(partnership: Partnership, fact: Fact, by: Person, at: datetime) -> None:
    """A step of the agreement's life, or a contact person, as evidence in the same transaction."""
    record_evidence(
        partnership=partnership,
        obligation=fact.obligation,
        kind=fact.kind,
        happened_on=fact.happened_on,
        party=fact.party,
        made_by=fact.made_by,
        by=by,
        at=at,
    )


def take_back(partnership: Partnership, made_by: str, by: Person, at: datetime) -> None:
    """What a step noted, when the step is taken back."""
    _withdraw(partnership, made_by, TAKEN_BACK, by, at)


def follow_contact(
    new: ContactPerson | None, left: ContactPerson | None, by: Person, at: datetime
) -> None:
    """A contact person was named, or left, or one took over from another."""
    contact = new or left
    assert contact is not None
    partnership, today = contact.partnership, local_day(at)
    version = version_in_force(partnership, today)
    if version is None:
        return
    terms = terms_of(version)
    party = PartnershipParty.objects.values_list("key", flat=True).get(
        partnership=partnership, organisation=contact.organisation
    )
    if left is not None:
        # That the one before was replaced in time stays true.
        _withdraw(partnership, _made_by(left), CONTACT_OVER, by, at, kind=CONTACT)
        # Who is only replaced leaves nothing open.
        if new is None and not _has_another(left):
            day = min(left.until or today, today)
            for fact in contact_left(terms, day, f"{_made_by(left)}-left"):
                note_fact(partnership, fact, by, at)
    if new is not None:
        day = min(new.since, today)
        for fact in contact_named(terms, party, day, _made_by(new)):
            if fact.kind == CONTACT or _waits(partnership, fact, today):
                note_fact(partnership, fact, by, at)


def unkept(partnership: Partnership, on: date) -> Iterator[Unkept]:
    """What has not been kept, for a breach to point at."""
    version = version_in_force(partnership, on)
    if version is None:
        return
    terms = terms_of(version)
    for a in assessments(partnership, on):
        if a.standing is Standing.MISSED:
            title, period = a.occurrence.rule.obligation.title, period_name(a.occurrence, terms)
            yield Unkept(a.occurrence.key, title, period, a.occurrence.parties)


def paid(partnership: Partnership, on: date) -> Iterator[Paid]:
    """The payments that are noted as made, each for the period that it was owed for."""
    for a in assessments(partnership, on):
        o = a.occurrence
        if o.amount and a.met_on and len(o.beneficiaries) == 1:
            yield Paid(
                a.met_on, o.amount, o.currency, o.period_start, o.period_end, o.beneficiaries[0]
            )


def _withdraw(
    partnership: Partnership, made_by: str, why: str, by: Person, at: datetime, **only: str
) -> None:
    rows = Evidence.objects.filter(
        partnership=partnership, made_by=made_by, withdrawn_at__isnull=True, **only
    )
    for row in rows:
        withdraw_evidence(evidence=row, reason=why, by=by, at=at, made_by=made_by)


def _made_by(contact: ContactPerson) -> str:
    return f"contact:{contact.pk}"


def _has_another(left: ContactPerson) -> bool:
    """Whether the organisation still has a contact person when one has left."""
    others = ContactPerson.objects.filter(
        partnership=left.partnership, organisation=left.organisation, until__isnull=True
    )
    return others.exclude(pk=left.pk).exists()


def _waits(partnership: Partnership, fact: Fact, today: date) -> bool:
    """Whether the duty to name another has been set off and not met."""
    return any(
        a.occurrence.obligation == fact.obligation and a.occurrence.trigger and not a.met_on
        for a in assessments(partnership, today)
    )
