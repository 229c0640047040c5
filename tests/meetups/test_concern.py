"""Concern for a young person: guidance and numbers, kept by the municipality; nothing is stored."""

import re
from datetime import datetime
from typing import Any

import pytest

from brygga.journal.models import Entry
from brygga.meetups.actions import save_concern_contact
from brygga.meetups.models import ConcernContact
from brygga.parties.refusal import NotPossible
from tests.meetups.conftest import As
from tests.world import NOW, World

HERE = "/p/q-hanget/oro/"
NEW = f"{HERE}kontakter/ny/"
FILLED_IN = {
    "name": "Socialtjänstens mottagning för barn och unga",
    "phone": "010-000 00 00",
    "link": "",
    "hours": "Vardagar på dagtid",
}


def test_associations_are_told_that_they_should(world: World, as_: As) -> None:
    page = as_("volunteer").get(HERE).content.decode()
    own, others = page.split("De som arbetar i kommunen")
    assert "Du bör anmäla" in own
    assert "14 kap. 1 c §" in own
    assert "skyldig att genast anmäla" in others


@pytest.mark.parametrize("who", ["youth_worker", "officer", "steering_lund"])
def test_the_municipality_is_told_that_it_must(world: World, as_: As, who: str) -> None:
    page = as_(who).get(HERE).content.decode()
    own, others = page.split("De som kommer från en förening")
    assert "skyldig att genast anmäla" in own
    assert "socialtjänstlagen (2001:453)" in own
    assert "14 kap. 1 §" in own
    assert "Du bör anmäla" in others


def test_the_law_of_the_day(world: World, as_: As, settings: Any) -> None:
    settings.CLOCK = datetime(2025, 9, 1, 12, tzinfo=NOW.tzinfo)
    page = as_("youth_worker").get(HERE).content.decode()
    assert "socialtjänstlagen (2025:400)" in page
    assert "14 kap." not in page


def test_the_page_has_no_field(world: World, as_: As) -> None:
    main = as_("leader").get(HERE).content.decode().split("<main")[1].split("</main>")[0]
    assert not re.search(r"<(form|input|textarea|select)\b", main)
    before = Entry.objects.count()
    as_("leader").post(HERE, {"note": "något"})
    assert Entry.objects.count() == before


def test_national_numbers_can_be_called(world: World, as_: As) -> None:
    page = as_("leader").get(HERE).content.decode()
    for number in ("112", "1177", "116111"):
        assert f'href="tel:{number}"' in page


def test_until_it_is_filled_in_the_page_says_so(world: World, as_: As) -> None:
    page = as_("leader").get(HERE).content.decode()
    assert "Fyll i:" in page
    assert "Lägg till en kontaktväg" not in page
    assert "Lägg till en kontaktväg" in as_("officer").get(HERE).content.decode()


def test_the_officer_writes_changes_and_removes_a_contact(world: World, as_: As) -> None:
    officer = as_("officer")
    answer = officer.post(NEW, FILLED_IN, follow=True)
    assert "syns för alla parter" in answer.content.decode()
    row = ConcernContact.objects.get()
    assert row.organisation == world.organisations["lund"]
    for who in ("volunteer", "coordinator", "officer"):
        page = as_(who).get(HERE).content.decode()
        assert 'href="tel:010-0000000"' in page
        assert "Fyll i:" not in page
    changed = FILLED_IN | {"phone": "", "link": "https://kommunen.example.org/oro"}
    officer.post(f"{HERE}kontakter/{row.pk}/", changed)
    row.refresh_from_db()
    assert (row.phone, row.link) == ("", "https://kommunen.example.org/oro")
    assert "Ta bort" in officer.get(f"{HERE}kontakter/{row.pk}/borttagning/").content.decode()
    officer.post(f"{HERE}kontakter/{row.pk}/borttagning/")
    assert not ConcernContact.objects.exists()
    acts = Entry.objects.filter(act__startswith="concern_contact.").values_list("act", flat=True)
    assert list(acts) == [
        "concern_contact.saved",
        "concern_contact.saved",
        "concern_contact.removed",
    ]


@pytest.mark.parametrize("who", ["coordinator", "leader", "youth_worker", "admin_tjejjouren"])
def test_nobody_else_writes_them(world: World, as_: As, who: str) -> None:
    assert as_(who).get(NEW).status_code == 403
    assert as_(who).post(NEW, FILLED_IN).status_code == 403
    assert not ConcernContact.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": ""}, "telefonnummer eller en länk"),
        ({"phone": "ring Karin"}, "siffror, mellanslag och bindestreck"),
        ({"name": ""}, "behöver fyllas i"),
        ({"link": "javascript:alert(1)"}, "fält--fel|webbadress|giltig"),
        ({"name": "Ring mig på 070-123 45 67"}, "telefonnummer"),
    ],
)
def test_what_leads_nowhere_or_to_a_person(
    world: World, as_: As, wrong: dict[str, str], said: str
) -> None:
    answer = as_("officer").post(NEW, FILLED_IN | wrong)
    assert answer.status_code == 200
    assert re.search(said, answer.content.decode())
    assert not ConcernContact.objects.exists()


def test_the_same_name_twice(world: World, as_: As) -> None:
    as_("officer").post(NEW, FILLED_IN)
    answer = as_("officer").post(NEW, FILLED_IN)
    assert "finns redan" in answer.content.decode()
    assert ConcernContact.objects.count() == 1


def test_the_action_holds_the_same(world: World) -> None:
    for wrong in ({"name": " "}, {"phone": "", "link": ""}, {"phone": "0" * 25}):
        given: Any = FILLED_IN | wrong
        with pytest.raises(NotPossible):
            save_concern_contact(
                partnership=world.partnership, by=world["officer"], at=NOW, **given
            )


def test_the_evening_and_its_log_lead_there(rota: World, as_: As) -> None:
    assert HERE in as_("volunteer").get("/p/q-hanget/traffar/2023-W43/").content.decode()
