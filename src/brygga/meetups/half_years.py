"""The one door to raw counts beside the evening's own screens: for the freeze of a half-year.

Nothing that comes out here may be shown, stored or logged by anybody but the freeze, which rounds
it. A test keeps the list of who may import this and who may read the operations.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from brygga.domain.meetups.counting import HeadCount, misfits
from brygga.meetups.models import CountOperation, Meetup
from brygga.parties.models import Partnership


@dataclass(frozen=True, slots=True)
class RawEvening:
    """What one evening's operations add up to. Of a late one a number may be below zero."""

    key: str
    theme: str
    count: HeadCount
    operations: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class RawCounts:
    """What no frozen half-year holds yet: of the evenings of this one, and late of earlier ones."""

    evenings: tuple[RawEvening, ...]
    late: tuple[RawEvening, ...]


def raw_counts(partnership: Partnership, first: date, last: date) -> RawCounts:
    """Of evenings that were held, by evening in the order of time. One query."""
    rows = CountOperation.objects.filter(
        meetup__partnership=partnership,
        meetup__held_at__isnull=False,
        meetup__on__lte=last,
        counted_in="",
    ).order_by("meetup__on", "meetup__key", "id")
    found: dict[tuple[date, str, str], list[tuple[UUID, str, int]]] = {}
    for key, theme, on, id_, kind, change in rows.values_list(
        "meetup__key", "meetup__theme", "meetup__on", "id", "kind", "change"
    ):
        assert on is not None, "What was held has a day."
        found.setdefault((on, key, theme), []).append((id_, kind, change))
    evenings: list[RawEvening] = []
    late: list[RawEvening] = []
    for (on, key, theme), operations in found.items():
        sums: Counter[str] = Counter()
        for _id, kind, change in operations:
            sums[kind] += change
        evening = RawEvening(key, theme, HeadCount(**sums), tuple(id_ for id_, *_ in operations))
        (late if on < first else evenings).append(evening)
    return RawCounts(tuple(evenings), tuple(late))


@dataclass(frozen=True, slots=True)
class Readiness:
    """Keys of evenings that somebody should look at before a half-year is frozen; no numbers."""

    held: int
    not_counted: tuple[str, ...]
    misfits: tuple[str, ...]
    not_held: tuple[str, ...]


def readiness(partnership: Partnership, first: date, last: date) -> Readiness:
    """Which evenings have no count, numbers that cannot be so, or a count though not held."""
    raw = raw_counts(partnership, first, last)
    counted = {evening.key for evening in raw.evenings}
    held = held_between(partnership, first, last).order_by("on", "key")
    keys = list(held.values_list("key", flat=True))
    unheld = Meetup.objects.filter(
        partnership=partnership,
        held_at=None,
        on__range=(first, last),
        count_operations__isnull=False,
    ).distinct()
    return Readiness(
        len(keys),
        tuple(key for key in keys if key not in counted),
        tuple(evening.key for evening in raw.evenings if misfits(evening.count)),
        tuple(unheld.order_by("key").values_list("key", flat=True)),
    )


def themes_held(partnership: Partnership, first: date, last: date) -> dict[str, int]:
    """How many meetups each theme had; it is public. "" are those without a theme."""
    return dict(Counter(held_between(partnership, first, last).values_list("theme", flat=True)))


def held_between(partnership: Partnership, first: date, last: date) -> QuerySet[Meetup]:
    return Meetup.objects.filter(
        partnership=partnership, held_at__isnull=False, on__range=(first, last)
    )
