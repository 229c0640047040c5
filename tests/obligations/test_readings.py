"""Recording how a clause is read, and withdrawing a reading."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from brygga.domain.calendar import Per
from brygga.domain.obligations import Standing
from brygga.domain.terms.model import Anchor, Due, ObligationKey, Sets, Side
from brygga.journal.models import Entry
from brygga.obligations.actions import record_reading, withdraw_reading
from brygga.obligations.models import Reading
from brygga.obligations.queries import assessments, sets_from, stored_sets
from brygga.parties.refusal import NotPossible
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, at, outsider

HERE = "/p/q-hanget/ataganden/"
FINAL = f"{HERE}final-report/tolkningar/"
FILLED_IN = {
    "text": "Slutrapporten lämnas senast tre månader efter avtalstidens slut.",
    "due_months": "3",
    "due_from": "after/end",
}


def due_on(world: World, key: str, day: date = NOW.date()) -> date | None:  # noqa: B008
    return next(a.due_on for a in assessments(world.partnership, day) if a.occurrence.key == key)


def test_it_gives_the_date_that_was_missing(world: World, as_: As) -> None:
    assert standing_of(world, "final-report/term") is Standing.UNDATED
    response = as_("coordinator").post(FINAL, FILLED_IN, follow=True)
    page = response.content.decode()
    assert "Tolkning, antagen" in page
    assert "Ångra" in page
    assert due_on(world, "final-report/term") == date(2025, 3, 31)
    # For a day before it was recorded nothing has changed.
    assert due_on(world, "final-report/term", date(2023, 10, 17)) is None
    row = Reading.objects.get()
    assert (row.recorded_role, row.recorded_party) == ("steering_member", "tjejjouren")
    assert Entry.objects.get(act="reading.recorded").subject == f"reading:{row.pk}"


def test_a_decided_reading_says_when_and_by_whom(as_: As) -> None:
    decided = FILLED_IN | {"decided_on": "2023-05-11", "decided_by": "Styrgruppen, § 5"}
    page = as_("officer").post(FINAL, decided, follow=True).content.decode()
    assert "Tolkning, beslutad 11\u00a0maj 2023" in page
    assert "Styrgruppen, § 5" in page


@pytest.mark.parametrize(
    "obligation, given, sets",
    [
        ("staff-training", {"per": "quarter", "at_least": "2"}, {"per": "quarter", "at_least": 2}),
        ("weekly-meetup", {"school_days": "4"}, {"school_days": 4}),
        ("repayment", {"within_days": "30"}, {"within_days": 30}),
        ("targets-set", {"due_on": "2022-06-30"}, {"due": {"on": "2022-06-30"}}),
        (
            "half-year-report",
            {"due_days": "14", "due_from": "before/event", "event": "invoice"},
            {"due": {"side": "before", "anchor": "event", "event": "invoice", "days": 14}},
        ),
    ],
)
def test_each_pattern_has_its_own_fields(
    as_: As, obligation: str, given: dict[str, str], sets: dict[str, Any]
) -> None:
    address = f"{HERE}{obligation}/tolkningar/"
    form = as_("coordinator").get(f"{address}ny/").context["form"]
    assert set(given) <= set(form.fields)
    response = as_("coordinator").post(address, {"text": "Så läser vi det."} | given)
    assert response.status_code == 302
    assert Reading.objects.get().sets == sets


def test_a_standing_duty_leaves_nothing_to_read(as_: As) -> None:
    page = as_("coordinator").get(f"{HERE}venue/tolkningar/ny/").content.decode()
    assert "varken rytm eller sista dag" in page
    assert "Notera en tolkning" not in as_("coordinator").get(f"{HERE}venue/").content.decode()


@pytest.mark.parametrize("who", ["coordinator", "officer", "steering_lund", "signatory_lund"])
def test_who_may(as_: As, who: str) -> None:
    assert as_(who).get(f"{FINAL}ny/").status_code == 200


@pytest.mark.parametrize("who", ["leader", "volunteer", "treasurer", "youth_worker"])
def test_who_may_not(as_: As, who: str) -> None:
    for response in (as_(who).get(f"{FINAL}ny/"), as_(who).post(FINAL, FILLED_IN)):
        assert response.status_code == 403
        assert "den som talar för en part" in response.content.decode()
    assert not Reading.objects.exists()


def test_nobody_from_outside(world: World, client: Client) -> None:
    client.force_login(outsider())
    assert client.post(FINAL, FILLED_IN).status_code == 404


def test_wrong_method(as_: As) -> None:
    assert as_("coordinator").get(FINAL).status_code == 405
    assert as_("coordinator").post(f"{FINAL}ny/").status_code == 405


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"text": ""}, "Något behöver rättas"),
        ({"text": "Fråga Eva på eva@example.org"}, "Något behöver rättas"),
        ({"due_months": "", "due_from": ""}, "Tolkningen avgör ingenting"),
        ({"due_from": ""}, "Välj vad dagarna räknas från"),
        ({"due_from": "after/event"}, "Välj vilket åtagande"),
        ({"event": "invoice"}, "Välj före eller efter"),
        ({"due_on": "2025-03-31"}, "Ange antingen ett datum eller ett avstånd"),
        ({"decided_on": "2023-10-19"}, "efter idag"),
        ({"due_from": "after/event", "event": "invoice"}, "annan rytm"),
        ({"at_least": "0"}, "Något behöver rättas"),
    ],
)
def test_wrong_input(as_: As, wrong: dict[str, str], said: str) -> None:
    page = as_("coordinator").post(FINAL, FILLED_IN | wrong).content.decode()
    assert said in page
    assert not Reading.objects.exists()


def test_what_was_signed_is_not_read_away(as_: As) -> None:
    address = f"{HERE}steering-meeting/tolkningar/"
    given = {"text": "Ett möte om året räcker.", "at_least": "1"}
    assert "mindre än den undertecknade" in as_("coordinator").post(address, given).content.decode()
    assert not Reading.objects.exists()


def test_days_that_wait_for_each_other_are_refused(world: World) -> None:
    with pytest.raises(NotPossible):
        record_reading(
            partnership=world.partnership,
            obligation="invoice",
            text="Fakturan skickas efter utbetalningen.",
            sets=Sets(
                due=Due(side=Side.AFTER, anchor=Anchor.EVENT, event=ObligationKey("payment"))
            ),
            by=world["coordinator"],
            at=NOW,
        )


def test_what_the_file_assumes_may_be_decided_otherwise(world: World) -> None:
    assert due_on(world, "half-year-report/2022-H1") == date(2022, 8, 29)
    record_reading(
        partnership=world.partnership,
        obligation="half-year-report",
        text="Inom en månad.",
        sets=Sets(due=Due(side=Side.AFTER, anchor=Anchor.END, months=1)),
        decided_on=date(2023, 6, 1),
        by=world["officer"],
        at=at("2023-06-02"),
    )
    assert due_on(world, "half-year-report/2022-H1") == date(2022, 7, 30)


# --- Withdrawing -----------------------------------------------------------------------------


@pytest.fixture
def row(world: World) -> Reading:
    return record_reading(
        partnership=world.partnership,
        obligation="final-report",
        text="Inom tre månader.",
        sets=Sets(due=Due(side=Side.AFTER, anchor=Anchor.END, months=3)),
        by=world["coordinator"],
        at=at("2023-03-01"),
    )


def test_a_second_of_the_same_thing_is_refused_until_the_first_is_withdrawn(
    world: World, as_: As, row: Reading
) -> None:
    decided = FILLED_IN | {"due_months": "6", "decided_on": "2023-10-01"}
    page = as_("officer").post(FINAL, decided).content.decode()
    assert "”Inom tre månader.” avgör redan samma sak" in page
    assert "Återkalla den först" in page
    assert f"{FINAL}{row.pk}/aterkallelse/" not in page  # another party's
    assert (
        f"{FINAL}{row.pk}/aterkallelse/" in as_("coordinator").get(f"{FINAL}ny/").content.decode()
    )
    assert Reading.objects.count() == 1
    withdraw_reading(reading=row, reason="Styrgruppen ändrade.", by=world["coordinator"], at=NOW)
    assert as_("officer").post(FINAL, decided).status_code == 302
    assert due_on(world, "final-report/term") == date(2025, 6, 30)


def test_a_second_of_another_thing_stands_beside(world: World, as_: As, row: Reading) -> None:
    given = {"text": "Två exemplar.", "at_least": "2"}
    assert as_("officer").post(FINAL, given).status_code == 302
    assert due_on(world, "final-report/term") == date(2025, 3, 31)


def test_withdrawn_it_no_longer_holds(world: World, as_: As, row: Reading) -> None:
    address = f"{FINAL}{row.pk}/aterkallelse/"
    assert "Inom tre månader." in as_("coordinator").get(address).content.decode()
    as_("coordinator").post(address, {"reason": "Styrgruppen läste om klausulen."})
    assert due_on(world, "final-report/term") is None
    assert due_on(world, "final-report/term", date(2023, 10, 17)) == date(2025, 3, 31)
    assert as_("coordinator").post(address, {"reason": "Igen."}).status_code == 409
    assert Entry.objects.filter(act="reading.withdrawn").count() == 1


@pytest.mark.parametrize("who", ["officer", "admin_kvinnojouren", "volunteer", "leader"])
def test_who_may_not_withdraw(as_: As, row: Reading, who: str) -> None:
    address = f"{FINAL}{row.pk}/aterkallelse/"
    assert as_(who).get(address).status_code == 403
    assert as_(who).post(address, {"reason": "x"}).status_code == 403
    assert address not in as_(who).get(f"{HERE}final-report/").content.decode()


def test_a_withdrawal_needs_its_reason(world: World, row: Reading) -> None:
    with pytest.raises(NotPossible):
        withdraw_reading(reading=row, reason=" ", by=world["coordinator"], at=NOW)


@pytest.mark.parametrize(
    "sets",
    [
        Sets(at_least=2, per=Per.SCHOOL_TERM, school_days=3, within_days=4, within_months=5),
        Sets(due=Due(on=date(2023, 3, 1))),
        Sets(due=Due(side=Side.BEFORE, anchor=Anchor.EVENT, event=ObligationKey("x"), days=2)),
        Sets(),
    ],
)
def test_what_is_stored_reads_back(sets: Sets) -> None:
    assert sets_from(stored_sets(sets)) == sets
