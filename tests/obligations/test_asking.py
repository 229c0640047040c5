"""What a form asks about, how it is answered, and that another text is asked about anew."""

import re
from typing import Any

import pytest
from django.test import Client

from brygga.obligations.models import Evidence, Reading, Waiver
from brygga.parties.actions.words import allow_word
from tests.obligations.conftest import As
from tests.world import NOW, World, evidence

HERE = "/p/q-hanget/ataganden/"
EVIDENCE = f"{HERE}weekly-meetup/underlag/"
QUESTION = "Kan det markerade peka ut någon?"
TEXT = "Vi pratade med Björn om läget."


def written(text: str, **more: str) -> dict[str, str]:
    return {"happened_on": "2023-10-17", "quantity": "1", "source": text, **more}


def answered(page: str) -> dict[str, str]:
    """What a browser sends when somebody ticks the box on the page."""
    found = re.search(r'name="asked" value="([0-9a-f]{64})"', page)
    assert found, page
    return {"asked": found[1], "no_person": "on"}


def posted(client: Client, address: str, data: dict[str, str]) -> str:
    return client.post(address, data, follow=True).content.decode()


def test_a_marked_word_is_answered_for(as_: As) -> None:
    client = as_("coordinator")
    page = posted(client, EVIDENCE, written(TEXT))
    assert QUESTION in page
    assert "med <mark>Björn</mark> om" in page
    assert "Kan vara ett namn." in page
    assert TEXT in page
    assert not re.search(r'name="no_person"[^>]*checked', page)
    assert not Evidence.objects.filter(source=TEXT).exists()
    page = posted(client, EVIDENCE, written(TEXT, **answered(page)))
    assert QUESTION not in page
    assert Evidence.objects.filter(source=TEXT).count() == 1


def test_a_rewritten_text_goes_through(as_: As) -> None:
    client = as_("coordinator")
    assert QUESTION in posted(client, EVIDENCE, written(TEXT))
    assert QUESTION not in posted(client, EVIDENCE, written("Vi pratade om läget."))
    assert Evidence.objects.filter(source="Vi pratade om läget.").exists()


@pytest.mark.parametrize(
    "text", ["Vi pratade med Sten om läget.", "Vi pratade med Björn om hemligheten."]
)
def test_another_text_is_asked_about_anew(as_: As, text: str) -> None:
    client = as_("coordinator")
    answer = answered(posted(client, EVIDENCE, written(TEXT)))
    page = posted(client, EVIDENCE, written(text, **answer))
    assert QUESTION in page
    assert not re.search(r'name="no_person"[^>]*checked', page)
    assert answered(page)["asked"] != answer["asked"]
    assert not Evidence.objects.filter(source=text).exists()


@pytest.mark.parametrize("seal", ["", "0" * 64, "å", "x" * 9999])
def test_a_box_without_its_seal_answers_nothing(as_: As, seal: str) -> None:
    page = posted(as_("coordinator"), EVIDENCE, written(TEXT, no_person="on", asked=seal))
    assert QUESTION in page


def test_a_seal_without_the_box_answers_nothing(as_: As) -> None:
    client = as_("coordinator")
    answer = answered(posted(client, EVIDENCE, written(TEXT)))
    assert QUESTION in posted(client, EVIDENCE, written(TEXT, asked=answer["asked"]))


def test_what_is_refused_is_not_asked_about(as_: As) -> None:
    page = posted(as_("coordinator"), EVIDENCE, written("Ring Björn på 070-123 45 67."))
    assert QUESTION not in page
    assert "070-123" not in page


def test_an_allowed_word_is_not_asked_about(as_: As, world: World) -> None:
    allow_word(partnership=world.partnership, word="björn", by=world["coordinator"], at=NOW)
    assert QUESTION not in posted(as_("coordinator"), EVIDENCE, written(TEXT))
    assert Evidence.objects.filter(source=TEXT).exists()


def test_an_empty_form_asks_nothing(as_: As) -> None:
    page = as_("coordinator").get(f"{EVIDENCE}nytt/").content.decode()
    assert QUESTION not in page
    assert "no_person" not in page


FORMS: list[tuple[str, str, str, dict[str, str], Any]] = [
    (
        "steering_lund",
        f"{HERE}half-year-report/2022-H1/undantag/",
        "reason",
        {"decided_on": "2022-12-01", "paragraph": "§ 6"},
        Waiver,
    ),
    (
        "coordinator",
        f"{HERE}half-year-report/tolkningar/",
        "text",
        {"due_days": "60", "due_from": "after/end"},
        Reading,
    ),
]


@pytest.mark.parametrize(("who", "address", "field", "more", "model"), FORMS)
def test_waivers_and_readings_ask_too(
    as_: As, who: str, address: str, field: str, more: dict[str, str], model: Any
) -> None:
    client = as_(who)
    before = model.objects.count()
    page = posted(client, address, {field: TEXT, **more})
    assert QUESTION in page
    assert model.objects.count() == before
    posted(client, address, {field: TEXT, **more, **answered(page)})
    assert model.objects.count() == before + 1


def test_a_withdrawal_asks_too(as_: As, world: World) -> None:
    row = evidence(world, "weekly-meetup", "2023-10-11")
    address = f"{EVIDENCE}{row.pk}/aterkallelse/"
    client = as_("coordinator")
    page = posted(client, address, {"reason": TEXT})
    assert QUESTION in page
    row.refresh_from_db()
    assert not row.is_withdrawn
    posted(client, address, {"reason": TEXT, **answered(page)})
    row.refresh_from_db()
    assert row.is_withdrawn


def test_it_asks_in_english(as_: As) -> None:
    client = as_("coordinator")
    client.cookies["brygga_language"] = "en"
    page = posted(client, EVIDENCE, written(TEXT))
    assert "May be a name." in page
    assert "What is marked is no person" in page
