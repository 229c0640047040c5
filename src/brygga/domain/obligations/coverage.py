"""The days a standing duty was seen to hold: what its line on the board is drawn from."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from brygga.domain.calendar.periods import ONE_DAY
from brygga.domain.obligations.model import Assessment, Evidence, local_day


class Stretch(NamedTuple):
    """Days from the first to the last, both included."""

    starts_on: date
    ends_on: date


def covered(assessment: Assessment, evidence: Iterable[Evidence]) -> tuple[Stretch, ...]:
    """The stretches, up to the assessment's day, on which some evidence stood.

    `evidence` is all that was ever recorded for the occurrence: what ceased was withdrawn on the
    day it ceased, and holds until the day before.
    """
    period, as_of = assessment.occurrence.period, assessment.as_of
    last_day = min(period.ends_on, as_of)
    stretches = []
    for fact in evidence:
        if local_day(fact.recorded_at) > as_of:
            continue
        ends = last_day
        if fact.withdrawn_at is not None:
            ends = min(ends, local_day(fact.withdrawn_at) - ONE_DAY)
        starts = max(fact.happened_on, period.starts_on)
        if starts <= ends:
            stretches.append(Stretch(starts, ends))
    return _joined(stretches)


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and stretch.starts_on <= joined[-1].ends_on + ONE_DAY:
            joined[-1] = Stretch(joined[-1].starts_on, max(joined[-1].ends_on, stretch.ends_on))
        else:
            joined.append(stretch)
    return tuple(joined)
