"""An organisation's page: names stay inside, contact persons are shared, numbers of queries too."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from brygga.journal.models import Entry
from brygga.parties.models import Organisation
from tests.parties.conftest import SignedIn
from tests.world import World, contact, outsider, person, role

PAGE = "/organisationer/tjejjouren-i-lund/"


@pytest.fixture(autouse=True)
def _contacts(world: World) -> None:
    contact(
        world.partnership,
        world.organisations["tjejjouren"],
        "Alva Lindgren",
        "samordnare",
        by=world["coordinator"],
    )


def test_colleagues_see_names(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world["leader"]).get(PAGE).content.decode()
    assert "Noor Haddad" in page
    assert "Ines Berg" in page
    assert "Bjud in" not in page
    assert world["treasurer"].email not in page


def test_other_parties_see_contact_persons_only(world: World, signed_in: SignedIn) -> None:
    for key in ("officer", "admin_lund", "volunteer"):
        page = signed_in(world[key]).get(PAGE).content.decode()
        assert "Alva Lindgren" in page
        assert "Noor Haddad" not in page
        assert "Ines Berg" not in page


def test_outsiders_see_nothing(world: World, signed_in: SignedIn, client: Client) -> None:
    assert signed_in(outsider()).get(PAGE).status_code == 404
    assert client.get(PAGE).status_code == 302
    assert signed_in(world["officer"]).get("/organisationer/finns-inte/").status_code == 404


def test_the_administrator_names_the_controller(world: World, signed_in: SignedIn) -> None:
    address = f"{PAGE}personuppgiftsansvar/"
    text = {"controller": "Styrelsen för Tjejjouren i Lund, genom dess ordförande"}
    admin = signed_in(world["admin_tjejjouren"])
    assert admin.get(address).status_code == 200
    assert admin.post(address, text).status_code == 302
    assert Organisation.objects.get(key="tjejjouren-i-lund").controller == text["controller"]
    assert Entry.objects.get(act="organisation.controller_named").facts == {}
    assert text["controller"] in signed_in(world["officer"]).get(PAGE).content.decode()
    assert signed_in(world["coordinator"]).post(address, text).status_code == 403
    assert signed_in(world["officer"]).post(address, text).status_code == 404


def test_the_guard_looks_at_the_controller(world: World, signed_in: SignedIn) -> None:
    text = {"controller": "Ring Anna på 070-123 45 67"}
    response = signed_in(world["admin_tjejjouren"]).post(f"{PAGE}personuppgiftsansvar/", text)
    assert response.status_code == 200
    assert "070-123 45 67" not in response.content.decode()
    assert Organisation.objects.get(key="tjejjouren-i-lund").controller == ""


def test_the_organisations_own_journal(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world["admin_tjejjouren"]).get(f"{PAGE}journal/").content.decode()
    assert "Någon fick en roll" in page
    assert signed_in(world["coordinator"]).get(f"{PAGE}journal/").status_code == 403
    assert signed_in(world["admin_lund"]).get(f"{PAGE}journal/").status_code == 404


def test_members_come_in_pages_with_the_same_queries(
    world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world["admin_tjejjouren"])
    client.get(PAGE)
    # Who asks; the insider; how many members, the page of them, their roles; contact persons.
    with django_assert_num_queries(6):
        client.get(PAGE)
    for number in range(60):
        role(person(f"Person {number}"), world.organisations["tjejjouren"], "volunteer")
    with django_assert_num_queries(6):
        first = client.get(PAGE).content.decode()
    assert "Sida 1 av 2" in first
    assert first.count("Roller och inloggning") == 50
    assert client.get(f"{PAGE}?page=2").content.decode().count("Roller och inloggning") == 16
