"""The journal as a page: what was done, in which role, when; never who in another organisation."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from brygga.journal.actions import write_line
from tests.parties.conftest import SignedIn
from tests.world import NOW, World, contact, outsider

PAGE = "/p/q-hanget/journal/"


def test_members_read_it_without_names(world: World, signed_in: SignedIn) -> None:
    contact(
        world.partnership,
        world.organisations["tjejjouren"],
        "Alva Lindgren",
        "samordnare",
        by=world["coordinator"],
    )
    page = signed_in(world["officer"]).get(PAGE).content.decode()
    assert "En kontaktperson utsågs" in page
    assert "Alva" not in page
    own = signed_in(world["coordinator"]).get(PAGE).content.decode()
    assert "du, som samordnare" in own


def test_others_do_not(world: World, signed_in: SignedIn, client: Client) -> None:
    assert signed_in(outsider()).get(PAGE).status_code == 404
    assert client.get(PAGE).status_code == 302
    assert signed_in(world["officer"]).post(PAGE).status_code == 405


def test_it_comes_in_pages_with_the_same_queries(
    world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world["officer"])
    client.get(PAGE)
    for number in range(120):
        write_line(
            partnership="q-hanget",
            act="evidence.recorded",
            subject=f"evidence:{number}",
            by="person:4711",
            role="coordinator",
            at=NOW,
            facts={"obligation": "half-year-report"},
        )
    # Who asks, the member, how many lines, the page of them, the versions that have titles.
    with django_assert_num_queries(5):
        page = client.get(PAGE).content.decode()
    assert "Sida 1 av 3" in page
    assert client.get(f"{PAGE}?page=99").status_code == 200
