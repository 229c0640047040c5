"""Questions about proposals: what they say, how far they have come, what they would become."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest

from django.db.models import QuerySet

from brygga.agreements.models import AgreementDraft
from brygga.agreements.queries import newest_version, versions_of
from brygga.domain.life import State, Step, Taken, state_on
from brygga.domain.obligations import local_day
from brygga.domain.proposals import (
    Alternative,
    Checked,
    CostRow,
    Decided,
    Point,
    Proposed,
    Rhythm,
    Section,
)
from brygga.domain.terms.model import Party, PartyKey, PartyKind
from brygga.parties.models import Organisation, Partnership, PartnershipParty
from brygga.proposals.defaults import Criterion, criteria_for
from brygga.proposals.models import (
    HandingIn,
    Outcome,
    Proposal,
    ProposalAlternative,
    ProposalAssessment,
    ProposalDecision,
    ProposalPoint,
)

LANGUAGE = "sv"


def proposals_of(partnership: Partnership) -> QuerySet[Proposal]:
    """Every proposal, the latest first."""
    return Proposal.objects.filter(partnership=partnership).order_by("-number")


def open_proposal(partnership: Partnership) -> Proposal | None:
    return Proposal.objects.filter(partnership=partnership, closed_at=None).first()


def parties_of(partnership: Partnership) -> list[PartnershipParty]:
    """The parties, the public ones first."""
    return list(
        PartnershipParty.objects.filter(partnership=partnership)
        .select_related("organisation")
        .order_by("-organisation__kind", "organisation__name")
    )


def points_of(proposal: Proposal) -> list[ProposalPoint]:
    return list(proposal.points.filter(removed_at=None))


def alternatives_of(proposal: Proposal) -> list[ProposalAlternative]:
    """The alternatives in order, with their costs. Two queries."""
    return list(proposal.alternatives.filter(removed_at=None).prefetch_related("costs"))


def criteria_of(partnership: Partnership) -> tuple[Criterion, ...]:
    """What the proposal is held against: the eight, and what this municipality adds."""
    keys = partnership.parties.filter(organisation__kind=Organisation.Kind.PUBLIC)
    return criteria_for(frozenset(keys.values_list("organisation__key", flat=True)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a proposal has come, and the records that say so. None is what there is none of."""

    state: State
    handing_in: HandingIn | None
    assessment: ProposalAssessment | None
    decision: ProposalDecision | None
    sent_back: ProposalDecision | None

    @property
    def is_written(self) -> bool:
        return self.state is State.NOTHING


def progress_of(proposal: Proposal, on: date) -> Progress:
    """How a proposal stands on a day. Three queries."""
    handed = list(proposal.handings_in.all())
    assessed = {
        row.handing_in_id: row
        for row in ProposalAssessment.objects.filter(handing_in__proposal=proposal).select_related(
            "alternative"
        )
    }
    decided = {
        row.handing_in_id: row
        for row in ProposalDecision.objects.filter(handing_in__proposal=proposal).select_related(
            "alternative", "draft"
        )
    }
    state = state_on(_taken(handed, assessed, decided), None, on)
    here = next((row for row in handed if row.ended_at is None), None)
    back = [d for d in decided.values() if d.outcome == Outcome.BACK]
    return Progress(
        state,
        here,
        assessed.get(here.pk) if here else None,
        decided.get(here.pk) if here else None,
        max(back, key=lambda row: row.saved_at, default=None),
    )


def steps_of(partnership: Partnership) -> tuple[Taken, ...]:
    """What led to the first agreement, as steps of its life, up to the proposal that got its yes.

    A later proposal is about the next agreement, and no step in the life of this one. Nor is what
    was written in after the signed text. Seven queries.
    """
    first = versions_of(partnership).last()
    handed = list(HandingIn.objects.filter(proposal__partnership=partnership))
    mine = {"handing_in__proposal__partnership": partnership}
    assessed = {row.handing_in_id: row for row in ProposalAssessment.objects.filter(**mine)}
    decided = {
        row.handing_in_id: row
        for row in ProposalDecision.objects.filter(**mine).select_related("draft", "handing_in")
    }
    agreed = [d.handing_in.proposal_id for d in decided.values() if d.outcome == Outcome.YES]
    last = min(agreed, default=None)
    led = [row for row in handed if last is None or row.proposal_id <= last]
    parties = partnership.parties.count()
    drafts = (d.draft for d in decided.values() if d.draft and d.handing_in.proposal_id == last)
    ready = (step for draft in drafts for step in _readied(draft, parties))
    steps = (*_taken(led, assessed, decided), *ready)
    if first is None:
        return steps
    # A text may hold from a day before it was signed; what led to it is never after it.
    signed = min(first.effective_on, local_day(first.imported_at))
    return tuple(
        replace(step, on=min(step.on, signed))
        for step in steps
        if step.recorded_at < first.imported_at
    )


def _readied(draft: AgreementDraft, parties: int) -> Iterator[Taken]:
    """When all parties were ready to sign a version, until it changed or one of them was not."""
    versions = list(draft.versions.order_by("number").prefetch_related("readiness"))
    for version, after in zip_longest(versions, versions[1:]):
        said = [(row.said_at, 1) for row in version.readiness.all()]
        back = [(row.taken_back_at, -1) for row in version.readiness.all() if row.taken_back_at]
        ready, since = 0, None
        for at, one in sorted([*said, *back]):
            if ready == parties and since is not None:
                yield _ready(draft, since, at)
            ready += one
            since = at if ready == parties else None
        if since is not None:
            yield _ready(draft, since, after.saved_at if after else None)


def _ready(draft: AgreementDraft, since: datetime, until: datetime | None) -> Taken:
    return Taken(Step.MAKE_READY, local_day(since), since, until, ref=f"draft:{draft.pk}")


def _taken(
    handed: Iterable[HandingIn],
    assessed: dict[int, ProposalAssessment],
    decided: dict[int, ProposalDecision],
) -> Iterator[Taken]:
    """What was handed in and taken or sent back counts for nothing from then on."""
    for row in handed:
        yield _step(Step.PROPOSE, row, row, "handing-in")
        if assessment := assessed.get(row.pk):
            yield _step(Step.ASSESS, assessment, row, "assessment")
        decision = decided.get(row.pk)
        if decision is None or decision.outcome == Outcome.BACK:
            continue
        step = Step.DECIDE if decision.outcome == Outcome.YES else Step.DECLINE
        yield _step(step, decision, row, "decision")
        draft: AgreementDraft | None = decision.draft
        if draft is not None:
            yield Taken(
                Step.DRAFT, local_day(draft.begun_at), draft.begun_at, ref=f"draft:{draft.pk}"
            )


def _step(
    step: Step,
    row: HandingIn | ProposalAssessment | ProposalDecision,
    handing_in: HandingIn,
    kind: str,
) -> Taken:
    ended = handing_in.ended_at
    return Taken(step, local_day(row.saved_at), row.saved_at, ended, ref=f"{kind}:{row.pk}")


def agreed_since(decision: ProposalDecision) -> bool:
    """Whether an agreement was brought in after a decision: it needs no draft any more."""
    newest = newest_version(decision.handing_in.proposal.partnership)
    return newest is not None and newest.imported_at > decision.saved_at


# --- The proposal as the domain knows it ---


def proposed(proposal: Proposal) -> Proposed:
    """Everything that a proposal says."""
    here = proposal.partnership
    return Proposed(
        key=here.key,
        title=proposal.title,
        language=LANGUAGE,
        begins_on=proposal.begins_on,
        ends_on=proposal.ends_on,
        parties=tuple(_party(each) for each in parties_of(here)),
        points=tuple(_point(each) for each in points_of(proposal)),
        alternatives=tuple(as_alternative(each) for each in alternatives_of(proposal)),
        criteria=tuple(Checked(each.text, each.source) for each in criteria_of(here)),
        payer=proposal.payer,
        payee=proposal.payee,
        payments_a_year=proposal.payments_a_year,
    )


def decided(decision: ProposalDecision) -> Decided:
    """What was decided about it. The alternative is told by its place among those that stand."""
    rows = alternatives_of(decision.handing_in.proposal)
    chosen = next(n for n, row in enumerate(rows) if row.pk == decision.alternative_id)
    reasons = tuple(line.strip() for line in decision.reasons.splitlines() if line.strip())
    return Decided(chosen, decision.decided_on, decision.reference, reasons)


def as_alternative(row: ProposalAlternative) -> Alternative:
    costs = tuple(CostRow(cost.what, cost.per_year) for cost in row.costs.all())
    return Alternative(row.title, row.gives, row.meetups_a_week, costs)


def _party(row: PartnershipParty) -> Party:
    whole = row.organisation
    return Party(PartyKey(row.key), whole.name, PartyKind(whole.kind), whole.organisation_number)


def _point(row: ProposalPoint) -> Point:
    return Point(
        Section(row.section),
        row.text,
        row.measure,
        Rhythm(row.rhythm),
        tuple(row.parties.split()),
    )
