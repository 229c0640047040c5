"""A letter is queued with the act that asks for it, and sent by the worker, once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from brygga.notices.actions import choose_letters, deliver, queue_letter
from brygga.notices.actions.delivery import WAITS
from brygga.notices.models import Letter
from brygga.parties.models import Person
from tests.notices.conftest import Work
from tests.world import NOW, World, at


def letter_to(person: Person, **more: Any) -> Letter:
    values = {"subject": "Ett ämne", "body": "En text.", "why": "reminder", "at": NOW, **more}
    return queue_letter(to=person, **values)


@transaction.atomic
def an_act_that_fails(person: Person) -> None:
    letter_to(person)
    raise ZeroDivisionError


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_the_worker_sends_what_was_queued(
    world: World, work: Work, mailoutbox: list[Any], settings: Any
) -> None:
    letter = letter_to(world["officer"], about="/p/q-hanget/idag/")
    assert letter.state == "waiting"
    assert not mailoutbox
    work()
    sent = fresh(letter)
    assert (sent.state, sent.sent_at, sent.attempts) == ("sent", NOW, 1)
    (mail,) = mailoutbox
    assert mail.to == ["johan.akesson@example.org"]
    assert mail.subject == "Ett ämne"
    assert f"{settings.BASE_URL}/p/q-hanget/idag/" in mail.body
    assert f"{settings.BASE_URL}/konto/utskick/val/" in mail.body
    assert mail.extra_headers["Message-ID"].endswith("@brygga.invalid>")


def test_an_act_that_is_undone_takes_its_letter_with_it(
    world: World, work: Work, mailoutbox: list[Any]
) -> None:
    with pytest.raises(ZeroDivisionError):
        an_act_that_fails(world["officer"])
    work()
    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()
    assert not mailoutbox


def test_the_same_thing_is_sent_once(world: World, work: Work, mailoutbox: list[Any]) -> None:
    first = letter_to(world["officer"], once="gap 2023-10-25")
    again = letter_to(world["officer"], once="gap 2023-10-25", subject="Igen")
    work()
    assert again == first
    assert [mail.subject for mail in mailoutbox] == ["Ett ämne"]


def test_several_nudges_send_one_letter(world: World, mailoutbox: list[Any]) -> None:
    letter = letter_to(world["officer"])
    for _nudge in range(3):
        deliver(letter.pk, at=NOW)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("written", "sent_after"),
    [
        ("2023-10-18T20:59", "2023-10-18T20:59"),
        ("2023-10-18T21:00", "2023-10-19T07:00"),
        ("2023-10-19T03:00", "2023-10-19T07:00"),
        ("2023-10-19T07:00", "2023-10-19T07:00"),
        # Clocks go back during this night; the morning is still at seven.
        ("2023-10-28T23:00", "2023-10-29T07:00"),
    ],
)
def test_a_letter_waits_for_the_morning(world: World, written: str, sent_after: str) -> None:
    letter = letter_to(world["officer"], at=at(*written.split("T")))
    assert letter.send_after == at(*sent_after.split("T"))


def test_what_is_urgent_does_not_wait(world: World, work: Work, mailoutbox: list[Any]) -> None:
    night = at("2023-10-18", "23:30")
    letter = letter_to(world["officer"], at=night, is_urgent=True)
    assert letter.send_after == night
    deliver(letter.pk, at=night)
    assert len(mailoutbox) == 1


def test_a_worker_that_comes_at_night_waits(world: World, mailoutbox: list[Any]) -> None:
    letter = letter_to(world["officer"])
    deliver(letter.pk, at=at("2023-10-18", "22:00"))
    assert not mailoutbox
    assert fresh(letter).send_after == at("2023-10-19", "07:00")
    deliver(letter.pk, at=at("2023-10-19", "07:00"))
    assert len(mailoutbox) == 1


def test_who_wants_no_mail_finds_it_here(world: World, work: Work, mailoutbox: list[Any]) -> None:
    choose_letters(by=world["officer"], by_mail=False, quiet_from=None, quiet_to=None)
    letter = letter_to(world["officer"])
    work()
    assert fresh(letter).state == "kept_here"
    assert not mailoutbox


def test_whoever_changes_their_mind_is_not_mailed(
    world: World, work: Work, mailoutbox: list[Any]
) -> None:
    letter = letter_to(world["officer"])
    choose_letters(by=world["officer"], by_mail=False, quiet_from=None, quiet_to=None)
    work()
    assert fresh(letter).state == "kept_here"
    assert not mailoutbox


def test_the_waits_grow() -> None:
    assert list(WAITS) == sorted(WAITS)
    assert WAITS[0] >= timedelta(minutes=1)
