"""Who worked at Q-hänget: every evening's crew, and what is not settled about the coming ones.

A volunteer is missing next week and a youth worker the week after, a leader has asked to swap,
somebody stands in, somebody is new, and the evening that was moved waits for answers.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from brygga.domain.meetups import Evening
from brygga.meetups.actions import (
    ask_to_swap,
    confirm_shift,
    join_stand_ins,
    set_needs,
    take_shift,
)
from brygga.meetups.defaults import COMPLEMENT, STAFFING, offered_needs
from brygga.meetups.models import Shift
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

DECIDED = at("2022-01-24", "11:30")
AHEAD = timedelta(12)
# When people signed up for the rest of the autumn.
AUTUMN = at("2023-10-08", "19:00")

LEADERS = ("leader_kvinnojouren", "leader", "leader")
VOLUNTEERS = ("volunteer", "volunteer_tjejjouren", "volunteer_kvinnojouren")
YOUTH_WORKERS = ("youth_worker", "youth_worker", "youth_worker_two")

# Places that nobody has taken yet on the demo's day.
FREE = {
    "2023-W43": ("volunteer",),
    "2023-W45": ("youth_worker",),
    "2023-W48": ("leader", "volunteer", "youth_worker"),
    "2023-W49": ("leader", "volunteer", "youth_worker"),
    "2023-W50": ("leader", "volunteer", "youth_worker"),
    "2023-W51": ("leader", "volunteer", "youth_worker"),
}
MOVED = "2023-W46"
OFFERED, WANTED = "2023-W47", "2023-W45"
EXTRA = "2023-W22-x1"


def shifts(
    story: Story,
    cast: Cast,
    evenings: Iterable[tuple[datetime, Evening]],
    without: tuple[str, ...],
) -> None:
    """Everybody's shifts, evening by evening, each with the moment when it was planned.

    Nobody came on the evenings `without` a crew.
    """
    story.then(
        DECIDED,
        lambda moment: set_needs(
            partnership=story.partnership,
            needs=offered_needs((STAFFING, COMPLEMENT)),
            by=cast["coordinator"],
            at=moment,
        ),
    )
    for n, (planned, evening) in enumerate(evenings):
        if evening.key in without:
            continue
        moment = max(at(evening.on - AHEAD, "19:00"), planned + timedelta(hours=1))
        for role, who in _crew(n):
            if role not in FREE.get(evening.key, ()):
                _take(story, cast, evening.key, role, who, min(moment, AUTUMN))
    for role, who in (("leader", "leader"), ("volunteer", "volunteer")):
        _take(story, cast, EXTRA, role, who, at("2023-05-20", "19:00"))
    _take(story, cast, OFFERED, "volunteer", "volunteer_new", at("2023-10-15", "18:00"))
    _unsettled(story, cast)


def _crew(n: int) -> Iterator[tuple[str, str]]:
    """Role and person of the n-th evening; some evenings two lead, some two help."""
    leader = n % len(LEADERS)
    volunteer = n // 2 % len(VOLUNTEERS)
    yield "leader", LEADERS[leader]
    yield "volunteer", VOLUNTEERS[volunteer]
    yield "youth_worker", YOUTH_WORKERS[n % len(YOUTH_WORKERS)]
    if n % 5 == 1:
        yield "leader", "leader" if LEADERS[leader] != "leader" else "leader_kvinnojouren"
    if n % 4 == 2:
        yield "volunteer", VOLUNTEERS[(volunteer + 1) % len(VOLUNTEERS)]


def _take(story: Story, cast: Cast, key: str, role: str, who: str, moment: datetime) -> None:
    story.then(
        moment,
        lambda moment: take_shift(
            partnership=story.partnership, key=key, role=role, by=cast[who], at=moment
        ),
    )


def _unsettled(story: Story, cast: Cast) -> None:
    """What waits for somebody on the demo's day."""
    for key, role, who in (
        ("2023-W42", "volunteer", "volunteer_tjejjouren"),
        (OFFERED, "leader", "leader"),
    ):
        story.then(at("2023-10-14", "12:00"), partial(_stand_in, story, cast, key, role, who))
    story.then(
        at("2023-10-16", "18:00"),
        lambda moment: confirm_shift(
            shift=_shift_of(story, cast, MOVED, "youth_worker_two"),
            by=cast["youth_worker_two"],
            at=moment,
        ),
    )
    story.then(
        at("2023-10-17", "20:00"),
        lambda moment: ask_to_swap(
            offered=_shift_of(story, cast, OFFERED, "leader_kvinnojouren"),
            wanted=_shift_of(story, cast, WANTED, "leader"),
            by=cast["leader_kvinnojouren"],
            at=moment,
        ),
    )


def _stand_in(story: Story, cast: Cast, key: str, role: str, who: str, moment: datetime) -> None:
    join_stand_ins(partnership=story.partnership, key=key, role=role, by=cast[who], at=moment)


def _shift_of(story: Story, cast: Cast, key: str, who: str) -> Shift:
    return Shift.objects.get(
        meetup__partnership=story.partnership,
        meetup__key=key,
        person=cast[who],
        given_back_at=None,
    )
