"""Withdrawing evidence: it no longer counts, and it never disappears."""

from datetime import date

import pytest
from django.test import Client

from brygga.domain.language import Text
from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations import registration
from brygga.obligations.actions import withdraw_evidence
from brygga.obligations.models import Evidence
from brygga.parties.refusal import NotPossible
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, evidence, outsider

LIST = "/p/q-hanget/ataganden/half-year-report/underlag/"


@pytest.fixture
def row(world: World) -> Evidence:
    return evidence(world, "half-year-report", "2022-08-20", source="Rapporten lämnades.")


def address(row: Evidence) -> str:
    return f"{LIST}{row.pk}/aterkallelse/"


def test_it_no_longer_counts_and_stays_to_be_seen(world: World, as_: As, row: Evidence) -> None:
    assert "Rapporten lämnades." in as_("coordinator").get(address(row)).content.decode()
    response = as_("coordinator").post(address(row), {"reason": "Fel dag."}, follow=True)
    page = response.content.decode()
    assert "återkallat" in page
    assert "Fel dag." in page
    assert "Rapporten lämnades." in page
    assert standing_of(world, "half-year-report/2022-H1") is Standing.MISSED
    # What was known on an earlier day was known then.
    assert standing_of(world, "half-year-report/2022-H1", date(2023, 10, 17)) is Standing.KEPT
    row.refresh_from_db()
    assert (row.withdrawn_role, row.withdrawn_party) == ("coordinator", "tjejjouren")
    line = Entry.objects.get(act="evidence.withdrawn")
    assert line.subject == f"evidence:{row.pk}"
    assert "Fel dag" not in str(line.facts)


def test_a_colleague_may(as_: As, row: Evidence) -> None:
    assert as_("leader").post(address(row), {"reason": "Fel dag."}).status_code == 302


@pytest.mark.parametrize("who", ["officer", "steering_kvinnojouren", "volunteer"])
def test_who_may_not(as_: As, row: Evidence, who: str) -> None:
    for response in (as_(who).get(address(row)), as_(who).post(address(row), {"reason": "x"})):
        assert response.status_code == 403
    assert address(row) not in as_(who).get(LIST).content.decode()
    row.refresh_from_db()
    assert not row.is_withdrawn


def test_nobody_from_outside(client: Client, row: Evidence) -> None:
    client.force_login(outsider())
    assert client.post(address(row), {"reason": "x"}).status_code == 404


def test_wrong_method(as_: As, row: Evidence) -> None:
    assert as_("coordinator").delete(address(row)).status_code == 405


@pytest.mark.parametrize("reason", ["", "  ", "Anna på 070-123 45 67 sa det", "x" * 281])
def test_wrong_input(as_: As, row: Evidence, reason: str) -> None:
    page = as_("coordinator").post(address(row), {"reason": reason}).content.decode()
    assert "Något behöver rättas" in page
    row.refresh_from_db()
    assert not row.is_withdrawn


def test_twice(world: World, as_: As, row: Evidence) -> None:
    as_("coordinator").post(address(row), {"reason": "Fel dag."})
    response = as_("coordinator").post(address(row), {"reason": "Igen."})
    assert response.status_code == 409
    assert "redan återkallat" in response.content.decode()
    with pytest.raises(NotPossible):
        withdraw_evidence(evidence=row, reason="Igen.", by=world["coordinator"], at=NOW)


def test_after_it_the_same_may_be_recorded_again(world: World, as_: As, row: Evidence) -> None:
    as_("coordinator").post(address(row), {"reason": "Ville ändra."})
    evidence(world, "half-year-report", "2022-08-20", source="Rapporten lämnades.", at=NOW)
    assert standing_of(world, "half-year-report/2022-H1") is Standing.KEPT


def test_evidence_of_another_obligation_is_not_there(as_: As, row: Evidence) -> None:
    wrong = address(row).replace("half-year-report", "annual-report")
    assert as_("coordinator").get(wrong).status_code == 404


def test_names_stay_inside_their_organisation(world: World, as_: As, row: Evidence) -> None:
    assert "Alva Lindgren" in as_("leader").get(LIST).content.decode()
    for other in ("officer", "steering_kvinnojouren", "volunteer"):
        page = as_(other).get(LIST).content.decode()
        assert "Alva Lindgren" not in page
        assert "samordnare, Tjejjouren i Lund" in page


def test_what_follows_from_an_act_is_withdrawn_by_undoing_the_act(world: World, as_: As) -> None:
    made = evidence(world, "half-year-report", "2022-08-20", made_by="work:2022-H1")
    listed = as_("coordinator").get(LIST).content.decode()
    assert f"underlag/{made.pk}/aterkallelse/" not in listed
    response = as_("coordinator").post(address(made), {"reason": "Fel dag."})
    assert response.status_code == 409
    assert "följer av något som gjorts i Brygga" in response.content.decode()
    with pytest.raises(NotPossible):
        withdraw_evidence(
            evidence=made, reason="x", by=world["coordinator"], at=NOW, made_by="work:2022-H2"
        )
    # The act has its own rule for who may: here somebody of another party.
    withdraw_evidence(
        evidence=made, reason="x", by=world["officer"], at=NOW, made_by="work:2022-H1"
    )
    assert standing_of(world, "half-year-report/2022-H1") is Standing.MISSED


def test_an_act_counts_once(world: World) -> None:
    made = evidence(world, "half-year-report", "2022-08-20", made_by="work:2022-H1")
    with pytest.raises(NotPossible, match="finns redan"):
        evidence(world, "half-year-report", "2022-08-21", made_by="work:2022-H1")
    withdraw_evidence(
        evidence=made, reason="x", by=world["coordinator"], at=NOW, made_by="work:2022-H1"
    )
    evidence(world, "half-year-report", "2022-08-21", made_by="work:2022-H1", at=NOW)


def test_a_fact_leads_to_the_act_that_made_it(
    world: World, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registration, "_origins", {})
    registration.add_origin(
        "report", Text("Till rapporten", "To the report"), lambda p, key: f"/p/{p}/rapporter/{key}/"
    )
    evidence(world, "half-year-report", "2022-08-20", made_by="report:2022-H1")
    assert '<a href="/p/q-hanget/rapporter/2022-H1/">Till rapporten</a>' in (
        as_("officer").get(LIST).content.decode()
    )
