"""What the evenings need: set by the coordinator, for every evening that has not been."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.meetups.staffing import Need
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Pattern
from brygga.meetups.models import MOST_PLACES, StaffingNeed
from brygga.meetups.permissions import PLANS, check_can_plan
from brygga.obligations.actions.setting import set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.roles import ShiftRole

TOO_MANY = Text(
    sv="Det minsta antalet kan inte vara större än antalet platser.",
    en="The least number cannot be larger than the number of places.",
)
BAD_PLACES = Text(
    sv=f"En roll har från 1 till {MOST_PLACES} platser.",
    en=f"A role has from 1 to {MOST_PLACES} places.",
)
NOTHING_NEEDED = Text(
    sv="Ange platser i minst en roll. Utan platser kan ingen skriva upp sig.",
    en="Give places in at least one role. Without places nobody can sign up.",
)
NOT_STANDING = Text(
    sv="Bemanningen kan bara hålla ett åtagande som ska gälla hela tiden. Välj ett sådant.",
    en="Staffing can only keep an obligation that always holds. Choose one of those.",
)


@transaction.atomic
def set_needs(
    *, partnership: Partnership, needs: Sequence[Need], by: Person, at: datetime
) -> tuple[StaffingNeed, ...]:
    """Sets what every evening from today on needs, one Need for each role that has places.

    Earlier evenings asked for what they asked for. Shifts that somebody has stay theirs, also
    where places became fewer. Raises NotAllowed unless
    `by` plans for an association, NotPossible naming what does not hold together.
    """
    setting = set_out(partnership, by, at)
    check_can_plan(setting.member)
    standing = {o.key for o in setting.terms.obligations if o.pattern is Pattern.STANDING}
    if not needs:
        raise NotPossible(NOTHING_NEEDED)
    for need in needs:
        if not 1 <= need.places <= MOST_PLACES:
            raise NotPossible(BAD_PLACES)
        if not 0 <= need.at_least <= need.places:
            raise NotPossible(TOO_MANY)
        if need.obligation and need.obligation not in standing:
            raise NotPossible(NOT_STANDING)
    rows = _settle(partnership, {need.role: need for need in needs}, local_day(at))
    write(
        setting, "staffing.set", f"partnership:{partnership.key}", setting.member.role_for(*PLANS)
    )
    return rows


def _settle(
    partnership: Partnership, needs: Mapping[str, Need], today: date
) -> tuple[StaffingNeed, ...]:
    """Rows that still hold stay, others end today; one that began today leaves no trace."""
    rows = []
    for row in StaffingNeed.objects.select_for_update().filter(partnership=partnership, until=None):
        if _says(row, needs.get(row.role)):
            rows.append(row)
        elif row.since == today:
            row.delete()
        else:
            row.until = today
            row.save(update_fields=["until"])
    kept = {row.role for row in rows}
    rows += [
        StaffingNeed.objects.create(
            partnership=partnership,
            role=ShiftRole(need.role),
            at_least=need.at_least,
            places=need.places,
            obligation=need.obligation,
            since=today,
        )
        for role, need in needs.items()
        if role not in kept
    ]
    return tuple(rows)


def _says(row: StaffingNeed, need: Need | None) -> bool:
    return need is not None and (row.at_least, row.places, row.obligation) == (
        need.at_least,
        need.places,
        need.obligation,
    )
