"""An evening that is counted: its leaders on their shifts, and phones that send what they hold."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.test import Client

from brygga.domain.meetups.counting import CountKind
from brygga.meetups.models import CountOperation, Meetup, Shift
from brygga.meetups.queries import counted
from brygga.volunteers.roles import ShiftRole
from tests.world import NOW, World, autumn_programme

TONIGHT = "2023-W42"
HERE = f"/p/q-hanget/traffar/{TONIGHT}/rakning/"
OPERATIONS, CORRECTION = f"{HERE}operationer/", f"{HERE}rattelse/"


def evening(world: World, key: str = TONIGHT) -> Meetup:
    """The row of an evening of the autumn, whose programme is planned if it was not."""
    programme = world.partnership.programmes.first() or autumn_programme(world)
    row, _is_new = Meetup.objects.get_or_create(
        partnership=world.partnership, key=key, defaults={"programme": programme}
    )
    return row


def on_shift(
    world: World, who: str, *, key: str = TONIGHT, role: str = ShiftRole.LEADER, party: str = ""
) -> Shift:
    row = evening(world, key)
    seat = {"volunteer": "kvinnojouren", "youth_worker": "lund"}.get(who, "tjejjouren")
    return Shift.objects.create(
        meetup=row,
        role=role,
        number=row.shifts.filter(role=role).count() + 1,
        person=world[who],
        party=party or seat,
        taken_at=NOW,
    )


def tap(kind: str = CountKind.OLDER, change: int = 1, **more: Any) -> dict[str, Any]:
    """A tap as a phone sends it."""
    return {"id": str(uuid4()), "kind": str(kind), "change": change} | more


def post(
    client: Client, operations: Iterable[object], address: str = OPERATIONS, **more: Any
) -> Any:
    return post_raw(client, json.dumps({"operations": list(operations)}), address, **more)


def post_raw(client: Client, body: str | bytes, address: str = OPERATIONS, **more: Any) -> Any:
    return client.post(address, body, content_type="application/json", **more)


def total(row: Meetup) -> int:
    return counted(row).count.total


def kept() -> int:
    return CountOperation.objects.count()
