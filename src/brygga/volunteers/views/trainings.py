"""Utbildningar: what is taught, who needs what, and each session."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import (
    add_default_trainings,
    add_training,
    change_training,
    retire_training,
    set_requirements,
    take_up_training,
)
from brygga.volunteers.actions.trainings import FIELDS
from brygga.volunteers.defaults import TRAININGS
from brygga.volunteers.forms import RequirementForm, TrainingForm
from brygga.volunteers.models import Training
from brygga.volunteers.permissions import (
    check_plans_trainings,
    check_sets_requirements,
    plans_trainings,
    sets_requirements,
)
from brygga.volunteers.queries import (
    count_obligations_on,
    needs_of,
    retired_trainings_of,
    sessions_of,
    titles_of_obligations,
    trainings_of,
)
from brygga.volunteers.roles import ShiftRole
from brygga.volunteers.showing import need_rows, session_row, tabs

PAGE = 25


@in_partnership()
@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    """What is taught, what each kind of shift asks for, and the sessions, latest first."""
    member, on = request.member, request.now.date()  # type: ignore[attr-defined]
    here = member.partnership
    titles = titles_of_obligations(here, on)
    page = Paginator(sessions_of(here), PAGE).get_page(request.GET.get("page"))
    may_set = [role for role in ShiftRole.values if sets_requirements(member, role)]
    context = {
        "tabs": tabs(member, "trainings"),
        "plans": plans_trainings(member),
        "trainings": [(t, titles.get(t.obligation, "")) for t in trainings_of(here)],
        "retired": retired_trainings_of(here) if plans_trainings(member) else (),
        "offered": TRAININGS,
        "needs": need_rows(member, may_set),
        "page": page,
        "sessions": [session_row(session, titles) for session in page],
    }
    return render(request, "volunteers/trainings.html", context)


@in_partnership(check_plans_trainings)
@require_POST
def default_trainings(request: HttpRequest) -> HttpResponse:
    """Adds those that this kind of work usually asks for."""
    here = request.partnership  # type: ignore[attr-defined]
    add_default_trainings(partnership=here, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Utbildningarna är tillagda. Ändra dem som ni vill."))
    return redirect("volunteers:trainings", here.key)


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def training_form(request: HttpRequest) -> HttpResponse:
    """One more training."""
    here = request.partnership  # type: ignore[attr-defined]
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_training(
                partnership=here,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **_given(form),
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            undo = reverse("volunteers:training_retirement", args=[here.key, added.pk])
            messages.success(request, _("Utbildningen är tillagd."), extra_tags=f"undo-now:{undo}")
            return redirect("volunteers:trainings", here.key)
    return _form_page(request, form, title=_("Lägg till en utbildning"), act=_("Lägg till"))


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def training_change(request: HttpRequest, training: int) -> HttpResponse:
    row = _training(request, training)
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            change_training(
                training=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **_given(form),
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            messages.success(request, _("Utbildningen är ändrad."))
            return redirect("volunteers:trainings", row.partnership.key)
    return _form_page(
        request,
        form,
        title=_("Ändra utbildningen"),
        act=_("Spara"),
        lead=_("Tillfällen som redan är genomförda räknas som förut."),
        training=row,
    )


@in_partnership(check_plans_trainings)
@require_POST
def training_retirement(request: HttpRequest, training: int) -> HttpResponse:
    """It is taught no more."""
    row = _training(request, training)
    retire_training(training=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    undo = reverse("volunteers:training_return", args=[row.partnership.key, row.pk])
    text = _("Utbildningen ges inte längre, och krävs inte av någon.")
    messages.success(request, text, extra_tags=f"undo-now:{undo}")
    return redirect("volunteers:trainings", row.partnership.key)


@in_partnership(check_plans_trainings)
@require_POST
def training_return(request: HttpRequest, training: int) -> HttpResponse:
    """It is taught again."""
    row = _training(request, training)
    take_up_training(training=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Utbildningen ges igen. Ange på nytt vilka som behöver den."))
    return redirect("volunteers:trainings", row.partnership.key)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def requirement(request: HttpRequest, shift_role: str) -> HttpResponse:
    """What a shift role asks for."""
    if shift_role not in ShiftRole.values:
        raise Http404
    member, here = request.member, request.partnership  # type: ignore[attr-defined]
    check_sets_requirements(member, shift_role)
    need = needs_of(here)[shift_role]
    form = RequirementForm(
        request.POST or None,
        trainings=list(trainings_of(here)),
        initial={
            "trainings": [str(training.id) for training in need.trainings],
            "needs_register_check": need.register_check,
            "register_check_months": need.register_check_months,
        },
    )
    if request.method == "POST" and form.is_valid():
        set_requirements(
            partnership=here,
            shift_role=shift_role,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **form.chosen(),
        )
        messages.success(request, _("Kraven är sparade och gäller från nu."))
        return redirect("volunteers:trainings", here.key)
    title = _("Vad behöver en %(role)s?") % {"role": ShiftRole(shift_role).label}
    return _form_page(request, form, title=title, act=_("Spara kraven"))


def _training(request: HttpRequest, training: int) -> Training:
    return get_object_or_404(
        Training.objects.select_related("partnership"),
        pk=training,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _form(request: HttpRequest, row: Training | None = None) -> TrainingForm:
    here, on = request.partnership, request.now.date()  # type: ignore[attr-defined]
    known = [(o.key, o.title) for o in count_obligations_on(here, on)]
    initial = (
        {"title": row.title, "months": row.months, "obligation": row.obligation} if row else {}
    )
    return TrainingForm(request.POST or None, partnership=here, obligations=known, initial=initial)


def _given(form: TrainingForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("title", "months", "obligation")}


def _form_page(
    request: HttpRequest, form: object, *, title: str, act: str, **more: object
) -> HttpResponse:
    back = reverse("volunteers:trainings", args=[request.partnership.key])  # type: ignore[attr-defined]
    context = {"form": form, "title": title, "act": act, "back": back} | more
    return render(request, "volunteers/form.html", context)
