"""What the acts here begin with: who acts, and on which half-year."""

from datetime import datetime

from brygga.domain.calendar import Period
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.obligations.actions.setting import OUTSIDE
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.reports.permissions import KEEPS_FIGURES, check_keeps_figures
from brygga.reports.queries import half_years_of

NO_SUCH_HALF_YEAR = Text(
    sv="Halvåret ligger utanför överenskommelsens tid, eller har inte börjat än.",
    en="The half-year is outside the agreement's time, or has not begun yet.",
)


def keeper(partnership: Partnership, by: Person, at: datetime) -> Member:
    """The coordinator who keeps the figures. Raises NotAllowed for anybody else."""
    member = member_of(by, partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(OUTSIDE)
    check_keeps_figures(member)
    return member


def period_of(partnership: Partnership, key: str, at: datetime) -> Period:
    """Raises NotPossible for a half-year that the agreement does not have, or not yet."""
    found = next((p for p in half_years_of(partnership, local_day(at)) if p.key == key), None)
    if found is None:
        raise NotPossible(NO_SUCH_HALF_YEAR)
    return found


def write(member: Member, act: str, subject: str, at: datetime) -> None:
    write_line(
        partnership=member.partnership.key,
        act=act,
        subject=subject,
        by=f"person:{member.person.pk}",
        role=member.role_for(*KEEPS_FIGURES),
        at=at,
    )
