"""What every step in an agreement's life begins with, and ends with: one line in the journal."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import state_of, terms_of, version_in_force
from brygga.domain.language import Text
from brygga.domain.life import Impossible, State, Step, check_step
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import PartyKey, Terms
from brygga.domain.wording import LONGEST_NOTE, FreeTextRefused, check_free_text
from brygga.journal.actions import write_line
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible

OUTSIDE = Text(
    sv="Det här är till för dem som är med i partnerskapet.",
    en="This is for those who take part in the partnership.",
)
NO_AGREEMENT = Text(
    sv="Partnerskapet har ingen överenskommelse inläst än. Läs in den först.",
    en="The partnership has no agreement yet. Bring it in first.",
)
SAYS_NOTHING = Text(sv="Skriv vad det gäller, med några ord.", en="Say what it is about.")


@dataclass(frozen=True, slots=True)
class LifeSetting:
    """Who acts, when, under which version, and how the agreement stands."""

    member: Member
    at: datetime
    version: AgreementVersion
    terms: Terms
    state: State

    @property
    def partnership(self) -> Partnership:
        return self.member.partnership

    @property
    def today(self) -> date:
        return local_day(self.at)

    def seat(self, *roles: str, among: Iterable[str] | None = None) -> tuple[str, PartyKey]:
        """The role and party that the person acts in: the first of `roles` held, in `among`."""
        role, party = seat_for(self.member, roles, among)
        return role, PartyKey(party)

    def as_recorded(self, role: str, party: str) -> dict[str, Any]:
        """The columns of a record that say who took a step."""
        return {
            "partnership": self.partnership,
            "recorded_at": self.at,
            "recorded_on": self.today,
            "recorded_by": self.member.person,
            "recorded_role": role,
            "recorded_party": party,
        }

    def write(
        self, act: str, subject: str, role: str, facts: Mapping[str, str] | None = None
    ) -> None:
        write_line(
            partnership=self.partnership.key,
            act=act,
            subject=subject,
            by=f"person:{self.member.person.pk}",
            role=role,
            at=self.at,
            facts=dict(facts or {}),
        )


def set_out(
    partnership: Partnership, by: Person, at: datetime, step: Step | None = None
) -> LifeSetting:
    """Raises NotAllowed for an outsider, NotPossible before there is an agreement, or where it
    stands so that the step cannot be taken."""
    # Two who press at once must not both take the same step.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    day = local_day(at)
    member = member_of(by, partnership.key, day)
    if member is None:
        raise NotAllowed(OUTSIDE)
    version = version_in_force(partnership, day)
    if version is None:
        raise NotPossible(NO_AGREEMENT)
    state = state_of(partnership, day)
    if step is not None:
        with said_why():
            check_step(state, step)
    return LifeSetting(member, at, version, terms_of(version), state)


@contextmanager
def said_why() -> Iterator[None]:
    """What the agreement forbids is not possible here, with the same words."""
    try:
        yield
    except Impossible as refusal:
        raise NotPossible(refusal.reason) from refusal


def seat_for(
    member: Member, roles: Iterable[str], among: Iterable[str] | None = None
) -> tuple[str, str]:
    """Role and party of the seat a person acts from: the first role held, in one of `among`."""
    wanted = set(among) if among is not None else member.parties
    seats = [seat for seat in member.seats if seat.party in wanted] or list(member.seats)
    for role in roles:
        for seat in seats:
            if seat.role == role:
                return role, seat.party
    return seats[0].role, seats[0].party


def checked(text: str, *, at_most: int = LONGEST_NOTE) -> str:
    """Free text that the guard lets through, without spaces around it. Raises NotPossible."""
    text = text.strip()
    try:
        check_free_text(text, at_most=at_most)
    except FreeTextRefused as refusal:
        raise NotPossible(Text(" ".join(refusal.in_("sv")), " ".join(refusal.in_("en")))) from None
    return text


def said(text: str, *, at_most: int = LONGEST_NOTE) -> str:
    """Free text that may not be empty. Raises NotPossible."""
    text = checked(text, at_most=at_most)
    if not text:
        raise NotPossible(SAYS_NOTHING)
    return text
