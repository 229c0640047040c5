"""What every act on a draft begins with (who, which draft) and ends with (one line)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from brygga.agreements.models import AgreementDraft, DraftVersion
from brygga.agreements.queries import newest_of
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.wording import FreeTextRefused, check_free_text
from brygga.journal.actions import write_line
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible

OUTSIDE = Text(
    sv="Det här är till för dem som är med i partnerskapet.",
    en="This is for those who take part in the partnership.",
)
CLOSED = Text(
    sv="Utkastet är avslutat och kan inte ändras. Inget har ändrats.",
    en="The draft is closed and cannot be changed. Nothing has changed.",
)


@dataclass(frozen=True, slots=True)
class DraftSetting:
    """Who acts on which draft, and how it stands."""

    member: Member
    at: datetime
    draft: AgreementDraft
    newest: DraftVersion

    def write(self, act: str, role: str, version: DraftVersion | None = None, **facts: str) -> None:
        stood = version or self.newest
        write_line(
            partnership=self.member.partnership.key,
            act=act,
            subject=f"draft:{self.draft.pk}",
            by=f"person:{self.member.person.pk}",
            role=role,
            at=self.at,
            facts={"version": f"v{stood.number}", **facts},
        )


def insider(partnership: Partnership, by: Person, at: datetime) -> Member:
    """Raises NotAllowed for an outsider."""
    member = member_of(by, partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(OUTSIDE)
    return member


def set_out_draft(draft: AgreementDraft, by: Person, at: datetime) -> DraftSetting:
    """Raises NotAllowed for an outsider, NotPossible if the draft is closed."""
    # Two who save at once must not both become version 2.
    here = (
        AgreementDraft.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=draft.pk)
    )
    member = insider(here.partnership, by, at)
    if not here.is_open:
        raise NotPossible(CLOSED)
    return DraftSetting(member, at, here, newest_of(here))


def seat_of(member: Member, *roles: str, party: str = "") -> tuple[str, str]:
    """Role and party that a person acts in: the first of `roles` held, in `party` if given."""
    for role in roles:
        for seat in member.seats:
            if seat.role == role and party in ("", seat.party):
                return role, seat.party
    return member.seats[0].role, member.seats[0].party


def checked(text: str, *, at_most: int) -> str:
    """Free text that the guard lets through, without spaces around it. Raises NotPossible."""
    text = text.strip()
    try:
        check_free_text(text, at_most=at_most)
    except FreeTextRefused as refusal:
        raise NotPossible(Text(" ".join(refusal.in_("sv")), " ".join(refusal.in_("en")))) from None
    return text


def sha256(text: str) -> str:
    """The checksum of a text as a file, in hexadecimal; empty for no text."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""
