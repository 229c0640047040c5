"""Q-hänget with a spring of counted evenings, and what freezes it."""

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from brygga.domain.disclosure import chance_from
from brygga.reports.actions import ask_to_freeze
from brygga.reports.actions.rounding import carry_out
from brygga.reports.models import Freezing
from tests.world import NOW, World, counted_spring, q_hanget_at_work

As = Callable[[str], Client]
SPRING = "2023-H1"
HERE = "/p/q-hanget/statistik/"


@pytest.fixture
def world(db: None) -> World:
    return q_hanget_at_work()


@pytest.fixture
def spring(world: World) -> World:
    """Counted, over, and not frozen."""
    counted_spring(world)
    return world


@pytest.fixture
def as_(world: World) -> As:
    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return sign_in


def asked(world: World, half_year: str = SPRING) -> Freezing:
    return ask_to_freeze(
        partnership=world.partnership, half_year=half_year, by=world["coordinator"], at=NOW
    )


def frozen(world: World, half_year: str = SPRING, seed: int = 1) -> Freezing:
    """Asked for and carried out, with chance that is the same each time."""
    freezing = asked(world, half_year)
    carry_out(freezing.pk, at=NOW, chance=chance_from(Random(seed).randrange))
    freezing.refresh_from_db()
    return freezing
