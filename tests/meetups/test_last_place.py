"""The last place, asked for by several at once on a real database: one gets it."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from brygga.meetups.models import Shift
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role
from tests.world import autumn_programme, colleague, q_hanget_at_work, shift, staffing

KEY = "2023-W43"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_and_one_place() -> None:
    world = q_hanget_at_work()
    autumn_programme(world)
    staffing(world)
    people = ("youth_worker", "second", "third")
    colleague(world, "second", "Malte Grönlund", "lund", Role.LEADER)
    colleague(world, "third", "Aino Berg", "lund", Role.LEADER)
    together = Barrier(len(people))
    got: list[Shift] = []
    refused: list[str] = []

    def sign_up(who: str) -> None:
        together.wait()
        try:
            got.append(shift(world, who, KEY, "youth_worker"))
        except NotPossible as refusal:
            refused.append(refusal.reason.sv)
        finally:
            connection.close()

    threads = [Thread(target=sign_up, args=[who]) for who in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(got) == 1
    assert Shift.objects.filter(given_back_at=None).count() == 1
    assert len(refused) == 2
    assert all("Platsen är tagen, kanske alldeles nyss" in said for said in refused)
