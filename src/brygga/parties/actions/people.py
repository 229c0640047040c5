"""People: joining, changing their own details, and getting back in after a lost passkey."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.wording import check_free_text
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import actor, chain_of
from brygga.parties.models import Membership, Organisation, Person, holds_on
from brygga.parties.permissions import check_can_administer
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role

NOT_A_MEMBER = Text(
    sv="Personen är inte medlem i organisationen, så du kan inte ändra hens inloggning.",
    en="The person is not a member of the organisation, so you cannot change their sign-in.",
)


@transaction.atomic
def add_person(*, email: str, name: str, language: str = "sv") -> Person:
    """A person who can sign in with a code to `email`; the caller knows that it is theirs.

    Writes no line: what is journalled is the membership that the person gets.
    """
    check_free_text(name)
    person = Person(email=email.lower(), name=name, language=language)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


@transaction.atomic
def change_own_details(*, by: Person, name: str, language: str) -> Person:
    """A person's own name and language. Not an act of any partnership, so not in the journal."""
    check_free_text(name)
    by.name, by.language = name, language
    by.save(update_fields=["name", "language"])
    return by


@transaction.atomic
def reset_sign_in(
    *, person: Person, organisation: Organisation, by: Person, at: datetime
) -> Person:
    """Removes every passkey and recovery code of a member and ends all their sessions.

    The person signs in with a code to their e-mail and adds a new passkey. Raises NotAllowed unless
    `by` administers the organisation, NotPossible if the person is not its member.
    """
    _check_may_help(person, organisation, by, at)
    Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)
    _write("signin.reset", person, organisation, by, at)
    return person


@transaction.atomic
def remove_passkey(
    *, passkey: Authenticator, organisation: Organisation, by: Person, at: datetime
) -> Person:
    """Removes one lost passkey of a member and ends their sessions, wherever they are open.

    When it was the last, the recovery codes go too: alone they would guard nothing.
    """
    person: Person = passkey.user
    _check_may_help(person, organisation, by, at)
    passkey.delete()
    left = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    if not left.exists():
        Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)
    _write("signin.passkey_removed", person, organisation, by, at)
    return person


def _check_may_help(person: Person, organisation: Organisation, by: Person, at: datetime) -> None:
    check_can_administer(by, organisation, at.date())
    if not Membership.objects.filter(
        holds_on(at.date()), person=person, organisation=organisation
    ).exists():
        raise NotPossible(NOT_A_MEMBER)


def _end_sessions(person: Person) -> None:
    # Every session carries a hash of the (unusable, random) password; a new one fits none of them.
    person.set_unusable_password()
    person.save(update_fields=["password"])


def _write(act: str, person: Person, organisation: Organisation, by: Person, at: datetime) -> None:
    write_line(
        partnership=chain_of(organisation),
        act=act,
        subject=f"person:{person.pk}",
        by=actor(by),
        role=Role.ADMINISTRATOR,
        at=at,
    )
