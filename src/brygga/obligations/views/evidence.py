"""Recording evidence and withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.obligations import Standing
from brygga.domain.terms.model import Pattern
from brygga.obligations import permissions
from brygga.obligations.actions import record_evidence, undo_evidence, withdraw_evidence
from brygga.obligations.actions.evidence import FIELDS, first_day
from brygga.obligations.forms import EvidenceForm, ReasonForm
from brygga.obligations.models import Evidence
from brygga.obligations.showing import Duty, duty_on, path_of, refs_counted
from brygga.obligations.views.reading import duty_or_404, evidence_page, frame
from brygga.obligations.words import party_names, period_name
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible

_OVER = (Standing.KEPT, Standing.KEPT_LATE, Standing.NOT_APPLICABLE)


@in_partnership()
@require_safe
def evidence_form(request: HttpRequest, obligation: str) -> HttpResponse:
    """Where evidence is written down; `?forekomst=` says for which occurrence."""
    duty = duty_or_404(request, obligation)
    permissions.check_can_record_evidence(request.member, duty.signed)  # type: ignore[attr-defined]
    return _form_page(request, duty, _form(request, duty))


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, obligation: str) -> HttpResponse:
    """The list of evidence; a POST adds to it."""
    if request.method == "POST":
        return _record(request, obligation)
    return evidence_page(request, obligation)


def _record(request: HttpRequest, obligation: str) -> HttpResponse:
    duty = duty_or_404(request, obligation)
    permissions.check_can_record_evidence(request.member, duty.signed)  # type: ignore[attr-defined]
    form = _form(request, duty)
    if form.is_valid():
        try:
            row = record_evidence(
                partnership=request.partnership,  # type: ignore[attr-defined]
                obligation=obligation,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            field = FIELDS.get(problem.reason)
            form.add_error(field if field in form.fields else None, said(problem.reason))
        else:
            return _recorded(request, row)
    return _form_page(request, duty, form)


def _recorded(request: HttpRequest, row: Evidence) -> HttpResponse:
    """To the occurrence that the fact counts towards, with a receipt that says so."""
    here = request.partnership  # type: ignore[attr-defined]
    undo = reverse("obligations:evidence_undoing", args=[here.key, row.obligation, row.pk])
    duty = duty_on(here, row.obligation, request.now.date())  # type: ignore[attr-defined]
    for assessment in duty.assessments if duty else ():
        if f"evidence:{row.pk}" in refs_counted([assessment]):
            occurrence = assessment.occurrence
            name = period_name(occurrence, duty.terms)  # type: ignore[union-attr]
            text = _("Underlaget är noterat och räknas till %(name)s.") % {"name": name}
            path = path_of(occurrence.key, row.obligation)
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return redirect("obligations:occurrence", here.key, row.obligation, path)
    messages.warning(request, _why_it_does_not_count(duty), extra_tags=f"undo-now:{undo}")
    return redirect("obligations:evidence", here.key, row.obligation)


def _why_it_does_not_count(duty: Duty | None) -> str:
    pattern = duty.signed.pattern if duty else Pattern.COUNT
    occurrences = [a.occurrence for a in duty.assessments] if duty else []
    if pattern is Pattern.TRIGGERED and not any(o.trigger for o in occurrences):
        return _("Underlaget är noterat, men räknas inte: det som utlöser åtagandet har inte hänt.")
    is_lacking = any(a.standing not in _OVER for a in duty.assessments) if duty else False
    if pattern is Pattern.DEADLINE and is_lacking:
        return _(
            "Underlaget är noterat, men räknas inte: ingen period som saknar något hade börjat den "
            "dagen. Ångra, och välj vilken det gäller."
        )
    if pattern in (Pattern.DEADLINE, Pattern.TRIGGERED):
        return _("Underlaget är noterat, men räknas inte: allt som krävs är redan gjort.")
    return _("Underlaget är noterat, men dagen ligger utanför de perioder som räknas.")


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_withdrawal(request: HttpRequest, obligation: str, evidence: int) -> HttpResponse:
    """Withdraws evidence that was wrong. It stays to be seen and no longer counts."""
    row = _evidence_or_404(request, obligation, evidence)
    permissions.check_can_withdraw_evidence(request.member, row)  # type: ignore[attr-defined]
    form = ReasonForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        withdraw_evidence(
            evidence=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Underlaget är återkallat och räknas inte längre."))
        return redirect("obligations:evidence", request.partnership.key, obligation)  # type: ignore[attr-defined]
    return withdrawal_page(
        request,
        form,
        title=_("Återkalla underlag"),
        lead=_("Underlaget finns kvar att läsa men räknas inte från idag."),
        said_before=row.source,
        day=row.happened_on,
        act=_("Återkalla underlaget"),
        back=reverse("obligations:evidence", args=[request.partnership.key, obligation]),  # type: ignore[attr-defined]
    )


@in_partnership()
@require_POST
def evidence_undoing(request: HttpRequest, obligation: str, evidence: int) -> HttpResponse:
    """Takes back what the person recorded a moment ago."""
    row = _evidence_or_404(request, obligation, evidence)
    undo_evidence(evidence=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Underlaget räknas inte."))
    return redirect("obligations:detail", row.partnership.key, obligation)


def _evidence_or_404(request: HttpRequest, obligation: str, evidence: int) -> Evidence:
    return get_object_or_404(
        Evidence.objects.select_related("partnership"),
        pk=evidence,
        obligation=obligation,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def withdrawal_page(request: HttpRequest, form: ReasonForm, **context: object) -> HttpResponse:
    return render(request, "obligations/withdrawal.html", {"form": form, **context})


def _form(request: HttpRequest, duty: Duty) -> EvidenceForm:
    names = party_names(duty.terms)
    own = [key for key in duty.signed.owed_by if key in request.member.parties]  # type: ignore[attr-defined]
    initial: dict[str, object] = {
        "happened_on": request.now.date(),  # type: ignore[attr-defined]
        "occurrence": f"{duty.signed.key}/{request.GET.get('forekomst', '')}",
    }
    if own and duty.signed.each_party:
        initial["party"] = own[0]
    return EvidenceForm(
        request.POST or None,
        request.FILES or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        obligation=duty.signed,
        parties=[(key, names[key]) for key in duty.signed.owed_by],
        occurrences=_occurrences(duty),
        first_day=first_day(a.occurrence for a in duty.assessments),
        today=request.now.date(),  # type: ignore[attr-defined]
        initial=initial,
    )


def _occurrences(duty: Duty) -> list[tuple[str, str]]:
    """Those that a fact may be said to be for: with a count the day alone decides."""
    if duty.signed.pattern not in (Pattern.DEADLINE, Pattern.TRIGGERED):
        return []
    return [
        (a.occurrence.key, period_name(a.occurrence, duty.terms))
        for a in duty.assessments
        if a.standing not in _OVER
    ]


def _form_page(request: HttpRequest, duty: Duty, form: EvidenceForm) -> HttpResponse:
    return render(request, "obligations/evidence_form.html", frame(request, duty) | {"form": form})
