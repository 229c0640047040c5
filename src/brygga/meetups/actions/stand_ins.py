"""The list of stand-ins: those who can step in if a place becomes free late."""

from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.meetups.actions.letters import holders
from brygga.meetups.actions.rows import in_hand
from brygga.meetups.actions.shifts import ALREADY_WORKING, check_open, check_ready
from brygga.meetups.models import StandIn
from brygga.meetups.permissions import seat_as
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.queries import readiness
from brygga.volunteers.roles import ShiftRole

ALREADY_THERE = Text(
    sv="Du står redan som reserv den kvällen. Inget har ändrats.",
    en="You are already a stand-in that evening. Nothing has changed.",
)
NOT_THERE = Text(
    sv="Du står inte som reserv den kvällen. Inget har ändrats.",
    en="You are not a stand-in that evening. Nothing has changed.",
)


@transaction.atomic
def join_stand_ins(
    *, partnership: Partnership, key: str, role: str, by: Person, at: datetime
) -> StandIn:
    """`by` can step in that evening, in a role (ShiftRole) that they could take a shift in.

    Raises NotAllowed as for a shift, NotPossible if the evening is not to come, or they work or
    stand in already.
    """
    member = acting(partnership, by, at)
    seat = seat_as(member, role)
    row, listed = in_hand(partnership, key, local_day(at))
    check_open(listed, local_day(at))
    stand = readiness(partnership, [by.pk], listed.evening.on)[by.pk]
    check_ready(partnership, by, role, stand, local_day(at))
    if any(shift.person_id == by.pk for shift in holders(row)):
        raise NotPossible(ALREADY_WORKING)
    try:
        with transaction.atomic():
            stand_in = StandIn.objects.create(
                meetup=row, role=ShiftRole(role), person=by, party=seat.party, joined_at=at
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_THERE) from error
    write(member, "stand_in.joined", f"meetup:{key}", seat.role, at, {"as": role})
    return stand_in


@transaction.atomic
def leave_stand_ins(*, partnership: Partnership, key: str, by: Person, at: datetime) -> None:
    """`by` is no stand-in that evening any more. Raises NotPossible if they were none."""
    member = acting(partnership, by, at)
    found = StandIn.objects.filter(
        meetup__partnership=partnership, meetup__key=key, person=by
    ).first()
    if found is None:
        raise NotPossible(NOT_THERE)
    role = found.role
    found.delete()
    write(member, "stand_in.left", f"meetup:{key}", member.role_for(role), at, {"as": role})
