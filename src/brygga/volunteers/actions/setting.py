"""What the acts of a partnership begin with (who acts) and end with (one line)."""

from collections.abc import Mapping
from datetime import datetime

from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.obligations.actions.setting import OUTSIDE
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed


def acting(partnership: Partnership, by: Person, at: datetime) -> Member:
    """`by` inside the partnership on the day. Raises NotAllowed for an outsider."""
    member = member_of(by, partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(OUTSIDE)
    return member


def write(
    member: Member,
    act: str,
    subject: str,
    role: str,
    at: datetime,
    facts: Mapping[str, str] | None = None,
) -> None:
    write_line(
        partnership=member.partnership.key,
        act=act,
        subject=subject,
        by=f"person:{member.person.pk}",
        role=role,
        at=at,
        facts=dict(facts or {}),
    )
