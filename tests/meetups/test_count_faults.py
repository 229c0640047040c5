"""Ten thousand operations from four phones over a line that fails in every way it can."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from brygga.domain.meetups.counting import CountKind, HeadCount
from brygga.meetups.actions import counting
from brygga.meetups.queries import counted
from tests.meetups.conftest import As
from tests.meetups.counting import evening, kept, on_shift, post_raw
from tests.world import World

TAPS, PHONES = 10_000, 4
FAULTS = ("none", "none", "lost on the way", "answer lost", "broken", "sent twice", "late")


class Broken(Exception):
    """The server fails in the middle of its transaction."""


@dataclass
class Phone:
    """What a phone does: it keeps each tap until the server has answered for it."""

    client: Client
    chance: random.Random
    queue: dict[str, dict[str, Any]] = field(default_factory=dict)

    def tap(self) -> dict[str, Any]:
        kind = self.chance.choice([*CountKind, CountKind.OLDER])
        id_ = str(UUID(int=self.chance.getrandbits(128), version=4))
        made = {"id": id_, "kind": str(kind), "change": self.chance.choice([1, 1, 1, 1, -1])}
        self.queue[id_] = made
        return made

    def batch(self) -> str:
        """Some of what is kept, in any order."""
        some = list(self.queue.values())
        self.chance.shuffle(some)
        return json.dumps({"operations": some[: self.chance.randint(1, 60)]})

    def hears(self, answer: dict[str, Any]) -> None:
        assert answer["refused"] == []
        for id_ in answer["acknowledged"]:
            self.queue.pop(id_, None)  # known already where the batch was sent twice


@dataclass
class Line:
    """The way to the server. What was held back arrives later, when nobody waits for it."""

    chance: random.Random
    monkeypatch: pytest.MonkeyPatch
    held_back: list[tuple[Phone, str]] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def carry(self, phone: Phone, fault: str) -> None:
        self.seen[fault] += 1
        body = phone.batch()
        if fault == "lost on the way":
            return
        if fault == "late":
            self.held_back.append((phone, body))
            return
        if fault == "broken":
            self.break_the_server(phone, body)
            return
        answer = self.reach(phone, body)
        if fault == "sent twice":
            answer = self.reach(phone, body)
        if fault != "answer lost":
            phone.hears(answer)

    def reach(self, phone: Phone, body: str) -> dict[str, Any]:
        response = post_raw(phone.client, body)
        assert response.status_code == 200, response.content
        answer: dict[str, Any] = json.loads(response.content)
        return answer

    def break_the_server(self, phone: Phone, body: str) -> None:
        def break_(*_args: object) -> None:
            raise Broken

        before = kept()
        with self.monkeypatch.context() as patched:
            patched.setattr(counting, "counted", break_)  # after the rows are written
            with pytest.raises(Broken):
                post_raw(phone.client, body)
        assert kept() == before

    def deliver(self, most: int) -> None:
        """Some of what was held back arrives; whoever sent it may have sent it again since."""
        self.chance.shuffle(self.held_back)
        for phone, body in [self.held_back.pop() for _ in range(min(most, len(self.held_back)))]:
            answer = self.reach(phone, body)
            if self.chance.random() < 0.5:
                phone.hears(answer)


def test_every_tap_counts_once(world: World, as_: As, monkeypatch: pytest.MonkeyPatch) -> None:
    leaders = ("leader", "coordinator")
    for who in leaders:
        on_shift(world, who)
    chance = random.Random(7919)
    phones = [Phone(as_(leaders[n % 2]), chance) for n in range(PHONES)]
    line = Line(chance, monkeypatch)
    made: list[dict[str, Any]] = []
    while len(made) < TAPS or any(phone.queue for phone in phones):
        phone = chance.choice(phones)
        for _ in range(min(chance.randint(0, 80), TAPS - len(made))):
            made.append(phone.tap())
        line.carry(phone, chance.choice(FAULTS))
        if chance.random() < 0.1:
            line.deliver(2)
    line.deliver(len(line.held_back))
    assert len(made) == kept() == TAPS
    right = Counter({kind.value: 0 for kind in CountKind})
    for each in made:
        right[each["kind"]] += each["change"]
    assert counted(evening(world)).count == HeadCount(**right)
    assert min(line.seen[fault] for fault in FAULTS) > 20, line.seen
