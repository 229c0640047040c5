"""What every act here begins with (who, which agreement, which duty) and ends with (one line)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from brygga.agreements.actions.setting import NO_AGREEMENT, OUTSIDE, checked, seat_for
from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Obligation, Terms
from brygga.journal.actions import write_line
from brygga.obligations.models import Recorded
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible

# What acts of later slices begin with too, whichever slice first needed it.
__all__ = [
    "NO_AGREEMENT",
    "OUTSIDE",
    "Setting",
    "checked",
    "seat_for",
    "set_out",
    "withdraw",
    "write",
]

NO_SUCH_OBLIGATION = Text(
    sv="Åtagandet finns inte i den version av överenskommelsen som gäller.",
    en="The obligation is not in the version of the agreement that holds.",
)
ALREADY_WITHDRAWN = Text(
    sv="Det är redan återkallat. Inget har ändrats.",
    en="It has already been withdrawn. Nothing has changed.",
)
NO_REASON = Text(sv="Skriv varför, med några ord.", en="Say why, in a few words.")


@dataclass(frozen=True, slots=True)
class Setting:
    """Who acts, when, and under which version."""

    member: Member
    at: datetime
    version: AgreementVersion
    terms: Terms

    def obligation(self, key: str) -> Obligation:
        """Raises NotPossible if the version has no such obligation."""
        found = next((o for o in self.terms.obligations if o.key == key), None)
        if found is None:
            raise NotPossible(NO_SUCH_OBLIGATION)
        return found

    def as_recorded(self, *roles: str, among: Iterable[str] | None = None) -> dict[str, Any]:
        """The columns that say who recorded, in the first of `roles` that the person has."""
        role, party = seat_for(self.member, roles, among)
        return {
            "partnership": self.member.partnership,
            "recorded_at": self.at,
            "recorded_on": local_day(self.at),
            "recorded_by": self.member.person,
            "recorded_role": role,
            "recorded_party": party,
        }


def set_out(partnership: Partnership, by: Person, at: datetime) -> Setting:
    """Raises NotAllowed for an outsider, NotPossible before there is an agreement."""
    day = local_day(at)
    member = member_of(by, partnership.key, day)
    if member is None:
        raise NotAllowed(OUTSIDE)
    version = version_in_force(partnership, day)
    if version is None:
        raise NotPossible(NO_AGREEMENT)
    return Setting(member, at, version, terms_of(version))


def write(
    setting: Setting, act: str, subject: str, role: str, facts: Mapping[str, str] | None = None
) -> None:
    write_line(
        partnership=setting.member.partnership.key,
        act=act,
        subject=subject,
        by=f"person:{setting.member.person.pk}",
        role=role,
        at=setting.at,
        facts=dict(facts or {}),
    )


def withdraw(row: Recorded, setting: Setting, role: str, party: str, reason: str) -> None:
    """Marks a row as withdrawn. Raises NotPossible if it already is, or no reason is given."""
    if row.is_withdrawn:
        raise NotPossible(ALREADY_WITHDRAWN)
    reason = checked(reason)
    if not reason:
        raise NotPossible(NO_REASON)
    row.withdrawn_at = setting.at
    row.withdrawn_by = setting.member.person
    row.withdrawn_role = role
    row.withdrawn_party = party
    row.withdrawal_reason = reason
    row.save()
