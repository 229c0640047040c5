"""The groups with their functions and meetings, and the talks about what to develop."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.terms.model import Terms
from brygga.obligations.forms import ReasonForm
from brygga.obligations.words import party_names, who_recorded
from brygga.outreach.actions import (
    FIELDS,
    add_function,
    end_function,
    form_group,
    note_development,
    note_meeting,
    take_back_development,
    take_back_meeting,
)
from brygga.outreach.forms import FunctionForm, GroupForm, MeetingForm, TalkForm
from brygga.outreach.models import ActorGroup, DevelopmentNote, GroupMeeting, GroupMember
from brygga.outreach.permissions import check_can_take_back, check_notes
from brygga.outreach.queries import (
    development_duties,
    groups_of,
    meetings_of,
    talks_of,
    usual_obligation,
)
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows

Made = TypeVar("Made")
PAGE = 20


@in_partnership()
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """Both kinds of groups: the one there is, or the way to form it."""
    terms = _terms_or_404(request)
    found = {group.kind: group for group in groups_of(request.partnership)}  # type: ignore[attr-defined]
    titles = {str(duty.key): duty.title for duty in terms.obligations}
    context = {
        "kinds": [
            {
                "kind": kind.value,
                "label": kind.label,
                "group": found.get(kind.value),
                "title": titles.get(
                    found[kind.value].obligation
                    if kind.value in found
                    else usual_obligation(terms, kind.value),
                    "",
                ),
            }
            for kind in ActorGroup.Kind
        ],
        "may_note": allows(check_notes, request.member),  # type: ignore[attr-defined]
    }
    return render(request, "outreach/groups.html", context)


@in_partnership(check_notes)
@require_http_methods(["GET", "HEAD", "POST"])
def forming(request: HttpRequest) -> HttpResponse:
    """Forms the group of `?slag=`."""
    terms = _terms_or_404(request)
    kind = request.GET.get("slag", "")
    if kind not in ActorGroup.Kind.values:
        raise Http404
    form = GroupForm(
        request.POST or None,
        obligations=[(duty.key, duty.title) for duty in terms.obligations],
        initial={"kind": kind, "obligation": usual_obligation(terms, kind)},
    )
    if request.method == "POST" and form.is_valid():
        given = {"partnership": request.partnership, **form.cleaned_data}  # type: ignore[attr-defined]
        made = _done(form, lambda: form_group(**given, **_by(request)))
        if made:
            messages.success(
                request, _("Gruppen är bildad. Lägg till vilka funktioner som är med.")
            )
            return redirect("outreach:group", made.partnership.key, made.pk)
    return _form_page(
        request,
        form,
        title=_("Bilda %(group)s") % {"group": ActorGroup.Kind(kind).label},
        lead=_("Ett möte som ni noterar blir underlag för det åtagande som ni väljer."),
        act=_("Bilda gruppen"),
        back=reverse("outreach:groups", args=[request.partnership.key]),  # type: ignore[attr-defined]
    )


@in_partnership()
@require_safe
def group(request: HttpRequest, group: int) -> HttpResponse:
    """A group: which functions take part, and its meetings, the latest first."""
    row = _group_or_404(request, group)
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names = party_names(terms)
    rows = meetings_of(row).select_related("recorded_by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "group": row,
        "duty": next((duty for duty in terms.obligations if duty.key == row.obligation), None),
        "functions": row.members.filter(until=None),
        "page": page,
        "meetings": [
            (each, who_recorded(each, member, names), allows(check_can_take_back, member, each))
            for each in page
        ],
        "may_note": allows(check_notes, member),
    }
    return render(request, "outreach/group.html", context)


@in_partnership(check_notes)
@require_http_methods(["GET", "HEAD", "POST"])
def joining(request: HttpRequest, group: int) -> HttpResponse:
    row = _group_or_404(request, group)
    form = FunctionForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if _done(form, lambda: add_function(group=row, **given, **_by(request))):
            messages.success(request, _("Funktionen är med i gruppen."))
            return _to(row)
    return _form_page(
        request,
        form,
        title=_("Lägg till en funktion"),
        lead=_("Vilken funktion i vilken organisation är med? Inga namn behövs."),
        act=_("Lägg till"),
        back=_address(row),
    )


@in_partnership(check_notes)
@require_POST
def leaving(request: HttpRequest, group: int, member: int) -> HttpResponse:
    row = _group_or_404(request, group)
    end_function(member=get_object_or_404(GroupMember, pk=member, group=row), **_by(request))
    messages.success(request, _("Funktionen är inte längre med."))
    return _to(row)


@in_partnership(check_notes)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, group: int) -> HttpResponse:
    """Notes a meeting of the group."""
    row = _group_or_404(request, group)
    form = MeetingForm(
        request.POST or None,
        partnership=row.partnership,
        initial={"held_on": request.now.date()},  # type: ignore[attr-defined]
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if _done(form, lambda: note_meeting(group=row, **given, **_by(request))):
            messages.success(request, _("Mötet är noterat."))
            return _to(row)
    return _form_page(
        request,
        form,
        title=_("Notera ett möte"),
        lead=str(row.get_kind_display()).capitalize(),
        act=_("Notera mötet"),
        back=_address(row),
        is_shared=True,
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_withdrawal(request: HttpRequest, group: int, meeting: int) -> HttpResponse:
    row = get_object_or_404(
        GroupMeeting.objects.select_related("group__partnership"),
        pk=meeting,
        group=_group_or_404(request, group),
        withdrawn_at=None,
    )
    check_can_take_back(request.member, row)  # type: ignore[attr-defined]
    return _taking_back(
        request,
        lambda reason: take_back_meeting(meeting=row, reason=reason, **_by(request)),
        title=_("Ta tillbaka mötet"),
        lead=_("Mötet och dess underlag räknas inte från idag."),
        act=_("Ta tillbaka mötet"),
        said_before=row.text,
        day=row.held_on,
        back=_address(row.group),
    )


@in_partnership()
@require_safe
def development(request: HttpRequest) -> HttpResponse:
    """The areas that the agreement leaves open, each with what was last said and what is next."""
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names = party_names(terms)
    rows = talks_of(member.partnership).select_related("recorded_by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    latest: dict[str, DevelopmentNote] = {}
    for talk in rows:
        latest.setdefault(talk.area, talk)
    duties = development_duties(terms)
    context = {
        "areas": [(area, latest.get(area)) for area in terms.development_areas],
        "page": page,
        "talks": [
            {
                "talk": each,
                "parties": [names.get(key, key) for key in each.parties.split()],
                "who": who_recorded(each, member, names),
                "may_take_back": allows(check_can_take_back, member, each),
            }
            for each in page
        ],
        "duty": duties[0] if duties else None,
        "clause": terms.clause(duties[0].clause) if duties else None,
        "may_note": bool(terms.development_areas) and allows(check_notes, member),
    }
    return render(request, "outreach/development.html", context)


@in_partnership(check_notes)
@require_http_methods(["GET", "HEAD", "POST"])
def talking(request: HttpRequest) -> HttpResponse:
    """Notes a talk about one of the areas; `?omrade=` is its place in the list."""
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names = party_names(terms)
    asked, areas = request.GET.get("omrade", ""), terms.development_areas
    chosen = areas[int(asked)] if asked.isdecimal() and int(asked) < len(areas) else ""
    form = TalkForm(
        request.POST or None,
        partnership=member.partnership,
        areas=[(area, area) for area in areas],
        parties=list(names.items()),
        initial={
            "area": chosen,
            "held_on": request.now.date(),  # type: ignore[attr-defined]
            "parties": [key for key in names if key in member.parties],
        },
    )
    back = reverse("outreach:development", args=[member.partnership.key])
    if request.method == "POST" and form.is_valid():
        given = {"partnership": member.partnership, **form.cleaned_data}
        if _done(form, lambda: note_development(**given, **_by(request))):
            messages.success(request, _("Samtalet är noterat."))
            return redirect(back)
    return _form_page(
        request,
        form,
        title=_("Notera ett samtal"),
        lead=_("Vad kan ni utveckla tillsammans?"),
        act=_("Notera samtalet"),
        back=back,
        is_shared=True,
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def talk_withdrawal(request: HttpRequest, talk: int) -> HttpResponse:
    row = get_object_or_404(talks_of(request.partnership), pk=talk)  # type: ignore[attr-defined]
    check_can_take_back(request.member, row)  # type: ignore[attr-defined]
    return _taking_back(
        request,
        lambda reason: take_back_development(note=row, reason=reason, **_by(request)),
        title=_("Ta tillbaka samtalet"),
        lead=_("Samtalet och dess underlag räknas inte från idag."),
        act=_("Ta tillbaka samtalet"),
        said_before=row.text,
        day=row.held_on,
        back=reverse("outreach:development", args=[request.partnership.key]),  # type: ignore[attr-defined]
    )


def _taking_back(
    request: HttpRequest, take_back: Callable[[str], object], *, back: str, **context: object
) -> HttpResponse:
    form = ReasonForm(request.POST or None, partnership=request.partnership)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        take_back(form.cleaned_data["reason"])
        messages.success(request, _("Det är gjort."))
        return redirect(back)
    shown = {"form": form, "back": back, **context}
    return render(request, "obligations/withdrawal.html", shown)


def _done(form: django_forms.Form, act: Callable[[], Made]) -> Made | None:
    """What an act made; None where it refused, which then stands beside the field it is about."""
    try:
        return act()
    except NotPossible as problem:
        field = FIELDS.get(problem.reason)
        form.add_error(field if field in form.fields else None, said(problem.reason))
        return None


def _form_page(request: HttpRequest, form: django_forms.Form, **context: object) -> HttpResponse:
    return render(request, "outreach/form.html", {"form": form, **context})


def _group_or_404(request: HttpRequest, group: int) -> ActorGroup:
    rows = groups_of(request.partnership).select_related("partnership")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=group)


def _terms_or_404(request: HttpRequest) -> Terms:
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        raise Http404
    return terms_of(version)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.person, "at": request.now}  # type: ignore[attr-defined]


def _address(row: ActorGroup) -> str:
    return reverse("outreach:group", args=[row.partnership.key, row.pk])


def _to(row: ActorGroup) -> HttpResponse:
    return redirect(_address(row))
