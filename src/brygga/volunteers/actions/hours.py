"""Hours worked, kept as what a party contributes in kind."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.evidence import MADE_BY
from brygga.parties.models import Partnership, PartnershipParty, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.models import MINUTES_A_DAY, WorkedHours
from brygga.volunteers.permissions import KEEPS_HOURS, check_keeps_hours
from brygga.volunteers.roles import ShiftRole

NOT_YET = Text(
    sv="Dagen har inte kommit än. Tid noteras när den är arbetad.",
    en="The day has not come yet. Hours are noted once they have been worked.",
)
BAD_MINUTES = Text(
    sv="Tiden ska vara från en minut till ett dygn.",
    en="The time should be from a minute to a whole day.",
)
NOT_A_PARTY = Text(
    sv="Organisationen är inte part i partnerskapet.",
    en="The organisation is not a party to the partnership.",
)
ALREADY_KEPT = Text(
    sv="Tiden är redan noterad, så inget har noterats en gång till.",
    en="The hours have already been noted, so nothing was noted again.",
)


@transaction.atomic
def keep_hours(
    *,
    partnership: Partnership,
    party: str,
    person: Person | None,
    day: date,
    minutes: int,
    shift_role: str,
    made_by: str,
    by: Person,
    at: datetime,
) -> WorkedHours:
    """Keeps how many minutes somebody worked for a party (its key) on a day.

    `made_by` names the act that they follow from, one for each person's part of it (shift:12); it
    counts once until taken back. Raises NotAllowed unless `by` runs evenings for an association,
    NotPossible naming what cannot be kept.
    """
    assert MADE_BY.fullmatch(made_by), made_by
    member = acting(partnership, by, at)
    check_keeps_hours(member)
    if day > local_day(at):
        raise NotPossible(NOT_YET)
    if not 1 <= minutes <= MINUTES_A_DAY:
        raise NotPossible(BAD_MINUTES)
    if not PartnershipParty.objects.filter(partnership=partnership, key=party).exists():
        raise NotPossible(NOT_A_PARTY)
    try:
        with transaction.atomic():
            hours = WorkedHours.objects.create(
                partnership=partnership,
                party=party,
                person=person,
                day=day,
                minutes=minutes,
                shift_role=ShiftRole(shift_role),
                made_by=made_by,
                kept_at=at,
            )
    except IntegrityError:
        raise NotPossible(ALREADY_KEPT) from None
    role = member.role_for(*KEEPS_HOURS)
    write(member, "hours.kept", f"hours:{hours.pk}", role, at, {"party": party})
    return hours


@transaction.atomic
def take_back_hours(
    *, partnership: Partnership, made_by: str, by: Person, at: datetime
) -> WorkedHours | None:
    """The hours that follow from an act no longer count; None if there are none.

    Undoing the act calls this, so it may be asked twice. Raises NotAllowed unless `by` runs
    evenings for an association.
    """
    member = acting(partnership, by, at)
    check_keeps_hours(member)
    hours = (
        WorkedHours.objects.select_for_update()
        .filter(partnership=partnership, made_by=made_by, taken_back_at=None)
        .first()
    )
    if hours is None:
        return None
    hours.taken_back_at = at
    hours.save(update_fields=["taken_back_at"])
    role = member.role_for(*KEEPS_HOURS)
    write(member, "hours.taken_back", f"hours:{hours.pk}", role, at, {"party": hours.party})
    return hours
