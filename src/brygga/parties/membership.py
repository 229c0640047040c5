"""What a person is in a partnership on a day: plain values that every rule is built on."""

from dataclasses import dataclass

from brygga.parties.models import Organisation, Partnership, Person


@dataclass(frozen=True, slots=True)
class Seat:
    """One role in one of the partnership's organisations."""

    role: str
    party: str
    organisation_id: int
    organisation_key: str
    organisation_name: str
    organisation_kind: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person inside a partnership, with every seat that is theirs today."""

    person: Person
    partnership: Partnership
    seats: tuple[Seat, ...]

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(seat.role for seat in self.seats)

    @property
    def parties(self) -> frozenset[str]:
        """Keys, as the terms call them, of the parties that the person belongs to."""
        return frozenset(seat.party for seat in self.seats)

    def parties_as(self, *roles: str) -> frozenset[str]:
        """Keys of the parties where the person has one of these roles."""
        return frozenset(seat.party for seat in self.seats if seat.role in roles)

    def role_for(self, *roles: str, party: str | None = None) -> str:
        """The role to write in the journal: the first of `roles` held, else any held."""
        held = [seat.role for seat in self.seats if party is None or seat.party == party]
        return next((role for role in roles if role in held), held[0] if held else "")


@dataclass(frozen=True, slots=True)
class Insider:
    """A person inside an organisation; without roles, somebody from another party beside it."""

    person: Person
    organisation: Organisation
    roles: frozenset[str]

    @property
    def is_inside(self) -> bool:
        return bool(self.roles)
