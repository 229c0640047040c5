"""Inviting: by the organisation's administrator, by letter, for 14 days."""

import re

import pytest
from django.core import mail
from django.test import Client

from brygga.journal.models import Entry
from brygga.parties.actions.invitations import hash_of
from brygga.parties.models import Invitation
from tests.parties.conftest import SignedIn
from tests.world import World, outsider

PAGE = "/organisationer/tjejjouren-i-lund/inbjudningar/"
NEW = {"email": "Ny.Person@example.org", "role": "volunteer"}


def token_in(letter: mail.EmailMessage) -> str:
    found = re.search(r"/inbjudan/([\w-]+)/", str(letter.body))
    assert found, letter.body
    return found[1]


def test_an_administrator_invites(world: World, signed_in: SignedIn) -> None:
    response = signed_in(world["admin_tjejjouren"]).post(PAGE, NEW, follow=True)
    assert "Inbjudan är skickad." in response.content.decode()
    invitation = Invitation.objects.get()
    assert invitation.email == "ny.person@example.org"
    assert (invitation.expires_at - invitation.sent_at).days == 14
    (letter,) = mail.outbox
    assert letter.to == ["ny.person@example.org"]
    token = token_in(letter)
    assert hash_of(token) == invitation.token_hash
    assert token not in str(Invitation.objects.values())
    line = Entry.objects.get(act="invitation.sent")
    assert line.partnership == "organisation:tjejjouren-i-lund"
    assert "ny.person" not in str(line.facts)


@pytest.mark.parametrize("key", ["coordinator", "leader"])
def test_colleagues_may_not(world: World, signed_in: SignedIn, key: str) -> None:
    response = signed_in(world[key]).post(PAGE, NEW)
    assert response.status_code == 403
    assert "administratör" in response.content.decode()
    assert not Invitation.objects.exists()
    assert not mail.outbox


def test_another_organisations_administrator_may_not(world: World, signed_in: SignedIn) -> None:
    for person in (world["admin_lund"], outsider()):
        assert signed_in(person).post(PAGE, NEW).status_code == 404
        assert signed_in(person).get(PAGE).status_code == 404
    assert not Invitation.objects.exists()


def test_a_stranger_may_not(world: World, client: Client) -> None:
    assert client.post(PAGE, NEW).status_code == 302
    assert not Invitation.objects.exists()


def test_twice_says_so(world: World, signed_in: SignedIn) -> None:
    admin = signed_in(world["admin_tjejjouren"])
    admin.post(PAGE, NEW)
    again = admin.post(PAGE, NEW)
    assert "har redan en inbjudan" in again.content.decode()
    assert Invitation.objects.count() == 1
    assert len(mail.outbox) == 1


def test_who_has_the_role_already_is_not_invited(world: World, signed_in: SignedIn) -> None:
    held = {"email": world["leader"].email.upper(), "role": "leader"}
    response = signed_in(world["admin_tjejjouren"]).post(PAGE, held)
    assert "har redan den rollen" in response.content.decode()
    assert not Invitation.objects.exists()


def test_sending_again_replaces_the_link(world: World, signed_in: SignedIn) -> None:
    admin = signed_in(world["admin_tjejjouren"])
    admin.post(PAGE, NEW)
    invitation = Invitation.objects.get()
    assert admin.post(f"{PAGE}{invitation.pk}/utskick/").status_code == 302
    first, second = (token_in(letter) for letter in mail.outbox)
    assert first != second
    assert Client().get(f"/inbjudan/{first}/").status_code == 404
    assert Client().get(f"/inbjudan/{second}/").status_code == 200


def test_withdrawing_ends_the_link(world: World, signed_in: SignedIn) -> None:
    admin = signed_in(world["admin_tjejjouren"])
    admin.post(PAGE, NEW)
    invitation = Invitation.objects.get()
    address = f"{PAGE}{invitation.pk}/aterkallelse/"
    assert admin.get(address).status_code == 405
    assert signed_in(world["coordinator"]).post(address).status_code == 403
    assert admin.post(address).status_code == 302
    assert Client().get(f"/inbjudan/{token_in(mail.outbox[0])}/").status_code == 404
    assert admin.post(address).status_code == 409
    assert admin.post(f"{PAGE}{invitation.pk}/utskick/").status_code == 409


def test_anothers_invitation_is_out_of_reach(world: World, signed_in: SignedIn) -> None:
    signed_in(world["admin_tjejjouren"]).post(PAGE, NEW)
    invitation = Invitation.objects.get()
    theirs = f"/organisationer/lunds-kommun/inbjudningar/{invitation.pk}/aterkallelse/"
    assert signed_in(world["admin_lund"]).post(theirs).status_code == 404
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None


def test_a_letter_that_does_not_leave_is_told_of(
    world: World, signed_in: SignedIn, settings: pytest.FixtureRequest
) -> None:
    settings.EMAIL_BACKEND = "tests.parties.test_invite.NoPost"  # type: ignore[attr-defined]
    response = signed_in(world["admin_tjejjouren"]).post(PAGE, NEW, follow=True)
    assert "brevet kom inte iväg" in response.content.decode()
    assert Invitation.objects.count() == 1


class NoPost:
    """A mail server that is away."""

    def __init__(self, **_options: object) -> None:
        pass

    def send_messages(self, _letters: object) -> int:
        raise ConnectionRefusedError
