"""What the agreement leaves open: talks about it keep the dialogue that it promises."""

from datetime import date
from typing import Any

import pytest

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.obligations import Standing
from brygga.obligations.models import Evidence
from brygga.outreach.actions import note_development, take_back_development
from brygga.outreach.models import DevelopmentNote
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.test_record_evidence import standing_of
from tests.outreach.conftest import As
from tests.world import NOW, World

HERE = "/p/q-hanget/utveckling/"
KEPT = "development-dialogue/2023"


def area_of(world: World, n: int = 0) -> str:
    version = version_in_force(world.partnership, NOW.date())
    assert version is not None
    return terms_of(version).development_areas[n]


def talked(world: World, who: str = "officer", **more: Any) -> DevelopmentNote:
    given: dict[str, Any] = {
        "area": area_of(world),
        "held_on": date(2023, 5, 23),
        "parties": ["lund", "tjejjouren"],
        "text": "En utbildning för biblioteken.",
    }
    return note_development(partnership=world.partnership, by=world[who], at=NOW, **given | more)


def test_a_talk_keeps_the_dialogue_and_says_what_is_next(world: World, as_: As) -> None:
    client = as_("officer")
    assert area_of(world, 3) in client.get(HERE).content.decode()
    given = {
        "area": area_of(world, 1),
        "held_on": "2023-05-23",
        "parties": ["lund", "kvinnojouren"],
        "text": "En utbildning för biblioteken.",
        "next_step": "Fråga om en tid.",
        "next_on": "2023-12-05",
    }
    page = client.post(f"{HERE}samtal/nytt/?omrade=1", given, follow=True).content.decode()
    assert "Fråga om en tid." in page
    assert "5\u00a0december 2023" in page
    assert standing_of(world, KEPT) is Standing.KEPT
    note = DevelopmentNote.objects.get()
    assert Evidence.objects.get().made_by == f"development:{note.pk}"


def test_taken_back_it_keeps_nothing(world: World, as_: As) -> None:
    note = talked(world)
    with pytest.raises(NotAllowed):
        take_back_development(note=note, reason="Fel.", by=world["coordinator"], at=NOW)
    as_("officer").post(f"{HERE}samtal/{note.pk}/aterkallelse/", {"reason": "Fel dag."})
    assert standing_of(world, KEPT) is not Standing.KEPT
    assert as_("officer").get(f"{HERE}samtal/{note.pk}/aterkallelse/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"area": "Något annat"}, "finns inte"),
        ({"parties": ["lund"]}, "minst två parter"),
        ({"parties": ["kvinnojouren", "tjejjouren"]}, "din egen"),
        ({"text": " "}, "några ord"),
        ({"held_on": date(2023, 10, 19)}, "inte kommit än"),
        ({"next_on": date(2023, 12, 5)}, "nästa steg är"),
    ],
    ids=str,
)
def test_what_is_no_talk(world: World, wrong: dict[str, Any], refusal: str) -> None:
    with pytest.raises(NotPossible, match=refusal):
        talked(world, **wrong)
    assert not Evidence.objects.exists()


def test_the_page_asks_as_much_whatever_there_is(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    client = as_("coordinator")
    for day in range(1, 22):
        talked(world, held_on=date(2023, 5, day))
        if day in (1, 21):
            client.get(HERE)
            with django_assert_num_queries(6):
                page = client.get(HERE).content.decode()
    assert "Sida 1 av 2" in page
    assert "Johan Åkesson" not in page
