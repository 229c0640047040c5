"""Accepting: whoever holds the link joins, once, before it expires."""

from datetime import timedelta

import pytest
from django.test import Client

from brygga.journal.models import Entry
from brygga.parties.actions.invitations import accept_invitation, invite
from brygga.parties.models import Invitation, Membership, Person
from brygga.parties.refusal import NotPossible
from tests.world import NOW, World


def invited(world: World, email: str = "ny.person@example.org", role: str = "volunteer") -> str:
    """An open invitation to Tjejjouren; returns the link."""
    _invitation, token = invite(
        organisation=world.organisations["tjejjouren"],
        email=email,
        role=role,
        by=world["admin_tjejjouren"],
        at=NOW,
    )
    return f"/inbjudan/{token}/"


def test_a_new_person_joins_and_is_signed_in(world: World, client: Client) -> None:
    link = invited(world)
    page = client.get(link).content.decode()
    assert "Tjejjouren i Lund" in page
    response = client.post(link, {"name": "Ny Person"})
    assert response.status_code == 302
    person = Person.objects.get(email="ny.person@example.org")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert not person.has_usable_password()
    membership = Membership.objects.get(person=person)
    assert (membership.role, membership.since) == ("volunteer", NOW.date())
    line = Entry.objects.get(act="invitation.accepted")
    assert (line.by, line.role) == (f"person:{person.pk}", "volunteer")


def test_a_person_known_already_gets_one_more_role(world: World, client: Client) -> None:
    person = world["leader"]
    client.post(invited(world, person.email, "treasurer"))
    assert set(Membership.objects.filter(person=person).values_list("role", flat=True)) == {
        "leader",
        "treasurer",
    }


def test_the_link_works_once(world: World, client: Client) -> None:
    link = invited(world)
    client.post(link, {"name": "Ny Person"})
    again = Client().post(link, {"name": "Någon Annan"})
    assert again.status_code == 404
    assert not Person.objects.filter(name="Någon Annan").exists()


def test_a_name_is_needed(world: World, client: Client) -> None:
    assert client.post(invited(world), {"name": ""}).status_code == 200
    assert not Person.objects.filter(email="ny.person@example.org").exists()


def test_the_guard_looks_at_the_name(world: World, client: Client) -> None:
    response = client.post(invited(world), {"name": "Anna 19900101-1234"})
    assert response.status_code == 200
    assert "19900101-1234" not in response.content.decode()
    assert not Person.objects.filter(email="ny.person@example.org").exists()


def test_an_expired_link_says_so(world: World, client: Client) -> None:
    link = invited(world)
    Invitation.objects.update(sent_at=NOW - timedelta(days=14), expires_at=NOW)
    response = client.get(link)
    assert response.status_code == 410
    assert "gått ut" in response.content.decode()
    assert client.post(link, {"name": "Ny Person"}).status_code == 410
    with pytest.raises(NotPossible):
        accept_invitation(
            invitation=Invitation.objects.get(), name="Ny Person", language="sv", at=NOW
        )


def test_a_guess_tells_nothing(world: World, client: Client) -> None:
    assert client.get("/inbjudan/gissning/").status_code == 404
