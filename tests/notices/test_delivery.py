"""Trying again, giving up, and a worker that dies in the middle: nothing is sent twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from brygga.notices.actions import deliver, take_up_again
from brygga.notices.actions.delivery import SURELY_DEAD, WAITS
from brygga.notices.models import Letter
from tests.notices.conftest import Work
from tests.notices.test_queue_letter import fresh, letter_to
from tests.world import NOW, World

HoursPass = Callable[[], None]


class Killed(BaseException):
    """What the system does to a process: nothing in it can catch that."""


def refuse(*args: Any, **kwargs: Any) -> int:
    raise ConnectionRefusedError("nobody@example.org refused from 192.0.2.7")


def test_it_tries_again_and_again_and_then_says_so(
    world: World, work: Work, hours_pass: HoursPass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmailMessage, "send", refuse)
    letter = letter_to(world["officer"])
    waits = []
    for _attempt in range(len(WAITS) + 1):
        work()
        waits.append(fresh(letter).send_after - NOW)
        hours_pass()
    given_up = fresh(letter)
    assert given_up.state == "failed"
    assert given_up.attempts == len(WAITS) + 1
    assert waits[:-1] == list(WAITS)
    work()
    assert fresh(letter).attempts == len(WAITS) + 1


def test_nothing_of_an_error_is_kept_but_its_kind(
    world: World, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmailMessage, "send", refuse)
    letter = letter_to(world["officer"])
    work()
    assert fresh(letter).problem == "ConnectionRefusedError"
    kept = [str(row) for row in DBTaskResult.objects.values_list()]
    assert not any("example.org" in row or "192.0.2" in row for row in kept)


def test_it_waits_in_the_queue_between_attempts(
    world: World, work: Work, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    letter = letter_to(world["officer"])
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        work()
    work()  # too early
    assert not mailoutbox
    deliver(letter.pk, at=NOW)
    assert len(mailoutbox) == 1
    assert fresh(letter).state == "sent"


@pytest.mark.parametrize("dies", ["before", "after"])
def test_a_worker_killed_in_the_middle_sends_nothing_twice(
    world: World, work: Work, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch, dies: str
) -> None:
    send = EmailMessage.send

    def killed(message: EmailMessage, fail_silently: bool = False) -> int:
        if dies == "after":
            send(message)
        raise Killed

    letter = letter_to(world["officer"])
    with monkeypatch.context() as system:
        system.setattr(EmailMessage, "send", killed)
        with pytest.raises(Killed):
            deliver(letter.pk, at=NOW)
    leave_as_a_dead_worker_does(letter)
    assert take_up_again(at=NOW) == (0, 1)
    work()
    deliver(letter.pk, at=NOW)
    assert take_up_again(at=NOW) == (0, 0)
    assert len(mailoutbox) == (1 if dies == "after" else 0)
    assert fresh(letter).state == "uncertain"


def test_a_letter_never_begun_is_taken_up_again(
    world: World, work: Work, mailoutbox: list[Any]
) -> None:
    letter = letter_to(world["officer"])
    leave_as_a_dead_worker_does(letter)
    work()
    assert not mailoutbox
    assert take_up_again(at=NOW) == (1, 0)
    work()
    assert len(mailoutbox) == 1


def test_a_worker_at_work_is_left_alone(world: World) -> None:
    letter = letter_to(world["officer"])
    leave_as_a_dead_worker_does(letter, ago=timedelta(seconds=5))
    assert take_up_again(at=NOW) == (0, 0)


def test_a_letter_whose_place_is_gone_is_queued_anew(
    world: World, work: Work, mailoutbox: list[Any]
) -> None:
    letter_to(world["officer"])
    DBTaskResult.objects.all().delete()
    assert take_up_again(at=NOW) == (1, 0)
    work()
    assert len(mailoutbox) == 1


def leave_as_a_dead_worker_does(letter: Letter, ago: timedelta = SURELY_DEAD * 2) -> None:
    """The queue still says that somebody runs it."""
    DBTaskResult.objects.filter(pk=fresh(letter).task).update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - ago
    )
