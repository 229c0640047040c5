"""The minutes: read, approved, remarked on, fetched as a file; and what comes of them."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.words import who_acted
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Terms
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed, NotPossible, allows
from brygga.steering.actions import (
    approve_minutes,
    comment_on_minutes,
    correct_minutes,
    send_for_approval,
    take_back_minutes,
)
from brygga.steering.effects import effect_of
from brygga.steering.forms import ApproversForm, CorrectionForm, NoteForm, RemarkForm
from brygga.steering.freezing import content_of, owner_of
from brygga.steering.models import (
    ActionItem,
    AgendaItem,
    Attended,
    Decision,
    FrozenMinutes,
    Meeting,
    Remark,
    SeatHolder,
)
from brygga.steering.permissions import (
    Duty,
    check_can_finish,
    check_can_note,
    check_can_take_back,
    check_speaks,
)
from brygga.steering.queries import (
    actions_of,
    approvals_of,
    decisions_of,
    duty_of,
    expected_at,
    function_of,
    functions_of,
    funds_of,
    group_of,
    minutes_of,
    noted_items,
    paragraph_of,
    presences_of,
    steering_members_on,
)
from brygga.steering.states import State, Step, check_step, is_possible
from brygga.steering.views.meetings import meeting_or_404, terms_now
from brygga.steering.views.noting import MINUTES, confirm, presence_form
from brygga.steering.views.showing import meeting_row
from brygga.steering.words import in_swedish, name_of

PAGE = 30
NO_MINUTES = (State.PLANNED, State.SUMMONED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class NotedItem:
    """An item with what has been noted under it, and the form to note more."""

    item: AgendaItem
    form: NoteForm
    decisions: list[tuple[Decision, str]]
    actions: list[tuple[ActionItem, str]]


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A comment or a correction, and who wrote it as far as the reader may know."""

    remark: Remark
    who: str


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Somebody who approves, and when they did."""

    name: str
    seat: str
    on: Any


@in_partnership()
@require_safe
def minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    """One page from the opening to the archive: written on, read, approved, and what stands."""
    row = meeting_or_404(request, meeting)
    if row.state in NO_MINUTES:
        raise Http404
    member, now = request.member, request.now  # type: ignore[attr-defined]
    terms, duty = terms_now(request), _notes(request)
    approvals = approvals_of(row)
    holders = [each.holder for each in approvals]
    own = [each for each in approvals if each.holder.person_id == member.person.pk]
    may_note = allows(check_can_note, member, duty)
    may_write = may_note and is_possible(row.state, Step.NOTE)
    frozen = minutes_of(row)
    remarks = _remarks(row, member, terms)
    context: dict[str, Any] = {
        "meeting": row,
        "row": meeting_row(row),
        "may_write": may_write,
        "may_close": may_note and is_possible(row.state, Step.HOLD) and now >= row.begins_at,
        "may_undo_opening": may_note and is_possible(row.state, Step.UNDO_OPENING),
        "may_undo_holding": may_note and is_possible(row.state, Step.UNDO_HOLDING),
        "may_send": may_note and is_possible(row.state, Step.SEND_FOR_APPROVAL),
        "may_approve": is_possible(row.state, Step.APPROVE)
        and any(each.approved_at is None for each in own),
        "may_take_back": is_possible(row.state, Step.TAKE_BACK)
        and allows(check_can_take_back, member, duty, holders),
        "may_comment": is_possible(row.state, Step.COMMENT) and allows(check_speaks, member),
        "may_correct": may_note and is_possible(row.state, Step.CORRECT),
        "writer": duty.names,
        "approvals": [_approval(each, member, terms) for each in approvals],
        "comments": [r for r in remarks if not r.remark.is_correction],
        "corrections": [r for r in remarks if r.remark.is_correction],
        "frozen": frozen,
    }
    if may_write:
        context["presence"] = presence_form(request, row)
        context["came"] = sum(a != Attended.ABSENT for a in presences_of(row).values())
        context["items"] = _noted(request, row, terms)
    else:
        context["content"] = _read(row, terms, frozen, request)
    return render(request, "steering/minutes.html", context)


def _read(
    meeting: Meeting, terms: Terms, frozen: FrozenMinutes | None, request: HttpRequest
) -> dict[str, Any]:
    """What stands, or how the draft reads; each decision with the way to what it is about."""
    now = request.now  # type: ignore[attr-defined]
    content: dict[str, Any] = (
        json.loads(frozen.content) if frozen else content_of(meeting, terms, now)
    )
    for person in content["present"]:
        person["word"] = Attended(person["attended"]).label if person["attended"] else "–"
    for item in content["items"]:
        for decided in item["decisions"]:
            effect = effect_of(decided["kind"])
            decided["path"] = (
                effect.path(meeting.partnership.key, decided["subject"]) if effect else ""
            )
    return content


def _noted(request: HttpRequest, meeting: Meeting, terms: Terms) -> list[NotedItem]:
    names, functions = party_names(terms), functions_of(terms)
    return [
        NotedItem(
            item,
            NoteForm(
                partnership=meeting.partnership,
                auto_id=f"punkt-{item.pk}-%s",
                initial={"text": item.note, "version": item.note_version},
            ),
            [(decision, kind_name(decision)) for decision in item.decisions.all()],
            [(action, owner_of(action, names, functions)) for action in item.actions.all()],
        )
        for item in noted_items(meeting)
    ]


def kind_name(decision: Decision) -> str:
    effect = effect_of(decision.kind)
    return said(effect.name) if effect and effect.key != "none" else ""


def _remarks(meeting: Meeting, member: Member, terms: Terms) -> list[RemarkRow]:
    names = party_names(terms)
    rows = meeting.remarks.select_related("added_by")
    return [
        RemarkRow(
            row,
            who_acted(
                row.added_role,
                row.added_party,
                row.added_by.name if row.added_by else "",
                member,
                names,
            ),
        )
        for row in rows
    ]


def _approval(each: Any, member: Member, terms: Terms) -> ApprovalRow:
    return ApprovalRow(name_of(each.holder, member), _seat(each.holder, terms), each.approved_at)


def _seat(holder: SeatHolder, terms: Terms) -> str:
    functions = functions_of(terms)
    function = function_of(holder, functions)
    return f"{function}, {party_names(terms).get(holder.party, holder.party)}"


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who approves, of those who were there; says what it means before it goes."""
    row = meeting_or_404(request, meeting)
    check_can_note(request.member, _notes(request))  # type: ignore[attr-defined]
    check_step(row.state, Step.SEND_FOR_APPROVAL)
    people = _could_approve(request, row)
    form = ApproversForm(
        request.POST or None,
        people=[(key, _who(request, holder)) for key, holder in people.items()],
        initial={"approvers": [str(each.holder_id) for each in approvals_of(row)]},
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        chosen = [people[key] for key in form.cleaned_data["approvers"]]
        try:
            send_for_approval(
                meeting=row,
                approvers=chosen,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except (NotAllowed, NotPossible) as problem:
            refusal = problem.reason
        else:
            messages.success(
                request, _("Protokollet är hos dem som justerar. De har fått ett brev.")
            )
            return _to_minutes(row)
    context = {"meeting": row, "form": form, "has_people": bool(people), "refusal": refusal}
    return render(request, "steering/sending.html", context)


def _could_approve(request: HttpRequest, meeting: Meeting) -> dict[str, SeatHolder]:
    """Those who were there and can decide, by their number."""
    came = presences_of(meeting)
    decide = steering_members_on(meeting.partnership, local_day(request.now))  # type: ignore[attr-defined]
    return {
        str(holder.pk): holder
        for holder in expected_at(meeting)
        if came.get(holder.pk) in (Attended.PRESENT, Attended.LEFT)
        and (holder.person_id, holder.party) in decide
    }


def _who(request: HttpRequest, holder: SeatHolder) -> str:
    name, seat = name_of(holder, request.member), _seat(holder, terms_now(request))  # type: ignore[attr-defined]
    return in_swedish(f"{name}, {seat}")


@in_partnership()
@require_POST
def approving(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    done = approve_minutes(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    text = (
        _("Protokollet är justerat och står fast. Besluten gäller från nu.")
        if done.state is State.APPROVED
        else _("Du har justerat. Protokollet väntar på de andra.")
    )
    messages.success(request, text)
    return _to_minutes(row)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def taking_back(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    holders = [each.holder for each in approvals_of(row)]
    check_can_take_back(request.member, _notes(request), holders)  # type: ignore[attr-defined]
    check_step(row.state, Step.TAKE_BACK)
    if request.method == "POST":
        take_back_minutes(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Protokollet är öppet igen. Skicka det när det är klart."))
        return _to_minutes(row)
    return confirm(
        request,
        row,
        _("Ta tillbaka protokollet"),
        "",
        _("Ta tillbaka"),
        _("Det går att ändra igen. De som redan har justerat läser och justerar på nytt."),
    )


@in_partnership(check_speaks)
@require_http_methods(["GET", "HEAD", "POST"])
def commenting(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    check_step(row.state, Step.COMMENT)
    form = RemarkForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        comment_on_minutes(
            meeting=row,
            text=form.cleaned_data["text"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Kommentaren är sparad."))
        return redirect(f"{_address(row)}#kommentarer")
    return _remark_page(
        request,
        row,
        form,
        title=_("Kommentera utkastet"),
        lead=_("Läses av alla i partnerskapet. Kommentaren blir ingen del av protokollet."),
        act=_("Spara kommentaren"),
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def correcting(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    check_can_note(request.member, _notes(request))  # type: ignore[attr-defined]
    check_step(row.state, Step.CORRECT)
    form = CorrectionForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        correct_minutes(
            meeting=row,
            text=form.cleaned_data["text"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Rättelsen står under protokollet, som är som det var."))
        return redirect(f"{_address(row)}#rattelser")
    return _remark_page(
        request,
        row,
        form,
        title=_("Rätta protokollet"),
        lead=_("Det som är justerat ändras inte. Rättelsen står efter det, med dag och part."),
        act=_("Spara rättelsen"),
        is_public=True,
    )


def _remark_page(
    request: HttpRequest,
    meeting: Meeting,
    form: RemarkForm | CorrectionForm,
    *,
    title: str,
    lead: str,
    act: str,
    is_public: bool = False,
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "form": form,
        "title": title,
        "lead": lead,
        "act": act,
        "is_public": is_public,
        "back": _address(meeting),
    }
    return render(request, "steering/meeting_form.html", context)


@in_partnership()
@require_safe
def paper(request: HttpRequest, meeting: int) -> HttpResponse:
    """The approved minutes as a file, the same bytes each time."""
    row = meeting_or_404(request, meeting)
    frozen = FrozenMinutes.objects.filter(meeting=row).first()
    if frozen is None:
        raise Http404
    name = f"protokoll-{row.number}-{local_day(row.begins_at)}.pdf"
    response = HttpResponse(bytes(frozen.paper), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


# --- What comes of them --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in the list of all."""

    action: ActionItem
    owner: str
    paragraph: str
    href: str
    is_late: bool
    may_finish: bool


@in_partnership()
@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """What meetings have given somebody to do, what is undone first."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    terms, duty = terms_now(request), _notes(request)
    names, functions = party_names(terms), functions_of(terms)
    page = Paginator(actions_of(member.partnership), PAGE).get_page(request.GET.get("page"))
    rows = [
        ActionRow(
            action,
            owner_of(action, names, functions),
            paragraph_of(action.item),
            _paragraph_address(member.partnership.key, action.item),
            action.done_at is None and action.due_on is not None and action.due_on < today,
            allows(check_can_finish, member, action, duty),
        )
        for action in page
    ]
    return render(request, "steering/actions.html", {"page": page, "rows": rows})


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in the list of all."""

    decision: Decision
    kind: str
    paragraph: str
    href: str
    about: str


@in_partnership()
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What the group has decided, in minutes that stand; and what it has decided to apply for."""
    member = request.member  # type: ignore[attr-defined]
    key = member.partnership.key
    page = Paginator(decisions_of(member.partnership), PAGE).get_page(request.GET.get("page"))
    rows = []
    for decision in page:
        effect = effect_of(decision.kind)
        rows.append(
            DecisionRow(
                decision,
                kind_name(decision),
                paragraph_of(decision.item),
                _paragraph_address(key, decision.item),
                effect.path(key, decision.subject) if effect and decision.subject else "",
            )
        )
    names = party_names(terms_now(request))
    funds = [(row, names.get(row.party, row.party)) for row in funds_of(member.partnership)[:PAGE]]
    return render(request, "steering/decisions.html", {"page": page, "rows": rows, "funds": funds})


def _notes(request: HttpRequest) -> Duty:
    """Whose the minutes are."""
    group = group_of(request.partnership)  # type: ignore[attr-defined]
    return duty_of(terms_now(request), group.minutes_obligation if group else "")


def _paragraph_address(partnership: str, item: AgendaItem) -> str:
    address = reverse(MINUTES, args=[partnership, item.meeting_id])
    return f"{address}#paragraf-{item.position}"


def _address(meeting: Meeting) -> str:
    return reverse(MINUTES, args=[meeting.partnership.key, meeting.pk])


def _to_minutes(meeting: Meeting) -> HttpResponse:
    return redirect(_address(meeting))
