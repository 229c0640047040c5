"""Q-hänget with a year and a half of operations, and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.parties.models import Person
from tests.overview.recorded import q_hanget_in_operation
from tests.world import World

SignedIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _no_sessions_from_before() -> None:
    # Sessions are cached in the process, which outlives each test's database.
    cache.clear()


@pytest.fixture
def world(db: None) -> World:
    return q_hanget_in_operation()


@pytest.fixture
def signed_in() -> SignedIn:
    """A client of somebody's own: `signed_in(world["officer"]).get(...)`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
