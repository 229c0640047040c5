"""Q-hänget with its agreement and its steering group, and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import World, q_hanget_at_work, steering_group

As = Callable[[str], Client]

HERE = "/p/q-hanget/styrgrupp/"


@pytest.fixture
def world(db: None) -> World:
    """Four seats of six are filled: one vacant with the municipality, one with Kvinnojouren."""
    world = q_hanget_at_work()
    steering_group(world)
    return world


@pytest.fixture
def as_(world: World) -> As:
    """A client of somebody's own, by the key of the cast: `as_("officer").get(...)`."""

    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return sign_in
