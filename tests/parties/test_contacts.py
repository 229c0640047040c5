"""Contact persons: dated intervals that each organisation keeps for itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from brygga.journal.models import Entry
from brygga.parties.actions.contacts import name_contact_person
from brygga.parties.models import ContactPerson
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.parties.conftest import SignedIn
from tests.world import NOW, World, contact, organisation, outsider

HERE = "/p/q-hanget/kontaktpersoner/"


@pytest.fixture
def alva(world: World) -> ContactPerson:
    return contact(
        world.partnership,
        world.organisations["tjejjouren"],
        "Alva Lindgren",
        "samordnare",
        by=world["coordinator"],
    )


def test_naming(world: World, signed_in: SignedIn) -> None:
    form = {
        "organisation": world.organisations["lund"].pk,
        "name": "Johan Åkesson",
        "function": "enhetschef",
        "since": "2023-09-01",
    }
    officer = signed_in(world["officer"])
    assert officer.get(f"{HERE}ny/").status_code == 200
    assert officer.post(f"{HERE}ny/", form).status_code == 302
    named = ContactPerson.objects.get()
    assert (named.since, named.until) == (date(2023, 9, 1), None)
    line = Entry.objects.get(act="contact.named")
    assert (line.partnership, line.role) == ("q-hanget", "officer")
    assert line.facts == {"organisation": "lunds-kommun"}
    assert "finns redan" in officer.post(f"{HERE}ny/", form).content.decode()
    assert ContactPerson.objects.count() == 1


def test_naming_is_for_ones_own_organisation(world: World, signed_in: SignedIn) -> None:
    form = {
        "organisation": world.organisations["tjejjouren"].pk,
        "name": "Johan Åkesson",
        "function": "enhetschef",
        "since": "2023-09-01",
    }
    assert signed_in(world["officer"]).post(f"{HERE}ny/", form).status_code == 200
    assert signed_in(world["leader"]).post(f"{HERE}ny/", form).status_code == 403
    assert signed_in(outsider()).post(f"{HERE}ny/", form).status_code == 404
    assert Client().post(f"{HERE}ny/", form).status_code == 302
    assert not ContactPerson.objects.exists()
    with pytest.raises(NotAllowed):
        contact(
            world.partnership,
            world.organisations["tjejjouren"],
            "Johan Åkesson",
            "enhetschef",
            by=world["officer"],
        )


def test_changing_ends_one_where_the_next_begins(
    world: World, alva: ContactPerson, signed_in: SignedIn
) -> None:
    form = {"name": "Tove Sandell", "function": "samordnare", "from_day": "2023-06-01"}
    client = signed_in(world["admin_tjejjouren"])
    assert client.post(f"{HERE}{alva.pk}/byte/", form).status_code == 302
    alva.refresh_from_db()
    after = ContactPerson.objects.get(name="Tove Sandell")
    assert alva.until == after.since == date(2023, 6, 1)
    assert alva.last_day == date(2023, 5, 31)
    assert Entry.objects.get(act="contact.changed").facts["replaces"] == f"contact:{alva.pk}"
    assert "redan avslutad" in client.post(f"{HERE}{alva.pk}/byte/", form).content.decode()


def test_ending(world: World, alva: ContactPerson, signed_in: SignedIn) -> None:
    client = signed_in(world["coordinator"])
    too_early = client.post(f"{HERE}{alva.pk}/avslut/", {"last_day": "2021-12-31"})
    assert "kan inte vara före" in too_early.content.decode()
    assert client.post(f"{HERE}{alva.pk}/avslut/", {"last_day": "2023-10-31"}).status_code == 302
    alva.refresh_from_db()
    assert alva.until == date(2023, 11, 1)
    again = client.post(f"{HERE}{alva.pk}/avslut/", {"last_day": "2023-10-31"})
    assert "redan avslutad" in again.content.decode()


def test_another_partys_contact_person_is_out_of_reach(
    world: World, alva: ContactPerson, signed_in: SignedIn
) -> None:
    for act in ("byte", "avslut"):
        address = f"{HERE}{alva.pk}/{act}/"
        assert signed_in(world["officer"]).post(address, {}).status_code == 404
        assert signed_in(world["leader"]).post(address, {}).status_code == 403
        assert signed_in(world["leader"]).get(address).status_code == 403
    alva.refresh_from_db()
    assert alva.until is None


def test_only_parties_have_contact_persons(world: World) -> None:
    stranger = outsider()
    with pytest.raises(NotPossible):
        name_contact_person(
            partnership=world.partnership,
            organisation=stranger.memberships.get().organisation,
            name="Olle Utanför",
            function="ordförande",
            since=NOW.date(),
            by=stranger,
            at=NOW,
        )


def test_the_page_of_parties(
    world: World,
    alva: ContactPerson,
    signed_in: SignedIn,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(world["officer"])
    client.get("/p/q-hanget/parter/")
    with django_assert_num_queries(4):  # who asks, the member, the parties, their contact persons
        page = client.get("/p/q-hanget/parter/").content.decode()
    assert "Alva Lindgren" in page
    assert f"{alva.pk}/byte/" not in page
    assert f"{alva.pk}/byte/" in (
        signed_in(world["coordinator"]).get("/p/q-hanget/parter/").content.decode()
    )


def test_former_contact_persons_stay_in_the_list(
    world: World, alva: ContactPerson, signed_in: SignedIn
) -> None:
    client = signed_in(world["coordinator"])
    client.post(f"{HERE}{alva.pk}/avslut/", {"last_day": "2023-05-31"})
    client = signed_in(world["officer"])
    assert "Alva Lindgren" not in client.get("/p/q-hanget/parter/").content.decode()
    page = client.get(HERE).content.decode()
    assert "Alva Lindgren" in page
    assert "31\u00a0maj 2023" in page


def test_the_database_keeps_intervals_in_order(world: World, alva: ContactPerson) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPerson.objects.filter(pk=alva.pk).update(until=date(2021, 1, 1))
    organisation("tredje")
