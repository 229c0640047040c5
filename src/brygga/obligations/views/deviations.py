"""Deviations: the list, one whole, and each step from raised to closed."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.agreements.words import who_acted
from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import Terms
from brygga.obligations import permissions
from brygga.obligations.actions import (
    confirm_decision,
    decide_deviation,
    follow_up_deviation,
    note_dialogue,
    raise_deviation,
    take_back_decision,
    take_back_note,
    withdraw_deviation,
)
from brygga.obligations.actions.deviations import FIELDS, check_have_talked
from brygga.obligations.deviations import (
    NEXT,
    STATES,
    Row,
    decision_of,
    deviations_of,
    parties_named,
    place_of,
    row_of,
    rule_of,
    title_of,
)
from brygga.obligations.forms import (
    DecisionForm,
    DeviationForm,
    FollowUpForm,
    ReasonForm,
    TalkForm,
)
from brygga.obligations.models import Deviation, DeviationDecision, DeviationNote
from brygga.obligations.queries import assessments, waivers_in_force
from brygga.obligations.registration import Decided, decided_where
from brygga.obligations.showing import Duty, duty_on, path_of
from brygga.obligations.states import Step, check_step, is_possible
from brygga.obligations.views.evidence import withdrawal_page
from brygga.obligations.views.reading import duty_or_404
from brygga.obligations.words import party_names, period_name, who_recorded
from brygga.parties.access import in_partnership, said
from brygga.parties.asking import AskingForm
from brygga.parties.membership import Member
from brygga.parties.refusal import NotPossible, allows

Made = TypeVar("Made")

PAGE = 30
CAN_BE_WAIVED = (Standing.MISSED, Standing.OPEN, Standing.DUE_SOON, Standing.UNDATED)


@in_partnership()
@require_safe
def deviations(request: HttpRequest) -> HttpResponse:
    """What is open first; `?visa=alla` shows those that have come to their end, too."""
    terms = _terms_or_404(request)
    rows = deviations_of(request.partnership)  # type: ignore[attr-defined]
    everything = request.GET.get("visa") == "alla"
    count = rows.count()
    if not everything:
        rows = rows.filter(withdrawn_at=None, closed_at=None)
    page = Paginator(rows.select_related("partnership"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(page.object_list, request, terms),
        "everything": everything,
        "count": count,
        "rule": rule_of(terms),
        "may_raise": allows(permissions.check_can_raise, request.member),  # type: ignore[attr-defined]
    }
    return render(request, "obligations/deviations.html", context)


def rows_of(found: Any, request: HttpRequest, terms: Terms) -> list[Row]:
    """Lines for a list. An occurrence is named from its key, without planning anything."""
    names = _occurrence_names(request, {each.obligation for each in found if each.occurrence})
    return [row_of(each, terms, names) for each in found]


@in_partnership(permissions.check_can_raise)
@require_http_methods(["GET", "HEAD", "POST"])
def raising(request: HttpRequest) -> HttpResponse:
    """First which obligation (`?atagande=`), then what deviates; `&forekomst=` fills in which."""
    terms = _terms_or_404(request)
    key = request.GET.get("atagande", "")
    if not key:
        duties = sorted(terms.obligations, key=lambda duty: duty.title)
        return render(request, "obligations/deviation_choice.html", {"duties": duties})
    duty = duty_or_404(request, key)
    today: date = request.now.date()  # type: ignore[attr-defined]
    form = DeviationForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        occurrences=_begun(duty, today),
        initial={
            "occurrence": f"{key}/{request.GET.get('forekomst', '')}",
            "kind": Deviation.Kind.MISS,
            "since": today,
        },
    )
    if request.method == "POST" and form.is_valid():
        given = {"partnership": request.partnership, "obligation": key, **form.cleaned_data}  # type: ignore[attr-defined]
        row = _done(form, lambda: raise_deviation(**given, **_by(request)))
        if row:
            messages.success(request, _("Avvikelsen är upptagen. Nu kan ni tala om den."))
            return _to(row)
    context = {"form": form, "duty": duty.signed, "rule": rule_of(terms)}
    return render(request, "obligations/deviation_form.html", context)


@in_partnership()
@require_safe
def deviation(request: HttpRequest, deviation: int) -> HttpResponse:
    """One deviation whole: what it is, what was said, what was decided, what comes next."""
    row = _deviation_or_404(request, deviation)
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names, place = party_names(terms), place_of(terms)
    state = row.state
    decision = decision_of(row)
    notes = row.notes.filter(withdrawn_at=None).select_related("recorded_by")
    word, colour, sign = STATES[state]
    everyone = [party.key for party in terms.parties]
    raises = allows(permissions.check_can_raise, member)
    title = title_of(row, terms)
    context = {
        "deviation": row,
        "title": title,
        "has_duty": any(o.key == row.obligation for o in terms.obligations),
        "name": _occurrence_names(request, {row.obligation}).get(row.occurrence, ""),
        "path": path_of(row.occurrence, row.obligation) if row.occurrence else "",
        "owing": parties_named(row.owed_by, names),
        "raised_by": who_recorded(row, member, names),
        "word": word,
        "colour": colour,
        "sign": sign,
        "next": NEXT.get(state, ""),
        "rule": rule_of(terms),
        "notes": [_note(note, member, names) for note in notes],
        "decision": decision,
        "minuted": _minuted(decision) if decision else None,
        "accepted": _accepted(request, decision) if decision else [],
        "decided_by": who_recorded(decision, member, names) if decision else "",
        "confirmed_by": _confirmed_by(decision, member, names) if decision else "",
        "may_note": raises and is_possible(state, Step.NOTE_TALK),
        "may_decide": is_possible(state, Step.DECIDE)
        and allows(permissions.check_can_decide, member, row.owing, everyone, place),
        "may_confirm": decision is not None
        and is_possible(state, Step.CONFIRM)
        and allows(permissions.check_can_confirm_decision, member, decision, place),
        "may_take_back": decision is not None
        and allows(permissions.check_can_take_back_decision, member, decision, place),
        "may_follow_up": raises and is_possible(state, Step.FOLLOW_UP),
        "may_withdraw": is_possible(state, Step.WITHDRAW)
        and allows(permissions.check_can_withdraw_deviation, member, row),
    }
    return render(request, "obligations/deviation.html", context)


def _note(note: DeviationNote, member: Member, names: dict[str, str]) -> dict[str, Any]:
    is_talk = note.kind == DeviationNote.Kind.TALK
    step = Step.TAKE_BACK_TALK if is_talk else Step.TAKE_BACK_FOLLOW_UP
    return {
        "note": note,
        "is_talk": is_talk,
        "parties": parties_named(note.parties, names),
        "who": who_recorded(note, member, names),
        "may_take_back": is_possible(note.deviation.state, step)
        and allows(permissions.check_can_withdraw_deviation, member, note),
    }


def _accepted(request: HttpRequest, decision: DeviationDecision) -> list[tuple[str, str]]:
    """The occurrences that the decision waived: where each is, and what it is called."""
    keys = list(decision.waivers.filter(withdrawn_at=None).values_list("occurrence", flat=True))
    names = _occurrence_names(request, {decision.obligation} if keys else set())
    here = request.partnership.key  # type: ignore[attr-defined]
    return [
        (
            reverse(
                "obligations:occurrence",
                args=[here, decision.obligation, path_of(key, decision.obligation)],
            ),
            names.get(key, key),
        )
        for key in keys
    ]


def _confirmed_by(decision: DeviationDecision, member: Member, names: dict[str, str]) -> str:
    name = decision.confirmed_by.name if decision.confirmed_by else ""
    return who_acted(decision.confirmed_role, decision.confirmed_party, name, member, names)


@in_partnership(permissions.check_can_raise)
@require_http_methods(["GET", "HEAD", "POST"])
def talking(request: HttpRequest, deviation: int) -> HttpResponse:
    """Notes that the parties talked about it."""
    row = _deviation_or_404(request, deviation)
    check_step(row.state, Step.NOTE_TALK)
    form = TalkForm(request.POST or None, **_about_a_talk(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        note = _done(form, lambda: note_dialogue(deviation=row, **_by(request), **given))
        if note:
            messages.success(
                request,
                _("Samtalet är noterat. Båda sidor var med, så nu kan ni besluta.")
                if note.is_dialogue
                else _("Samtalet är noterat. Innan ni beslutar behöver båda sidor ha talats vid."),
            )
            return _to(row)
    return _step_page(
        request,
        row,
        form,
        title=_("Notera ett samtal"),
        lead=_("När talade ni om avvikelsen, vilka parter var med och vad kom ni fram till?"),
        act=_("Notera samtalet"),
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: HttpRequest, deviation: int) -> HttpResponse:
    """Records the decision, once both sides have talked."""
    row, terms = _deviation_or_404(request, deviation), _terms_or_404(request)
    everyone, place = [party.key for party in terms.parties], place_of(terms)
    permissions.check_can_decide(request.member, row.owing, everyone, place)  # type: ignore[attr-defined]
    check_have_talked(row, place)
    check_step(row.state, Step.DECIDE)
    form = DecisionForm(
        request.POST or None,
        partnership=row.partnership,
        occurrences=_waivable(request, row, everyone),
        initial={
            "decided_on": request.now.date(),  # type: ignore[attr-defined]
            "occurrences": [row.occurrence] if row.occurrence else [],
        },
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        decision = _done(form, lambda: decide_deviation(deviation=row, **_by(request), **given))
        if decision:
            messages.success(
                request,
                _("Beslutet är noterat.")
                if decision.confirmed_at
                else _("Beslutet är noterat. Det gäller när en annan part har bekräftat det."),
            )
            return _to(row)
    return _step_page(
        request,
        row,
        form,
        title=_("Notera beslutet"),
        lead=_("Ni har talat med varandra. Vad beslutade ni?"),
        act=_("Notera beslutet"),
        all_owe=permissions.everyone_owes(row.owing, everyone),
    )


@in_partnership()
@require_POST
def confirmation(request: HttpRequest, deviation: int, decision: int) -> HttpResponse:
    """Somebody of another party confirms the decision."""
    row = _decision_or_404(request, deviation, decision)
    confirm_decision(decision=row, **_by(request))
    messages.success(request, _("Beslutet är bekräftat och gäller från idag."))
    return _to(row.deviation)


@in_partnership(permissions.check_can_raise)
@require_http_methods(["GET", "HEAD", "POST"])
def following_up(request: HttpRequest, deviation: int) -> HttpResponse:
    """Notes how it went after the decision."""
    row = _deviation_or_404(request, deviation)
    check_step(row.state, Step.FOLLOW_UP)
    form = FollowUpForm(request.POST or None, **_about_a_talk(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        note = _done(form, lambda: follow_up_deviation(deviation=row, **_by(request), **given))
        if note:
            messages.success(
                request,
                _("Uppföljningen är noterad, och avvikelsen är avslutad.")
                if note.closes
                else _("Uppföljningen är noterad."),
            )
            return _to(row)
    return _step_page(
        request,
        row,
        form,
        title=_("Följ upp avvikelsen"),
        lead=_("Hur gick det efter beslutet?"),
        act=_("Notera uppföljningen"),
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, deviation: int) -> HttpResponse:
    row = _deviation_or_404(request, deviation)
    permissions.check_can_withdraw_deviation(request.member, row)  # type: ignore[attr-defined]
    check_step(row.state, Step.WITHDRAW)
    return _taking_back(
        request,
        row,
        lambda reason: withdraw_deviation(deviation=row, reason=reason, **_by(request)),
        title=_("Återkalla avvikelsen"),
        lead=_("Den finns kvar att läsa, men det den satte igång räknas inte från idag."),
        act=_("Återkalla avvikelsen"),
        said_before=row.what,
        day=row.since,
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def decision_withdrawal(request: HttpRequest, deviation: int, decision: int) -> HttpResponse:
    row = _decision_or_404(request, deviation, decision)
    place = place_of(_terms_or_404(request))
    permissions.check_can_take_back_decision(request.member, row, place)  # type: ignore[attr-defined]
    check_step(row.deviation.state, Step.TAKE_BACK_DECISION)
    return _taking_back(
        request,
        row.deviation,
        lambda reason: take_back_decision(decision=row, reason=reason, **_by(request)),
        title=_("Ta tillbaka beslutet"),
        lead=_("Beslutet och dess undantag gäller inte från idag. Avvikelsen är öppen igen."),
        act=_("Ta tillbaka beslutet"),
        said_before=row.text,
        day=row.decided_on,
    )


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def note_withdrawal(request: HttpRequest, deviation: int, note: int) -> HttpResponse:
    row = get_object_or_404(
        DeviationNote.objects.select_related("deviation__partnership"),
        pk=note,
        deviation=deviation,
        withdrawn_at=None,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    permissions.check_can_withdraw_deviation(request.member, row)  # type: ignore[attr-defined]
    is_talk = row.kind == DeviationNote.Kind.TALK
    check_step(row.deviation.state, Step.TAKE_BACK_TALK if is_talk else Step.TAKE_BACK_FOLLOW_UP)
    return _taking_back(
        request,
        row.deviation,
        lambda reason: take_back_note(note=row, reason=reason, **_by(request)),
        title=_("Ta tillbaka anteckningen"),
        lead=_("Den visas inte längre här och räknas inte från idag."),
        act=_("Ta tillbaka anteckningen"),
        said_before=row.text,
        day=row.held_on,
    )


def _taking_back(
    request: HttpRequest,
    row: Deviation,
    take_back: Callable[[str], object],
    **context: object,
) -> HttpResponse:
    form = ReasonForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        take_back(form.cleaned_data["reason"])
        messages.success(request, _("Det är gjort."))
        return _to(row)
    return withdrawal_page(request, form, back=_address(row), **context)


def _done(form: AskingForm, act: Callable[[], Made]) -> Made | None:
    """What an act made; None where it refused, which then stands beside the field it is about."""
    try:
        return act()
    except NotPossible as problem:
        field = FIELDS.get(problem.reason)
        form.add_error(field if field in form.fields else None, said(problem.reason))
        return None


def _step_page(
    request: HttpRequest, row: Deviation, form: AskingForm, **context: object
) -> HttpResponse:
    terms = _terms_or_404(request)
    shown = {
        "deviation": row,
        "heading": title_of(row, terms),
        "rule": rule_of(terms),
        "form": form,
        **context,
    }
    return render(request, "obligations/deviation_step.html", shown)


def _about_a_talk(request: HttpRequest) -> dict[str, Any]:
    """What the forms of a talk and of a follow-up begin with: today, and one's own party."""
    member: Member = request.member  # type: ignore[attr-defined]
    names = party_names(_terms_or_404(request))
    return {
        "partnership": member.partnership,
        "parties": list(names.items()),
        "initial": {
            "held_on": request.now.date(),  # type: ignore[attr-defined]
            "parties": [key for key in names if key in member.parties],
        },
    }


def _begun(duty: Duty, today: date) -> list[tuple[str, str]]:
    """The occurrences that may deviate: those whose time has come, the newest first."""
    begun = [a for a in duty.assessments if a.occurrence.period_start <= today]
    return [_choice(a, duty.terms) for a in reversed(begun)]


def _minuted(decision: DeviationDecision) -> Decided | None:
    """The paragraph of the minutes that it was decided in, where it was."""
    made = f"deviation-decision:{decision.pk}"
    return decided_where(decision.partnership.key, [made]).get(made)


def _waivable(
    request: HttpRequest, row: Deviation, everyone: Collection[str]
) -> list[tuple[str, str]]:
    """What may be accepted: not kept, and not one's own; the one that it is about stands first."""
    member: Member = request.member  # type: ignore[attr-defined]
    today: date = request.now.date()  # type: ignore[attr-defined]
    duty = duty_on(row.partnership, row.obligation, today)
    if duty is None:
        return []
    waived = waivers_in_force(row.partnership)
    found = [
        a
        for a in duty.assessments
        if a.standing in CAN_BE_WAIVED
        and a.occurrence.key not in waived
        and a.occurrence.period_start <= today
        and allows(permissions.check_can_waive, member, a.occurrence.parties, everyone)
    ]
    found.sort(key=lambda a: a.occurrence.key != row.occurrence)
    return [_choice(a, duty.terms) for a in found]


def _choice(a: Assessment, terms: Terms) -> tuple[str, str]:
    return a.occurrence.key, period_name(a.occurrence, terms)


def _occurrence_names(request: HttpRequest, obligations: set[str]) -> dict[str, str]:
    """What the occurrences of some obligations are called, by key."""
    if not obligations:
        return {}
    terms = _terms_or_404(request)
    today: date = request.now.date()  # type: ignore[attr-defined]
    return {
        a.occurrence.key: period_name(a.occurrence, terms)
        for a in assessments(request.partnership, today)  # type: ignore[attr-defined]
        if a.occurrence.obligation in obligations
    }


def _terms_or_404(request: HttpRequest) -> Terms:
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        raise Http404
    return terms_of(version)


def _deviation_or_404(request: HttpRequest, deviation: int) -> Deviation:
    return get_object_or_404(
        Deviation.objects.select_related("partnership", "recorded_by"),
        pk=deviation,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _decision_or_404(request: HttpRequest, deviation: int, decision: int) -> DeviationDecision:
    return get_object_or_404(
        DeviationDecision.objects.select_related("deviation__partnership"),
        pk=decision,
        deviation=deviation,
        withdrawn_at=None,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.person, "at": request.now}  # type: ignore[attr-defined]


def _address(row: Deviation) -> str:
    return reverse("obligations:deviation", args=[row.partnership.key, row.pk])


def _to(row: Deviation) -> HttpResponse:
    return redirect(_address(row))
