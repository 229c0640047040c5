"""Mitt konto: one's own name, language, keys and data; nobody else's."""

import json

from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from brygga.parties.models import Person
from tests.parties.conftest import SignedIn
from tests.parties.test_reset_sign_in import give_passkey
from tests.world import World, contact


def test_name_and_language_are_ones_own(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["leader"])
    response = client.post("/konto/", {"name": "Noor H", "language": "en"})
    assert response.status_code == 302
    person = Person.objects.get(pk=world["leader"].pk)
    assert (person.name, person.language) == ("Noor H", "en")
    assert client.cookies["brygga_language"].value == "en"
    assert "My account" in client.get("/konto/").content.decode()


def test_the_guard_looks_at_the_name(world: World, signed_in: SignedIn) -> None:
    refused = "Noor 070-123 45 67"
    response = signed_in(world["leader"]).post("/konto/", {"name": refused, "language": "sv"})
    assert response.status_code == 200
    assert "070-123 45 67" not in response.content.decode()
    assert Person.objects.get(pk=world["leader"].pk).name == "Noor Haddad"


def test_own_data_is_complete_and_only_ones_own(world: World, signed_in: SignedIn) -> None:
    leader = world["leader"]
    give_passkey(leader)
    response = signed_in(leader).get("/konto/mina-uppgifter.json")
    assert response["Content-Disposition"].startswith("attachment")
    data = json.loads(response.content)
    assert data["namn"] == "Noor Haddad"
    assert [role["roll"] for role in data["roller"]] == ["leader"]
    assert [key["namn"] for key in data["nycklar"]] == ["Min telefon"]
    for other in world.people.values():
        if other != leader:
            assert other.name not in response.content.decode()
    assert signed_in(leader).post("/konto/mina-uppgifter.json").status_code == 405


def test_own_acts_in_the_journal_are_ones_own_data(world: World, signed_in: SignedIn) -> None:
    contact(
        world.partnership,
        world.organisations["tjejjouren"],
        "Noor Haddad",
        "ledare",
        by=world["coordinator"],
    )
    data = json.loads(signed_in(world["coordinator"]).get("/konto/mina-uppgifter.json").content)
    assert [line["vad"] for line in data["journal"]] == ["contact.named"]


def test_pages_of_keys_and_codes(world: World, signed_in: SignedIn) -> None:
    key = give_passkey(world["leader"])
    client = signed_in(world["leader"])
    assert "Min telefon" in client.get("/konto/nycklar/").content.decode()
    # Touching keys asks for proof first, for somebody who has one.
    for address in ("nycklar/ny/", f"nycklar/{key.pk}/borttagning/", "reservkoder/"):
        response = client.get(f"/konto/{address}")
        assert response.status_code == 302, address
        assert "/konto/bekrafta/" in response["Location"], address
        assert client.get(response["Location"]).status_code == 200
    assert Authenticator.objects.filter(user=world["leader"]).count() == 2


def test_who_has_no_key_adds_one_without_detours(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world["leader"]).get("/konto/nycklar/ny/")
    assert page.status_code == 200
    assert "add_key" in page.content.decode()


def test_anothers_key_is_out_of_reach(world: World, signed_in: SignedIn) -> None:
    key = give_passkey(world["leader"])
    client = signed_in(world["officer"])
    assert client.get(f"/konto/nycklar/{key.pk}/borttagning/").status_code == 404
    assert client.post(f"/konto/nycklar/{key.pk}/borttagning/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_queries(
    world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world["leader"])
    client.get("/konto/")
    with django_assert_num_queries(3):  # person, keys, memberships
        client.get("/konto/")


def test_strangers_sign_in_first(client: Client) -> None:
    assert client.get("/konto/mina-uppgifter.json").status_code == 302
