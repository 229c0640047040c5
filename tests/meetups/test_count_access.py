"""Who has the count: the associations' leaders of that evening, and nobody else at all."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern

from brygga.domain.meetups.counting import CountKind, HeadCount, Operation
from brygga.journal.models import Entry
from brygga.meetups.actions import correct_count, count_heads
from brygga.meetups.models import CountOperation, Shift
from brygga.meetups.queries import counted
from brygga.parties.models import Membership, Person
from brygga.parties.refusal import NotAllowed
from brygga.parties.roles import Role
from brygga.volunteers.roles import ShiftRole
from tests.house.test_access import ALL, example_of, get_converters
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
    tap,
)
from tests.world import NOW, Q_HANGET, World, organisation, outsider, partnership, person, role

PEOPLE = tuple(key for key, *_rest in Q_HANGET)
MUNICIPAL = tuple(key for key, _name, party, _roles in Q_HANGET if party == "lund")


def status(client: Client) -> set[int]:
    """What the page, the sending and the correction answer."""
    return {
        client.get(HERE).status_code,
        client.post(HERE, {"tap": ""}).status_code,
        post(client, [tap()]).status_code,
        client.get(CORRECTION).status_code,
        client.post(CORRECTION, {"older": 3}).status_code,
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_nobody_without_a_leaders_shift(world: World, as_: As, who: str) -> None:
    on_shift(world, "leader")
    Shift.objects.update(person=world["leader"])
    expected = {200, 302} if who == "leader" else {403}
    assert status(as_(who)) == expected
    assert kept() == (1 if who == "leader" else 0)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_leaders_shift_in_an_association_opens_it(world: World, as_: As, who: str) -> None:
    """The shift alone is not enough: whoever cannot lead for an association stays outside."""
    party = next(party for key, _name, party, _roles in Q_HANGET if key == who)
    on_shift(world, who, party=party)
    expected = {200, 302} if who in {"leader", "coordinator"} else {403}
    assert status(as_(who)) == expected


def test_other_shifts_do_not_open_it(world: World, as_: As) -> None:
    on_shift(world, "volunteer", role=ShiftRole.VOLUNTEER)
    on_shift(world, "youth_worker", role=ShiftRole.YOUTH_WORKER)
    on_shift(world, "coordinator", role=ShiftRole.VOLUNTEER)
    for who in ("volunteer", "youth_worker", "coordinator"):
        assert status(as_(who)) == {403}, who


def test_another_evenings_leader_does_not_have_it(world: World, as_: As) -> None:
    on_shift(world, "leader", key="2023-W41")
    on_shift(world, "coordinator")
    assert status(as_("leader")) == {403}
    assert status(as_("coordinator")) == {200, 302}


def test_a_shift_that_was_given_back_closes_it(world: World, as_: As) -> None:
    shift = on_shift(world, "leader")
    client = as_("leader")
    assert status(client) == {200, 302}
    shift.given_back_at = NOW
    shift.save()
    answer = post(client, [tap()])
    assert (answer.status_code, answer.json()["problem"]) == (403, "not_allowed")
    assert "föreningarnas ledare den kvällen" in answer.json()["reason"]


def test_somebody_who_has_left_the_association_does_not_have_it(world: World, as_: As) -> None:
    on_shift(world, "coordinator")
    Membership.objects.filter(person=world["coordinator"], role=Role.COORDINATOR).update(
        until=NOW.date()
    )
    assert status(as_("coordinator")) == {403}


def test_a_leader_of_another_partnership_finds_nothing(world: World) -> None:
    on_shift(world, "leader")
    other = organisation("annat-hus")
    partnership("annat", hus=other)
    stranger = person("Kim Annan")
    role(stranger, other, Role.LEADER)
    for who in (stranger, outsider()):
        client = Client()
        client.force_login(who)
        assert status(client) == {404}
        answer = post(client, [tap()])
        assert answer.json()["problem"] == "gone"


def test_what_is_not_planned_is_gone(world: World, as_: As) -> None:
    on_shift(world, "leader")
    answer = post(as_("leader"), [tap()], OPERATIONS.replace(TONIGHT, "2023-W30"))
    assert (answer.status_code, answer.json()["problem"]) == (404, "gone")
    assert as_("leader").get(HERE.replace(TONIGHT, "2023-W30")).status_code == 404


def test_an_evening_without_any_row_is_nobodys(world: World, as_: As) -> None:
    evening(world)
    answer = post(as_("leader"), [tap()], OPERATIONS.replace(TONIGHT, "2023-W43"))
    assert (answer.status_code, answer.json()["problem"]) == (403, "not_allowed")


def test_whoever_is_signed_out_is_told_so_in_json(world: World) -> None:
    on_shift(world, "leader")
    answer = post(Client(), [tap()])
    assert (answer.status_code, answer.json()["problem"]) == (401, "signed_out")
    assert Client().get(HERE).status_code == 302
    assert kept() == 0


def test_a_token_that_does_not_match_is_no_answer_of_ours(world: World) -> None:
    on_shift(world, "leader")
    client = Client(enforce_csrf_checks=True)
    client.force_login(world["leader"])
    answer = post(client, [tap()])
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")
    token = client.get(HERE).cookies["brygga_csrf"].value
    assert post(client, [tap()], HTTP_X_CSRFTOKEN=token).status_code == 200


def test_other_methods_are_refused(world: World, as_: As) -> None:
    on_shift(world, "leader")
    assert as_("leader").get(OPERATIONS).status_code == 405
    assert as_("leader").delete(HERE).status_code == 405


def test_the_acts_ask_for_themselves(world: World) -> None:
    row = evening(world)
    operation = Operation(CountOperation._meta.pk.to_python(tap()["id"]), CountKind.OLDER, 1)
    for who in (*PEOPLE, None):
        by = world[who] if who else outsider()
        with pytest.raises(NotAllowed):
            count_heads(meetup=row, operations=[operation], by=by, at=NOW)
        with pytest.raises(NotAllowed):
            correct_count(meetup=row, seen=HeadCount(), to=HeadCount(older=1), by=by, at=NOW)
    assert kept() == 0


# --- Canaries ---

CANARY = re.compile(r"(?<![0-9a-f])7\D?919(?![0-9a-f])")
READ = {
    "partnership": "q-hanget",
    "key": TONIGHT,
    "obligation": "weekly-meetup",
    "occurrence": TONIGHT,
    "organisation": "tjejjouren-i-lund",
    "month": "2023-10",
}


def addresses() -> Iterator[str]:
    """Every address of the site, filled in with what there is in the world wherever it can be."""
    for each in ALL:
        route, pattern = each.values
        assert isinstance(route, str)
        assert isinstance(pattern, URLPattern)
        for name, converter in get_converters(route).items():
            value = READ.get(name) or (1 if "Int" in type(converter).__name__ else None)
            if value is not None:
                route = re.sub(rf"<(\w+:)?{name}>", str(value), route)
        yield example_of(route, pattern)


@pytest.fixture
def planted(world: World) -> World:
    on_shift(world, "leader")
    on_shift(world, "volunteer", role=ShiftRole.VOLUNTEER)
    on_shift(world, "youth_worker", role=ShiftRole.YOUTH_WORKER)
    client = Client()
    client.force_login(world["leader"])
    sums = {"younger": 7919, "older": 0, "unknown": 0, "first": 7919}
    client.post(CORRECTION, sums | {"seen": "0 0 0 0"})
    post(client, [tap() for _ in range(3)])
    assert counted(evening(world)).count.younger == 7919
    assert CANARY.search(client.get(HERE).content.decode())
    return world


@pytest.mark.every_address
@pytest.mark.parametrize("who", [*MUNICIPAL, "coordinator", "volunteer", "admin_tjejjouren"])
def test_the_count_is_in_no_page_of_anybody_else(planted: World, as_: As, who: str) -> None:
    client = as_(who)
    read = 0
    for address in addresses():
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        assert not CANARY.search(content.decode("utf-8", "replace")), address
        read += answer.status_code == 200
    assert read > 20  # and they were pages, not refusals


def test_the_count_is_in_no_journal_letter_log_or_other_table(
    planted: World, as_: As, caplog: pytest.LogCaptureFixture, mailoutbox: list[Any]
) -> None:
    caplog.set_level(logging.DEBUG)
    post(as_("leader"), [tap("younger", 7919), tap("younger", 0)])
    as_("leader").get(HERE)
    as_("officer").get(HERE)
    assert [line.act for line in Entry.objects.filter(act__startswith="count.")]
    kept_elsewhere = [
        str(row)
        for model in apps.get_models()
        if model is not CountOperation
        for row in model._default_manager.values_list()
    ]
    # The database's own words are logged by nobody: see the level of "django" in the settings.
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not [
        text for text in (*kept_elsewhere, *said, *map(str, mailoutbox)) if CANARY.search(text)
    ]


def test_own_data_has_no_count(planted: World, as_: As) -> None:
    """A count is nobody's data: neither the leader's nor a visitor's."""
    assert Person.objects.count() == len(PEOPLE)
    own = as_("leader").get("/konto/mina-uppgifter.json").content.decode()
    assert not CANARY.search(own)
