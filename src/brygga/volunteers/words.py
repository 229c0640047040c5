"""What people and states are called on a page: the one place that decides whether a name shows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.parties.membership import Member
from brygga.volunteers.permissions import sees_name
from brygga.volunteers.queries import Colleague
from brygga.volunteers.roles import ShiftRole

# state -> picture, word
STATES: dict[str, tuple[str, str | Promise]] = {
    "planned": ("today", _("planerat")),
    "held": ("check", _("genomfört")),
    "cancelled": ("close", _("inställt")),
}


def shown_name(colleague: Colleague, reader: Member, *, same_evening: bool = False) -> str:
    """The name where the reader may see it, else role and organisation: ledare, Kvinnojouren Lund.

    `same_evening` says that the reader has a shift on the same evening as the colleague.
    """
    if sees_name(
        reader,
        colleague.organisation_id,
        colleague.organisation_kind,
        same_evening=same_evening,
    ):
        return colleague.name
    return f"{ShiftRole(colleague.shift_role).label}, {colleague.organisation_name}"
