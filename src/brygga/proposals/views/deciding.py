"""What becomes of a proposal: handed in, assessed, decided, made into a draft."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.permissions import can_draft, check_can_draft
from brygga.domain.life import State
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible
from brygga.proposals.actions import (
    assess_proposal,
    decide_proposal,
    draft_from_proposal,
    hand_in,
    take_back,
)
from brygga.proposals.forms import AssessmentForm, DecisionForm, said_before
from brygga.proposals.models import AssessedCriterion, Outcome
from brygga.proposals.permissions import check_can_assess, check_can_hand_in
from brygga.proposals.queries import agreed_since, criteria_of, parties_of
from brygga.proposals.views.opening import Opened, opened


@in_partnership(check_can_hand_in)
@require_POST
def handing_in(request: HttpRequest, proposal: int) -> HttpResponse:
    here = opened(request, proposal)
    hand_in(proposal=here.proposal, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(
        request, _("Förslaget är inlämnat. Den offentliga partens handläggare bedömer det.")
    )
    return redirect(here.address("assessment"))


@in_partnership(check_can_hand_in)
@require_POST
def taking_back(request: HttpRequest, proposal: int) -> HttpResponse:
    here = opened(request, proposal)
    take_back(proposal=here.proposal, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Förslaget är ert igen. Skriv vidare och lämna in det på nytt."))
    return redirect(here.address("proposal"))


@in_partnership()
@require_safe
def assessment(request: HttpRequest, proposal: int) -> HttpResponse:
    """The assessment and the decision, for everybody to read, and the next step."""
    here = opened(request, proposal)
    progress = here.progress
    criteria = criteria_of(here.partnership)
    own = {row.criterion: row for row in here.proposal.answers.all()}
    assessed = _assessed(here)
    context = here.frame(request, "assessment") | {
        "criteria": [(each, own.get(each.key), assessed.get(each.key)) for each in criteria],
        "may_draft": can_draft(request.member),  # type: ignore[attr-defined]
        "is_undecided": progress.state in (State.PROPOSED, State.ASSESSED),
        "is_assessed": progress.state is State.ASSESSED,
        "is_to_draft": progress.state is State.DECIDED
        and progress.decision is not None
        and not agreed_since(progress.decision),
    }
    return render(request, "proposals/assessment.html", context)


@in_partnership(check_can_assess)
@require_http_methods(["GET", "HEAD", "POST"])
def assessing(request: HttpRequest, proposal: int) -> HttpResponse:
    """The officer's assessment, criterion by criterion."""
    here = opened(request, proposal)
    if here.progress.state not in (State.PROPOSED, State.ASSESSED):
        raise Http404
    before = here.progress.assessment
    initial: dict[str, object] = dict(said_before(_assessed(here)))
    if before is not None:
        initial |= {
            "recommends": before.recommends,
            "alternative": before.alternative_id,
            "reason": before.reason,
        }
    form = AssessmentForm(
        request.POST or None,
        partnership=here.partnership,
        criteria=criteria_of(here.partnership),
        alternatives=here.proposal.alternatives.filter(removed_at=None),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            assess_proposal(
                proposal=here.proposal,
                criteria=form.answers(),
                recommends=form.cleaned_data["recommends"],
                alternative=form.cleaned_data["alternative"],
                reason=form.cleaned_data["reason"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error("alternative", said(problem.reason))
        else:
            messages.success(request, _("Bedömningen är sparad. Alla parter kan läsa den."))
            return redirect(here.address("assessment"))
    own = {row.criterion: row for row in here.proposal.answers.all()}
    context = here.frame(request, "assessment") | {
        "form": form,
        "rows": [(*row, own.get(row[0].key)) for row in form.rows()],
        "back": here.address("assessment"),
    }
    return render(request, "proposals/assessing.html", context)


@in_partnership(check_can_assess)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, proposal: int) -> HttpResponse:
    """What the board decided; to begin with what the officer recommended."""
    here = opened(request, proposal)
    assessed = here.progress.assessment
    if here.progress.state is not State.ASSESSED or assessed is None:
        raise Http404
    form = DecisionForm(
        request.POST or None,
        partnership=here.partnership,
        alternatives=here.proposal.alternatives.filter(removed_at=None),
        initial={
            "outcome": assessed.recommends,
            "alternative": assessed.alternative_id,
            "reasons": assessed.reason,
            "decided_by": parties_of(here.partnership)[0].organisation.name,
            "decided_on": request.now.date(),  # type: ignore[attr-defined]
        },
    )
    if request.method == "POST" and form.is_valid():
        names = (
            *("outcome", "alternative", "decided_on"),
            *("decided_by", "reference", "reasons"),
        )
        try:
            row = decide_proposal(
                proposal=here.proposal,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **{name: form.cleaned_data[name] for name in names},
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(
                request,
                _("Beslutet är inskrivet. Förslaget kan bli ett utkast till överenskommelse.")
                if row.outcome == Outcome.YES
                else _("Beslutet är inskrivet."),
            )
            return redirect(here.address("assessment"))
    context = here.frame(request, "assessment") | {
        "form": form,
        "title": _("Skriv in beslutet"),
        "lead": _("Det som nämnden beslutade, som det står i protokollet."),
        "back": here.address("assessment"),
    }
    return render(request, "proposals/form.html", context)


@in_partnership(check_can_draft)
@require_POST
def drafting(request: HttpRequest, proposal: int) -> HttpResponse:
    """Makes a draft of an agreement out of what was decided."""
    here = opened(request, proposal)
    draft = draft_from_proposal(proposal=here.proposal, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(
        request, _("Utkastet är klart att arbeta med. Allt som stod i förslaget står i det.")
    )
    return redirect("agreements:draft", here.partnership.key, draft.number)


def _assessed(here: Opened) -> dict[str, AssessedCriterion]:
    row = here.progress.assessment
    return {each.criterion: each for each in row.criteria.all()} if row else {}
