"""Idag: what somebody's parties owe next, in the order in which it is wise to do it.

First what is late and can still be mended, then what is due, soonest first; what always holds but
lacks evidence, and what has no date, come after. One occurrence of each duty at a time: the oldest.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import PartyKey, Pattern

#: A count that was missed can only be kept by something that did happen: asked about this long.
FORGOTTEN = timedelta(60)
#: Due within this time it gets a card and a button of its own; later things are a line each.
NEAR = timedelta(30)
MOST_CARDS = 6

STILL_POSSIBLE = (Pattern.DEADLINE, Pattern.TRIGGERED)
GOING_ON = (Standing.DUE_SOON, Standing.OPEN)


@dataclass(frozen=True, slots=True)
class Dues:
    """What is owed on a day, in the order it is shown.

    `late` can still be mended; `near` is due within a month (at least the first thing, if there is
    one), `further` later; `running` are standing duties without evidence; `undated` has no day.
    """

    late: tuple[Assessment, ...]
    near: tuple[Assessment, ...]
    further: tuple[Assessment, ...]
    running: tuple[Assessment, ...]
    undated: tuple[Assessment, ...]

    @property
    def cards(self) -> tuple[Assessment, ...]:
        return (*self.late, *self.near)


def owed_by(assessments: Iterable[Assessment], parties: Set[str]) -> list[Assessment]:
    """What at least one of the parties owes, alone or with others."""
    return [a for a in assessments if any(party in parties for party in a.occurrence.parties)]


def owed_by_others(assessments: Iterable[Assessment], parties: Set[str]) -> list[Assessment]:
    return [a for a in assessments if all(party not in parties for party in a.occurrence.parties)]


def dues(assessments: Sequence[Assessment], as_of: date) -> Dues:
    """Sorts out what is owed on a day; all of it is the oldest open occurrence of each duty."""
    dated = [a for a in assessments if a.occurrence.pattern is not Pattern.STANDING]
    late = sorted((a for a in dated if can_be_mended(a, as_of)), key=_due)
    going_on = _one_each(sorted((a for a in dated if a.standing in GOING_ON), key=_due))
    near = [a for a in going_on if _due(a) - as_of <= NEAR] or going_on[:1]
    near = near[: max(1, MOST_CARDS - len(late))]
    further = [a for a in going_on if a not in near]
    return Dues(
        late=tuple(late[:MOST_CARDS]),
        near=tuple(near),
        further=tuple(further),
        running=tuple(
            a
            for a in assessments
            if a.occurrence.pattern is Pattern.STANDING and a.standing is Standing.OPEN
        ),
        undated=tuple(_one_each(a for a in dated if a.standing is Standing.UNDATED)),
    )


def can_be_mended(a: Assessment, as_of: date) -> bool:
    """Missed, but a deadline can be met late, and a forgotten note of what happened be made."""
    if a.standing is not Standing.MISSED or a.due_on is None:
        return False
    return a.occurrence.pattern in STILL_POSSIBLE or as_of - a.due_on <= FORGOTTEN


def next_due(assessments: Iterable[Assessment]) -> Assessment | None:
    """The first thing that falls due from now on."""
    dated = [
        a
        for a in assessments
        if a.occurrence.pattern is not Pattern.STANDING
        and a.standing in (*GOING_ON, Standing.UPCOMING)
        and a.due_on
    ]
    return min(dated, key=lambda a: (_due(a), a.occurrence.key), default=None)


def coming(assessments: Iterable[Assessment], most: int) -> list[Assessment]:
    """The next few things of what is going on, one of each duty."""
    dated = [
        a
        for a in assessments
        if a.standing in GOING_ON and a.occurrence.pattern is not Pattern.STANDING
    ]
    return _one_each(sorted(dated, key=_due))[:most]


def _due(a: Assessment) -> date:
    return a.due_on or date.max


def _one_each(assessments: Iterable[Assessment]) -> list[Assessment]:
    first: dict[tuple[str, tuple[PartyKey, ...]], Assessment] = {}
    for a in assessments:
        first.setdefault((a.occurrence.obligation, a.occurrence.parties), a)
    return list(first.values())
