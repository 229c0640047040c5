"""From a written proposal to a decision, and from the decision to a draft."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from brygga.agreements.actions import begin_draft
from brygga.agreements.models import AgreementDraft
from brygga.domain.language import Text
from brygga.domain.life import Step
from brygga.domain.obligations import local_day
from brygga.domain.proposals import Section, draft_terms
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role
from brygga.proposals.actions.opening import ProposalSetting, checked, set_out
from brygga.proposals.letters import tell_of_decision, tell_of_handing_in
from brygga.proposals.models import (
    LONGEST_REASONS,
    LONGEST_REFERENCE,
    LONGEST_TITLE,
    AssessedCriterion,
    HandingIn,
    Outcome,
    Proposal,
    ProposalAlternative,
    ProposalAssessment,
    ProposalDecision,
)
from brygga.proposals.permissions import HANDS_IN, check_can_assess, check_can_hand_in
from brygga.proposals.queries import (
    agreed_since,
    alternatives_of,
    criteria_of,
    decided,
    points_of,
    proposed,
)

NOT_WHOLE = Text(
    sv=(
        "Förslaget behöver en utmaning, en lösning och ett alternativ innan det lämnas in. Det "
        "som saknas är märkt på sidan."
    ),
    en=(
        "The proposal needs a challenge, a solution and an alternative before it is handed in. "
        "What is missing is marked on the page."
    ),
)
NOT_HANDED_IN = Text(
    sv="Förslaget är inte inlämnat. Inget har ändrats.",
    en="The proposal has not been handed in. Nothing has changed.",
)
ALREADY_DECIDED = Text(
    sv="Förslaget är redan beslutat. Inget har ändrats.",
    en="The proposal has already been decided. Nothing has changed.",
)
EVERY_CRITERION = Text(
    sv="Varje kriterium behöver ett svar och ett skäl.",
    en="Each criterion needs an answer and a reason.",
)
WHICH_ALTERNATIVE = Text(
    sv="Välj vilket av förslagets alternativ det gäller.",
    en="Choose which of the proposal's alternatives it is about.",
)
WHY = Text(sv="Skriv skälen.", en="Write the reasons.")
WHO_AND_WHERE = Text(
    sv="Skriv vem som har beslutat, och diarienumret.",
    en="Write who decided, and the case number.",
)
DECIDED_LATER = Text(
    sv="Beslutet kan inte ligga i framtiden.", en="The decision cannot lie in the future."
)
AGREED_SINCE = Text(
    sv="Partnerskapet har fått sin överenskommelse sedan beslutet. Utgå från den i stället.",
    en="The partnership has got its agreement since the decision. Start from that one instead.",
)
ALREADY_DRAFTED = Text(
    sv="Förslaget har redan blivit ett utkast.", en="The proposal has already become a draft."
)


@transaction.atomic
def hand_in(*, proposal: Proposal, by: Person, at: datetime) -> HandingIn:
    """Hands the proposal to the public party; until it is taken or sent back nobody changes it.

    Raises NotAllowed unless `by` hands in for a party, NotPossible if it lacks what is needed.
    """
    here = set_out(proposal, by, at)
    check_can_hand_in(here.member)
    here.check_step(Step.PROPOSE)
    if lacking(here.proposal):
        raise NotPossible(NOT_WHOLE)
    row = HandingIn.objects.create(proposal=here.proposal, **here.as_saved(*HANDS_IN))
    here.write("proposal.handed_in", row.saved_role)
    tell_of_handing_in(here.proposal, row.saved_party, at)
    return row


def lacking(proposal: Proposal) -> tuple[str, ...]:
    """The parts that a proposal cannot be handed in without, and which are empty."""
    written = {point.section for point in points_of(proposal)}
    parts = [s.value for s in (Section.CHALLENGE, Section.SOLUTION) if s not in written]
    return (*parts, *(() if alternatives_of(proposal) else ("alternatives",)))


@transaction.atomic
def take_back(*, proposal: Proposal, by: Person, at: datetime) -> HandingIn:
    """Takes the proposal back to write it further; an assessment of it no longer counts.

    Raises NotAllowed as `hand_in`, NotPossible if it is not handed in or has been decided.
    """
    here = set_out(proposal, by, at)
    check_can_hand_in(here.member)
    row = _handed_in(here)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    here.write("proposal.taken_back", here.member.role_for(*HANDS_IN))
    return row


@transaction.atomic
def assess_proposal(
    *,
    proposal: Proposal,
    criteria: Mapping[str, tuple[str, str]],
    recommends: str,
    alternative: ProposalAlternative | None,
    reason: str,
    by: Person,
    at: datetime,
) -> ProposalAssessment:
    """The officer's assessment: answer and reason for each criterion, and what is recommended.

    Written again it replaces itself. Raises NotAllowed unless `by` is the public party's officer,
    NotPossible if something is missing or the proposal is decided.
    """
    here = set_out(proposal, by, at)
    check_can_assess(here.member)
    here.check_step(Step.ASSESS)
    handed = _handed_in(here)
    known = [criterion.key for criterion in criteria_of(here.proposal.partnership)]
    if any(not criteria.get(key, ("", ""))[1].strip() for key in known):
        raise NotPossible(EVERY_CRITERION)
    reason = checked(reason, at_most=LONGEST_REASONS)
    if not reason:
        raise NotPossible(WHY)
    row, _made = ProposalAssessment.objects.update_or_create(
        handing_in=handed,
        defaults={
            "recommends": recommends,
            "alternative": _of(here.proposal, recommends, alternative),
            "reason": reason,
            **here.as_saved(Role.OFFICER),
        },
    )
    row.criteria.all().delete()
    AssessedCriterion.objects.bulk_create(
        AssessedCriterion(
            assessment=row, criterion=key, answer=criteria[key][0], reason=checked(criteria[key][1])
        )
        for key in known
    )
    here.write("proposal.assessed", Role.OFFICER)
    return row


@transaction.atomic
def decide_proposal(
    *,
    proposal: Proposal,
    outcome: str,
    alternative: ProposalAlternative | None,
    decided_on: date,
    decided_by: str,
    reference: str,
    reasons: str,
    by: Person,
    at: datetime,
) -> ProposalDecision:
    """What the board decided. Sent back, the proposal is written again; a yes or no closes it.

    `reasons` has one reason to a line. Raises NotAllowed unless `by` is the public party's officer,
    NotPossible if the proposal is not assessed, or something is missing.
    """
    here = set_out(proposal, by, at)
    check_can_assess(here.member)
    here.check_step(Step.DECLINE if outcome == Outcome.NO else Step.DECIDE)
    handed = _handed_in(here)
    decided_by = checked(decided_by, at_most=LONGEST_TITLE)
    reference = checked(reference, at_most=LONGEST_REFERENCE)
    reasons = checked(reasons, at_most=LONGEST_REASONS)
    if not (decided_by and reference):
        raise NotPossible(WHO_AND_WHERE)
    if outcome != Outcome.YES and not reasons:
        raise NotPossible(WHY)
    if decided_on > local_day(at):
        raise NotPossible(DECIDED_LATER)
    row = ProposalDecision.objects.create(
        handing_in=handed,
        outcome=outcome,
        alternative=_of(here.proposal, outcome, alternative),
        decided_on=decided_on,
        decided_by=decided_by,
        reference=reference,
        reasons=reasons,
        **here.as_saved(Role.OFFICER),
    )
    if outcome == Outcome.BACK:
        handed.ended_at = at
        handed.save(update_fields=["ended_at"])
    else:
        here.proposal.closed_at = at
        here.proposal.save(update_fields=["closed_at"])
    here.write("proposal.decided", Role.OFFICER, outcome=outcome)
    tell_of_decision(here.proposal, row, at)
    return row


@transaction.atomic
def draft_from_proposal(*, proposal: Proposal, by: Person, at: datetime) -> AgreementDraft:
    """Makes the terms of an agreement out of what was decided, as the first version of a draft.

    Raises NotAllowed unless `by` keeps the agreement, NotPossible if the proposal is not decided,
    has become a draft before, led to an agreement elsewhere, or another draft is open.
    """
    here = set_out(proposal, by, at)
    decision = here.progress.decision
    if decision is not None and decision.draft_id:
        raise NotPossible(ALREADY_DRAFTED)
    here.check_step(Step.DRAFT)
    assert decision is not None  # the step before it
    if agreed_since(decision):
        raise NotPossible(AGREED_SINCE)
    draft = begin_draft(
        partnership=here.proposal.partnership,
        terms=draft_terms(proposed(here.proposal), decided(decision)),
        by=by,
        at=at,
    )
    decision.draft = draft
    decision.save(update_fields=["draft"])
    here.write("proposal.drafted", here.member.role_for(*HANDS_IN), draft=f"draft:{draft.pk}")
    return draft


def _handed_in(here: ProposalSetting) -> HandingIn:
    if here.progress.handing_in is None:
        raise NotPossible(NOT_HANDED_IN)
    if here.progress.decision is not None:
        raise NotPossible(ALREADY_DECIDED)
    return here.progress.handing_in


def _of(
    proposal: Proposal, outcome: str, alternative: ProposalAlternative | None
) -> ProposalAlternative | None:
    """The alternative that a yes is about; the others are about the whole proposal."""
    if outcome != Outcome.YES:
        return None
    if alternative is None or alternative not in alternatives_of(proposal):
        raise NotPossible(WHICH_ALTERNATIVE)
    return alternative
