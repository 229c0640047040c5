"""Plays the demo's stories into an empty database: all of them, or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from brygga.parties.models import Partnership
from brygga.website.demo.cast import gather
from brygga.website.demo.neighbours import alvkoping, norrdal
from brygga.website.demo.post import post
from brygga.website.demo.q_hanget import q_hanget
from brygga.website.demo_file import mark

Progress = Callable[[int, int], None]


class NotEmpty(Exception):
    """There are partnerships already: the demo would mix invented acts with them."""


def is_loaded() -> bool:
    return Partnership.objects.exists()


@transaction.atomic
def load(*, now: datetime, progress: Progress = lambda done, of: None) -> int:
    """Loads what has happened up to `now` and returns the number of acts.

    `progress` is told how many acts are done, of how many. Raises NotEmpty.
    """
    if is_loaded():
        raise NotEmpty
    cast = gather()
    stories = [tell(cast, now) for tell in (q_hanget, norrdal, alvkoping)]
    acts = [act for story in stories for act in story.told()]
    for done, act in enumerate(acts, 1):
        act()
        progress(done, len(acts))
    post(now)
    mark()
    return len(acts)
