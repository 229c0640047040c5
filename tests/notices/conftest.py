"""Q-hänget with its agreement, a client for anyone in it, and a worker that runs when told."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from brygga.notices import registration
from tests.world import NOW, World, q_hanget_at_work

As = Callable[[str], Client]
Work = Callable[[], None]


@pytest.fixture(autouse=True)
def _the_clock_stands_at_the_demos_moment() -> Iterator[None]:
    cache.clear()
    before = list(registration._clock)
    registration.clock_from(lambda: NOW)
    yield
    registration._clock[:] = before


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


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Does what is ready in the queue with the library's own worker, then stops."""
    # The test's own transaction lives in the connection that a worker would drop.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)

    def run() -> None:
        db_worker.Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="test",
            excluded_queue_names=[],
        ).run()
        failed = DBTaskResult.objects.failed()
        assert not failed, [row.traceback for row in failed]

    return run


@pytest.fixture
def hours_pass() -> Callable[[], None]:
    """Every wait in the queue is over."""

    def pass_() -> None:
        for row in DBTaskResult.objects.all():
            DBTaskResult.objects.filter(pk=row.pk).update(run_after=row.enqueued_at)

    return pass_
