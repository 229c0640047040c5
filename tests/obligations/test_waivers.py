"""Waiving: the steering group's decision, never one's own."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.actions import confirm_waiver, waive_occurrence, withdraw_waiver
from brygga.obligations.models import Waiver
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, at, evidence, outsider, role

REPORT = "half-year-report/2022-H1"
HERE = "/p/q-hanget/ataganden/"
ADDRESS = f"{HERE}{REPORT}/undantag/"
MEETUP = "weekly-meetup/2022-W41"
FILLED_IN = {"decided_on": "2022-12-01", "paragraph": "§ 6", "reason": "Lokalen var skadad."}


def waived(world: World, who: str, occurrence: str = REPORT, **more: Any) -> Waiver:
    given: dict[str, Any] = {
        "reason": "Lokalen var skadad.",
        "decided_on": date(2022, 12, 1),
        "paragraph": "§ 6",
        "at": at("2022-12-02"),
    }
    return waive_occurrence(
        partnership=world.partnership, occurrence=occurrence, by=world[who], **given | more
    )


def test_a_steering_member_of_another_party_records_it(world: World, as_: As) -> None:
    client = as_("steering_lund")
    assert "Notera ett undantag" in client.get(f"{HERE}{REPORT}/").content.decode()
    assert client.get(f"{ADDRESS}nytt/").status_code == 200
    page = client.post(ADDRESS, FILLED_IN, follow=True).content.decode()
    assert "Undantaget är noterat." in page
    assert "Lokalen var skadad." in page
    assert "§ 6" in page
    assert standing_of(world, REPORT) is Standing.WAIVED
    assert standing_of(world, REPORT, date(2023, 10, 17)) is Standing.MISSED
    line = Entry.objects.get(act="waiver.recorded")
    assert line.facts == {"occurrence": REPORT, "decided_on": "2022-12-01"}
    assert line.role == "steering_member"


@pytest.mark.parametrize("who", ["steering_tjejjouren", "steering_kvinnojouren", "coordinator"])
def test_nobody_waives_their_own_duty(world: World, as_: As, who: str) -> None:
    for response in (as_(who).get(f"{ADDRESS}nytt/"), as_(who).post(ADDRESS, FILLED_IN)):
        assert response.status_code == 403
        assert "Ingen ger sig själv undantag" in response.content.decode()
    assert "Notera ett undantag" not in as_(who).get(f"{HERE}{REPORT}/").content.decode()
    with pytest.raises(NotAllowed):
        waived(world, who)


@pytest.mark.parametrize("who", ["officer", "admin_lund", "signatory_lund", "volunteer"])
def test_only_steering_members(as_: As, who: str) -> None:
    response = as_(who).post(ADDRESS, FILLED_IN)
    assert response.status_code == 403
    assert "styrgruppens beslut" in response.content.decode()


def test_a_seat_in_an_owing_party_is_enough_to_refuse(world: World) -> None:
    role(world["steering_lund"], world.organisations["tjejjouren"], "volunteer")
    with pytest.raises(NotAllowed, match="Ingen ger sig själv undantag"):
        waived(world, "steering_lund")


def test_each_party_owes_its_own_contact_person(world: World) -> None:
    with pytest.raises(NotAllowed):
        waived(world, "steering_lund", "contact-person/term/lund")
    waived(world, "steering_kvinnojouren", "contact-person/term/lund")
    assert standing_of(world, "contact-person/term/lund") is Standing.WAIVED


def test_nobody_from_outside(world: World, client: Client) -> None:
    client.force_login(outsider())
    assert client.post(ADDRESS, FILLED_IN).status_code == 404


def test_wrong_method(as_: As) -> None:
    assert as_("steering_lund").get(ADDRESS).status_code == 405
    assert as_("steering_lund").post(f"{ADDRESS}nytt/").status_code == 405


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "Hon heter 990101-1234"},
        {"reason": "x" * 281},
        {"paragraph": ""},
        {"paragraph": "x" * 41},
        {"decided_on": ""},
        {"decided_on": "2023-10-19"},
    ],
    ids=str,
)
def test_wrong_input(as_: As, wrong: dict[str, str]) -> None:
    page = as_("steering_lund").post(ADDRESS, FILLED_IN | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert "990101" not in page
    assert not Waiver.objects.exists()


def test_a_decision_older_than_the_agreement(world: World, as_: As) -> None:
    given = FILLED_IN | {"decided_on": "2021-12-31"}
    form = as_("steering_lund").post(ADDRESS, given).context["form"]
    assert list(form.errors) == ["decided_on"]
    assert "Kontrollera årtalet" in str(form.errors)
    assert not Waiver.objects.exists()
    with pytest.raises(NotPossible, match="äldre än överenskommelsen"):
        waived(world, "steering_lund", decided_on=date(2021, 12, 31))
    waived(world, "steering_lund", decided_on=date(2022, 1, 1))


def test_an_occurrence_that_does_not_exist(as_: As) -> None:
    address = f"{HERE}half-year-report/2099-H1/undantag/"
    assert as_("steering_lund").post(address, FILLED_IN).status_code == 404


def test_what_is_kept_or_not_set_off_needs_none(world: World) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    with pytest.raises(NotPossible, match="redan hållet"):
        waived(world, "steering_lund")
    with pytest.raises(NotPossible, match="inget har utlöst"):
        waived(world, "steering_lund", "repayment/if")


def test_twice(world: World, as_: As) -> None:
    as_("steering_lund").post(ADDRESS, FILLED_IN)
    assert "redan ett undantag" in as_("steering_lund").post(ADDRESS, FILLED_IN).content.decode()
    assert Waiver.objects.count() == 1


def test_the_database_keeps_one_at_a_time(world: World) -> None:
    first = waived(world, "steering_lund")
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


# --- What every party owes ---------------------------------------------------------------------


def test_two_parties_are_needed_where_all_owe(world: World, as_: As) -> None:
    address = f"{HERE}{MEETUP}/undantag/"
    form = as_("steering_tjejjouren").get(f"{address}nytt/").content.decode()
    assert "Alla parter är skyldiga det här tillsammans" in form
    as_("steering_tjejjouren").post(address, FILLED_IN)
    assert standing_of(world, MEETUP) is Standing.MISSED
    row = Waiver.objects.get()
    confirming = f"{HERE}weekly-meetup/undantag/{row.pk}/bekraftelse/"
    own = as_("steering_tjejjouren").post(confirming)
    assert own.status_code == 403
    assert "en från en annan part bekräftar" in own.content.decode()
    page = as_("steering_lund").get(f"{HERE}{MEETUP}/").content.decode()
    assert "Bekräfta undantaget" in page
    as_("steering_lund").post(confirming)
    assert standing_of(world, MEETUP) is Standing.WAIVED
    line = Entry.objects.get(act="waiver.confirmed")
    assert line.role == "steering_member"
    assert as_("steering_lund").post(confirming).status_code == 409
    assert as_("steering_lund").get(confirming).status_code == 405


@pytest.mark.parametrize("who", ["officer", "volunteer"])
def test_who_may_not_confirm(world: World, as_: As, who: str) -> None:
    row = waived(world, "steering_tjejjouren", MEETUP)
    address = f"{HERE}weekly-meetup/undantag/{row.pk}/bekraftelse/"
    assert as_(who).post(address).status_code == 403


def test_the_page_says_that_it_waits_and_then_who_confirmed_it(world: World, as_: As) -> None:
    row = waived(world, "steering_tjejjouren", MEETUP)
    address = f"{HERE}{MEETUP}/"
    assert "undantag som väntar" in as_("officer").get(address).content.decode()
    confirm_waiver(waiver=row, by=world["steering_lund"], at=NOW)
    page = as_("officer").get(address).content.decode()
    assert "undantag som väntar" not in page
    assert "Karin Dahl, styrgruppsledamot" in page
    assert "Karin Dahl" not in as_("coordinator").get(address).content.decode()


def test_it_holds_from_the_confirmation(world: World) -> None:
    row = waived(world, "steering_tjejjouren", MEETUP)
    confirm_waiver(waiver=row, by=world["steering_lund"], at=at("2023-01-10"))
    assert standing_of(world, MEETUP, date(2023, 1, 9)) is Standing.MISSED
    assert standing_of(world, MEETUP, date(2023, 1, 10)) is Standing.WAIVED


# --- Withdrawing -----------------------------------------------------------------------------


def test_withdrawn_it_no_longer_holds(world: World, as_: As) -> None:
    row = waived(world, "steering_lund")
    address = f"{HERE}half-year-report/undantag/{row.pk}/aterkallelse/"
    assert as_("steering_lund").get(address).status_code == 200
    as_("steering_lund").post(address, {"reason": "Beslutet gällde en annan rapport."})
    assert standing_of(world, REPORT) is Standing.MISSED
    assert standing_of(world, REPORT, date(2023, 10, 17)) is Standing.WAIVED
    assert as_("steering_lund").post(address, {"reason": "Igen."}).status_code == 409
    # And it may be waived anew.
    waived(world, "steering_lund", at=NOW)
    assert standing_of(world, REPORT) is Standing.WAIVED


@pytest.mark.parametrize("who", ["steering_kvinnojouren", "officer", "volunteer"])
def test_who_may_not_withdraw(world: World, as_: As, who: str) -> None:
    row = waived(world, "steering_lund")
    address = f"{HERE}half-year-report/undantag/{row.pk}/aterkallelse/"
    assert as_(who).get(address).status_code == 403
    assert as_(who).post(address, {"reason": "x"}).status_code == 403


def test_one_that_waits_may_be_withdrawn_and_not_confirmed_then(world: World) -> None:
    row = waived(world, "steering_tjejjouren", MEETUP)
    withdraw_waiver(waiver=row, reason="Fel vecka.", by=world["steering_tjejjouren"], at=NOW)
    with pytest.raises(NotPossible):
        confirm_waiver(waiver=row, by=world["steering_lund"], at=NOW)


def test_names_stay_inside_their_organisation(world: World, as_: As) -> None:
    waived(world, "steering_lund")
    address = f"{HERE}{REPORT}/"
    assert "Karin Dahl" in as_("officer").get(address).content.decode()
    page = as_("coordinator").get(address).content.decode()
    assert "Karin Dahl" not in page
    assert "styrgruppsledamot, Kultur- och fritidsnämnden" in page
