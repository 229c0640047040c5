"""One training session: planned, held or cancelled, and who of one's own took part."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.agreements.words import who_acted
from brygga.obligations.forms import ReasonForm
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Organisation, Person
from brygga.parties.queries import members_of
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import (
    cancel_session,
    change_session,
    hold_session,
    note_attendance,
    plan_session,
    reopen_session,
)
from brygga.volunteers.actions.sessions import FIELDS
from brygga.volunteers.forms import FOR_ALL, AttendanceForm, SessionForm
from brygga.volunteers.models import TrainingSession
from brygga.volunteers.permissions import (
    check_keeps_people,
    check_keeps_session,
    check_plans_trainings,
    keeps_session,
    organisations_kept,
)
from brygga.volunteers.queries import (
    attending,
    sessions_of,
    titles_of_obligations,
    trainings_of,
)
from brygga.volunteers.showing import session_row


@in_partnership()
@require_safe
def session(request: HttpRequest, session: int) -> HttpResponse:
    """When, what and for whom; who took part is shown of one's own people only."""
    member, on = request.member, request.now.date()  # type: ignore[attr-defined]
    row = _session(request, session)
    version = version_in_force(member.partnership, on)
    names = party_names(terms_of(version)) if version else {}
    planner = row.planned_by.name if row.planned_by else ""
    context = {
        "row": session_row(row, titles_of_obligations(member.partnership, on)),
        "planned_by": who_acted(row.planned_role, row.planned_party, planner, member, names),
        "keeps": keeps_session(member, row.organisation_id),
        "may_hold": row.state == "planned" and row.day <= on,
        "attendance": _own_attendance(request, row),
    }
    return render(request, "volunteers/session.html", context)


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def session_form(request: HttpRequest) -> HttpResponse:
    """A session to come, or one that has been."""
    here = request.partnership  # type: ignore[attr-defined]
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            row = plan_session(
                partnership=here,
                organisation=_organisation(request, form),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.chosen(),
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            undo = reverse("volunteers:session_cancellation", args=[here.key, row.pk])
            messages.success(request, _("Tillfället är planerat."), extra_tags=f"undo:{undo}")
            return redirect("volunteers:session", here.key, row.pk)
    back = reverse("volunteers:trainings", args=[here.key])
    return _form_page(request, form, _("Planera ett tillfälle"), _("Planera"), back)


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def session_change(request: HttpRequest, session: int) -> HttpResponse:
    row = _own_session(request, session)
    form = _form(request, row)
    here = row.partnership
    if request.method == "POST" and form.is_valid():
        try:
            change_session(
                session=row,
                organisation=_organisation(request, form),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.chosen(),
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            messages.success(request, _("Tillfället är ändrat."))
            return redirect("volunteers:session", here.key, row.pk)
    back = reverse("volunteers:session", args=[here.key, row.pk])
    return _form_page(request, form, _("Ändra tillfället"), _("Spara"), back)


@in_partnership(check_plans_trainings)
@require_POST
def session_holding(request: HttpRequest, session: int) -> HttpResponse:
    """It was held: evidence for what it keeps is recorded in the same breath."""
    row = _own_session(request, session)
    hold_session(session=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    undo = reverse("volunteers:session_reopening", args=[row.partnership.key, row.pk])
    text = _("Tillfället är genomfört, och underlaget är noterat. Notera nu vilka som var med.")
    messages.success(request, text, extra_tags=f"undo-now:{undo}")
    return redirect("volunteers:session", row.partnership.key, row.pk)


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def session_cancellation(request: HttpRequest, session: int) -> HttpResponse:
    row = _own_session(request, session)
    here = row.partnership
    form = ReasonForm(request.POST or None, partnership=here)
    form.fields["reason"].help_text = _("Till exempel: för få anmälda. Skriv inga namn.")
    if request.method == "POST" and form.is_valid():
        cancel_session(
            session=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        undo = reverse("volunteers:session_reopening", args=[here.key, row.pk])
        messages.success(request, _("Tillfället är inställt."), extra_tags=f"undo-now:{undo}")
        return redirect("volunteers:session", here.key, row.pk)
    context: dict[str, Any] = {
        "form": form,
        "title": _("Ställ in tillfället"),
        "act": _("Ställ in"),
        "back": reverse("volunteers:session", args=[here.key, row.pk]),
        "is_danger": True,
    }
    if row.held_at:
        context["lead"] = _("Det är markerat som genomfört. Underlaget återkallas samtidigt.")
    return render(request, "volunteers/form.html", context)


@in_partnership(check_plans_trainings)
@require_http_methods(["GET", "HEAD", "POST"])
def session_reopening(request: HttpRequest, session: int) -> HttpResponse:
    """Undoes that it was held or cancelled."""
    row = _own_session(request, session)
    here = row.partnership
    if request.method == "POST":
        reopen_session(session=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Tillfället är planerat igen."))
        return redirect("volunteers:session", here.key, row.pk)
    text = (
        _("Underlaget återkallas. Närvaron står kvar, men räknas inte förrän det är genomfört.")
        if row.held_at
        else _("Tillfället blir planerat som förut.")
    )
    context = {
        "title": _("Ångra"),
        "lead": ", ".join(training.title for training in row.trainings.all()),
        "text": text,
        "day": row.day,
        "act": _("Gör det planerat igen"),
        "back": reverse("volunteers:session", args=[here.key, row.pk]),
    }
    return render(request, "volunteers/confirmation.html", context)


@in_partnership(check_keeps_people)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, session: int) -> HttpResponse:
    """Who of one's own people took part."""
    row = _session(request, session)
    here, took_part = row.partnership, attending(row)
    own = {
        organisation: list(members_of(organisation, request.now.date()))  # type: ignore[attr-defined]
        for organisation in _own_organisations(request, row)
    }
    people: dict[str, Person] = {
        str(person.pk): person for members in own.values() for person in members
    }
    form = AttendanceForm(
        request.POST or None,
        people=[(key, person.name) for key, person in people.items()],
        initial={"people": [key for key in people if int(key) in took_part]},
    )
    if request.method == "POST" and form.is_valid():
        came = set(form.cleaned_data["people"])
        for organisation, members in own.items():
            note_attendance(
                session=row,
                organisation=organisation,
                people=[person for person in members if str(person.pk) in came],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        messages.success(request, _("Närvaron är sparad. Den visas bara inom organisationen."))
        return redirect("volunteers:session", here.key, row.pk)
    context = {
        "form": form,
        "title": _("Notera närvaro"),
        "lead": _("Bara er egen organisation ser vilka som var med."),
        "act": _("Spara närvaron"),
        "back": reverse("volunteers:session", args=[here.key, row.pk]),
    }
    return render(request, "volunteers/form.html", context)


def _session(request: HttpRequest, session: int) -> TrainingSession:
    found: TrainingSession = get_object_or_404(
        sessions_of(request.partnership).select_related(  # type: ignore[attr-defined]
            "partnership", "organisation", "planned_by"
        ),
        pk=session,
    )
    return found


def _own_session(request: HttpRequest, session: int) -> TrainingSession:
    row = _session(request, session)
    check_keeps_session(request.member, row.organisation_id)  # type: ignore[attr-defined]
    return row


def _own_organisations(request: HttpRequest, row: TrainingSession) -> list[Organisation]:
    """Those whose people the reader looks after and the session was for."""
    kept = organisations_kept(request.member)  # type: ignore[attr-defined]
    if row.organisation_id:
        kept &= {row.organisation_id}
    return list(Organisation.objects.filter(pk__in=kept).order_by("name"))


def _own_attendance(request: HttpRequest, row: TrainingSession) -> dict[str, Any] | None:
    """The names of one's own who took part; None where the reader is not to know."""
    organisations = _own_organisations(request, row)
    if not organisations or row.state != "held":
        return None
    came = Person.objects.filter(
        pk__in=attending(row), memberships__organisation__in=organisations
    ).distinct()
    return {"people": [person.name for person in came.order_by("name", "pk")]}


def _organisation(request: HttpRequest, form: SessionForm) -> Organisation | None:
    key = form.cleaned_data["organisation"]
    return None if key == FOR_ALL else Organisation.objects.get(pk=key)


def _form(request: HttpRequest, row: TrainingSession | None = None) -> SessionForm:
    here = request.partnership  # type: ignore[attr-defined]
    taught = list(trainings_of(here))
    initial: dict[str, Any] = {"day": request.now.date(), "organisation": FOR_ALL}  # type: ignore[attr-defined]
    if row:
        kept = list(row.trainings.all())
        taught += [training for training in kept if training not in taught]
        initial = {name: getattr(row, name) for name in ("day", "begins", "ends", "place", "about")}
        initial |= {
            "trainings": [str(training.pk) for training in kept],
            "organisation": str(row.organisation_id or FOR_ALL),
        }
    own = Organisation.objects.filter(
        pk__in=organisations_kept(request.member),  # type: ignore[attr-defined]
        kind=Organisation.Kind.NONPROFIT,
    )
    return SessionForm(
        request.POST or None,
        partnership=here,
        trainings=taught,
        organisations=[
            (str(one.pk), _("Bara %(organisation)s") % {"organisation": one.name}) for one in own
        ],
        initial=initial,
    )


def _form_page(
    request: HttpRequest, form: SessionForm, title: str, act: str, back: str
) -> HttpResponse:
    context = {"form": form, "title": title, "act": act, "back": back}
    return render(request, "volunteers/form.html", context)
