"""Waiving an occurrence, confirming a waiver, withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.obligations import Assessment
from brygga.obligations import permissions
from brygga.obligations.actions import (
    confirm_waiver,
    undo_waiver,
    waive_occurrence,
    withdraw_waiver,
)
from brygga.obligations.actions.waivers import FIELDS
from brygga.obligations.forms import ReasonForm, WaiverForm
from brygga.obligations.models import Waiver
from brygga.obligations.permissions import ALL_OWE, everyone_owes
from brygga.obligations.showing import Duty, path_of
from brygga.obligations.views.evidence import withdrawal_page
from brygga.obligations.views.reading import assessment_or_404, duty_or_404, frame
from brygga.obligations.words import period_name
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership()
@require_safe
def waiver_form(request: HttpRequest, obligation: str, occurrence: str) -> HttpResponse:
    duty, assessment = _may_waive(request, obligation, occurrence)
    return _form_page(request, duty, assessment, _form(request))


@in_partnership()
@require_POST
def waivers(request: HttpRequest, obligation: str, occurrence: str) -> HttpResponse:
    """Records the steering group's decision."""
    duty, assessment = _may_waive(request, obligation, occurrence)
    form = _form(request)
    if form.is_valid():
        try:
            row = waive_occurrence(
                partnership=request.partnership,  # type: ignore[attr-defined]
                occurrence=assessment.occurrence.key,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            here = request.partnership.key  # type: ignore[attr-defined]
            undo = reverse("obligations:waiver_undoing", args=[here, obligation, row.pk])
            text = (
                _("Undantaget är noterat.")
                if row.confirmed_at
                else _("Undantaget är noterat. Det gäller när en annan part har bekräftat det.")
            )
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return _to_occurrence(request, row)
    return _form_page(request, duty, assessment, form)


@in_partnership()
@require_POST
def waiver_confirmation(request: HttpRequest, obligation: str, waiver: int) -> HttpResponse:
    row = _waiver_or_404(request, obligation, waiver)
    confirm_waiver(waiver=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Undantaget är bekräftat och gäller från idag."))
    return _to_occurrence(request, row)


@in_partnership()
@require_POST
def waiver_undoing(request: HttpRequest, obligation: str, waiver: int) -> HttpResponse:
    """Takes back what the person recorded a moment ago."""
    row = _waiver_or_404(request, obligation, waiver)
    undo_waiver(waiver=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Undantaget gäller inte."))
    return _to_occurrence(request, row)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def waiver_withdrawal(request: HttpRequest, obligation: str, waiver: int) -> HttpResponse:
    row = _waiver_or_404(request, obligation, waiver)
    permissions.check_can_withdraw_waiver(request.member, row)  # type: ignore[attr-defined]
    form = ReasonForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        withdraw_waiver(
            waiver=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Undantaget är återkallat och gäller inte från idag."))
        return _to_occurrence(request, row)
    return withdrawal_page(
        request,
        form,
        title=_("Återkalla undantag"),
        lead=_("Undantaget gäller inte från idag. Svaren för dagar som gått ändras inte."),
        said_before=row.reason,
        day=row.decided_on,
        act=_("Återkalla undantaget"),
        back=_occurrence_address(request, row),
    )


def _may_waive(request: HttpRequest, obligation: str, occurrence: str) -> tuple[Duty, Assessment]:
    duty = duty_or_404(request, obligation)
    assessment = assessment_or_404(duty, occurrence)
    parties = [party.key for party in duty.terms.parties]
    permissions.check_can_waive(request.member, assessment.occurrence.parties, parties)  # type: ignore[attr-defined]
    return duty, assessment


def _waiver_or_404(request: HttpRequest, obligation: str, waiver: int) -> Waiver:
    return get_object_or_404(
        Waiver.objects.select_related("partnership"),
        pk=waiver,
        obligation=obligation,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _occurrence_address(request: HttpRequest, row: Waiver) -> str:
    path = path_of(row.occurrence, row.obligation)
    return reverse("obligations:occurrence", args=[request.partnership.key, row.obligation, path])  # type: ignore[attr-defined]


def _to_occurrence(request: HttpRequest, row: Waiver) -> HttpResponse:
    return redirect(_occurrence_address(request, row))


def _form(request: HttpRequest) -> WaiverForm:
    return WaiverForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _form_page(
    request: HttpRequest, duty: Duty, assessment: Assessment, form: WaiverForm
) -> HttpResponse:
    occurrence = assessment.occurrence
    everyone = everyone_owes(occurrence.parties, [party.key for party in duty.terms.parties])
    context = frame(request, duty) | {
        "form": form,
        "name": period_name(occurrence, duty.terms),
        "path": path_of(occurrence.key, occurrence.obligation),
        "assessment": assessment,
        "all_owe": said(ALL_OWE) if everyone else "",
    }
    return render(request, "obligations/waiver_form.html", context)
