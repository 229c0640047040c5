"""Register checks: that somebody showed theirs, and who saw it. Nothing else may be kept."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import chain_of
from brygga.parties.models import Membership, Organisation, Partnership, Person, holds_on
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions.setting import acting
from brygga.volunteers.models import RegisterCheck
from brygga.volunteers.permissions import KEEPS_PEOPLE, ONLY_OWN_KEEPERS, check_keeps_people_of

TOO_OLD = Text(
    sv=(
        "Ett registerutdrag får vara högst ett år gammalt när det visas (lag 2013:852, 4 §). Be "
        "om ett nytt. Inget har noterats."
    ),
    en=(
        "A register extract may be at most one year old when it is shown (law 2013:852, section "
        "4). Ask for a new one. Nothing was noted."
    ),
)
NOT_SHOWN_YET = Text(
    sv="Dagen har inte kommit än. Notera när utdraget har visats.",
    en="The day has not come yet. Note it once the extract has been shown.",
)
NOT_ONES_OWN = Text(
    sv="Ingen noterar sitt eget registerutdrag. Visa det för någon annan som får notera.",
    en="Nobody notes their own register check. Show it to somebody else who may note it.",
)
NOT_A_MEMBER = Text(
    sv="Personen hör inte till organisationen, så inget har noterats.",
    en="The person does not belong to the organisation, so nothing was noted.",
)
ALREADY_NOTED = Text(
    sv="Det är redan noterat för den dagen.", en="It has already been noted for that day."
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {TOO_OLD: "is_recent", NOT_SHOWN_YET: "shown_on", ALREADY_NOTED: "shown_on"}


@transaction.atomic
def note_register_check(
    *,
    partnership: Partnership,
    organisation: Organisation,
    person: Person,
    shown_on: date,
    is_recent: bool,
    by: Person,
    at: datetime,
) -> RegisterCheck:
    """Notes that `person` showed `by` their register extract on a day.

    `is_recent` is `by`'s word that it was at most one year old then (lag 2013:852, 4 §); it is not
    kept, for 5 § allows only the note that it was shown. Raises NotAllowed unless `by` looks after
    the organisation's people or when it is their own, NotPossible naming what cannot be.
    """
    member = acting(partnership, by, at)
    check_keeps_people_of(member, organisation.pk)
    if person.pk == by.pk:
        raise NotAllowed(NOT_ONES_OWN)
    today = local_day(at)
    belongs = Membership.objects.filter(holds_on(today), person=person, organisation=organisation)
    if not belongs.exists():
        raise NotPossible(NOT_A_MEMBER)
    if shown_on > today:
        raise NotPossible(NOT_SHOWN_YET)
    if not is_recent:
        raise NotPossible(TOO_OLD)
    try:
        with transaction.atomic():
            check = RegisterCheck.objects.create(person=person, shown_on=shown_on, seen_by=by)
    except IntegrityError:
        raise NotPossible(ALREADY_NOTED) from None
    role = member.role_for(*KEEPS_PEOPLE)
    _write("register_check.noted", check.pk, organisation, by, role, at)
    return check


@transaction.atomic
def remove_register_check(
    *,
    partnership: Partnership,
    organisation: Organisation,
    check: RegisterCheck,
    by: Person,
    at: datetime,
) -> None:
    """A note that was wrong is deleted: the law lets nothing else be kept of it.

    Raises NotAllowed unless `by` looks after the people of an organisation that the person is in.
    """
    member = acting(partnership, by, at)
    check_keeps_people_of(member, organisation.pk)
    ours = Membership.objects.filter(person=check.person_id, organisation=organisation)
    if not ours.exists():
        raise NotAllowed(ONLY_OWN_KEEPERS)
    number = check.pk
    check.delete()
    role = member.role_for(*KEEPS_PEOPLE)
    _write("register_check.removed", number, organisation, by, role, at)


def _write(
    act: str, number: int, organisation: Organisation, by: Person, role: str, at: datetime
) -> None:
    write_line(
        partnership=chain_of(organisation),
        act=act,
        subject=f"register_check:{number}",
        by=f"person:{by.pk}",
        role=role,
        at=at,
    )
