"""Changing what the agreement says: what is to be changed, the proposal, and who has agreed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import (
    agree_to_change,
    change_clause,
    change_contacts,
    change_contribution,
    revise_activity,
    withdraw_change,
)
from brygga.agreements.document import changes_in_words
from brygga.agreements.forms.life import (
    ActivityForm,
    ClauseForm,
    ContactsForm,
    ContributionForm,
    WhyForm,
)
from brygga.agreements.models import Change
from brygga.agreements.permissions import (
    SPEAKS_FOR_A_PARTY,
    check_can_agree_to_change,
    check_can_withdraw_change,
    check_speaks_for_a_party,
)
from brygga.agreements.queries import agreed_to, terms_of, versions_of
from brygga.agreements.showing import Life, names_in
from brygga.agreements.views.page import form_page, in_force, today_of
from brygga.agreements.words import PARTS, WAYS
from brygga.domain.life.conditions import missing_parties
from brygga.domain.terms import compare, read_terms
from brygga.domain.terms.model import Terms, Way
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows


@in_partnership(check_speaks_for_a_party)
@require_safe
def change_choice(request: HttpRequest) -> HttpResponse:
    """What is to be changed, with the way that the agreement demands for each."""
    _here, terms = in_force(request)
    own = request.member.parties_as(*SPEAKS_FOR_A_PARTY)  # type: ignore[attr-defined]
    parties = {party.key: party.name for party in terms.parties}
    context = {
        "activities": terms.activities,
        "contributions": [(c, parties[c.party]) for c in terms.contributions],
        "contacts": [party for party in terms.parties if party.key in own],
        "clauses": [(c, PARTS[c.part]) for c in terms.clauses],
        "ways": [
            (WAYS[rule.way], [PARTS[p] for p in rule.parts], terms.clause(rule.clause))
            for rule in terms.change_rules
        ],
    }
    return render(request, "agreements/change_choice.html", context)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def clause_change(request: HttpRequest, key: str) -> HttpResponse:
    """Another wording of a clause."""
    terms = _newest(request)
    clause = _found(terms.clauses, key)
    form = ClauseForm(
        request.POST or None,
        **_talked(request, terms),
        initial=_today(request, terms) | {"wording": clause.text},
    )
    if request.method == "POST" and form.is_valid():
        made = _made(
            request,
            form,
            change_clause,
            "wording",
            "way",
            "talked_on",
            "parties",
            clause=key,
        )
        if made:
            return made
    return _page(request, form, terms, clause.place, key)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def activity_change(request: HttpRequest, key: str) -> HttpResponse:
    """The yearly revision of an activity and its target."""
    terms = _newest(request)
    activity = _found(terms.activities, key)
    form = ActivityForm(
        request.POST or None,
        **_talked(request, terms),
        initial=_today(request, terms) | ActivityForm.initial_of(activity),
    )
    if request.method == "POST" and form.is_valid():
        made = _made(
            request,
            form,
            revise_activity,
            "title",
            "details",
            "target",
            "talked_on",
            "parties",
            activity=key,
        )
        if made:
            return made
    return _page(request, form, terms, activity.title, activity.clause)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def contribution_change(request: HttpRequest, key: str) -> HttpResponse:
    """What a party contributes, after a dialogue."""
    terms = _newest(request)
    contribution = _found(terms.contributions, key)
    form = ContributionForm(
        request.POST or None,
        **_talked(request, terms),
        initial=_today(request, terms) | {"wording": contribution.text},
    )
    if request.method == "POST" and form.is_valid():
        made = _made(
            request,
            form,
            change_contribution,
            "wording",
            "talked_on",
            "parties",
            contribution=key,
        )
        if made:
            return made
    return _page(request, form, terms, contribution.text, contribution.clause)


@in_partnership(check_speaks_for_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def contacts_change(request: HttpRequest, key: str) -> HttpResponse:
    """The functions that are a party's contacts: the others get a notice."""
    terms = _newest(request)
    party = _found(terms.parties, key)
    form = ContactsForm(
        request.POST or None,
        partnership=request.partnership,  # type: ignore[attr-defined]
        initial={
            "effective_on": today_of(request),
            "functions": "\n".join(party.contact_functions),
        },
    )
    if request.method == "POST" and form.is_valid():
        functions = form.cleaned_data["functions"].splitlines()
        made = _made(request, form, change_contacts, party=key, functions=functions)
        if made:
            return made
    rule = next((r for r in terms.change_rules if r.way is Way.NOTICE), None)
    return _page(request, form, terms, party.name, rule.clause if rule else None)


@in_partnership()
@require_safe
def change(request: HttpRequest, change: int) -> HttpResponse:
    """A change: both texts, the way it is made, who has agreed and who is waited for."""
    row = _row(request, change)
    old, new = terms_of(row.before), read_terms(row.terms_text.encode(), name=row.before.file_name)
    member, agreed = request.member, agreed_to(row)  # type: ignore[attr-defined]
    rows = Life(member, names_in(old))
    waits = row.version_id is None and row.withdrawn_at is None
    context = {
        "change": row,
        "way": WAYS[Way(row.way)],
        "who": rows.who(row),
        "parties": rows.party_names(row.parties.split()),
        "changes": [view for view in changes_in_words(compare(old, new), old, new) if view.way],
        "old_name": row.before.number,
        "new_name": row.before.number + 1,
        "consents": [(each, rows.who(each)) for each in row.consents.select_related("recorded_by")],
        "waiting": rows.party_names(missing_parties(old, agreed)) if waits else [],
        "is_signed": row.way == Way.RENEGOTIATION,
        "may_agree": waits and allows(check_can_agree_to_change, member, row, agreed),
        "may_withdraw": waits and allows(check_can_withdraw_change, member, row),
    }
    return render(request, "agreements/change.html", context)


@in_partnership(check_speaks_for_a_party)
@require_POST
def change_consent(request: HttpRequest, change: int) -> HttpResponse:
    """A party agrees, or signs."""
    row = agree_to_change(change=_row(request, change), by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(
        request,
        _("Ändringen är gjord.")
        if row.version
        else _("Godkänt. Ändringen görs när alla parter har godkänt."),
    )
    return redirect("agreements:change", row.partnership.key, row.pk)


@in_partnership(check_speaks_for_a_party)
@require_POST
def change_withdrawal(request: HttpRequest, change: int) -> HttpResponse:
    """A proposal is taken back."""
    row = withdraw_change(change=_row(request, change), by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Förslaget är tillbakadraget. Överenskommelsen är som förut."))
    return redirect("agreements:life", row.partnership.key)


def _row(request: HttpRequest, pk: int) -> Change:
    rows = Change.objects.select_related("before", "version", "recorded_by", "partnership")
    return get_object_or_404(rows, partnership=request.partnership, pk=pk)  # type: ignore[attr-defined]


def _newest(request: HttpRequest) -> Terms:
    """What the next version is made of: the newest one, also if it begins to hold later."""
    version = versions_of(request.partnership).first()  # type: ignore[attr-defined]
    if version is None:
        raise Http404
    return terms_of(version)


def _found(items: tuple[Any, ...], key: str) -> Any:
    found = next((item for item in items if item.key == key), None)
    if found is None:
        raise Http404
    return found


def _talked(request: HttpRequest, terms: Terms) -> dict[str, Any]:
    return {"partnership": request.partnership, "parties": terms.parties}  # type: ignore[attr-defined]


def _today(request: HttpRequest, terms: Terms) -> dict[str, Any]:
    today = today_of(request)
    return {
        "effective_on": today,
        "talked_on": today,
        "parties": [party.key for party in terms.parties],
    }


def _made(
    request: HttpRequest, form: WhyForm, act: Any, *names: str, **more: Any
) -> HttpResponse | None:
    """Does the act with what was filled in; None where it refused, with the reason in the form."""
    given = {name: form.cleaned_data[name] for name in (*names, "text", "effective_on")}
    try:
        made = act(
            partnership=request.partnership,  # type: ignore[attr-defined]
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **given,
            **more,
        )
    except NotPossible as problem:
        form.add_error(None, said(problem.reason))
        return None
    messages.success(
        request,
        _("Ändringen är gjord. De andra parterna har fått veta det.")
        if made.version
        else _("Förslaget är lagt. Ändringen görs när alla parter har godkänt."),
    )
    return redirect("agreements:change", made.partnership.key, made.pk)


def _page(
    request: HttpRequest, form: WhyForm, terms: Terms, what: str, clause: str | None
) -> HttpResponse:
    here = request.partnership.key  # type: ignore[attr-defined]
    return form_page(
        request,
        form,
        title=_("Ändra"),
        subject=what,
        act=_("Lägg förslaget") if not isinstance(form, ContactsForm) else _("Ändra"),
        terms=terms,
        clause=clause,
        back=reverse("agreements:change_choice", args=[here]),
    )
