"""Q-hänget's proposal of 27 October 2021, and what the board decided: real facts, our own words.

Brygga was not there yet, so both were written in when the partnership came to it.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from brygga.domain.proposals import CostRow, Rhythm, Section
from brygga.parties.models import Partnership, Person
from brygga.proposals.actions import (
    add_point,
    answer_checklist,
    assess_proposal,
    begin_proposal,
    decide_proposal,
    frame_proposal,
    hand_in,
    save_alternative,
)
from brygga.proposals.models import Answer, Outcome, Proposal
from brygga.proposals.queries import alternatives_of, criteria_of

TITLE = "Q-hänget 2022–2024"
DECIDED = date(2021, 10, 27)
REFERENCE = "KU 2020/0219"
BOARD = "Kultur- och fritidsnämnden"

JOURERNA = ("kvinnojouren", "tjejjouren")
LUND = ("lund",)

# Part, sentence, how often, who brings it.
POINTS: tuple[tuple[Section, str, Rhythm, tuple[str, ...]], ...] = (
    (
        Section.CHALLENGE,
        "Unga hbtq+-personer saknar en fast och trygg mötesplats, som utredningar visar behövs.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.CHALLENGE,
        "Varken ungdomsverksamheten eller en ensam förening klarar att driva en sådan plats länge.",
        Rhythm.UNSAID,
        (),
    ),
    (Section.SOLUTION, "Vi driver mötesplatsen tillsammans.", Rhythm.UNSAID, ()),
    (
        Section.SOLUTION,
        "Vi bygger bryggor till den kultur och fritid som redan finns för unga.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.TARGET_GROUP,
        "Unga hbtq+-personer mellan 13 och 19 år i kommunen.",
        Rhythm.UNSAID,
        (),
    ),
    (Section.GOAL, "Målgruppen i hela kommunen ska nås.", Rhythm.UNSAID, ()),
    (
        Section.GOAL,
        "Mötesplatsen är trygg, och ledarna har egen erfarenhet eller goda kunskaper.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.GOAL,
        "Volontärer och personal kan normkritik, inkludering och våld i nära relationer.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.ACTIVITY,
        "Vi berättar om mötesplatsen i våra nätverk och söker nya forum.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.ACTIVITY,
        "Mötesplatsen är öppen varje vecka under skolterminerna.",
        Rhythm.MEETUP,
        (),
    ),
    (
        Section.ACTIVITY,
        "Vi skapar nätverk mellan dem i kommunen som arbetar med målgruppen.",
        Rhythm.UNSAID,
        (),
    ),
    (
        Section.ACTIVITY,
        "Vi utbildar volontärer och personal, också i grunderna i motiverande samtal.",
        Rhythm.UNSAID,
        (),
    ),
    (Section.ACTIVITY, "Aktiviteterna följs upp och ändras vid behov.", Rhythm.YEAR, ()),
    (Section.CONTRIBUTION, "En anställd samordnare.", Rhythm.UNSAID, JOURERNA),
    (
        Section.CONTRIBUTION,
        "Samordning och ansvar för den dagliga verksamheten.",
        Rhythm.UNSAID,
        JOURERNA,
    ),
    (Section.CONTRIBUTION, "Lokal för träffarna.", Rhythm.UNSAID, JOURERNA),
    (Section.CONTRIBUTION, "Bemanning av träffarna.", Rhythm.UNSAID, (*LUND, *JOURERNA)),
    (Section.CONTRIBUTION, "Material för marknadsföring.", Rhythm.UNSAID, JOURERNA),
    (
        Section.CONTRIBUTION,
        "Delrapporter och slutrapport till styrgruppen.",
        Rhythm.UNSAID,
        JOURERNA,
    ),
    (
        Section.CONTRIBUTION,
        "Hjälp med kontakter i andra delar av kommunen.",
        Rhythm.UNSAID,
        LUND,
    ),
    (Section.CONTRIBUTION, "Möten för styrgruppen.", Rhythm.UNSAID, LUND),
    (
        Section.CONTRIBUTION,
        "Information till förvaltningar som möter målgruppen.",
        Rhythm.UNSAID,
        LUND,
    ),
)

# The documents give the sums and not their parts.
TWO = ("Två träffar i veckan", "Två träffar, och sökta medel för aktiviteter.", 2, 370_300)
ONE = ("En träff i veckan", "En träff, uppsökande arbete och nätverk.", 1, 181_150)
COST = "Samordning, aktiviteter och marknadsföring"

REASONS = (
    "Två träffar i veckan vore önskvärt och är vad jourerna bad om.",
    "Med det budgetläge som är känt räcker pengarna till en träff i veckan.",
    "Beloppet är avstämt med båda jourerna.",
)


def write_proposal(partnership: Partnership, *, by: Person, at: datetime) -> Proposal:
    """The proposal as the parties wrote it."""
    proposal = begin_proposal(
        partnership=partnership,
        title=TITLE,
        begins_on=date(2022, 1, 1),
        ends_on=date(2024, 12, 31),
        by=by,
        at=at,
    )
    frame_proposal(
        proposal=proposal,
        title=TITLE,
        begins_on=proposal.begins_on,
        ends_on=proposal.ends_on,
        payer="lund",
        payee="tjejjouren",
        payments_a_year=2,
        based_on=proposal.revision,
        by=by,
        at=at,
    )
    for section, text, rhythm, parties in POINTS:
        add_point(
            proposal=proposal,
            section=section,
            text=text,
            rhythm=rhythm,
            parties=parties,
            by=by,
            at=at,
        )
    for title, gives, meetups, total in (TWO, ONE):
        save_alternative(
            proposal=proposal,
            title=title,
            gives=gives,
            meetups_a_week=meetups,
            costs=[CostRow(COST, Decimal(total))],
            by=by,
            at=at,
        )
    answers = {each.key: (Answer.YES, "") for each in criteria_of(partnership)}
    answer_checklist(proposal=proposal, answers=answers, by=by, at=at)
    proposal.refresh_from_db()
    return proposal


def settle_proposal(proposal: Proposal, *, by: Person, officer: Person, at: datetime) -> None:
    """Handed in, assessed and decided: one meetup a week."""
    two, one = alternatives_of(proposal)
    assert two.position < one.position
    hand_in(proposal=proposal, by=by, at=at)
    assess_proposal(
        proposal=proposal,
        criteria={
            each.key: (Answer.YES, "Så är det, se förslaget.")
            for each in criteria_of(proposal.partnership)
        },
        recommends=Outcome.YES,
        alternative=one,
        reason="\n".join(REASONS),
        by=officer,
        at=at + timedelta(minutes=10),
    )
    decide_proposal(
        proposal=proposal,
        outcome=Outcome.YES,
        alternative=one,
        decided_on=DECIDED,
        decided_by=BOARD,
        reference=REFERENCE,
        reasons="\n".join(REASONS),
        by=officer,
        at=at + timedelta(minutes=20),
    )
