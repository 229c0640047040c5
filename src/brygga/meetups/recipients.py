"""Who is to hear of something about an evening, and in which role they do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brygga.meetups.models import Shift, StandIn
from brygga.parties.models import (
    Membership,
    Organisation,
    Partnership,
    PartnershipParty,
    Person,
    holds_on,
)
from brygga.parties.roles import Role
from brygga.volunteers.roles import ShiftRole

#: The role in which an administrator sees that somebody with a shift got a letter.
SEAT_OF = {
    ShiftRole.LEADER: Role.LEADER,
    ShiftRole.VOLUNTEER: Role.VOLUNTEER,
    ShiftRole.YOUTH_WORKER: Role.LEADER,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is written to, and in which role, for the organisation's list."""

    person: Person
    organisation_id: int
    role: str

    @classmethod
    def with_shift(cls, person: Person, organisation_id: int, role: str) -> "Reader":
        """Somebody who has or could have a shift in a role (ShiftRole)."""
        return cls(person, organisation_id, SEAT_OF[ShiftRole(role)])


def readers_of_shifts(shifts: Iterable[Shift], partnership: Partnership) -> list[Reader]:
    """Those who have these shifts; nobody for a shift whose holder has left. One query."""
    organisations = organisation_ids(partnership)
    return [
        Reader.with_shift(shift.person, organisations[shift.party], shift.role)
        for shift in shifts
        if shift.person is not None
    ]


def readers_of_stand_ins(stand_ins: Iterable[StandIn], partnership: Partnership) -> list[Reader]:
    """One query."""
    organisations = organisation_ids(partnership)
    return [Reader.with_shift(one.person, organisations[one.party], one.role) for one in stand_ins]


def organisation_ids(partnership: Partnership) -> dict[str, int]:
    """By the key of the party. One query."""
    rows = PartnershipParty.objects.filter(partnership=partnership)
    return dict(rows.values_list("key", "organisation_id"))


def coordinators(partnership: Partnership, on: date) -> list[Reader]:
    """Those who see to it that the evenings are staffed. One query."""
    return _holders(partnership, on, Organisation.Kind.NONPROFIT, Role.COORDINATOR)


def officers(partnership: Partnership, on: date) -> list[Reader]:
    """Those who see to it that the municipality sends somebody. One query."""
    return _holders(partnership, on, Organisation.Kind.PUBLIC, Role.OFFICER)


def _holders(partnership: Partnership, on: date, kind: str, role: str) -> list[Reader]:
    rows = (
        Membership.objects.filter(
            holds_on(on),
            role=role,
            organisation__kind=kind,
            organisation__party_to__partnership=partnership,
            person__is_active=True,
        )
        .select_related("person")
        .order_by("id")
    )
    return [Reader(row.person, row.organisation_id, row.role) for row in rows]
