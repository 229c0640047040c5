"""Meetings: how the group works, planned, called, moved, cancelled, held; and who answered what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.obligations import ZONE, local_day
from brygga.domain.terms.model import Terms
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows
from brygga.steering.actions import (
    answer_summons,
    arrange_group,
    cancel_meeting,
    hold_meeting,
    move_meeting,
    open_meeting,
    plan_meetings,
    renew_link,
    send_summons,
    undo_holding,
    undo_opening,
)
from brygga.steering.actions.meetings import OPENS_BEFORE
from brygga.steering.actions.setting import NO_GROUP
from brygga.steering.actions.summons import is_asked, substitutes_of
from brygga.steering.agenda import suggestions
from brygga.steering.forms import (
    AnswerForm,
    ArrangementForm,
    CancellationForm,
    MoveForm,
    PlanForm,
)
from brygga.steering.models import Answer, Invitee, Meeting, SteeringGroup
from brygga.steering.permissions import check_can_call, check_can_note, check_speaks
from brygga.steering.queries import (
    agenda_of,
    answers_to,
    duty_of,
    group_of,
    held_in,
    meetings_of,
    offered_group,
    open_invitee_of,
    sittings_on,
    wanted_in_a_year,
)
from brygga.steering.states import State, Step, is_possible
from brygga.steering.views.showing import agenda_shown, meeting_row
from brygga.steering.words import name_of

PAGE = 30
DAYS_OFFERED = 4


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Somebody called, as much as the reader may know, and what they answered."""

    invitee: Invitee
    name: str
    function: str
    party: str
    answer: str | Promise
    sign: str


SIGNS = {
    Answer.NONE: "undated",
    Answer.YES: "check",
    Answer.NO: "close",
    Answer.SUBSTITUTE: "people",
}


def meeting_or_404(request: HttpRequest, meeting: int) -> Meeting:
    return get_object_or_404(
        Meeting.objects.select_related("partnership"),
        pk=meeting,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def terms_now(request: HttpRequest) -> Terms:
    """What holds today. Raises NotPossible before any agreement: nobody owes a meeting then."""
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        raise NotPossible(NO_GROUP)
    return terms_of(version)


@in_partnership(check_speaks)
@require_http_methods(["GET", "HEAD", "POST"])
def arrangement(request: HttpRequest) -> HttpResponse:
    """Which promises the meetings keep. What the agreement seems to mean is filled in."""
    here, terms = request.partnership, terms_now(request)  # type: ignore[attr-defined]
    known = group_of(here)
    group = known or offered_group(here, terms)
    form = ArrangementForm(
        request.POST or None,
        obligations=[(o.key, o.title) for o in terms.obligations],
        initial={
            "summons_obligation": group.summons_obligation,
            "meeting_obligation": group.meeting_obligation,
            "minutes_obligation": group.minutes_obligation,
            "days_ahead": group.days_ahead,
        },
    )
    if request.method == "POST" and form.is_valid():
        arrange_group(
            partnership=here,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **form.cleaned_data,
        )
        messages.success(request, _("Sparat. Nu kan möten planeras."))
        return redirect("steering:meetings", here.key)
    return render(request, "steering/arrangement.html", {"form": form, "is_new": known is None})


@in_partnership()
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting, the latest first, and how many the agreement asks for this year."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    here = member.partnership
    page = Paginator(meetings_of(here), PAGE).get_page(request.GET.get("page"))
    group, version = group_of(here), version_in_force(here, today)
    wanted = wanted_in_a_year(terms_of(version), group) if version else 0
    context = {
        "page": page,
        "rows": [meeting_row(meeting) for meeting in page],
        "group": group,
        "year": today.year,
        "wanted": wanted,
        "planned": held_in(here, today.year).count() if wanted else 0,
        "may_plan": version is not None and allows(check_speaks, member),
    }
    return render(request, "steering/meetings.html", context)


@in_partnership(check_speaks)
@require_http_methods(["GET", "HEAD", "POST"])
def planning(request: HttpRequest) -> HttpResponse:
    """One meeting or a year of them, alike but for the day."""
    here = request.partnership  # type: ignore[attr-defined]
    group = group_of(here)
    if group is None:
        raise NotPossible(NO_GROUP)
    wanted = wanted_in_a_year(terms_now(request), group)
    form = PlanForm(
        request.POST or None,
        partnership=here,
        number=min(max(wanted, 1), 6) if wanted else DAYS_OFFERED,
        initial={"begins": "15:00", "ends": "16:30"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            plan_meetings(
                partnership=here,
                times=form.times(),
                place=form.cleaned_data["place"],
                link=form.cleaned_data["link"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Mötena är planerade. Ingen är kallad än."))
            return redirect("steering:meetings", here.key)
    return render(request, "steering/planning.html", {"form": form, "wanted": wanted})


@in_partnership()
@require_safe
def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """A meeting whole: when and where, who comes, and what one may do about it."""
    return render(request, "steering/meeting.html", meeting_context(request, meeting))


def meeting_context(request: HttpRequest, meeting: int) -> dict[str, Any]:
    row = meeting_or_404(request, meeting)
    member, now = request.member, request.now  # type: ignore[attr-defined]
    terms, group = terms_now(request), group_of(row.partnership)
    own = open_invitee_of(row, member.person)
    calls = duty_of(terms, group.summons_obligation if group else "")
    notes = duty_of(terms, group.minutes_obligation if group else "")
    may_call = allows(check_can_call, member, calls)
    may_note = allows(check_can_note, member, notes)
    may_change = may_call if row.state is State.SUMMONED else allows(check_speaks, member)
    return {
        "meeting": row,
        "row": meeting_row(row),
        "agenda": agenda_shown(row, member, terms, calls, now.date()),
        "answers": _answers(request, row, terms),
        "summonses": list(row.summonses.all()),
        "own": own if own is not None and is_asked(own, now) else None,
        "own_has_substitute": own is not None and bool(substitutes_of(own)),
        "call_by": call_by(row, group),
        "caller": calls.names,
        "may_call": may_call and is_possible(row.state, Step.SUMMON) and now < row.begins_at,
        "may_move": may_change and is_possible(row.state, Step.MOVE),
        "may_open": may_note
        and is_possible(row.state, Step.OPEN)
        and now >= row.begins_at - OPENS_BEFORE,
        "may_hold": may_note and is_possible(row.state, Step.HOLD) and now >= row.ends_at,
        "has_minutes": row.opened_at is not None or row.held_at is not None,
        "may_note": may_note and is_possible(row.state, Step.NOTE),
        "may_undo": may_note and is_possible(row.state, Step.UNDO_HOLDING),
    }


def call_by(meeting: Meeting, group: SteeringGroup | None) -> datetime | None:
    """The last day to call in time, by the group's own rule; None once called or over."""
    if group is None or meeting.state is not State.PLANNED:
        return None
    return meeting.begins_at - timedelta(group.days_ahead)


def _answers(request: HttpRequest, meeting: Meeting, terms: Terms) -> list[AnswerRow]:
    member, names = request.member, party_names(terms)  # type: ignore[attr-defined]
    return [
        AnswerRow(
            invitee,
            name_of(invitee.holder, member),
            invitee.holder.function,
            names.get(invitee.holder.party, invitee.holder.party),
            Answer(invitee.answer).label,
            SIGNS[Answer(invitee.answer)],
        )
        for invitee in answers_to(meeting)
    ]


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def summons(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who will be called and what they are told, before it is sent; a POST sends it."""
    row = meeting_or_404(request, meeting)
    member, terms, group = request.member, terms_now(request), group_of(row.partnership)  # type: ignore[attr-defined]
    check_can_call(member, duty_of(terms, group.summons_obligation if group else ""))
    if request.method == "POST":
        was_called = row.state is State.SUMMONED
        send_summons(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        text = _("Den ändrade kallelsen är skickad.") if was_called else _("Kallelsen är skickad.")
        messages.success(request, text)
        return _to_meeting(row)
    names = party_names(terms)
    sitting = sittings_on(row.partnership, local_day(row.begins_at))
    written = agenda_of(row)
    context = {
        "meeting": row,
        "row": meeting_row(row),
        "is_change": row.state is State.SUMMONED,
        "people": [
            (name_of(s.holder, member), s.holder, names.get(s.holder.party, "")) for s in sitting
        ],
        "call_by": call_by(row, group),
        "agenda": written or suggestions(row, request.now.date()),  # type: ignore[attr-defined]
        "writes_itself": not written,
    }
    return render(request, "steering/summons.html", context)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    _check_may_change(request, row)
    begins = row.begins_at.astimezone(ZONE)
    form = MoveForm(
        request.POST or None,
        partnership=row.partnership,
        initial={
            "day": begins.date(),
            "begins": begins.time(),
            "ends": row.ends_at.astimezone(ZONE).time(),
            "place": row.place,
            "link": row.link,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            move_meeting(
                meeting=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.chosen(),
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            text = (
                _("Mötet är flyttat, och de som är kallade har fått veta det.")
                if row.state is State.SUMMONED
                else _("Mötet är flyttat.")
            )
            messages.success(request, text)
            return _to_meeting(row)
    lead = (
        _("De som är kallade får ett nytt brev, och mötet flyttas i deras kalendrar.")
        if row.state is State.SUMMONED
        else _("Ingen är kallad än, så ingen får något brev.")
    )
    return _form_page(request, row, form, title=_("Flytta mötet"), lead=lead, act=_("Flytta"))


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def cancelling(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    _check_may_change(request, row)
    form = CancellationForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        cancel_meeting(
            meeting=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Mötet är inställt."))
        return _to_meeting(row)
    return _form_page(
        request,
        row,
        form,
        title=_("Ställ in mötet"),
        lead=_("Det kan inte ångras. Ska mötet bli av en annan dag: flytta det i stället."),
        act=_("Ställ in mötet"),
        is_danger=True,
    )


@in_partnership()
@require_POST
def opening(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    open_meeting(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    undo = reverse("steering:opening_undo", args=[row.partnership.key, row.pk])
    messages.success(request, _("Mötet är öppnat."), extra_tags=f"undo:{undo}")
    return _to_minutes(row)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def opening_undo(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    _check_may_note(request, row)
    if request.method == "POST":
        undo_opening(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Ångrat. Mötet är inte öppnat."))
        return _to_meeting(row)
    return _form_page(
        request,
        row,
        django_forms.Form(),
        title=_("Ångra att mötet öppnats"),
        lead=_("Det som redan är antecknat finns kvar till dess att mötet öppnas."),
        act=_("Ångra"),
    )


@in_partnership()
@require_POST
def holding(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    hold_meeting(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    undo = reverse("steering:holding_undo", args=[row.partnership.key, row.pk])
    messages.success(request, _("Mötet är noterat som hållet."), extra_tags=f"undo:{undo}")
    return _to_minutes(row)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def holding_undo(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    _check_may_note(request, row)
    if request.method == "POST":
        undo_holding(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Ångrat. Mötet är inte noterat som hållet."))
        return _to_meeting(row)
    return _form_page(
        request,
        row,
        django_forms.Form(),
        title=_("Ångra att mötet hållits"),
        lead=_("Mötet räknas inte längre från idag. Svaren för dagar som gått ändras inte."),
        act=_("Ångra"),
    )


@in_partnership()
@require_POST
def own_answer(request: HttpRequest, meeting: int) -> HttpResponse:
    """The answer of somebody who has signed in."""
    row = meeting_or_404(request, meeting)
    invitee = get_object_or_404(
        Invitee,
        meeting=row,
        holder__person=request.person,  # type: ignore[attr-defined]
        called_off_at=None,
    )
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer_summons(
            invitee=invitee,
            answer=form.cleaned_data["answer"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Ditt svar är noterat. Du kan ändra det tills mötet börjar."))
    return _to_meeting(row)


@in_partnership()
@require_POST
def link_renewal(request: HttpRequest, meeting: int) -> HttpResponse:
    """The link in the letters stops working."""
    row = meeting_or_404(request, meeting)
    invitee = get_object_or_404(
        Invitee.objects.select_related("meeting__partnership", "holder"),
        meeting=row,
        holder__person=request.person,  # type: ignore[attr-defined]
        called_off_at=None,
    )
    renew_link(invitee=invitee, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Länken i breven är avstängd. Svara här i stället."))
    return _to_meeting(row)


def _check_may_change(request: HttpRequest, meeting: Meeting) -> None:
    member, group = request.member, group_of(meeting.partnership)  # type: ignore[attr-defined]
    if meeting.state is State.SUMMONED:
        key = group.summons_obligation if group else ""
        check_can_call(member, duty_of(terms_now(request), key))
    else:
        check_speaks(member)


def _check_may_note(request: HttpRequest, meeting: Meeting) -> None:
    group = group_of(meeting.partnership)
    key = group.minutes_obligation if group else ""
    check_can_note(request.member, duty_of(terms_now(request), key))  # type: ignore[attr-defined]


def _to_minutes(meeting: Meeting) -> HttpResponse:
    return redirect("steering:minutes", meeting.partnership.key, meeting.pk)


def _to_meeting(meeting: Meeting) -> HttpResponse:
    return redirect("steering:meeting", meeting.partnership.key, meeting.pk)


def _form_page(
    request: HttpRequest,
    meeting: Meeting,
    form: django_forms.Form,
    *,
    title: str,
    lead: str,
    act: str,
    is_danger: bool = False,
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "form": form,
        "title": title,
        "lead": lead,
        "act": act,
        "is_danger": is_danger,
        "back": reverse("steering:meeting", args=[meeting.partnership.key, meeting.pk]),
    }
    return render(request, "steering/meeting_form.html", context)
