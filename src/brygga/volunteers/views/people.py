"""Folk: one's own people and how ready they are, and how the roles are covered."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.parties.access import in_partnership, said
from brygga.parties.models import Membership, Organisation, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import note_register_check, remove_register_check
from brygga.volunteers.actions.checks import FIELDS
from brygga.volunteers.forms import CheckForm
from brygga.volunteers.models import RegisterCheck
from brygga.volunteers.permissions import check_keeps_people, keeps_people, organisations_kept
from brygga.volunteers.queries import (
    absences_of,
    checks_of,
    colleagues,
    crew_on,
    trainings_taken,
)
from brygga.volunteers.showing import (
    coverage_rows,
    own_people,
    person_row,
    tabs,
    week_rows,
)

PAGE = 50


@in_partnership()
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Coverage for everybody; one's own people, by name, for those who look after them."""
    member, on = request.member, request.now.date()  # type: ignore[attr-defined]
    crew = crew_on(member.partnership, on)
    context: dict[str, Any] = {
        "tabs": tabs(member, "people"),
        "keeps_people": keeps_people(member),
        "coverage": coverage_rows(crew),
        "weeks": week_rows(member, crew),
    }
    if context["keeps_people"]:
        own = list(own_people(member, crew).values())
        page = Paginator(own, PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "rows": [person_row(seats, crew, on) for seats in page]}
    return render(request, "volunteers/people.html", context)


@in_partnership(check_keeps_people)
@require_safe
def person(request: HttpRequest, person: int) -> HttpResponse:
    """One of one's own people: what they may do, what is missing, when they can."""
    member, on = request.member, request.now.date()  # type: ignore[attr-defined]
    crew = crew_on(member.partnership, on)
    seats = own_people(member, crew).get(person)
    if seats is None:
        raise Http404
    who = Person.objects.get(pk=person)
    context = {
        "who": who,
        "row": person_row(seats, crew, on),
        "taken": trainings_taken(who, member.partnership, on),
        "checks": [(check, _who_saw(request, check)) for check in checks_of(who)],
        "may_note_check": who != member.person,
        "absences": absences_of(who, on),
    }
    return render(request, "volunteers/person.html", context)


@in_partnership(check_keeps_people)
@require_http_methods(["GET", "HEAD", "POST"])
def register_checks(request: HttpRequest, person: int) -> HttpResponse:
    """Notes that somebody showed their register extract: when, and nothing of what it said."""
    who = _own_person(request, person)
    today = request.now.date()  # type: ignore[attr-defined]
    form = CheckForm(request.POST or None, today=today, initial={"shown_on": today})
    here = request.partnership  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            check = note_register_check(
                partnership=here,
                organisation=_own_organisation(request, who),
                person=who,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            undo = reverse("volunteers:register_check_removal", args=[here.key, person, check.pk])
            text = _("Noterat: registerutdraget har visats. Inget annat sparas.")
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return redirect("volunteers:person", here.key, person)
    return render(request, "volunteers/register_check.html", {"form": form, "who": who})


@in_partnership(check_keeps_people)
@require_http_methods(["GET", "HEAD", "POST"])
def register_check_removal(request: HttpRequest, person: int, check: int) -> HttpResponse:
    """Deletes a note that was wrong."""
    who = _own_person(request, person)
    row = get_object_or_404(RegisterCheck, pk=check, person=who)
    here = request.partnership  # type: ignore[attr-defined]
    if request.method == "POST":
        remove_register_check(
            partnership=here,
            organisation=_own_organisation(request, who),
            check=row,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Noteringen är borttagen. Inget av den finns kvar."))
        return redirect("volunteers:person", here.key, person)
    context = {
        "title": _("Ta bort noteringen"),
        "lead": who.name,
        "text": _("Noteringen raderas helt, för lagen tillåter inget annat."),
        "day": row.shown_on,
        "act": _("Ta bort noteringen"),
        "back": reverse("volunteers:person", args=[here.key, person]),
    }
    return render(request, "volunteers/confirmation.html", context)


def _own_person(request: HttpRequest, person: int) -> Person:
    """One whom the reader looks after; anybody else is 404, also where they exist."""
    member = request.member  # type: ignore[attr-defined]
    kept = organisations_kept(member)
    asked = colleagues(member.partnership, request.now.date())  # type: ignore[attr-defined]
    if not any(
        one.person_id == person and one.organisation_id in kept
        for people in asked.values()
        for one in people
    ):
        raise Http404
    return Person.objects.get(pk=person)


def _who_saw(request: HttpRequest, check: RegisterCheck) -> str:
    """A colleague by name; whoever saw it in another organisation that the person is in, not."""
    own = organisations_kept(request.member)  # type: ignore[attr-defined]
    is_ours = Membership.objects.filter(person=check.seen_by, organisation__in=own).exists()
    return check.seen_by.name if is_ours else _("någon i en annan organisation")


def _own_organisation(request: HttpRequest, who: Person) -> Organisation:
    """The organisation that the reader looks after and the person is in."""
    return Organisation.objects.filter(
        pk__in=organisations_kept(request.member),  # type: ignore[attr-defined]
        memberships__person=who,
    )[0]
