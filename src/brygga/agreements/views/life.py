"""The agreement's life: the page of it, and what the parties talk about."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import (
    close_matter,
    demand_correction,
    note_dialogue,
    take_up_matter,
    undo_dialogue,
    undo_matter,
)
from brygga.agreements.forms.life import (
    BreachForm,
    ConclusionForm,
    DemandForm,
    DialogueForm,
    MatterForm,
)
from brygga.agreements.models import Dialogue, Matter
from brygga.agreements.permissions import (
    SPEAKS_FOR_A_PARTY,
    check_can_undo,
    check_speaks_for_a_party,
)
from brygga.agreements.queries import (
    early_end_of,
    notice_of,
    open_matters,
    paid_to,
    state_of,
    term_on,
    terms_of,
    version_in_force,
)
from brygga.agreements.registration import unkept_on
from brygga.agreements.showing import (
    MATTER_SLUGS,
    Life,
    matter_acts,
    names_in,
    picture,
    possible,
    standing,
)
from brygga.agreements.views.page import form_page, in_force, matter_or_404, today_of
from brygga.agreements.views.reading import frame, nothing_yet
from brygga.agreements.words import KINDS, OUTCOMES
from brygga.domain.life import Kind, Outcome, repayment_basis
from brygga.domain.terms.model import ClausePart, Pattern, Terms
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows

PAGE = 50


@in_partnership()
@require_safe
def life(request: HttpRequest) -> HttpResponse:
    """What has happened with the agreement, how it stands, and what can be done now."""
    here, today = request.partnership, today_of(request)  # type: ignore[attr-defined]
    version = version_in_force(here, today)
    if version is None:
        return _before(request)
    member, terms = request.member, terms_of(version)  # type: ignore[attr-defined]
    rows = Life(member, names_in(terms))
    events = rows.events()
    state, term = state_of(here, today), term_on(here, today)
    assert term is not None
    ends_on = early_end_of(version, today)
    context = frame(request, version, "life") | {
        "standing": standing(state),
        "page": Paginator(events, PAGE).get_page(request.GET.get("page")),
        "picture": picture(events, term, ends_on, today),
        "possible": possible(member, terms, state, today),
        "open": [(m, KINDS[Kind(m.kind)], rows.who(m)) for m in open_matters(here)],
        "notice": notice_of(here),
        "ends_on": ends_on,
    }
    return render(request, "agreements/life.html", context)


def _before(request: HttpRequest) -> HttpResponse:
    """The same before anything is signed: what has led towards an agreement so far."""
    here = request.partnership  # type: ignore[attr-defined]
    names = dict(here.parties.values_list("key", "organisation__name"))
    events = Life(request.member, names).events()  # type: ignore[attr-defined]
    if not events:
        return nothing_yet(request)
    context = {
        "standing": standing(state_of(here, today_of(request))),
        "page": Paginator(events, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "agreements/life_before.html", context)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def matter_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Taking up a review, a breach, changed circumstances or a dispute."""
    kind = next((kind for kind, word in MATTER_SLUGS.items() if word == slug), None)
    if kind is None:
        raise Http404
    here, terms = in_force(request)
    form = _matter_form(request, kind, terms)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            matter = take_up_matter(
                partnership=here,
                kind=kind,
                text=given["text"],
                against=given.get("against", ""),
                occurrences=given.get("occurrences", ()),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            undo = reverse("agreements:matter_undoing", args=[here.key, matter.pk])
            text = _("Frågan är upptagen. De andra parterna har fått veta det.")
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return redirect("agreements:matter", here.key, matter.pk)
    return form_page(
        request,
        form,
        title=KINDS[kind],
        lead=_lead(kind),
        act=_("Ta upp frågan"),
        terms=terms,
        clause=_clause_about(kind, terms),
    )


@in_partnership()
@require_safe
def matter(request: HttpRequest, matter: int) -> HttpResponse:
    """A matter with its dialogues, and what can be done in it."""
    return _matter_page(request, matter_or_404(request, matter))


@in_partnership(check_speaks_for_a_party)
@require_POST
def dialogues(request: HttpRequest, matter: int) -> HttpResponse:
    """Notes that the parties have talked."""
    row, (here, terms) = matter_or_404(request, matter), in_force(request)
    form = _dialogue_form(request, terms)
    if form.is_valid():
        try:
            made = note_dialogue(
                matter=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **_given(form, "held_on", "parties", "text"),
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            undo = reverse("agreements:dialogue_undoing", args=[here.key, row.pk, made.pk])
            messages.success(request, _("Dialogen är antecknad."), extra_tags=f"undo-now:{undo}")
            return _to(row)
    return _matter_page(request, row, form)


@in_partnership(check_speaks_for_a_party)
@require_POST
def dialogue_undoing(request: HttpRequest, matter: int, dialogue: int) -> HttpResponse:
    """Takes back a note that the person made a moment ago."""
    row = matter_or_404(request, matter)
    note = get_object_or_404(Dialogue, matter=row, pk=dialogue)
    undo_dialogue(dialogue=note, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Dialogen är inte antecknad."))
    return _to(row)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def demand(request: HttpRequest, matter: int) -> HttpResponse:
    """Asking that a breach be put right by a day."""
    row, (here, terms) = matter_or_404(request, matter), in_force(request)
    form = DemandForm(request.POST or None, partnership=here)
    if request.method == "POST" and form.is_valid():
        try:
            demand_correction(
                matter=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **_given(form, "put_right_by", "text"),
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Rättelse är begärd. De andra parterna har fått veta det."))
            return _to(row)
    return form_page(
        request,
        form,
        title=_("Begär rättelse"),
        lead=_("Den som har brustit ska först få rätta till det."),
        act=_("Begär rättelse"),
        terms=terms,
        clause=terms.cancellation.clause if terms.cancellation else None,
        back=_path(row),
    )


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: HttpRequest, matter: int) -> HttpResponse:
    """Closing a matter."""
    row, (here, terms) = matter_or_404(request, matter), in_force(request)
    kind = Kind(row.kind)
    form = ConclusionForm(request.POST or None, partnership=here, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            close_matter(
                matter=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **_given(form, "outcome", "text"),
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Frågan är avslutad."))
            return _to(row)
    return form_page(
        request,
        form,
        title=_("Avsluta frågan"),
        quote=row.text,
        act=_("Avsluta frågan"),
        terms=terms,
        clause=_clause_about(kind, terms),
        back=_path(row),
    )


@in_partnership(check_speaks_for_a_party)
@require_POST
def matter_undoing(request: HttpRequest, matter: int) -> HttpResponse:
    """Takes back what the person took up a moment ago."""
    row = matter_or_404(request, matter)
    undo_matter(matter=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Frågan är inte upptagen."))
    return redirect("agreements:life", row.partnership.key)


def _matter_form(request: HttpRequest, kind: Kind, terms: Terms) -> MatterForm:
    here = request.partnership  # type: ignore[attr-defined]
    if kind is not Kind.BREACH:
        return MatterForm(request.POST or None, partnership=here)
    own = request.member.parties_as(*SPEAKS_FOR_A_PARTY)  # type: ignore[attr-defined]
    others = [party for party in terms.parties if own - {party.key}]
    return BreachForm(
        request.POST or None,
        partnership=here,
        others=others,
        unkept=unkept_on(here, today_of(request)),
    )


def _dialogue_form(request: HttpRequest, terms: Terms) -> DialogueForm:
    here = request.partnership  # type: ignore[attr-defined]
    return DialogueForm(
        request.POST or None,
        partnership=here,
        parties=terms.parties,
        initial={
            "held_on": today_of(request),
            "parties": [party.key for party in terms.parties],
        },
    )


def _given(form: forms.Form, *names: str) -> dict[str, Any]:
    """What was filled in, without the answers to what the form asked about it."""
    return {name: form.cleaned_data[name] for name in names}


def _matter_page(
    request: HttpRequest, row: Matter, form: DialogueForm | None = None
) -> HttpResponse:
    here, terms = in_force(request)
    member = request.member  # type: ignore[attr-defined]
    rows = Life(member, names_in(terms))
    conclusion, made = getattr(row, "conclusion", None), getattr(row, "cancellation", None)
    is_open = conclusion is None and made is None
    # As it stood when it was taken up: what is kept since was a breach then.
    unkept = {one.key: one for one in unkept_on(here, row.recorded_on)}
    may_speak = allows(check_speaks_for_a_party, member)
    context = {
        "matter": row,
        "title": KINDS[Kind(row.kind)],
        "who": rows.who(row),
        "against": rows.party_names([row.against])[0] if row.against else "",
        "unkept": [unkept[key] for key in row.occurrences.split() if key in unkept],
        "dialogues": [
            (talk, rows.party_names(talk.parties.split()), rows.who(talk))
            for talk in row.dialogues.all()
        ],
        "demands": [(each, rows.who(each)) for each in row.demands.all()],
        "conclusion": conclusion,
        "outcome": OUTCOMES[Outcome(conclusion.outcome)] if conclusion else "",
        "concluded_by": rows.who(conclusion) if conclusion else "",
        "cancellation": made,
        "cancelled_by": rows.who(made) if made else "",
        "payer": rows.party_names([made.payer])[0] if made and made.payer else "",
        "bases": repayment_basis(paid_to(here, row.against, made.ends_on), made.ends_on)
        if made
        else (),
        "notices": row.notices.all(),
        "is_open": is_open,
        "may_speak": may_speak,
        "may_undo": allows(check_can_undo, member.person, row, request.now)  # type: ignore[attr-defined]
        and is_open
        and not row.dialogues.all(),
        "acts": matter_acts(
            member, terms, row, state_of(here, today_of(request)), today_of(request)
        )
        if is_open
        else [],
        "form": (form or _dialogue_form(request, terms)) if is_open and may_speak else None,
        "clause": _clause(terms, _clause_about(Kind(row.kind), terms)),
    }
    return render(request, "agreements/matter.html", context)


def _clause(terms: Terms, key: str | None) -> Any:
    return terms.clause(key) if key else None


def _clause_about(kind: Kind, terms: Terms) -> str | None:
    """The clause that says what the parties do about such a matter."""
    if kind is Kind.REVIEW:
        return terms.review.clause if terms.review else None
    part = ClausePart.DISPUTE if kind is Kind.DISPUTE else ClausePart.ENDING
    event = "dispute" if kind is Kind.DISPUTE else "breach"
    for duty in terms.obligations:
        if duty.pattern is Pattern.TRIGGERED and duty.when == event:
            return duty.clause
    return next((clause.key for clause in terms.clauses if clause.part is part), None)


def _lead(kind: Kind) -> str:
    return {
        Kind.REVIEW: _(
            "Parterna går tillsammans igenom om överenskommelsen ska få en fortsättning. Skriv "
            "hur genomgången börjar; sedan antecknar ni dialogen och vad ni kommer fram till."
        ),
        Kind.BREACH: _(
            "De andra parterna får veta det, och ni talar om det innan något annat händer. Sedan "
            "kan det rättas, eller bli grund för uppsägning eller hävning."
        ),
        Kind.CIRCUMSTANCES: _(
            "De andra parterna får veta det, och ni talar om huruvida överenskommelsen kan "
            "fortsätta."
        ),
        Kind.DISPUTE: _("Parterna försöker först lösa det genom att tala med varandra."),
    }[kind]


def _path(row: Matter) -> str:
    return reverse("agreements:matter", args=[row.partnership.key, row.pk])


def _to(row: Matter) -> HttpResponse:
    return redirect("agreements:matter", row.partnership.key, row.pk)
