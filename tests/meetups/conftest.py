"""Q-hänget with its agreement and an autumn of evenings, and a client for anyone in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from brygga.meetups.models import Programme
from brygga.parties.roles import Role
from tests.world import World, autumn_programme, colleague, q_hanget_at_work, staffing

As = Callable[[str], Client]


@pytest.fixture
def world(db: None) -> World:
    return q_hanget_at_work()


@pytest.fixture
def programme(world: World) -> Programme:
    return autumn_programme(world)


@pytest.fixture
def rota(world: World, programme: Programme) -> World:
    """An autumn with places to fill, and enough people to fill them."""
    staffing(world)
    colleague(world, "leader_kvinnojouren", "Ronja Vik", "kvinnojouren", Role.LEADER)
    colleague(world, "volunteer_tjejjouren", "Ester Kvist", "tjejjouren", Role.VOLUNTEER)
    colleague(world, "youth_worker_too", "Malte Grönlund", "lund", Role.LEADER)
    return world


@pytest.fixture
def as_(world: World) -> As:
    """A client of somebody's own, by the key of the cast: `as_("officer").get(...)`."""

    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return sign_in
