"""How many came to Q-hänget, evening by evening, and what became of those numbers.

Each half-year was frozen before its report was sent, which hands it over. The counts of
the frozen ones are deleted in time; those of this spring go two days after the demo's own.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random
from uuid import uuid4

from brygga.domain.disclosure import chance_from
from brygga.domain.meetups import Evening
from brygga.domain.meetups.counting import CountKind, Operation
from brygga.meetups.actions import count_heads
from brygga.meetups.models import Shift
from brygga.reports.actions import ask_to_freeze, delete_raw_counts
from brygga.reports.actions.rounding import carry_out
from brygga.volunteers.roles import ShiftRole
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

# Half-year, and when it was frozen.
HALF_YEARS = (
    ("2022-H1", at("2022-08-29", "10:00")),
    ("2022-H2", at("2023-01-30", "10:00")),
    ("2023-H1", at("2023-08-21", "10:00")),
)


def figures(story: Story, cast: Cast, evenings: Iterable[Evening], without: Iterable[str]) -> None:
    """Every held evening's count, and the freezes. Nobody came on the evenings `without`."""
    for n, evening in enumerate(evenings):
        if evening.key not in set(without):
            story.then(at(evening.on, "20:35"), partial(_count, story, evening.key, n))
    for half_year, frozen in HALF_YEARS:
        story.then(frozen, partial(_freeze, story, cast, half_year))
        story.then(frozen + timedelta(60), lambda moment: delete_raw_counts(at=moment))


def _heads(n: int) -> Iterator[tuple[CountKind, int]]:
    """Of the n-th evening: more with time, more older ones, some new at each beginning of term."""
    yield CountKind.YOUNGER, 2 + n // 20 + n * 7 % 4
    yield CountKind.OLDER, 4 + n // 15 + n * 5 % 6
    yield CountKind.UNKNOWN, int(n % 6 == 1)
    yield CountKind.FIRST, n * 3 % 4 if n % 18 < 9 else int(n % 3 == 0)


def _count(story: Story, key: str, n: int, moment: datetime) -> None:
    leading = Shift.objects.select_related("meetup__partnership", "person").filter(
        meetup__partnership=story.partnership,
        meetup__key=key,
        role=ShiftRole.LEADER,
        given_back_at=None,
    )
    shift = leading.order_by("number")[0]
    assert shift.person is not None
    count_heads(
        meetup=shift.meetup,
        operations=[Operation(uuid4(), kind, heads) for kind, heads in _heads(n) if heads],
        by=shift.person,
        at=moment,
    )


def _freeze(story: Story, cast: Cast, half_year: str, moment: datetime) -> None:
    """As the worker does it, but with chance that is the same each time the demo is built."""
    freezing = ask_to_freeze(
        partnership=story.partnership, half_year=half_year, by=cast["coordinator"], at=moment
    )
    same = Random(half_year)  # noqa: S311
    carry_out(freezing.pk, at=moment, chance=chance_from(same.randrange))
