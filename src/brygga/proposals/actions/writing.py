"""Writing a proposal: begun, framed, its points, its alternatives, its checklist."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from brygga.domain.language import Text
from brygga.domain.proposals import CostRow, Rhythm, Section
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.proposals.actions.opening import (
    ChangedMeanwhile,
    ProposalSetting,
    check_is_written,
    checked,
    insider,
    set_out,
)
from brygga.proposals.models import (
    LONGEST_TITLE,
    SCHOOL_WEEKS,
    AlternativeCost,
    ChecklistAnswer,
    Proposal,
    ProposalAlternative,
    ProposalPoint,
)
from brygga.proposals.permissions import WRITES_PROPOSALS, check_can_write
from brygga.proposals.queries import criteria_of, progress_of

ALREADY_BEGUN = Text(
    sv="Partnerskapet har redan ett förslag som inte är beslutat. Skriv vidare på det.",
    en="The partnership already has a proposal that is not decided. Go on with that one.",
)
ENDS_FIRST = Text(sv="Sista dagen är före den första.", en="The last day is before the first.")
NOTHING_SAID = Text(sv="Skriv något först.", en="Write something first.")
NOT_A_PARTY = Text(
    sv="Bara partnerskapets parter kan stå där.", en="Only the partnership's parties can be there."
)
NO_COST = Text(sv="Varje rad behöver ett namn och ett belopp.", en="Each row needs a name and sum.")


@transaction.atomic
def begin_proposal(
    *,
    partnership: Partnership,
    title: str,
    begins_on: date,
    ends_on: date,
    by: Person,
    at: datetime,
) -> Proposal:
    """Opens a proposal. Raises NotAllowed unless `by` writes them, NotPossible if one is open."""
    member = insider(partnership, by, at)
    check_can_write(member)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    mine = Proposal.objects.filter(partnership=partnership)
    if mine.filter(closed_at=None).exists():
        raise NotPossible(ALREADY_BEGUN)
    _check_interval(begins_on, ends_on)
    role = member.role_for(*WRITES_PROPOSALS)
    proposal = Proposal.objects.create(
        partnership=partnership,
        number=(mine.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=_named(title),
        begins_on=begins_on,
        ends_on=ends_on,
        begun_at=at,
        saved_at=at,
        saved_by=by,
        saved_role=role,
        saved_party=next(seat.party for seat in member.seats if seat.role == role),
    )
    here = ProposalSetting(member, at, proposal, progress_of(proposal, at.date()))
    here.write("proposal.begun", role)
    return proposal


@transaction.atomic
def frame_proposal(
    *,
    proposal: Proposal,
    title: str,
    begins_on: date,
    ends_on: date,
    payer: str,
    payee: str,
    payments_a_year: int,
    based_on: int,
    by: Person,
    at: datetime,
    school_weeks: int = SCHOOL_WEEKS,
) -> Proposal:
    """Its name, its time, who pays whom how often, and the school weeks of its arithmetic.

    `based_on` is the revision that `by` read. Raises NotAllowed, NotPossible, ChangedMeanwhile.
    """
    here = _writer(proposal, by, at)
    row = here.proposal
    if row.revision != based_on:
        raise ChangedMeanwhile
    _check_interval(begins_on, ends_on)
    _check_parties(row.partnership, [key for key in (payer, payee) if key])
    row.title, row.begins_on, row.ends_on = _named(title), begins_on, ends_on
    row.payer, row.payee, row.payments_a_year = payer, payee, payments_a_year
    row.school_weeks = school_weeks
    _save(here, row)
    here.write("proposal.framed", row.saved_role)
    return row


@transaction.atomic
def add_point(
    *,
    proposal: Proposal,
    section: str,
    text: str,
    by: Person,
    at: datetime,
    measure: str = "",
    rhythm: str = "",
    parties: Sequence[str] = (),
) -> ProposalPoint:
    """One more point, last in its part. Raises NotAllowed and NotPossible."""
    here = _writer(proposal, by, at)
    last = proposal.points.filter(section=section).aggregate(last=Max("position"))["last"] or 0
    row = ProposalPoint(
        proposal=here.proposal, section=Section(section), position=last + 1, revision=0
    )
    return _write_point(here, row, text, measure, rhythm, parties)


@transaction.atomic
def change_point(
    *,
    point: ProposalPoint,
    text: str,
    based_on: int,
    by: Person,
    at: datetime,
    measure: str = "",
    rhythm: str = "",
    parties: Sequence[str] = (),
) -> ProposalPoint:
    """Another wording. Raises as `frame_proposal`."""
    here = _writer(point.proposal, by, at)
    row = ProposalPoint.objects.get(pk=point.pk)
    if row.revision != based_on or row.removed_at:
        raise ChangedMeanwhile
    return _write_point(here, row, text, measure, rhythm, parties)


@transaction.atomic
def remove_point(*, point: ProposalPoint, by: Person, at: datetime) -> ProposalPoint:
    """Takes a point out; `restore_point` puts it back as it was."""
    return _mark(point, by, at, removed_at=at, act="proposal.point_removed")


@transaction.atomic
def restore_point(*, point: ProposalPoint, by: Person, at: datetime) -> ProposalPoint:
    return _mark(point, by, at, removed_at=None, act="proposal.point_restored")


@transaction.atomic
def save_alternative(
    *,
    proposal: Proposal,
    title: str,
    gives: str,
    meetups_a_week: int,
    costs: Sequence[CostRow],
    by: Person,
    at: datetime,
    alternative: ProposalAlternative | None = None,
    based_on: int = 0,
) -> ProposalAlternative:
    """A new alternative, or one written anew with all its rows. Raises as `frame_proposal`."""
    here = _writer(proposal, by, at)
    if alternative is None:
        last = proposal.alternatives.aggregate(last=Max("position"))["last"] or 0
        row = ProposalAlternative(proposal=here.proposal, position=last + 1, revision=0)
    else:
        row = ProposalAlternative.objects.get(pk=alternative.pk)
        if row.revision != based_on or row.removed_at:
            raise ChangedMeanwhile
    row.title, row.gives, row.meetups_a_week = _named(title), checked(gives), meetups_a_week
    _save(here, row)
    row.costs.all().delete()
    AlternativeCost.objects.bulk_create(
        AlternativeCost(alternative=row, position=n, what=_cost_name(cost), per_year=cost.per_year)
        for n, cost in enumerate(costs, 1)
    )
    here.write("proposal.alternative_saved", row.saved_role)
    return row


@transaction.atomic
def remove_alternative(
    *, alternative: ProposalAlternative, by: Person, at: datetime
) -> ProposalAlternative:
    """Takes an alternative out of the proposal. Raises NotAllowed and NotPossible."""
    here = _writer(alternative.proposal, by, at)
    row = ProposalAlternative.objects.get(pk=alternative.pk)
    row.removed_at = at
    _save(here, row)
    here.write("proposal.alternative_removed", row.saved_role)
    return row


@transaction.atomic
def answer_checklist(
    *, proposal: Proposal, answers: Mapping[str, tuple[str, str]], by: Person, at: datetime
) -> None:
    """How the parties themselves see the criteria: answer and reason by the criterion's key.

    What is not named stays as it was. Raises NotAllowed and NotPossible.
    """
    here = _writer(proposal, by, at)
    known = {criterion.key for criterion in criteria_of(here.proposal.partnership)}
    saved = here.as_saved(*WRITES_PROPOSALS)
    for key in answers.keys() & known:
        answer, reason = answers[key]
        ChecklistAnswer.objects.update_or_create(
            proposal=here.proposal,
            criterion=key,
            defaults={"answer": answer, "reason": checked(reason), **saved},
        )
    here.write("proposal.checked", saved["saved_role"])


def _writer(proposal: Proposal, by: Person, at: datetime) -> ProposalSetting:
    here = set_out(proposal, by, at)
    check_can_write(here.member)
    check_is_written(here)
    return here


def _save(here: ProposalSetting, row: Proposal | ProposalPoint | ProposalAlternative) -> None:
    for name, value in here.as_saved(*WRITES_PROPOSALS).items():
        setattr(row, name, value)
    row.revision += 1
    row.save()


def _write_point(
    here: ProposalSetting,
    row: ProposalPoint,
    text: str,
    measure: str,
    rhythm: str,
    parties: Sequence[str],
) -> ProposalPoint:
    _check_parties(here.proposal.partnership, parties)
    row.text, row.measure = _said(text), checked(measure)
    row.rhythm, row.parties = Rhythm(rhythm), " ".join(parties)
    _save(here, row)
    here.write("proposal.point_saved", row.saved_role, section=row.section)
    return row


def _mark(
    point: ProposalPoint, by: Person, at: datetime, *, removed_at: datetime | None, act: str
) -> ProposalPoint:
    here = _writer(point.proposal, by, at)
    row = ProposalPoint.objects.get(pk=point.pk)
    row.removed_at = removed_at
    _save(here, row)
    here.write(act, row.saved_role, section=row.section)
    return row


def _said(text: str) -> str:
    text = checked(text)
    if not text:
        raise NotPossible(NOTHING_SAID)
    return text


def _named(title: str) -> str:
    title = checked(title, at_most=LONGEST_TITLE)
    if not title:
        raise NotPossible(NOTHING_SAID)
    return title


def _cost_name(cost: CostRow) -> str:
    name = checked(cost.what, at_most=LONGEST_TITLE)
    if not name or cost.per_year < 0:
        raise NotPossible(NO_COST)
    return name


def _check_interval(begins_on: date, ends_on: date) -> None:
    if ends_on < begins_on:
        raise NotPossible(ENDS_FIRST)


def _check_parties(partnership: Partnership, keys: Sequence[str]) -> None:
    if set(keys) - set(partnership.parties.values_list("key", flat=True)):
        raise NotPossible(NOT_A_PARTY)
