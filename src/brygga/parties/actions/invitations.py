"""Invitations: the only way in. The token is shown once, in the letter; its hash is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.journal.actions import write_line
from brygga.parties.actions.memberships import open_membership
from brygga.parties.actions.organisations import actor, chain_of
from brygga.parties.actions.people import add_person
from brygga.parties.models import Invitation, Membership, Organisation, Person, holds_on
from brygga.parties.permissions import check_can_administer
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role

VALID = timedelta(days=14)

ALREADY_INVITED = Text(
    sv="Den adressen har redan en inbjudan till den rollen. Skicka den igen i stället.",
    en="That address already has an invitation to that role. Send it again instead.",
)
ALREADY_MEMBER = Text(
    sv="Personen med den adressen har redan den rollen.",
    en="The person with that address already has that role.",
)
NOT_OPEN = Text(
    sv="Inbjudan är redan använd eller återkallad.",
    en="The invitation has already been used or withdrawn.",
)
EXPIRED = Text(
    sv="Inbjudan har gått ut. Be den som bjöd in dig att skicka den igen.",
    en="The invitation has expired. Ask whoever invited you to send it again.",
)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *, organisation: Organisation, email: str, role: str, by: Person | None, at: datetime
) -> tuple[Invitation, str]:
    """An open invitation and the token for its letter, good for 14 days.

    `by` is None only for an organisation's first administrator. Raises NotAllowed unless `by`
    administers the organisation; NotPossible if the address is invited or has the role already.
    """
    if by is not None:
        check_can_administer(by, organisation, at.date())
    email = email.lower()
    held = Membership.objects.filter(
        holds_on(at.date()), organisation=organisation, role=role, person__email__iexact=email
    )
    if held.exists():
        raise NotPossible(ALREADY_MEMBER)
    token = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                organisation=organisation,
                email=email,
                role=role,
                invited_by=by,
                sent_at=at,
                expires_at=at + VALID,
                token_hash=hash_of(token),
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_INVITED) from error
    _write("invitation.sent", invitation, by, at)
    return invitation, token


@transaction.atomic
def send_again(*, invitation: Invitation, by: Person, at: datetime) -> tuple[Invitation, str]:
    """A fresh token and 14 new days; the old link stops working.

    Raises NotAllowed unless `by` administers the organisation, NotPossible if it is not open.
    """
    check_can_administer(by, invitation.organisation, at.date())
    invitation = _open(invitation)
    token = secrets.token_urlsafe(32)
    invitation.token_hash = hash_of(token)
    invitation.sent_at, invitation.expires_at = at, at + VALID
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    _write("invitation.sent_again", invitation, by, at)
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person, at: datetime) -> Invitation:
    """The link stops working. Raises NotAllowed, or NotPossible if it is not open."""
    check_can_administer(by, invitation.organisation, at.date())
    invitation = _open(invitation)
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    _write("invitation.withdrawn", invitation, by, at)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, language: str, at: datetime) -> Person:
    """Makes whoever holds the link a member, and a person if they are new; returns the person.

    `name` and `language` are used for a new person only. The link came to the address, so the
    address is theirs. Raises NotPossible if the invitation is not open or has expired.
    """
    invitation = _open(invitation)
    if invitation.expires_at <= at:
        raise NotPossible(EXPIRED)
    person = Person.objects.filter(email__iexact=invitation.email).first()
    if person is None:
        person = add_person(email=invitation.email, name=name, language=language)
    membership = open_membership(person, invitation.organisation, invitation.role, at.date())
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    write_line(
        partnership=chain_of(invitation.organisation),
        act="invitation.accepted",
        subject=f"invitation:{invitation.pk}",
        by=actor(person),
        role=invitation.role,
        at=at,
        facts={"membership": f"membership:{membership.pk}", "role": invitation.role},
    )
    return person


def _open(invitation: Invitation) -> Invitation:
    fresh = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=invitation.pk)
    )
    if fresh.accepted_at or fresh.withdrawn_at:
        raise NotPossible(NOT_OPEN)
    return fresh


def _write(act: str, invitation: Invitation, by: Person | None, at: datetime) -> None:
    write_line(
        partnership=chain_of(invitation.organisation),
        act=act,
        subject=f"invitation:{invitation.pk}",
        by=actor(by),
        role=Role.ADMINISTRATOR if by else "",
        at=at,
        facts={"role": invitation.role},
    )
