"""Two workers with the same letter, on a real database: one sends it."""

from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connection

from brygga.notices.actions import deliver
from tests.notices.test_queue_letter import fresh, letter_to
from tests.world import NOW, q_hanget


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = letter_to(q_hanget()["officer"])
    sent: list[str] = []

    def slowly(message: EmailMessage, *args: Any) -> int:
        sleep(0.2)
        sent.append(message.to[0])
        return 1

    monkeypatch.setattr(EmailMessage, "send", slowly)
    together = Barrier(3)

    def worker() -> None:
        together.wait()
        try:
            deliver(letter.pk, at=NOW)
        finally:
            connection.close()

    workers = [Thread(target=worker) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sent == ["johan.akesson@example.org"]
    assert fresh(letter).state == "sent"
    assert fresh(letter).attempts == 1
