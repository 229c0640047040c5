"""What people and seats of the steering group are called on a page."""

from django.utils.translation import gettext

from brygga.parties.membership import Member
from brygga.steering.models import SeatHolder


def may_be_named(holder: SeatHolder, member: Member) -> bool:
    return holder.person is not None and (holder.is_named or holder.party in member.parties)


def name_of(holder: SeatHolder, member: Member) -> str:
    """The name, to the own party always and to the others where it may be told."""
    if holder.person is None:
        return gettext("namnet är borttaget")
    if not may_be_named(holder, member):
        return gettext("namnet stannar hos parten")
    return holder.person.name
