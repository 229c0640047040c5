"""Money from outside: what the group decided to apply for."""

from datetime import date, datetime

from django.db import transaction

from brygga.obligations.actions.setting import checked, seat_for, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.steering.models import LONGEST_TITLE, FundsApplication
from brygga.steering.permissions import CALLS, check_speaks


@transaction.atomic
def record_application(
    *,
    partnership: Partnership,
    party: str,
    funder: str,
    amount: int | None,
    decided_on: date,
    paragraph: str,
    by: Person,
    at: datetime,
) -> FundsApplication:
    """That a party (its key) is to apply for money, by a decision of the group; `amount` in kronor.

    Made by the approval of the minutes. Raises NotAllowed unless `by` speaks for a party.
    """
    setting = set_out(partnership, by, at)
    check_speaks(setting.member)
    application = FundsApplication.objects.create(
        partnership=partnership,
        party=party,
        funder=checked(funder, at_most=LONGEST_TITLE),
        amount=amount,
        decided_on=decided_on,
        paragraph=paragraph,
        recorded_at=at,
    )
    role, _party = seat_for(setting.member, CALLS)
    facts = {"party": party}
    write(setting, "funds.applied_for", f"funds_application:{application.pk}", role, facts)
    return application
