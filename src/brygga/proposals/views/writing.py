"""Writing a proposal, section by section."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.proposals import (
    Alternative,
    Rhythm,
    Section,
    compare_alternatives,
    per_meetup,
)
from brygga.parties.access import in_organisation, in_partnership, said
from brygga.parties.models import Organisation
from brygga.parties.permissions import check_can_found
from brygga.parties.refusal import NotPossible
from brygga.proposals.actions import (
    ChangedMeanwhile,
    add_point,
    answer_checklist,
    begin_proposal,
    change_point,
    frame_proposal,
    lacking,
    propose_partnership,
    remove_alternative,
    remove_point,
    restore_point,
    save_alternative,
)
from brygga.proposals.forms import (
    AlternativeForm,
    BeginForm,
    ChecklistForm,
    CostSet,
    FoundingForm,
    FrameForm,
    PointForm,
    costs_from,
    said_before,
)
from brygga.proposals.models import ProposalAlternative, ProposalPoint
from brygga.proposals.permissions import can_write, check_can_write
from brygga.proposals.queries import (
    alternatives_of,
    as_alternative,
    criteria_of,
    open_proposal,
    parties_of,
    points_of,
    progress_of,
    proposals_of,
)
from brygga.proposals.views.opening import Opened, opened
from brygga.proposals.words import PARTS, RHYTHMS, STATES


@in_organisation(check_can_found)
@require_http_methods(["GET", "HEAD", "POST"])
def founding(request: HttpRequest) -> HttpResponse:
    """A proposal of a partnership that does not exist yet."""
    own: Organisation = request.organisation  # type: ignore[attr-defined]
    form = FoundingForm(request.POST or None, organisations=Organisation.objects.exclude(pk=own.pk))
    if request.method == "POST" and form.is_valid():
        try:
            begun = propose_partnership(
                organisation=own,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error("others", said(problem.reason))
        else:
            messages.success(request, _("Förslaget är påbörjat. Skriv en del i taget."))
            return redirect("proposals:proposal", begun.partnership.key, begun.number)
    return render(request, "proposals/founding.html", {"form": form, "organisation": own})


@in_partnership()
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Every proposal of the partnership, and the way to begin one."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    context = {
        "proposals": [(row, STATES[progress_of(row, today).state]) for row in proposals_of(here)],
        "may_begin": can_write(request.member) and open_proposal(here) is None,  # type: ignore[attr-defined]
    }
    return render(request, "proposals/proposals.html", context)


@in_partnership(check_can_write)
@require_http_methods(["GET", "HEAD", "POST"])
def beginning(request: HttpRequest) -> HttpResponse:
    """A proposal in this partnership."""
    here = request.partnership  # type: ignore[attr-defined]
    form = BeginForm(request.POST or None, partnership=here, initial={"title": here.title})
    if request.method == "POST" and form.is_valid():
        names = ("title", "begins_on", "ends_on")
        begun = begin_proposal(
            partnership=here,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **{name: form.cleaned_data[name] for name in names},
        )
        messages.success(request, _("Förslaget är påbörjat. Skriv en del i taget."))
        return redirect("proposals:proposal", here.key, begun.number)
    return render(request, "proposals/beginning.html", {"form": form})


@in_partnership()
@require_safe
def proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """The whole proposal as it stands, part by part, and the next step."""
    here = opened(request, proposal)
    written = points_of(here.proposal)
    names = dict(here.party_choices())
    missing = lacking(here.proposal) if here.is_written else ()
    context = here.frame(request, "proposal") | {
        "parts": [
            (
                section.value,
                words,
                [_shown(row, names) for row in written if row.section == section],
                section.value in missing,
            )
            for section, words in PARTS.items()
        ],
        "alternatives": _compared(here)["alternatives"],
        "payer": names.get(here.proposal.payer),
        "payee": names.get(here.proposal.payee),
        "missing": missing,
        "parties": parties_of(here.partnership),
    }
    return render(request, "proposals/proposal.html", context)


@in_partnership(check_can_write)
@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: HttpRequest, proposal: int) -> HttpResponse:
    """Name, time, payment, school weeks."""
    here = _to_write(request, proposal)
    names = ("title", "begins_on", "ends_on", "payer", "payee", "payments_a_year", "school_weeks")
    row = here.proposal
    initial = {name: getattr(row, name) for name in names} | {"based_on": row.revision}
    form = FrameForm(
        request.POST or None,
        initial=initial,
        partnership=here.partnership,
        parties=here.party_choices(),
    )
    meanwhile: list[tuple[Any, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            frame_proposal(
                proposal=row,
                based_on=form.cleaned_data["based_on"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **{name: form.cleaned_data[name] for name in names},
            )
        except ChangedMeanwhile as changed:
            meanwhile = [(form.fields[n].label, getattr(row, n)) for n in names]
            _offer_again(request, form, changed, row.revision)
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Sparat."))
            return redirect(here.address("proposal"))
    context = here.frame(request, "proposal") | {
        "form": form,
        "title": _("Namn, tid och betalning"),
        "meanwhile": meanwhile,
        "back": here.address("proposal"),
    }
    return render(request, "proposals/form.html", context)


@in_partnership(check_can_write)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, proposal: int, section: str) -> HttpResponse:
    """One part of the proposal: its points, and a new one."""
    here = _to_write(request, proposal)
    part = _section(section)
    form = PointForm(
        request.POST or None,
        partnership=here.partnership,
        section=part,
        parties=here.party_choices(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_point(
                proposal=here.proposal,
                section=part,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.written_point(),
            )
        except NotPossible as problem:
            form.add_error("text", said(problem.reason))
        else:
            messages.success(request, _("Punkten är sparad."))
            return redirect(here.address("section", section))
    names = dict(here.party_choices())
    context = here.frame(request, "proposal") | {
        "form": form,
        "part": PARTS[part],
        "points": [_shown(row, names) for row in points_of(here.proposal) if row.section == part],
        "back": here.address("proposal"),
    }
    return render(request, "proposals/section.html", context)


@in_partnership(check_can_write)
@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, proposal: int, point: int) -> HttpResponse:
    """Another wording of a point."""
    here = _to_write(request, proposal)
    row = _point(here, point)
    initial = {
        "text": row.text,
        "measure": row.measure,
        "rhythm": row.rhythm,
        "parties": row.parties.split(),
        "based_on": row.revision,
    }
    form = PointForm(
        request.POST or None,
        initial=initial,
        partnership=here.partnership,
        section=Section(row.section),
        parties=here.party_choices(),
    )
    meanwhile: list[tuple[Any, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_point(
                point=row,
                based_on=form.cleaned_data["based_on"] or 0,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.written_point(),
            )
        except ChangedMeanwhile as changed:
            meanwhile = [(form.fields["text"].label, row.text)]
            _offer_again(request, form, changed, row.revision)
        except NotPossible as problem:
            form.add_error("text", said(problem.reason))
        else:
            messages.success(request, _("Punkten är sparad."))
            return redirect(here.address("section", row.section))
    context = here.frame(request, "proposal") | {
        "form": form,
        "title": _("Ändra en punkt"),
        "lead": PARTS[Section(row.section)].title,
        "meanwhile": meanwhile,
        "back": here.address("section", row.section),
        "removal": here.address("point_removal", row.pk),
    }
    return render(request, "proposals/form.html", context)


@in_partnership(check_can_write)
@require_POST
def point_removal(request: HttpRequest, proposal: int, point: int) -> HttpResponse:
    here = _to_write(request, proposal)
    row = _point(here, point)
    remove_point(point=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    undo = here.address("point_return", row.pk)
    messages.success(request, _("Punkten är borttagen."), extra_tags=f"undo-now:{undo}")
    return redirect(here.address("section", row.section))


@in_partnership(check_can_write)
@require_POST
def point_return(request: HttpRequest, proposal: int, point: int) -> HttpResponse:
    """Puts back a point that was taken out."""
    here = _to_write(request, proposal)
    row = get_object_or_404(here.proposal.points.exclude(removed_at=None), pk=point)
    restore_point(point=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Punkten är tillbaka."))
    return redirect(here.address("section", row.section))


@in_partnership()
@require_safe
def alternatives(request: HttpRequest, proposal: int) -> HttpResponse:
    """The alternatives side by side: what each gives and costs, and what differs."""
    here = opened(request, proposal)
    context = here.frame(request, "alternatives") | _compared(here)
    return render(request, "proposals/alternatives.html", context)


@in_partnership(check_can_write)
@require_http_methods(["GET", "HEAD", "POST"])
def alternative(
    request: HttpRequest, proposal: int, alternative: int | None = None
) -> HttpResponse:
    """A new alternative, or one that is written anew, with its rows of costs."""
    here = _to_write(request, proposal)
    row = _alternative(here, alternative) if alternative is not None else None
    form, costs = _alternative_forms(request, here, row)
    meanwhile: list[tuple[Any, Any]] = []
    if request.method == "POST" and all([form.is_valid(), costs.is_valid()]):
        names = ("title", "gives", "meetups_a_week")
        try:
            save_alternative(
                proposal=here.proposal,
                alternative=row,
                based_on=form.cleaned_data["based_on"] or 0,
                costs=costs_from(costs),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **{name: form.cleaned_data[name] for name in names},
            )
        except ChangedMeanwhile as changed:
            assert row is not None
            meanwhile = [(form.fields[n].label, getattr(row, n)) for n in names]
            meanwhile += [(cost.what, cost.per_year) for cost in row.costs.all()]
            _offer_again(request, form, changed, row.revision)
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Alternativet är sparat."))
            return redirect(here.address("alternatives"))
    context = here.frame(request, "alternatives") | {
        "form": form,
        "costs": costs,
        "row": row,
        "meanwhile": meanwhile,
        "back": here.address("alternatives"),
    }
    return render(request, "proposals/alternative.html", context)


@in_partnership(check_can_write)
@require_POST
def alternative_removal(request: HttpRequest, proposal: int, alternative: int) -> HttpResponse:
    here = _to_write(request, proposal)
    remove_alternative(
        alternative=_alternative(here, alternative),
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Alternativet är borttaget."))
    return redirect(here.address("alternatives"))


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, proposal: int) -> HttpResponse:
    """How the parties themselves see what makes it a partnership."""
    here = opened(request, proposal)
    answers = {row.criterion: row for row in here.proposal.answers.all()}
    criteria = criteria_of(here.partnership)
    form = ChecklistForm(
        request.POST or None,
        partnership=here.partnership,
        criteria=criteria,
        initial=said_before(answers),
    )
    if request.method == "POST":
        check_can_write(request.member)  # type: ignore[attr-defined]
        if form.is_valid():
            answer_checklist(
                proposal=here.proposal,
                answers=form.answers(),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
            messages.success(request, _("Checklistan är sparad."))
            return redirect(here.address("checklist"))
    context = here.frame(request, "checklist") | {
        "form": form,
        "criteria": [(each, answers.get(each.key)) for each in criteria],
    }
    return render(request, "proposals/checklist.html", context)


# --- What the pages share ---


def _to_write(request: HttpRequest, number: int) -> Opened:
    """A proposal that can be written in; elsewhere the pages to write it do not exist."""
    here = opened(request, number)
    if not here.is_written:
        raise Http404
    return here


def _section(key: str) -> Section:
    try:
        return Section(key)
    except ValueError:
        raise Http404 from None


def _point(here: Opened, pk: int) -> ProposalPoint:
    return get_object_or_404(here.proposal.points.filter(removed_at=None), pk=pk)


def _alternative(here: Opened, pk: int) -> ProposalAlternative:
    return get_object_or_404(here.proposal.alternatives.filter(removed_at=None), pk=pk)


def _shown(row: ProposalPoint, names: dict[str, str]) -> tuple[ProposalPoint, str, list[str]]:
    """A point with its rhythm in words and the names of those who bring it."""
    rhythm = RHYTHMS[Rhythm(row.rhythm)] if row.rhythm else ""
    return row, str(rhythm), [names[key] for key in row.parties.split() if key in names]


def _alternative_forms(
    request: HttpRequest, here: Opened, row: ProposalAlternative | None
) -> tuple[AlternativeForm, Any]:
    data = request.POST or None
    initial: dict[str, Any] = {}
    costs: list[dict[str, Any]] = []
    if row is not None:
        names = ("title", "gives", "meetups_a_week")
        initial = {name: getattr(row, name) for name in names} | {"based_on": row.revision}
        costs = [{"what": each.what, "per_year": each.per_year} for each in row.costs.all()]
    return (
        AlternativeForm(data, initial=initial, partnership=here.partnership),
        CostSet(data, prefix="costs", initial=costs),
    )


def _offer_again(request: HttpRequest, form: Any, changed: ChangedMeanwhile, revision: int) -> None:
    """The form keeps what was written, now to be saved over what is shown beside it."""
    form.add_error(None, said(changed.reason))
    data = request.POST.copy()
    data["based_on"] = str(revision)
    form.data = data


def _compared(here: Opened) -> dict[str, Any]:
    """The table of alternatives, with the arithmetic behind what a meetup costs."""
    rows = alternatives_of(here.proposal)
    made = [as_alternative(row) for row in rows]
    compared = compare_alternatives(made)
    weeks = here.proposal.school_weeks
    return {
        "alternatives": [
            (row, total, _meetup(each, weeks))
            for row, each, total in zip(rows, made, compared.totals, strict=True)
        ],
        "rows": [
            (what, tuple(zip(rows, sums, strict=True)), what in compared.differs)
            for what, sums in compared.rows
        ],
        "weeks": weeks,
        "differ": len(set(compared.totals)) > 1,
    }


def _meetup(alternative: Alternative, weeks: int) -> tuple[int, Decimal] | None:
    """How many meetups a year, and what one costs."""
    cost = per_meetup(alternative, weeks)
    return (alternative.meetups_a_week * weeks, cost) if cost is not None else None
