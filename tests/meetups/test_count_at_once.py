"""The same taps sent by several tabs of two phones in the same moment, on a real database."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.meetups.counting import evening, kept, on_shift, post, tap, total
from tests.world import q_hanget_at_work

TABS, TAPS, AT_A_TIME = 3, 40, 10


@pytest.mark.django_db(transaction=True)
def test_tabs_and_phones_at_once() -> None:
    world = q_hanget_at_work()
    sent: list[dict[str, Any]] = []
    wrong: list[object] = []
    together = Barrier(2 * TABS)

    def tab(client: Client, taps: list[dict[str, Any]]) -> None:
        together.wait()
        try:
            for n in range(0, TAPS, AT_A_TIME):
                batch = taps[n : n + AT_A_TIME]
                answer = post(client, batch)
                if set(answer.json().get("acknowledged", ())) != {each["id"] for each in batch}:
                    wrong.append(answer.content)
        finally:
            connection.close()

    threads = []
    for who in ("leader", "coordinator"):
        on_shift(world, who)
        taps = [tap() for _ in range(TAPS)]
        sent += taps
        for _ in range(TABS):
            client = Client()
            client.force_login(world[who])
            threads.append(Thread(target=tab, args=(client, taps)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert kept() == len(sent) == total(evening(world))
