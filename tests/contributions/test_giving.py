"""Noting what a party gave: its own people do, towards one of its own promises."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.contributions.actions import record_given, withdraw_given
from brygga.contributions.models import Given
from brygga.contributions.queries import given_sums
from brygga.journal.models import Entry
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.contributions.conftest import As
from tests.world import NOW, World, outsider

HERE = "/p/q-hanget/insatser/givna/"
FILLED_IN = {
    "contribution": "contacts-lund",
    "kind": "contacts",
    "quantity": "3",
    "given_on": "2023-09-12",
    "note": "Tre skolor.",
}


def given(world: World, who: str = "officer", **more: Any) -> Given:
    what: dict[str, Any] = {
        "contribution": "contacts-lund",
        "kind": "contacts",
        "given_on": date(2023, 9, 12),
        "quantity": Decimal(3),
    }
    return record_given(partnership=world.partnership, by=world[who], at=NOW, **what | more)


@pytest.mark.parametrize("who", ["officer", "youth_worker", "steering_lund", "signatory_lund"])
def test_those_who_answer_for_something_at_the_party_note_it(
    world: World, as_: As, who: str
) -> None:
    client = as_(who)
    assert "Kontakter i andra delar" in client.get(f"{HERE}ny/").content.decode()
    page = client.post(f"{HERE}ny/", FILLED_IN, follow=True).content.decode()
    assert "Insatsen är noterad" in page
    assert "3 kontakter" in page
    row = Given.objects.get()
    assert (row.party, row.recorded_party, row.quantity) == ("lund", "lund", Decimal(3))
    line = Entry.objects.get(act="contribution.given")
    assert line.facts == {"contribution": "contacts-lund", "party": "lund"}
    client.post(f"{HERE}{row.pk}/angrande/")
    assert given_sums(world.partnership) == ()


def test_nobody_notes_what_another_party_gave(world: World, as_: As) -> None:
    assert "Kontakter i andra delar" not in as_("leader").get(f"{HERE}ny/").content.decode()
    with pytest.raises(NotAllowed, match="noterar själv"):
        given(world, "coordinator")
    row = given(world)
    with pytest.raises(NotAllowed):
        withdraw_given(given=row, reason="Fel.", by=world["coordinator"], at=NOW)
    assert as_("leader").get(f"{HERE}{row.pk}/aterkallelse/").status_code == 403


def test_a_volunteer_tells_somebody(as_: As) -> None:
    response = as_("volunteer").get(f"{HERE}ny/")
    assert response.status_code == 403
    assert "berätta för en ledare" in response.content.decode()
    assert as_("volunteer").get(HERE).status_code == 200


def test_nobody_from_outside(world: World, client: Client) -> None:
    client.force_login(outsider())
    assert client.get(HERE).status_code == client.get(f"{HERE}ny/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"contribution": "venue-tjejjouren"},
        {"kind": "love"},
        {"quantity": "0"},
        {"quantity": "1,234"},
        {"quantity": "10000000"},
        {"given_on": "2023-10-19"},
        {"given_on": "2021-12-31"},
        {"note": "Ring 070-123 45 67"},
    ],
    ids=str,
)
def test_wrong_input(as_: As, wrong: dict[str, str]) -> None:
    page = as_("officer").post(f"{HERE}ny/", FILLED_IN | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert "070-123" not in page
    assert not Given.objects.exists()


def test_hours_with_a_decimal_comma(world: World, as_: As) -> None:
    more = {"contribution": "coordination-lund", "kind": "hours", "quantity": "9,5"}
    as_("officer").post(f"{HERE}ny/", FILLED_IN | more)
    assert Given.objects.get().quantity == Decimal("9.5")


def test_what_cannot_be_given(world: World) -> None:
    with pytest.raises(NotPossible, match="finns inte"):
        given(world, contribution="nothing")
    with pytest.raises(NotPossible, match="större än noll"):
        given(world, quantity=Decimal(-1))
    row = given(world)
    with pytest.raises(NotPossible, match="redan noterad"):
        given(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Given.objects.filter(pk=row.pk).update(quantity=0)


def test_withdrawn_it_no_longer_counts(world: World, as_: As) -> None:
    row = given(world)
    page = as_("officer").post(
        f"{HERE}{row.pk}/aterkallelse/", {"reason": "Det var två."}, follow=True
    )
    assert "räknas inte längre" in page.content.decode()
    assert given_sums(world.partnership) == ()
    assert as_("officer").get(f"{HERE}{row.pk}/aterkallelse/").status_code == 404


def test_the_list_is_paged_and_asks_as_much_whatever_there_is(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    client = as_("coordinator")
    assert "Inget är noterat än" in client.get(HERE).content.decode()
    given(world)
    with django_assert_num_queries(5):
        client.get(HERE)
    for n in range(31):
        given(world, quantity=Decimal(n + 10))
    with django_assert_num_queries(5):
        page = client.get(HERE).content.decode()
    assert "Sida 1 av 2" in page
    assert "Johan Åkesson" not in page
    assert "Visa alla" in client.get(f"{HERE}?insats=contacts-lund").content.decode()
