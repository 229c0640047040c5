"""Memberships: giving a role, ending it, handing it over."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import actor, chain_of
from brygga.parties.models import Membership, Organisation, Person, holds_on
from brygga.parties.permissions import check_can_administer
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role

LAST_ADMINISTRATOR = Text(
    sv=(
        "Organisationen måste ha minst en administratör. Lämna över rollen till någon annan först."
    ),
    en="The organisation must have at least one administrator. Hand the role over first.",
)
ENDED = Text(sv="Medlemskapet är redan avslutat.", en="The membership has already ended.")
HAS_ROLE = Text(sv="Personen har redan den rollen.", en="The person already has that role.")
NOT_COLLEAGUE = Text(
    sv="En roll kan bara lämnas över till någon som redan är medlem i organisationen.",
    en="A role can only be handed over to somebody who is already a member of the organisation.",
)


@transaction.atomic
def give_role(
    *,
    person: Person,
    organisation: Organisation,
    role: str,
    since: date,
    by: Person | None,
    at: datetime,
) -> Membership:
    """Gives the person a role from a day. `by` is None when the installation itself does it.

    Raises NotAllowed unless `by` administers the organisation, NotPossible if the role is held.
    """
    if by is not None:
        check_can_administer(by, organisation, at.date())
    membership = open_membership(person, organisation, role, since)
    _write("membership.began", membership, by, at, {"role": role})
    return membership


def open_membership(
    person: Person, organisation: Organisation, role: str, since: date
) -> Membership:
    """A new membership, without its journal line: for the actions whose line says more."""
    try:
        with transaction.atomic():
            return Membership.objects.create(
                person=person, organisation=organisation, role=role, since=since
            )
    except IntegrityError as error:
        raise NotPossible(HAS_ROLE) from error


@transaction.atomic
def end_membership(*, membership: Membership, by: Person, at: datetime) -> Membership:
    """Ends a role today: from now on the person no longer has it.

    Raises NotAllowed unless `by` administers the organisation; NotPossible if it has ended already
    or is the last administrator's.
    """
    check_can_administer(by, membership.organisation, at.date())
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    _check_runs(membership, at.date())
    if membership.role == Role.ADMINISTRATOR and _is_last_administrator(membership, at.date()):
        raise NotPossible(LAST_ADMINISTRATOR)
    _close(membership, at.date())
    _write("membership.ended", membership, by, at, {"role": membership.role})
    return membership


@transaction.atomic
def hand_over_role(*, membership: Membership, to: Person, by: Person, at: datetime) -> Membership:
    """Ends one member's role and gives it to a colleague from the same day; returns the new one.

    Raises NotAllowed unless `by` administers the organisation; NotPossible if the role has ended,
    the colleague is not a member or already has it.
    """
    organisation = membership.organisation
    check_can_administer(by, organisation, at.date())
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    _check_runs(membership, at.date())
    colleague = Membership.objects.filter(holds_on(at.date()), person=to, organisation=organisation)
    if not colleague.exists():
        raise NotPossible(NOT_COLLEAGUE)
    taken_over = open_membership(to, organisation, membership.role, at.date())
    _close(membership, at.date())
    facts = {
        "role": membership.role,
        "from": f"person:{membership.person_id}",
        "to": f"person:{to.pk}",
    }
    _write("membership.handed_over", taken_over, by, at, facts)
    return taken_over


def _check_runs(membership: Membership, on: date) -> None:
    if membership.until is not None and membership.until <= on:
        raise NotPossible(ENDED)


def _close(membership: Membership, on: date) -> None:
    # A role given for a coming day and ended before it never holds.
    membership.until = max(on, membership.since)
    membership.save(update_fields=["until"])


def _is_last_administrator(membership: Membership, on: date) -> bool:
    return not (
        Membership.objects.filter(
            holds_on(on),
            organisation=membership.organisation,
            role=Role.ADMINISTRATOR,
            person__is_active=True,
        )
        .exclude(person=membership.person)
        .exists()
    )


def _write(
    act: str, membership: Membership, by: Person | None, at: datetime, facts: dict[str, str]
) -> None:
    write_line(
        partnership=chain_of(membership.organisation),
        act=act,
        subject=f"membership:{membership.pk}",
        by=actor(by),
        role=Role.ADMINISTRATOR if by else "",
        at=at,
        facts=facts,
    )
