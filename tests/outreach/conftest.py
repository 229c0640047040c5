"""Q-hänget with its agreement, and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import World, q_hanget_at_work

As = Callable[[str], Client]


@pytest.fixture
def world(db: None) -> World:
    return q_hanget_at_work()


@pytest.fixture
def as_(world: World) -> As:
    """A client of somebody's own, by the key of the cast: `as_("officer").get(...)`."""

    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return sign_in
