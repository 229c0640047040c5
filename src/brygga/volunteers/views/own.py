"""Min tid: when one can, what one has learnt, and how long one has worked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import add_absence, remove_absence, say_weekdays
from brygga.volunteers.actions.availability import FIELDS
from brygga.volunteers.forms import AbsenceForm, WeekdaysForm
from brygga.volunteers.models import Absence
from brygga.volunteers.permissions import check_takes_shifts, shift_roles_of
from brygga.volunteers.queries import (
    absences_of,
    availability_of,
    checks_of,
    hours_of,
    readiness,
    trainings_taken,
)
from brygga.volunteers.roles import ShiftRole
from brygga.volunteers.showing import role_lines, tabs
from brygga.volunteers.words import hours_in_words

PAGE = 25


@in_partnership(check_takes_shifts)
@require_http_methods(["GET", "HEAD", "POST"])
def own_time(request: HttpRequest) -> HttpResponse:
    """One's own page; a POST says the weekdays."""
    person = request.person  # type: ignore[attr-defined]
    if request.method == "POST":
        form = WeekdaysForm(request.POST)
        if form.is_valid():
            say_weekdays(by=person, weekdays=form.chosen())
            messages.success(request, _("Dina veckodagar är sparade."))
            return redirect("volunteers:own_time", request.partnership.key)  # type: ignore[attr-defined]
        return _page(request, form, AbsenceForm())
    return _page(request, _weekdays_form(request), AbsenceForm())


@in_partnership(check_takes_shifts)
@require_POST
def absences(request: HttpRequest) -> HttpResponse:
    """Days away."""
    form = AbsenceForm(request.POST)
    if form.is_valid():
        try:
            add_absence(by=request.person, at=request.now, **form.cleaned_data)  # type: ignore[attr-defined]
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            messages.success(request, _("Dina dagar borta är noterade."))
            return redirect("volunteers:own_time", request.partnership.key)  # type: ignore[attr-defined]
    return _page(request, _weekdays_form(request), form)


@in_partnership(check_takes_shifts)
@require_POST
def absence_removal(request: HttpRequest, absence: int) -> HttpResponse:
    row = get_object_or_404(Absence, pk=absence, person=request.person)  # type: ignore[attr-defined]
    remove_absence(absence=row, by=request.person)  # type: ignore[attr-defined]
    messages.success(request, _("Dagarna är borttagna."))
    return redirect("volunteers:own_time", request.partnership.key)  # type: ignore[attr-defined]


def _weekdays_form(request: HttpRequest) -> WeekdaysForm:
    usual = availability_of(request.person)  # type: ignore[attr-defined]
    chosen = [str(day) for day in sorted(usual.weekdays)] if usual else []
    return WeekdaysForm(initial={"weekdays": chosen})


def _page(request: HttpRequest, weekdays: WeekdaysForm, absence_form: AbsenceForm) -> HttpResponse:
    member, on = request.member, request.now.date()  # type: ignore[attr-defined]
    person, here = member.person, member.partnership
    worked = hours_of(person, here)
    page = Paginator(worked, PAGE).get_page(request.GET.get("page"))
    stands = readiness(here, [person.pk], on)[person.pk]
    total = worked.aggregate(total=Sum("minutes"))["total"] or 0
    context = {
        "tabs": tabs(member, "own_time"),
        "weekdays_form": weekdays,
        "absence_form": absence_form,
        "absences": absences_of(person, on),
        "lines": role_lines(shift_roles_of(member), stands, on),
        "taken": trainings_taken(person, here, on),
        "checks": checks_of(person),
        "page": page,
        "hours": [
            (row.day, hours_in_words(row.minutes), ShiftRole(row.shift_role).label) for row in page
        ],
        "total": hours_in_words(total),
    }
    return render(request, "volunteers/own_time.html", context)
