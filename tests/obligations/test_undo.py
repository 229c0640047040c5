"""Undoing a slip: one press, by the one who recorded it, while nobody can have relied on it."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.actions import undo_evidence
from brygga.obligations.models import Evidence, Reading, Recorded, Waiver
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, evidence, outsider

HERE = "/p/q-hanget/ataganden/half-year-report/"
KEY = "half-year-report/2022-H1"
FACT = {"happened_on": "2022-08-20", "quantity": "1", "source": "Rapporten lämnades."}
READING = {"text": "Rapporten lämnas inom sju dagar.", "due_days": "7", "due_from": "after/end"}
WAIVER = {"decided_on": "2022-12-01", "paragraph": "§ 6", "reason": "Lokalen var skadad."}


def undoing(page: str) -> str:
    """The address behind the receipt's button."""
    (address,) = re.findall(r'<form method="post" action="([^"]+/angrande/)">', page)
    return str(address)


@pytest.mark.parametrize(
    ("who", "address", "given", "kind"),
    [
        ("coordinator", f"{HERE}underlag/", FACT, Evidence),
        ("coordinator", f"{HERE}tolkningar/", READING, Reading),
        ("steering_lund", f"{HERE}2022-H1/undantag/", WAIVER, Waiver),
    ],
)
def test_one_press_takes_it_back(
    world: World, as_: As, who: str, address: str, given: dict[str, str], kind: type[Recorded]
) -> None:
    client = as_(who)
    receipt = client.post(address, given, follow=True).content.decode()
    page = client.post(undoing(receipt), follow=True).content.decode()
    assert "Ångrat." in page
    row = kind._default_manager.get()
    assert row.is_withdrawn
    assert row.withdrawal_reason == "Ångrat direkt av den som noterade det."
    assert standing_of(world, KEY) is Standing.MISSED
    assert Entry.objects.filter(act=f"{kind.__name__.lower()}.withdrawn").count() == 1
    again = client.post(undoing(receipt))
    assert again.status_code == 409
    assert "redan återkallat" in again.content.decode()


def test_the_button_carries_its_token(world: World, as_: As) -> None:
    page = as_("coordinator").post(f"{HERE}underlag/", FACT, follow=True).content.decode()
    form = page[page.index(undoing(page)) :]
    assert "csrfmiddlewaretoken" in form[: form.index("</form>")]


@pytest.mark.parametrize("who", ["leader", "officer", "volunteer"])
def test_not_what_somebody_else_recorded(world: World, as_: As, who: str) -> None:
    row = evidence(world, "half-year-report", "2022-08-20", at=NOW)
    response = as_(who).post(f"{HERE}underlag/{row.pk}/angrande/")
    assert response.status_code == 403
    assert "Återkalla det i stället" in response.content.decode()
    assert standing_of(world, KEY) is Standing.KEPT


def test_a_quarter_of_an_hour_is_the_longest(world: World) -> None:
    row = evidence(world, "half-year-report", "2022-08-20", at=NOW)
    limit = NOW + timedelta(minutes=15)
    with pytest.raises(NotAllowed, match="inom en kvart"):
        undo_evidence(evidence=row, by=world["coordinator"], at=limit + timedelta(seconds=1))
    assert undo_evidence(evidence=row, by=world["coordinator"], at=limit).is_withdrawn


def test_what_follows_from_an_act_is_undone_there(world: World) -> None:
    row = evidence(world, "half-year-report", "2022-08-20", at=NOW, made_by="work:2022-H1")
    with pytest.raises(NotPossible, match="följer av något som gjorts"):
        undo_evidence(evidence=row, by=world["coordinator"], at=NOW)


def test_somebody_whose_data_is_erased_is_nobody(world: World) -> None:
    """A row without a person is nobody's slip."""
    row = evidence(world, "half-year-report", "2022-08-20", at=NOW)
    Evidence.objects.update(recorded_by=None)
    row.refresh_from_db()
    with pytest.raises(NotAllowed):
        undo_evidence(evidence=row, by=world["coordinator"], at=NOW)


@pytest.mark.parametrize("what", ["underlag", "tolkningar", "undantag"])
def test_by_a_press_only_and_not_from_outside(as_: As, client: Client, what: str) -> None:
    assert as_("coordinator").get(f"{HERE}{what}/1/angrande/").status_code == 405
    assert as_("coordinator").post(f"{HERE}{what}/1/angrande/").status_code == 404
    client.force_login(outsider())
    assert client.post(f"{HERE}{what}/1/angrande/").status_code == 404
