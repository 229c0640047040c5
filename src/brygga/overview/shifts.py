"""One's own shifts on Idag: the next few, and what waits for one's word about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from brygga.domain.meetups import Evening, State
from brygga.meetups.models import Shift, Swap
from brygga.meetups.queries import Everything
from brygga.meetups.showing import name_of
from brygga.overview.cards import distance
from brygga.overview.links import Links
from brygga.parties.membership import Member
from brygga.volunteers.permissions import takes_shifts
from brygga.volunteers.roles import ShiftRole

SHOWN = 3


@dataclass(frozen=True, slots=True)
class OwnShift:
    """A shift to come. `is_asked`: a colleague wants to swap for it."""

    evening: Evening
    name: str
    role: str
    href: str
    distance: str
    is_unsure: bool
    is_asked: bool

    @property
    def is_cancelled(self) -> bool:
        return self.evening.state is State.CANCELLED


@dataclass(frozen=True, slots=True)
class OwnShifts:
    """The next ones, and how many more there are; `has_evenings` says whether there are any."""

    shown: tuple[OwnShift, ...]
    more: int
    has_evenings: bool


def own_shifts(member: Member, planned: Everything, links: Links, today: date) -> OwnShifts | None:
    """None for somebody who takes no shifts. One query."""
    if not takes_shifts(member):
        return None
    held = Shift.objects.filter(
        person=member.person, meetup__partnership=member.partnership, given_back_at=None
    ).annotate(is_asked=Exists(Swap.objects.filter(wanted=OuterRef("pk"), outcome="")))
    coming = tuple(_coming({shift.meetup_id: shift for shift in held}, planned, links, today))
    return OwnShifts(
        coming[:SHOWN],
        max(0, len(coming) - SHOWN),
        any(each.evening.on >= today for each in planned.evenings),
    )


def _coming(
    held: dict[int, Shift], planned: Everything, links: Links, today: date
) -> Iterator[OwnShift]:
    for each in planned.evenings:
        evening = each.evening
        if evening.on < today or evening.state is State.HELD or each.row is None:
            continue
        shift = held.get(each.row.pk)
        if shift is not None:
            yield OwnShift(
                evening=evening,
                name=name_of(evening),
                role=str(ShiftRole(shift.role).label),
                href=links.meetup(evening.key),
                distance=distance(evening.on, today),
                is_unsure=shift.unsure_since is not None and evening.takes_place,
                is_asked=shift.is_asked,  # type: ignore[attr-defined]
            )
