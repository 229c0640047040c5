"""One evening: when and where, who works, what became of it, and every change of mind."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.meetups import State
from brygga.meetups.actions import (
    cancel_meetup,
    hold_meetup,
    move_meetup,
    restore_meetup,
    return_to_rule,
    theme_meetup,
    unhold_meetup,
    write_log,
)
from brygga.meetups.actions.evenings import FIELDS
from brygga.meetups.forms import CancelForm, LogForm, MoveForm, ThemeForm, log_initial
from brygga.meetups.models import HowItWent, WhyCancelled
from brygga.meetups.permissions import can_run, check_can_run, check_is_kept, check_leads, leads
from brygga.meetups.queries import Listed, listed_of, log_of, questions_on
from brygga.meetups.rota import staffing_section
from brygga.meetups.showing import evening_row, path_of, promise_of
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership()
@require_safe
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """An evening with the promise that it keeps. The log is for its leaders alone."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    listed = _listed_or_404(request, key)
    evening, row = listed.evening, listed.row
    may_run = can_run(member)
    # Once the count and the log are deleted there is nothing left to lead to.
    may_lead = leads(member, row) and row is not None and row.count_deleted_at is None
    has_begun = evening.begins_at <= request.now  # type: ignore[attr-defined]
    log = log_of(row) if may_lead else None
    context = _frame(request, listed) | {
        "row": row,
        "staffing": staffing_section(member, listed, today),
        "cancelled_for": WhyCancelled(row.cancelled_for).label if row and row.cancelled_for else "",
        "promise": promise_of(member.partnership, listed, today),
        "may_run": may_run,
        "may_hold": may_run and has_begun and evening.state is State.PLANNED,
        "may_lead": may_lead,
        "may_log": may_lead and has_begun and evening.takes_place,
        "log": log,
        "log_codes": [HowItWent(code).label for code in log.codes] if log else [],
    }
    return render(request, "meetups/detail.html", context)


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, key: str) -> HttpResponse:
    listed = _listed_or_404(request, key)
    evening = listed.evening
    form = MoveForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        initial={
            "on": evening.on,
            "begins": evening.begins,
            "ends": evening.ends,
            "place": evening.place,
        },
    )
    return _act(
        request,
        listed,
        form,
        move_meetup,
        fields=MoveForm.field_order,
        title=_("Flytta träffen"),
        lead=(
            _("Träffen är hållen. Rättar du dagen så rättas underlaget också.")
            if evening.state is State.HELD
            else _("Bara den här träffen flyttas. De andra följer regeln som förut.")
        ),
        act=_("Flytta träffen"),
        done=_("Träffen är flyttad."),
        undo="meetups:rule_return" if _follows_rule(listed) else "",
    )


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest, key: str) -> HttpResponse:
    listed = _listed_or_404(request, key)
    form = ThemeForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        initial={"theme": listed.evening.theme, "title": listed.evening.title},
    )
    return _act(
        request,
        listed,
        form,
        theme_meetup,
        fields=("theme", "title"),
        title=_("Vad handlar träffen om?"),
        act=_("Spara"),
        done=_("Temat är sparat."),
    )


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, key: str) -> HttpResponse:
    listed = _listed_or_404(request, key)
    form = CancelForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    return _act(
        request,
        listed,
        form,
        cancel_meetup,
        fields=("reason", "note"),
        title=_("Ställ in träffen"),
        lead=_("Du kan återställa den igen. Skälet kan läsas av alla parter."),
        act=_("Ställ in träffen"),
        done=_("Träffen är inställd."),
        undo="meetups:restoration",
        is_public=True,
        is_danger=True,
    )


@in_partnership(check_can_run)
@require_POST
def restoration(request: HttpRequest, key: str) -> HttpResponse:
    restore_meetup(**_who(request, key))
    messages.success(request, _("Träffen är återställd och planerad igen."))
    return _to_evening(request, key)


@in_partnership(check_can_run)
@require_POST
def rule_return(request: HttpRequest, key: str) -> HttpResponse:
    return_to_rule(**_who(request, key))
    messages.success(request, _("Träffen har sin vanliga dag och tid igen."))
    return _to_evening(request, key)


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def holding(request: HttpRequest, key: str) -> HttpResponse:
    """Marks an evening as held; asked for by address, it shows the evening with its button."""
    if request.method == "POST":
        hold_meetup(**_who(request, key))
        messages.success(
            request,
            _("Träffen är hållen, och underlaget är noterat."),
            extra_tags=_undo(request, "meetups:holding_undone", key),
        )
    return _to_evening(request, key)


@in_partnership(check_can_run)
@require_POST
def holding_undone(request: HttpRequest, key: str) -> HttpResponse:
    unhold_meetup(**_who(request, key))
    messages.success(request, _("Träffen är inte längre hållen. Underlaget är återkallat."))
    return _to_evening(request, key)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, key: str) -> HttpResponse:
    """How the evening went, written by those who led it, in less than a minute."""
    member = request.member  # type: ignore[attr-defined]
    listed = _listed_or_404(request, key)
    check_leads(member, listed.row)
    assert listed.row is not None
    check_is_kept(listed.row)
    before = log_of(listed.row)
    initial = log_initial(before.codes, before.note, before.answers.all()) if before else {}
    form = LogForm(
        request.POST or None,
        partnership=member.partnership,
        questions=questions_on(member.partnership, listed.evening.on),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            write_log(
                codes=form.cleaned_data["codes"],
                note=form.cleaned_data["note"],
                answers=form.answers(),
                **_who(request, key),
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Loggen är sparad. Tack för ikväll."))
            return _to_evening(request, key)
    return render(request, "meetups/log_form.html", _frame(request, listed) | {"form": form})


def _act(
    request: HttpRequest,
    listed: Listed,
    form: Any,
    action: Any,
    *,
    fields: Any,
    done: str,
    undo: str = "",
    **context: Any,
) -> HttpResponse:
    """A form about one evening: shown, refused with its errors, or done."""
    key = listed.evening.key
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in fields}
        try:
            action(**_who(request, key), **given)
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            tags = _undo(request, undo, key) if undo else ""
            messages.success(request, done, extra_tags=tags)
            return _to_evening(request, key)
    context |= _frame(request, listed) | {"form": form}
    return render(request, "meetups/act_form.html", context)


def _follows_rule(listed: Listed) -> bool:
    """Whether a move can be taken back to the rule in one press."""
    evening = listed.evening
    return not (evening.is_extra or evening.is_moved or evening.state is State.HELD)


def _undo(request: HttpRequest, name: str, key: str) -> str:
    return f"undo-now:{reverse(name, args=[request.partnership.key, key])}"  # type: ignore[attr-defined]


def _frame(request: HttpRequest, listed: Listed) -> dict[str, Any]:
    """What every page about an evening shows."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    shown = evening_row(listed, here.key, today)
    return {"listed": listed, "evening": listed.evening, "shown": shown, "today": today}


def _who(request: HttpRequest, key: str) -> dict[str, Any]:
    return {
        "partnership": request.partnership,  # type: ignore[attr-defined]
        "key": key,
        "by": request.person,  # type: ignore[attr-defined]
        "at": request.now,  # type: ignore[attr-defined]
    }


def _listed_or_404(request: HttpRequest, key: str) -> Listed:
    listed = listed_of(request.partnership, key, request.now.date())  # type: ignore[attr-defined]
    if listed is None:
        raise Http404
    return listed


def _to_evening(request: HttpRequest, key: str) -> HttpResponse:
    return redirect(path_of(request.partnership.key, key))  # type: ignore[attr-defined]
