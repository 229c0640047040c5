"""The seats as the agreement has them, and who fills them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.text import slugify

from brygga.domain.terms.model import Terms
from brygga.parties.models import Membership, Partnership, Person, holds_on
from brygga.parties.roles import Role
from brygga.steering.models import SeatHolder

SHORT_KEY = 60  # characters of a seat's key; it stands in addresses


@dataclass(frozen=True, slots=True)
class AgreedSeat:
    """A seat that the agreement names. With several parties either or both may fill it."""

    key: str
    function: str
    parties: tuple[str, ...]


def seats_of(terms: Terms) -> tuple[AgreedSeat, ...]:
    """The seats in the agreement's order; the key is made of the function, so that a later version
    with the same function has the same seat."""
    if terms.governance is None:
        return ()
    seats: list[AgreedSeat] = []
    taken: set[str] = set()
    for seat in terms.governance.seats:
        key = base = slugify(seat.function)[:SHORT_KEY].strip("-") or "plats"
        number = 1
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        seats.append(AgreedSeat(key, seat.function, tuple(seat.parties)))
    return tuple(seats)


def functions_of(terms: Terms) -> dict[str, str]:
    """What each seat is called, by its key."""
    return {seat.key: seat.function for seat in seats_of(terms)}


def function_of(holder: SeatHolder, functions: Mapping[str, str]) -> str:
    """The person's own function where they said one, else the seat's."""
    return holder.function or functions.get(holder.seat, holder.seat)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in a seat on a day. Without the role in the party they cannot decide anything."""

    holder: SeatHolder
    has_role: bool


@dataclass(frozen=True, slots=True)
class FilledSeat:
    """A seat with those who sit in it on a day."""

    seat: AgreedSeat
    members: tuple[Sitting, ...]
    substitutes: tuple[Sitting, ...]

    @property
    def is_vacant(self) -> bool:
        """Nobody in it who can decide; a substitute stands in for somebody, but fills no seat."""
        return not any(sitting.has_role for sitting in self.members)


def group_on(partnership: Partnership, terms: Terms, on: date) -> tuple[FilledSeat, ...]:
    """The group as it sits on a day. Two queries."""
    sitting = sittings_on(partnership, on)
    return tuple(
        FilledSeat(
            seat,
            tuple(s for s in sitting if s.holder.seat == seat.key and not s.holder.is_substitute),
            tuple(s for s in sitting if s.holder.seat == seat.key and s.holder.is_substitute),
        )
        for seat in seats_of(terms)
    )


def sittings_on(partnership: Partnership, on: date) -> list[Sitting]:
    """Everybody in a seat on a day, members before substitutes. Two queries."""
    holders = list(
        SeatHolder.objects.filter(holds_on(on), partnership=partnership)
        .select_related("person")
        .order_by("seat", "is_substitute", "since", "id")
    )
    decide = steering_members_on(partnership, on)
    return [Sitting(h, (h.person_id, h.party) in decide) for h in holders]


def steering_members_on(partnership: Partnership, on: date) -> set[tuple[int | None, str]]:
    """Person and party of each steering member's role on a day. One query."""
    rows = Membership.objects.filter(
        holds_on(on),
        role=Role.STEERING_MEMBER,
        organisation__party_to__partnership=partnership,
    )
    return set(rows.values_list("person_id", "organisation__party_to__key"))


def outside_any_seat(
    partnership: Partnership, seats: Iterable[AgreedSeat], on: date
) -> list[SeatHolder]:
    """Those who sit on a day in a seat that the agreement no longer names. One query."""
    return list(
        SeatHolder.objects.filter(holds_on(on), partnership=partnership)
        .exclude(seat__in=[seat.key for seat in seats])
        .select_related("person")
    )


def holders_of(partnership: Partnership) -> QuerySet[SeatHolder]:
    """Everybody who has sat in the group, the latest first."""
    return (
        SeatHolder.objects.filter(partnership=partnership)
        .select_related("person")
        .order_by("-since", "-id")
    )


def candidates(partnership: Partnership, parties: Iterable[str], on: date) -> QuerySet[Person]:
    """Who may be seated: the steering members of these parties on a day, by name."""
    rows = Membership.objects.filter(
        holds_on(on),
        role=Role.STEERING_MEMBER,
        organisation__party_to__partnership=partnership,
        organisation__party_to__key__in=list(parties),
    )
    return Person.objects.filter(pk__in=rows.values("person")).order_by("name", "id")
