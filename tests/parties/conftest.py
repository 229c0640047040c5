"""The world of Q-hänget and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.parties.models import Person
from tests.world import World, q_hanget

SignedIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _no_rate_limits_from_before() -> None:
    # allauth counts attempts in the cache, which lives as long as the process.
    cache.clear()


@pytest.fixture
def world(db: None) -> World:
    return q_hanget()


@pytest.fixture
def signed_in() -> SignedIn:
    """A client of somebody's own: `signed_in(world["officer"]).get(...)`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
