"""How the group works: which promises its meetings keep, and how long ahead it is called."""

from datetime import datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.obligations.actions.setting import seat_for, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.steering.models import SteeringGroup
from brygga.steering.permissions import CALLS, check_speaks

MOST_DAYS = 90
BAD_DAYS = Text(
    sv="Kallelsen kan gå mellan 1 och 90 dagar före mötet.",
    en="The summons can go between 1 and 90 days before the meeting.",
)


@transaction.atomic
def arrange_group(
    *,
    partnership: Partnership,
    summons_obligation: str,
    meeting_obligation: str,
    minutes_obligation: str,
    days_ahead: int,
    by: Person,
    at: datetime,
) -> SteeringGroup:
    """Says which of the agreement's obligations (keys; empty for none) the summons, the meeting
    and its minutes count towards, and how many days ahead the summons goes.

    Raises NotAllowed unless `by` speaks for a party, NotPossible for an obligation that the
    agreement lacks. What has been counted already stays as it is.
    """
    setting = set_out(partnership, by, at)
    check_speaks(setting.member)
    if not 1 <= days_ahead <= MOST_DAYS:
        raise NotPossible(BAD_DAYS)
    chosen = {
        "summons_obligation": summons_obligation,
        "meeting_obligation": meeting_obligation,
        "minutes_obligation": minutes_obligation,
    }
    for key in chosen.values():
        if key:
            setting.obligation(key)
    group, _is_new = SteeringGroup.objects.update_or_create(
        partnership=partnership, defaults=chosen | {"days_ahead": days_ahead}
    )
    role, _party = seat_for(setting.member, CALLS)
    facts = {name: key for name, key in chosen.items() if key}
    write(setting, "group.arranged", f"steering_group:{group.pk}", role, facts)
    return group
