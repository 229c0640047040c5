"""The page Pass, and every act about a shift: taken, given back, given out, confirmed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.meetups.actions import (
    assign_shift,
    confirm_shift,
    give_back_shift,
    join_stand_ins,
    leave_stand_ins,
    mark_absent,
    mark_present,
    note_worked,
    remove_noted,
    take_shift,
)
from brygga.meetups.actions.shifts import LATE
from brygga.meetups.forms import AssignForm, WorkedForm
from brygga.meetups.models import Shift
from brygga.meetups.permissions import (
    can_plan,
    check_can_assign,
    check_can_give_back,
    check_can_run,
)
from brygga.meetups.queries import Listed, listed_of
from brygga.meetups.rota import Worker, assignable, could_have_worked, rota_of
from brygga.meetups.showing import name_of, path_of
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.roles import ShiftRole

PAGE = 5  # evenings: about a month ahead
FEW = 6  # own shifts shown before the rest is opened


@in_partnership()
@require_safe
def shifts(request: HttpRequest) -> HttpResponse:
    """My shifts, the swaps that wait for an answer, and the evenings that I can fill."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    rota = rota_of(member, today)
    context = {
        "rota": rota,
        "own": rota.own[:FEW],
        "more": rota.own[FEW:],
        "gaps": rota.gaps[:FEW],
        "more_gaps": rota.gaps[FEW:],
        "page": Paginator(rota.open, PAGE).get_page(request.GET.get("page")),
        "today": today,
        "may_plan": can_plan(member),
    }
    return render(request, "meetups/shifts.html", context)


@in_partnership()
@require_POST
def shift_taking(request: HttpRequest, key: str) -> HttpResponse:
    """Signs up for a role on an evening."""
    role = _role_or_404(_given(request, "role"))
    _listed_or_404(request, key)
    shift = take_shift(**_who(request), key=key, role=role)
    undo = _way(request, "meetups:shift_return", shift.pk)
    messages.success(request, _("Passet är ditt. Tack!"), extra_tags=f"undo-now:{undo}")
    return _back(request, key)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def shift_return(request: HttpRequest, shift: int) -> HttpResponse:
    """Gives a shift back: says first whom that concerns, for it may be late."""
    row = _shift_or_404(request, shift)
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    check_can_give_back(member, row)
    key = row.meetup.key
    is_own = row.person_id == member.person.pk
    if request.method == "POST":
        give_back_shift(shift=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        text = _("Passet är lämnat tillbaka.") if is_own else _("Passet är ledigt igen.")
        undo = f"{_way(request, 'meetups:shift_taking', key)}&role={row.role}"
        messages.success(request, text, extra_tags=f"undo-now:{undo}" if is_own else "")
        return _back(request, key)
    listed = _listed_or_404(request, key)
    context = _frame(request, listed) | {
        "shift": row,
        "role": ShiftRole(row.role).label,
        "is_own": is_own,
        "is_late": listed.evening.on - today < LATE,
        "name": name_of(listed.evening),
    }
    return render(request, "meetups/shift_return.html", context)


@in_partnership()
@require_POST
def shift_confirmation(request: HttpRequest, shift: int) -> HttpResponse:
    """The new day suits."""
    row = _shift_or_404(request, shift)
    confirm_shift(shift=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Tack, då vet de andra att du kommer."))
    return _back(request, row.meetup.key)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def shift_assignment(request: HttpRequest, key: str, role: str) -> HttpResponse:
    """Gives a free place to a colleague."""
    role = _role_or_404(role)
    member = request.member  # type: ignore[attr-defined]
    check_can_assign(member, role)
    listed = _listed_or_404(request, key)
    people = assignable(member, listed, role, request.now.date())  # type: ignore[attr-defined]
    form = AssignForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        person = Person.objects.get(pk=form.cleaned_data["person"])
        assign_shift(**_who(request), key=key, role=role, person=person)
        messages.success(request, _("Passet är fördelat, och personen har fått veta det."))
        return _back(request, key)
    context = _frame(request, listed) | {
        "form": form,
        "role": ShiftRole(role).label,
        "has_people": bool(people),
        "name": name_of(listed.evening),
    }
    return render(request, "meetups/shift_assignment.html", context)


@in_partnership()
@require_POST
def stand_ins(request: HttpRequest, key: str) -> HttpResponse:
    role = _role_or_404(_given(request, "role"))
    _listed_or_404(request, key)
    join_stand_ins(**_who(request), key=key, role=role)
    messages.success(
        request,
        _("Du står som reserv. Blir en plats ledig sent får du ett utskick."),
        extra_tags=f"undo-now:{_way(request, 'meetups:stand_in_leaving', key)}",
    )
    return _back(request, key)


@in_partnership()
@require_POST
def stand_in_leaving(request: HttpRequest, key: str) -> HttpResponse:
    leave_stand_ins(**_who(request), key=key)
    messages.success(request, _("Du står inte längre som reserv."))
    return _back(request, key)


@in_partnership(check_can_run)
@require_POST
def shift_absence(request: HttpRequest, shift: int) -> HttpResponse:
    """After the evening: somebody with a shift did not come."""
    row = _shift_or_404(request, shift)
    mark_absent(shift=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(
        request,
        _("Noterat. Ingen arbetad tid räknas för det passet."),
        extra_tags=f"undo-now:{_way(request, 'meetups:shift_presence', row.pk)}",
    )
    return _back(request, row.meetup.key)


@in_partnership(check_can_run)
@require_POST
def shift_presence(request: HttpRequest, shift: int) -> HttpResponse:
    """They came after all."""
    row = _shift_or_404(request, shift)
    mark_present(shift=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Noterat. Den arbetade tiden räknas igen."))
    return _back(request, row.meetup.key)


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def worked_form(request: HttpRequest, key: str) -> HttpResponse:
    """After the evening: somebody worked who had no shift."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    listed = _listed_or_404(request, key)
    workers = {one.value: one for one in could_have_worked(member, listed, today)}
    form = WorkedForm(request.POST or None, who=_by_role(workers.values()))
    if request.method == "POST" and form.is_valid():
        who = workers[form.cleaned_data["who"]]
        try:
            shift = note_worked(
                **_who(request),
                key=key,
                role=who.role,
                party=who.party,
                person=Person.objects.get(pk=who.person_id) if who.person_id else None,
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            undo = _way(request, "meetups:noted_removal", shift.pk)
            text = _("Noterat. Den arbetade tiden räknas.")
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return _back(request, key)
    context = _frame(request, listed) | {"form": form, "name": name_of(listed.evening)}
    return render(request, "meetups/worked_form.html", context)


def _by_role(workers: Iterable[Worker]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in workers:
        label = str(ShiftRole(one.role).label).capitalize()
        groups.setdefault(label, []).append((one.value, one.words))
    return list(groups.items())


@in_partnership(check_can_run)
@require_POST
def noted_removal(request: HttpRequest, shift: int) -> HttpResponse:
    """It was noted by mistake that somebody worked."""
    row = _shift_or_404(request, shift)
    remove_noted(shift=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Noteringen är borttagen, och tiden räknas inte."))
    return _back(request, row.meetup.key)


# --- What these views share ----------------------------------------------------------------------

TO_THE_ROTA = "pass"


def _back(request: HttpRequest, key: str) -> HttpResponse:
    """To the page that the button stood on."""
    here = request.partnership.key  # type: ignore[attr-defined]
    if _given(request, "till") == TO_THE_ROTA:
        return redirect("meetups:shifts", here)
    return redirect(f"{path_of(here, key)}#bemanning")


def _given(request: HttpRequest, name: str) -> str:
    """From a form, or from the address of the button that undoes: that one has no fields."""
    return str(request.POST.get(name) or request.GET.get(name, ""))


def _way(request: HttpRequest, name: str, *args: object) -> str:
    """The address that undoes, leading back to the page that the person is on."""
    here = request.partnership.key  # type: ignore[attr-defined]
    return f"{reverse(name, args=[here, *args])}?till={_given(request, 'till') or 'traff'}"


def _who(request: HttpRequest) -> dict[str, Any]:
    return {
        "partnership": request.partnership,  # type: ignore[attr-defined]
        "by": request.person,  # type: ignore[attr-defined]
        "at": request.now,  # type: ignore[attr-defined]
    }


def _frame(request: HttpRequest, listed: Listed) -> dict[str, Any]:
    here = request.partnership.key  # type: ignore[attr-defined]
    return {
        "evening": listed.evening,
        "evening_href": path_of(here, listed.evening.key),
        "from_rota": _given(request, "till") == TO_THE_ROTA,
    }


def _role_or_404(role: str) -> str:
    if role not in ShiftRole.values:
        raise Http404
    return role


def _listed_or_404(request: HttpRequest, key: str) -> Listed:
    listed = listed_of(request.partnership, key, request.now.date())  # type: ignore[attr-defined]
    if listed is None:
        raise Http404
    return listed


def _shift_or_404(request: HttpRequest, shift: int) -> Shift:
    return get_object_or_404(
        Shift.objects.select_related("meetup__partnership", "person"),
        pk=shift,
        meetup__partnership=request.partnership,  # type: ignore[attr-defined]
    )
