"""What every act on a proposal begins with (who, which, how far) and ends with (one line)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from brygga.domain.language import Text
from brygga.domain.life import Impossible, State, Step, check_step
from brygga.domain.obligations import local_day
from brygga.domain.wording import FreeTextRefused, check_free_text
from brygga.journal.actions import write_line
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.proposals.models import LONGEST_POINT, Proposal
from brygga.proposals.queries import Progress, progress_of

OUTSIDE = Text(
    sv="Det här är till för dem som är med i partnerskapet.",
    en="This is for those who take part in the partnership.",
)
HANDED_IN = Text(
    sv=(
        "Förslaget är inlämnat och ändras inte medan det bedöms. Ta tillbaka det för att skriva "
        "vidare."
    ),
    en=(
        "The proposal has been handed in and does not change while it is assessed. Take it back "
        "to go on writing."
    ),
)
CHANGED_MEANWHILE = Text(
    sv=(
        "Någon annan har sparat samma sak sedan du började. Inget är borta: det som är sparat nu "
        "visas här, och din text står kvar i fälten."
    ),
    en=(
        "Somebody else has saved the same thing since you began. Nothing is lost: what is saved "
        "now is shown here, and your text is still in the fields."
    ),
)


class ChangedMeanwhile(NotPossible):
    """What was to be saved over is no longer what was read; both are to be shown."""

    def __init__(self) -> None:
        super().__init__(CHANGED_MEANWHILE)


@dataclass(frozen=True, slots=True)
class ProposalSetting:
    """Who acts on which proposal, and how far it has come."""

    member: Member
    at: datetime
    proposal: Proposal
    progress: Progress

    def as_saved(self, *roles: str) -> dict[str, Any]:
        """The columns that say who saved, in the first of `roles` that the person has."""
        seats = self.member.seats
        found = (s for role in roles for s in seats if s.role == role)
        seat = next(found, seats[0])
        return {
            "saved_at": self.at,
            "saved_by": self.member.person,
            "saved_role": seat.role,
            "saved_party": seat.party,
        }

    def check_step(self, step: Step) -> None:
        """Raises NotPossible, saying how the proposal stands, where the step cannot be taken."""
        try:
            check_step(self.progress.state, step)
        except Impossible as refusal:
            raise NotPossible(refusal.reason) from None

    def write(self, act: str, role: str, **facts: str) -> None:
        write_line(
            partnership=self.member.partnership.key,
            act=act,
            subject=f"proposal:{self.proposal.pk}",
            by=f"person:{self.member.person.pk}",
            role=role,
            at=self.at,
            facts=facts,
        )


def insider(partnership: Partnership, by: Person, at: datetime) -> Member:
    """Raises NotAllowed for an outsider."""
    member = member_of(by, partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(OUTSIDE)
    return member


def set_out(proposal: Proposal, by: Person, at: datetime) -> ProposalSetting:
    """Raises NotAllowed for an outsider."""
    here = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=proposal.pk)
    )
    member = insider(here.partnership, by, at)
    return ProposalSetting(member, at, here, progress_of(here, local_day(at)))


def check_is_written(here: ProposalSetting) -> None:
    """Only what nobody is assessing is changed."""
    if here.progress.state is not State.NOTHING or here.proposal.closed_at:
        raise NotPossible(HANDED_IN)


def checked(text: str, *, at_most: int = LONGEST_POINT) -> str:
    """Free text that the guard lets through, without spaces around it. Raises NotPossible."""
    text = text.strip()
    try:
        check_free_text(text, at_most=at_most)
    except FreeTextRefused as refusal:
        raise NotPossible(Text(" ".join(refusal.in_("sv")), " ".join(refusal.in_("en")))) from None
    return text
