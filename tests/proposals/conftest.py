"""Q-hänget before it has any agreement, and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import World, q_hanget

As = Callable[[str], Client]


@pytest.fixture
def world(db: None) -> World:
    return q_hanget()


@pytest.fixture
def as_(world: World) -> As:
    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return sign_in
