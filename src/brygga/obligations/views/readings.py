"""Recording how a clause is read, and withdrawing a reading."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.terms.model import Pattern
from brygga.obligations import permissions
from brygga.obligations.actions import record_reading, undo_reading, withdraw_reading
from brygga.obligations.forms import ReadingForm, ReasonForm, can_be_read
from brygga.obligations.models import Reading
from brygga.obligations.permissions import check_can_record_reading
from brygga.obligations.showing import Duty
from brygga.obligations.views.evidence import withdrawal_page
from brygga.obligations.views.reading import duty_or_404, frame, readings_shown
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership(check_can_record_reading)
@require_safe
def reading_form(request: HttpRequest, obligation: str) -> HttpResponse:
    duty = duty_or_404(request, obligation)
    return _form_page(request, duty, _form(request, duty))


@in_partnership(check_can_record_reading)
@require_POST
def readings(request: HttpRequest, obligation: str) -> HttpResponse:
    """Records a reading."""
    duty = duty_or_404(request, obligation)
    form = _form(request, duty)
    if form.is_valid():
        given = form.cleaned_data
        try:
            row = record_reading(
                partnership=request.partnership,  # type: ignore[attr-defined]
                obligation=obligation,
                text=given["text"],
                sets=form.sets(),
                decided_on=given["decided_on"],
                decided_by=given["decided_by"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            here = request.partnership.key  # type: ignore[attr-defined]
            undo = reverse("obligations:reading_undoing", args=[here, obligation, row.pk])
            messages.success(
                request,
                _("Tolkningen är noterad och gäller från idag."),
                extra_tags=f"undo-now:{undo}",
            )
            return redirect("obligations:detail", here, obligation)
    return _form_page(request, duty, form)


@in_partnership(check_can_record_reading)
@require_http_methods(["GET", "HEAD", "POST"])
def reading_withdrawal(request: HttpRequest, obligation: str, reading: int) -> HttpResponse:
    row = _reading_or_404(request, obligation, reading)
    permissions.check_can_withdraw_reading(request.member, row)  # type: ignore[attr-defined]
    form = ReasonForm(request.POST or None, partnership=row.partnership)
    back = reverse("obligations:detail", args=[request.partnership.key, obligation])  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        withdraw_reading(
            reading=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Tolkningen är återkallad och gäller inte från idag."))
        return redirect(back)
    return withdrawal_page(
        request,
        form,
        title=_("Återkalla tolkning"),
        lead=_("Tolkningen gäller inte från idag. Svaren för dagar som gått ändras inte."),
        said_before=row.text,
        day=row.decided_on,
        act=_("Återkalla tolkningen"),
        back=back,
    )


@in_partnership(check_can_record_reading)
@require_POST
def reading_undoing(request: HttpRequest, obligation: str, reading: int) -> HttpResponse:
    """Takes back what the person recorded a moment ago."""
    row = _reading_or_404(request, obligation, reading)
    undo_reading(reading=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Tolkningen gäller inte."))
    return redirect("obligations:detail", row.partnership.key, obligation)


def _reading_or_404(request: HttpRequest, obligation: str, reading: int) -> Reading:
    return get_object_or_404(
        Reading.objects.select_related("partnership"),
        pk=reading,
        obligation=obligation,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _form(request: HttpRequest, duty: Duty) -> ReadingForm:
    events = [
        (o.key, o.title)
        for o in duty.terms.obligations
        if o.pattern in (Pattern.COUNT, Pattern.DEADLINE) and o.key != duty.signed.key
    ]
    return ReadingForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        obligation=duty.signed,
        events=events,
    )


def _form_page(request: HttpRequest, duty: Duty, form: ReadingForm) -> HttpResponse:
    context = frame(request, duty) | {
        "form": form,
        "nothing_to_read": not can_be_read(duty.signed),
        "readings": readings_shown(request, duty),
    }
    return render(request, "obligations/reading_form.html", context)
