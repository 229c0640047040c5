"""How an evening's staffing stands, in a few words that every party may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from brygga.domain.meetups.staffing import RoleStaffing, Staffing
from brygga.meetups.queries import Listed
from brygga.meetups.staffing import is_over, needs_over_time, staffed
from brygga.parties.models import Partnership
from brygga.volunteers.roles import ShiftRole


@dataclass(frozen=True, slots=True)
class StaffingLine:
    """How an evening's staffing stands, in a few words with a sign: 2 av 3, båda utbildade."""

    sign: str
    words: str
    detail: str


def staffing_line(stands: Staffing, *, is_past: bool = False) -> StaffingLine | None:
    """None where nobody has said what the evenings need."""
    if not stands.roles:
        return None
    words = gettext("%(filled)s av %(needed)s") % {
        "filled": stands.filled,
        "needed": stands.needed,
    }
    details = [_missing(stands.gaps)]
    if not is_past:
        if stands.lacks_experience:
            details.append(gettext("någon med vana behövs"))
        details.append(_trained(stands))
    sign = "kept" if stands.is_met else ("missed" if is_past else "due_soon")
    return StaffingLine(sign, words, ", ".join(part for part in details if part))


def _missing(gaps: Sequence[RoleStaffing]) -> str:
    """ledare och volontär ×2 saknas; empty where nobody is missing."""
    roles = [
        str(ShiftRole(gap.need.role).label) + (f" ×{gap.missing}" if gap.missing > 1 else "")
        for gap in gaps
    ]
    if not roles:
        return ""
    if len(roles) > 1:
        roles = [", ".join(roles[:-1]), roles[-1]]
    together = gettext("och")
    return gettext("%(roles)s saknas") % {"roles": f" {together} ".join(roles)}


def _trained(stands: Staffing) -> str:
    """That those who are there have what their role asks for; as much as any party may know."""
    if stands.unready:
        return ngettext(
            "en har inte allt som krävs", "%(count)s har inte allt som krävs", stands.unready
        ) % {"count": stands.unready}
    ready = sum(role.filled for role in stands.roles)
    if ready == 0:
        return ""
    if ready == 2:
        return gettext("båda utbildade")
    return gettext("utbildad") if ready == 1 else gettext("alla utbildade")


def staffing_lines(
    partnership: Partnership, evenings: Sequence[Listed], today: date
) -> dict[str, StaffingLine]:
    """One line for each evening that takes place, by key. As many queries for a term as for one,
    and a single one where nobody has said what the evenings need."""
    found: dict[str, StaffingLine] = {}
    if not needs_over_time(partnership).rows:
        return found
    taking_place = [each for each in evenings if each.evening.takes_place]
    for key, one in staffed(partnership, taking_place, today).items():
        line = staffing_line(one.stands, is_past=is_over(one.evening, today))
        if line is not None:
            found[key] = line
    return found
