"""In the meeting: presence, notes, decisions and actions, each saved by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.domain.obligations import local_day
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering.actions import (
    change_action,
    change_decision,
    finish_action,
    give_action,
    note_presence,
    record_decision,
    remove_action,
    remove_decision,
    write_note,
)
from brygga.steering.actions.noting import kind_or_refuse
from brygga.steering.actions.setting import CHANGED_MEANWHILE, ChangedMeanwhile
from brygga.steering.effects import Effect, EffectForm, Where
from brygga.steering.forms import (
    BOTH,
    ActionForm,
    DecisionForm,
    KindForm,
    NoteForm,
    PresenceForm,
    SubjectForm,
)
from brygga.steering.models import ActionItem, AgendaItem, Attended, Decision, Meeting, SeatHolder
from brygga.steering.permissions import check_both_decide, check_can_note
from brygga.steering.queries import (
    duty_of,
    expected_at,
    function_of,
    functions_of,
    group_of,
    parties_present,
    presences_of,
    sides_of,
)
from brygga.steering.states import Step, check_step
from brygga.steering.views.agenda import item_or_404
from brygga.steering.views.meetings import meeting_or_404, terms_now
from brygga.steering.words import in_swedish, name_of

MINUTES = "steering:minutes"


@in_partnership()
@require_POST
def presence(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who came. Only what the writer changed is saved, so that two can note at once."""
    row = meeting_or_404(request, meeting)
    check_may_note(request, row)
    form = presence_form(request, row, request.POST)
    if not form.is_valid():
        raise Http404
    try:
        note_presence(
            meeting=row,
            changes=form.changes(),
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
    except ChangedMeanwhile:
        context = {"meeting": row, "form": _presence_anew(request, row)}
        return render(request, "steering/presence_form.html", context, status=409)
    messages.success(request, _("Närvaron är sparad."))
    return redirect(f"{reverse(MINUTES, args=[row.partnership.key, row.pk])}#narvaro")


def presence_form(
    request: HttpRequest, meeting: Meeting, data: Mapping[str, Any] | None = None
) -> PresenceForm:
    member, names = request.member, party_names(terms_now(request))  # type: ignore[attr-defined]
    functions = functions_of(terms_now(request))
    people = []
    for holder in expected_at(meeting):
        function = function_of(holder, functions)
        if holder.is_substitute:
            function = f"{function} (ersättare)"
        party = names.get(holder.party, holder.party)
        who = in_swedish(f"{name_of(holder, member)}, {function}, {party}")
        people.append((str(holder.pk), who))
    saved = {str(key): attended for key, attended in presences_of(meeting).items()}
    return PresenceForm(data, people=people, saved=saved)


def _presence_anew(request: HttpRequest, meeting: Meeting) -> PresenceForm:
    """The writer's own choices, with what somebody else has saved meanwhile said at each."""
    saved = presences_of(meeting)
    data = request.POST.copy()
    for holder, attended in saved.items():
        data[f"seen-{holder}"] = attended
    form = presence_form(request, meeting, data)
    form.is_valid()
    form.add_error(None, said(CHANGED_MEANWHILE))
    for holder, (attended, _chosen) in form.changes().items():
        if request.POST.get(f"seen-{holder}", "") != attended:
            noted = Attended(attended).label
            form.add_error(
                f"holder-{holder}", _("Någon annan noterade: %(noted)s.") % {"noted": noted}
            )
    return form


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """What was said under an item. If somebody else saved first, both texts are shown."""
    row = item_or_404(request, meeting, item)
    check_may_note(request, row.meeting)
    form = NoteForm(
        request.POST or None,
        partnership=row.meeting.partnership,
        initial={"text": row.note, "version": row.note_version},
    )
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if request.POST.get("way") == BOTH:
            text = f"{row.note}\n\n{text}"
        try:
            write_note(
                item=row,
                text=text,
                version=form.cleaned_data["version"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except ChangedMeanwhile as problem:
            meanwhile = AgendaItem.objects.get(pk=row.pk)
            form = _anew(form, meanwhile)
            form.add_error(None, said(problem.reason))
        except NotPossible as problem:
            form.add_error("text", said(problem.reason))
        else:
            messages.success(request, _("Anteckningen är sparad."))
            return to_item(row)
    context = {"meeting": row.meeting, "item": row, "form": form, "meanwhile": meanwhile}
    status = 409 if meanwhile else 200
    return render(request, "steering/note_form.html", context, status=status)


def _anew(form: NoteForm, saved: AgendaItem) -> NoteForm:
    """The writer's own text, to be saved over or after what is there now, which they read."""
    data = {**form.data.dict(), "version": saved.note_version}  # type: ignore[attr-defined]
    again = NoteForm(data, partnership=saved.meeting.partnership)
    again.is_valid()
    return again


# --- Decisions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What has been chosen of a decision so far: its kind, and what it is about."""

    where: Where
    effect: Effect
    subject: str

    @property
    def subject_words(self) -> str:
        subjects = dict(self.effect.subjects(self.where))
        return subjects.get(self.subject, self.subject)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def decision_adding(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """Three questions, one at a time: what kind, about what, and the words of it."""
    row = item_or_404(request, meeting, item)
    check_may_note(request, row.meeting)
    check_both_decide(sides_of(terms_now(request)), parties_present(row.meeting))
    kind = request.GET.get("slag", "")
    if not kind:
        return _question(request, row, KindForm(initial={"slag": "none"}))
    asked = Asked(where_now(request), _kind_or_404(kind), request.GET.get("galler", ""))
    subjects = asked.effect.subjects(asked.where)
    if subjects and asked.subject not in dict(subjects):
        form = SubjectForm(subjects=subjects)
        return _question(request, row, form, kind=kind, hint=said(asked.effect.hint))
    return _decision_page(request, row, asked, None)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, meeting: int, item: int, decision: int) -> HttpResponse:
    """Other words for a decision, until the minutes are with those who approve them."""
    row = get_object_or_404(Decision, pk=decision, item=item_or_404(request, meeting, item))
    check_may_note(request, row.item.meeting)
    asked = Asked(where_now(request), _kind_or_404(row.kind), row.subject)
    return _decision_page(request, row.item, asked, row)


def _question(
    request: HttpRequest,
    item: AgendaItem,
    form: django_forms.Form,
    *,
    kind: str = "",
    hint: str = "",
) -> HttpResponse:
    context = {"meeting": item.meeting, "item": item, "form": form, "kind": kind, "hint": hint}
    return render(request, "steering/decision_question.html", context)


def _decision_page(
    request: HttpRequest, item: AgendaItem, asked: Asked, row: Decision | None
) -> HttpResponse:
    partnership = item.meeting.partnership
    initial = {"text": row.text, "version": row.version} if row else {}
    form = DecisionForm(
        request.POST or None, partnership=partnership, prefix="beslut", initial=initial
    )
    more = asked.effect.form(
        asked.where, asked.subject, request.POST or None, row.details if row else None
    )
    meanwhile, refusal, status = None, None, 200
    if request.method == "POST" and _both_valid(form, more):
        try:
            _save_decision(request, item, asked, row, form, more)
        except ChangedMeanwhile as problem:
            meanwhile, status = Decision.objects.get(pk=row.pk) if row else None, 409
            assert meanwhile is not None
            data = {**request.POST.dict(), "beslut-version": meanwhile.version}
            form = DecisionForm(data, partnership=partnership, prefix="beslut")
            form.add_error(None, said(problem.reason))
        except (NotAllowed, NotPossible) as problem:
            refusal = problem.reason
        else:
            messages.success(
                request, _("Beslutet är noterat. Det gäller när protokollet är justerat.")
            )
            return to_item(item)
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "more": more,
        "asked": asked,
        "kind_name": said(asked.effect.name),
        "hint": said(asked.effect.hint),
        "meanwhile": meanwhile,
        "refusal": refusal,
        "decision": row,
    }
    return render(request, "steering/decision_form.html", context, status=status)


def _both_valid(form: DecisionForm, more: EffectForm | None) -> bool:
    """Both are asked, so that everything is said at once."""
    return all([form.is_valid(), more is None or more.is_valid()])


def _save_decision(
    request: HttpRequest,
    item: AgendaItem,
    asked: Asked,
    row: Decision | None,
    form: DecisionForm,
    more: EffectForm | None,
) -> None:
    given: dict[str, Any] = {
        "text": form.cleaned_data["text"],
        "details": more.details() if more else {},
        "by": request.person,  # type: ignore[attr-defined]
        "at": request.now,  # type: ignore[attr-defined]
    }
    if row is None:
        record_decision(item=item, kind=asked.effect.key, subject=asked.subject, **given)
    else:
        change_decision(decision=row, version=form.cleaned_data["version"] or 0, **given)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def decision_removal(request: HttpRequest, meeting: int, item: int, decision: int) -> HttpResponse:
    row = get_object_or_404(Decision, pk=decision, item=item_or_404(request, meeting, item))
    check_may_note(request, row.item.meeting)
    if request.method == "POST":
        remove_decision(decision=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Beslutet är borttaget."))
        return to_item(row.item)
    return confirm(request, row.item.meeting, _("Ta bort beslutet"), row.text, _("Ta bort"))


# --- Actions -------------------------------------------------------------------------------------


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def action_adding(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    row = item_or_404(request, meeting, item)
    check_may_note(request, row.meeting)
    return _action_page(request, row, None)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, meeting: int, item: int, action: int) -> HttpResponse:
    row = get_object_or_404(ActionItem, pk=action, item=item_or_404(request, meeting, item))
    check_may_note(request, row.item.meeting)
    return _action_page(request, row.item, row)


def _action_page(request: HttpRequest, item: AgendaItem, row: ActionItem | None) -> HttpResponse:
    holders = {f"holder:{h.pk}": h for h in expected_at(item.meeting)}
    form = ActionForm(
        request.POST or None,
        partnership=item.meeting.partnership,
        owners=_owners(request, holders),
        initial=_action_initial(row),
    )
    meanwhile, status = None, 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        holder = holders.get(given["owner"])
        values: dict[str, Any] = {
            "text": given["text"],
            "party": holder.party if holder else given["owner"].partition(":")[2],
            "holder": holder,
            "due_on": given["due_on"],
            "by": request.person,  # type: ignore[attr-defined]
            "at": request.now,  # type: ignore[attr-defined]
        }
        try:
            if row is None:
                give_action(item=item, **values)
            else:
                change_action(action=row, version=given["version"] or 0, **values)
        except ChangedMeanwhile as problem:
            meanwhile, status = ActionItem.objects.get(pk=row.pk) if row else None, 409
            assert meanwhile is not None
            form = ActionForm(
                {**request.POST.dict(), "version": meanwhile.version},
                partnership=item.meeting.partnership,
                owners=_owners(request, holders),
            )
            form.add_error(None, said(problem.reason))
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Åtgärden är noterad."))
            return to_item(item)
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "meanwhile": meanwhile,
        "action": row,
    }
    return render(request, "steering/action_form.html", context, status=status)


def _owners(request: HttpRequest, holders: Mapping[str, SeatHolder]) -> list[tuple[str, str]]:
    """The parties, and those who sit in the group, by function; the name where it may be told."""
    terms, member = terms_now(request), request.member  # type: ignore[attr-defined]
    names, functions = party_names(terms), functions_of(terms)
    owners = [(f"party:{key}", name) for key, name in names.items()]
    for key, holder in holders.items():
        seat = f"{function_of(holder, functions)}, {names.get(holder.party, holder.party)}"
        owners.append((key, f"{seat} ({name_of(holder, member)})"))
    return owners


def _action_initial(row: ActionItem | None) -> dict[str, Any]:
    if row is None:
        return {}
    owner = f"holder:{row.holder_id}" if row.holder_id else f"party:{row.party}"
    return {"text": row.text, "owner": owner, "due_on": row.due_on, "version": row.version}


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def action_removal(request: HttpRequest, meeting: int, item: int, action: int) -> HttpResponse:
    row = get_object_or_404(ActionItem, pk=action, item=item_or_404(request, meeting, item))
    check_may_note(request, row.item.meeting)
    if request.method == "POST":
        remove_action(action=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Åtgärden är borttagen."))
        return to_item(row.item)
    return confirm(request, row.item.meeting, _("Ta bort åtgärden"), row.text, _("Ta bort"))


@in_partnership()
@require_POST
def action_done(request: HttpRequest, action: int) -> HttpResponse:
    """Ticked off, or not done after all."""
    row = get_object_or_404(
        ActionItem.objects.select_related("item__meeting__partnership"),
        pk=action,
        item__meeting__partnership=request.partnership,  # type: ignore[attr-defined]
    )
    is_done = request.POST.get("done") == "yes"
    finish_action(action=row, is_done=is_done, by=request.person, at=request.now)  # type: ignore[attr-defined]
    text = _("Åtgärden är klar.") if is_done else _("Åtgärden är inte klar. Den kommer tillbaka.")
    messages.success(request, text)
    return redirect("steering:actions", row.item.meeting.partnership.key)


# --- What several pages need ---------------------------------------------------------------------


def check_may_note(request: HttpRequest, meeting: Meeting) -> None:
    """Raises NotPossible by the state, NotAllowed by the party that owes the minutes."""
    group = group_of(meeting.partnership)
    duty = duty_of(terms_now(request), group.minutes_obligation if group else "")
    check_can_note(request.member, duty)  # type: ignore[attr-defined]
    check_step(meeting.state, Step.NOTE)


def where_now(request: HttpRequest) -> Where:
    now = request.now  # type: ignore[attr-defined]
    return Where(request.partnership, terms_now(request), now, local_day(now))  # type: ignore[attr-defined]


def to_item(item: AgendaItem) -> HttpResponse:
    address = reverse(MINUTES, args=[item.meeting.partnership.key, item.meeting_id])
    return redirect(f"{address}#paragraf-{item.position}")


def confirm(
    request: HttpRequest, meeting: Meeting, title: str, about: str, act: str, lead: str = ""
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "form": django_forms.Form(),
        "title": title,
        "about": about,
        "lead": lead,
        "act": act,
        "back": reverse(MINUTES, args=[meeting.partnership.key, meeting.pk]),
    }
    return render(request, "steering/meeting_form.html", context)


def _kind_or_404(kind: str) -> Effect:
    try:
        return kind_or_refuse(kind)
    except NotPossible as problem:
        raise Http404 from problem
