"""Telling the other parties how far the proposal has come, each in their own language."""

from datetime import datetime

from django.urls import reverse

from brygga.agreements.letters import tell_the_others
from brygga.domain.language import Text
from brygga.proposals.models import Outcome, Proposal, ProposalDecision


def tell_of_handing_in(proposal: Proposal, party: str, at: datetime) -> None:
    """What is to be done next is the public party's: its officer assesses."""
    subject = Text("Ett förslag är inlämnat", "A proposal has been handed in")
    body = Text(
        f"Förslaget ”{proposal.title}” är inlämnat och väntar på bedömning. Den offentliga "
        "partens handläggare bedömer det; de andra kan läsa det.",
        f"The proposal “{proposal.title}” has been handed in and waits to be assessed. The public "
        "party's officer assesses it; the others can read it.",
    )
    _tell(proposal, party, subject, body, at)


_OUTCOMES = {
    Outcome.YES: Text(
        "Det blev ja. Förslaget kan bli ett utkast till överenskommelse.",
        "It was granted. The proposal can become a draft of an agreement.",
    ),
    Outcome.NO: Text(
        "Det blev nej. Skälen står på sidan.",
        "It was declined. The reasons are on the page.",
    ),
    Outcome.BACK: Text(
        "Det är tillbaka för komplettering. Vad som behövs står på sidan.",
        "It is back to be completed. What is needed is on the page.",
    ),
}


def tell_of_decision(proposal: Proposal, decision: ProposalDecision, at: datetime) -> None:
    subject = Text("Beslut om ett förslag", "A decision about a proposal")
    outcome = _OUTCOMES[Outcome(decision.outcome)]
    body = Text(
        f"Det finns ett beslut om förslaget ”{proposal.title}”. {outcome.sv}",
        f"There is a decision about the proposal “{proposal.title}”. {outcome.en}",
    )
    _tell(proposal, decision.saved_party, subject, body, at)


def _tell(proposal: Proposal, party: str, subject: Text, body: Text, at: datetime) -> None:
    about = reverse("proposals:assessment", args=[proposal.partnership.key, proposal.number])
    tell_the_others(proposal.partnership, party, subject=subject, body=body, about=about, at=at)
