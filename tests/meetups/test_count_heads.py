"""Counting heads: a phone sends operations, and each counts once."""

import json
from uuid import uuid1, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brygga.domain.meetups.counting import CountKind, HeadCount
from brygga.journal.models import Entry
from brygga.meetups.models import CountOperation, Meetup
from brygga.meetups.queries import counted
from tests.meetups.conftest import As
from tests.meetups.counting import (
    CORRECTION,
    HERE,
    OPERATIONS,
    TONIGHT,
    evening,
    kept,
    on_shift,
    post,
    post_raw,
    tap,
    total,
)
from tests.world import World


@pytest.fixture
def row(world: World) -> Meetup:
    on_shift(world, "leader")
    return evening(world)


@pytest.fixture
def phone(row: Meetup, as_: As) -> Client:
    return as_("leader")


def lines() -> list[Entry]:
    return list(Entry.objects.filter(act__startswith="count."))


def test_a_batch_is_received_and_answered_for(phone: Client, row: Meetup) -> None:
    batch = [tap("younger"), tap("older"), tap("older"), tap("unknown"), tap("first"), tap("first")]
    answer = post(phone, batch).json()
    assert set(answer["acknowledged"]) == {each["id"] for each in batch}
    assert answer["refused"] == []
    assert answer["sums"] == {"younger": 1, "older": 2, "unknown": 1, "first": 2}
    assert answer["received"] == 6
    assert answer["misfits"] == []
    assert counted(row).count == HeadCount(1, 2, 1, 2)
    assert total(row) == 4


def test_the_same_batch_again_is_acknowledged_and_not_added(phone: Client, row: Meetup) -> None:
    batch = [tap() for _ in range(5)]
    first, again = post(phone, batch).json(), post(phone, [*batch, *batch]).json()
    assert set(again["acknowledged"]) == set(first["acknowledged"])
    assert again["received"] == first["received"] == 5
    assert total(row) == 5


def test_an_empty_batch_asks_for_the_sums(phone: Client, row: Meetup) -> None:
    post(phone, [tap(), tap()])
    answer = post(phone, []).json()
    assert answer["sums"]["older"] == 2
    assert answer["received"] == 2
    assert len(lines()) == 1


def test_two_phones_add_up(world: World, phone: Client, row: Meetup, as_: As) -> None:
    on_shift(world, "coordinator")
    post(phone, [tap("younger"), tap("older")])
    assert post(as_("coordinator"), [tap("older")]).json()["sums"]["older"] == 2


def test_each_evening_has_its_own(world: World, phone: Client, row: Meetup) -> None:
    on_shift(world, "leader", key="2023-W41")
    post(phone, [tap()])
    other = OPERATIONS.replace(TONIGHT, "2023-W41")
    assert post(phone, [tap(), tap()], other).json()["sums"]["older"] == 2
    assert total(row) == 1


# --- The journal ---


def test_the_journal_tells_that_it_was_counted_and_not_how_often(
    world: World, phone: Client, row: Meetup, as_: As
) -> None:
    on_shift(world, "coordinator")
    for _ in range(9):
        post(phone, [tap()])
    post(as_("coordinator"), [tap()])
    assert [(line.act, line.subject, line.by, line.facts) for line in lines()] == [
        ("count.received", f"meetup:{TONIGHT}", f"person:{world[who].pk}", {})
        for who in ("leader", "coordinator")
    ]


def test_what_is_known_already_leaves_no_line(phone: Client, row: Meetup) -> None:
    batch = [tap()]
    post(phone, batch)
    post(phone, batch)
    assert len(lines()) == 1


# --- What does not fit is kept and said ---


def test_what_cannot_be_so_is_kept_and_said(phone: Client, row: Meetup) -> None:
    answer = post(phone, [tap("younger", -1), tap("first", 1)]).json()
    assert len(answer["acknowledged"]) == 2
    assert answer["sums"] == {"younger": -1, "older": 0, "unknown": 0, "first": 1}
    assert [text[:27] for text in answer["misfits"]] == [
        "13–15 år är under noll: fle",
        "Första gången kan inte vara",
    ]
    assert "Aged 13–15" in post(phone, [], HTTP_COOKIE=english(phone)).json()["misfits"][0]
    page = phone.get(HERE).content.decode()
    assert '<li data-misfit="younger">' in page
    assert '<li data-misfit="older" hidden>' in page
    # The other phone's taps arrive, and all is well again.
    assert post(phone, [tap("younger"), tap("older")]).json()["misfits"] == []


def english(phone: Client) -> str:
    return f"brygga_language=en; brygga_session={phone.cookies['brygga_session'].value}"


# --- What is no batch, and what contradicts ---


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "null", "7", '"tap"', '{"operations": {}}', '{"operations": null}', "{}"),
        *(b"\xff\xfe", "[" * 5_000, '{"operations": ' + "9" * 5_000 + "}"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(
    phone: Client, row: Meetup, body: str | bytes
) -> None:
    answer = post_raw(phone, body)
    assert answer.status_code == 400
    assert answer.json()["problem"] == "unreadable"
    assert "Inget av det är mottaget" in answer.json()["reason"]
    assert kept() == 0


def test_a_batch_that_is_too_large_is_refused_whole(phone: Client, row: Meetup) -> None:
    for body in (
        json.dumps({"operations": [tap() for _ in range(501)]}),
        '{"operations": ["' + "x" * 100_000 + '"]}',
    ):
        answer = post_raw(phone, body)
        assert answer.status_code == 413
        assert "Högst 500 tryck" in answer.json()["reason"]
    assert kept() == 0
    assert post(phone, [tap() for _ in range(500)]).json()["received"] == 500


def test_what_is_malformed_is_refused_and_the_rest_is_taken(phone: Client, row: Meetup) -> None:
    good, bad = tap(), tap(change=0)
    told_of_time = tap(at="2023-10-18T18:04")
    by_clock = tap(id=str(uuid1()))
    answer = post(phone, [bad, good, "nonsense", told_of_time, by_clock]).json()
    assert answer["acknowledged"] == [good["id"]]
    refused = [(each["id"], each["reason"].split()[0]) for each in answer["refused"]]
    assert refused == [
        (bad["id"], "Ändringen"),
        (None, "Ett"),
        (told_of_time["id"], "Ett"),
        (by_clock["id"], "Trycket"),
    ]
    assert total(row) == 1


def test_an_identity_that_stands_for_something_else_is_said(
    world: World, phone: Client, row: Meetup
) -> None:
    on_shift(world, "leader", key="2023-W41")
    one, other = tap("older"), tap("younger")
    post(phone, [one])
    post(phone, [other], OPERATIONS.replace(TONIGHT, "2023-W41"))
    answer = post(phone, [one | {"change": -1}, other, tap("first"), tap("unknown")]).json()
    assert len(answer["acknowledged"]) == 2
    assert [each["id"] for each in answer["refused"]] == [one["id"], other["id"]]
    assert "Det här är inte räknat" in answer["refused"][0]["reason"]
    assert counted(row).count == HeadCount(older=1, unknown=1, first=1)


def test_the_database_holds_the_bounds(row: Meetup) -> None:
    for kind, change in (("older", 0), ("older", 10_000), ("older", -10_000), ("total", 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CountOperation.objects.create(id=uuid4(), meetup=row, kind=kind, change=change)


def test_nothing_but_a_number_is_kept(phone: Client, row: Meetup) -> None:
    post(phone, [tap()])
    assert {field.name for field in CountOperation._meta.fields} == {
        *("id", "meetup", "kind", "change"),
        "counted_in",  # the half-year whose figures hold it
    }
    row.count_operations.all().delete()
    assert kept() == 0


def test_the_queries_do_not_grow(phone: Client, row: Meetup) -> None:
    post(phone, [tap()])
    asked = []
    for size in (1, 400):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            post(phone, [tap() for _ in range(size)])
        asked.append(len(queries))
    assert asked[1] - asked[0] <= 3  # rows go in by the hundred
    assert asked[0] <= 15


# --- The form, without a script ---


def buttons(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('name="tap" value="')[1:]]


def test_a_button_counts_and_its_second_press_does_not(phone: Client, row: Meetup) -> None:
    shown = buttons(phone.get(HERE).content.decode())
    assert [button.rsplit(":", 1)[0] for button in shown] == [
        f"{kind}:{change}" for kind in CountKind for change in ("-1", "1")
    ]
    more_older = next(button for button in shown if button.startswith("older:1"))
    for _ in range(2):
        answer = phone.post(HERE, {"tap": more_older})
        assert (answer.status_code, answer["Location"]) == (302, HERE)
    more_younger = next(button for button in shown if button.startswith("younger:1"))
    phone.post(HERE, {"tap": more_younger})
    page = phone.get(HERE).content.decode()
    assert counted(row).count == HeadCount(younger=1, older=1)
    assert 'data-sum="total">2<' in page
    assert set(buttons(page)).isdisjoint(shown)


@pytest.mark.parametrize("tap_", ["", "older", "older:1:", "older:2:{id}", "total:1:{id}", "::"])
def test_another_form_is_said_and_not_counted(phone: Client, row: Meetup, tap_: str) -> None:
    page = phone.post(HERE, {"tap": tap_.format(id=uuid4())}, follow=True).content.decode()
    assert "går inte att läsa" in page
    assert kept() == 0


def test_the_page_is_kept_by_no_cache_between(phone: Client, row: Meetup) -> None:
    assert "no-store" in phone.get(HERE)["Cache-Control"]
    assert "no-store" in phone.get(CORRECTION)["Cache-Control"]


def test_another_day_is_said(world: World, phone: Client, row: Meetup) -> None:
    on_shift(world, "leader", key="2023-W41")
    assert "inte idag" not in phone.get(HERE).content.decode()
    page = phone.get(HERE.replace(TONIGHT, "2023-W41")).content.decode()
    assert "onsdag 11\u00a0oktober 2023, inte idag" in page


def test_the_page_names_nobody(world: World, phone: Client, row: Meetup) -> None:
    """It is kept on the phone for when there is no network."""
    page = phone.get(HERE).content.decode()
    assert world["leader"].name not in page
    assert world["leader"].email not in page


# --- Numbers typed afterwards ---


def typed(page: str, **numbers: int) -> dict[str, object]:
    seen = page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    return {"younger": 0, "older": 0, "unknown": 0, "first": 0, "seen": seen} | numbers


def test_typed_numbers_become_operations(phone: Client, row: Meetup) -> None:
    post(phone, [tap("younger"), tap("older"), tap("older"), tap("first")])
    form = typed(phone.get(CORRECTION).content.decode(), younger=5, older=1, first=2)
    answer = phone.post(CORRECTION, form)
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    assert counted(row).count == HeadCount(younger=5, older=1, first=2)
    assert kept() == 7
    assert [line.act for line in lines()] == ["count.received", "count.corrected"]
    # A second press of the same button finds that it is so already.
    assert phone.post(CORRECTION, form).status_code == 302
    assert kept() == 7
    assert len(lines()) == 2


def test_numbers_that_changed_meanwhile_are_not_written_over(phone: Client, row: Meetup) -> None:
    form = typed(phone.get(CORRECTION).content.decode(), older=7)
    post(phone, [tap("older")])
    page = phone.post(CORRECTION, form).content.decode()
    assert "dina siffror är inte sparade" in page
    assert 'name="older" value="1"' in page
    assert total(row) == 1
    phone.post(CORRECTION, typed(page, older=8))
    assert total(row) == 8


def test_numbers_below_zero_can_be_put_right(phone: Client, row: Meetup) -> None:
    post(phone, [tap("older", -9_999), tap("older", -9_999)])
    phone.post(CORRECTION, typed(phone.get(CORRECTION).content.decode(), older=3))
    assert counted(row).count == HeadCount(older=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": 3, "older": 2},
        {"older": -1},
        {"older": 10_000},
        {"older": ""},
        {"older": "många"},
        {"seen": "1 2"},
        {"seen": "ett två tre fyra"},
        {"seen": ""},
    ],
)
def test_numbers_that_cannot_be_so_are_not_typed(
    phone: Client, row: Meetup, wrong: dict[str, object]
) -> None:
    page = phone.get(CORRECTION).content.decode()
    answer = phone.post(CORRECTION, typed(page) | wrong)
    assert answer.status_code == 200
    assert "field__error" in answer.content.decode() or "error-summary" in answer.content.decode()
    assert kept() == 0


def test_as_served_the_page_does_not_say_what_only_the_phone_knows(phone: Client) -> None:
    page = phone.get(HERE).content.decode()
    assert '<p data-when="sent" hidden>' in page
