"""From a draft to an agreement in force: who is ready, and the signatures made elsewhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import bring_in_force, say_ready, take_back_readiness
from brygga.agreements.drafting import lacks
from brygga.agreements.forms import ReadyForm, SignatureForm
from brygga.agreements.permissions import can_import_terms, can_say_ready, check_can_import_terms
from brygga.agreements.queries import (
    draft_calendar,
    draft_findings,
    open_comments,
    parties_ready,
    unsigned_parties,
)
from brygga.agreements.views.drafts import Opened, opened
from brygga.agreements.words import language
from brygga.domain.files import FileRefused
from brygga.domain.language.days import full_day
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership()
@require_safe
def draft_readiness(request: HttpRequest, draft: int) -> HttpResponse:
    """Which parties would sign the draft as it stands, and what stands in the way."""
    here = opened(request, draft)
    ready = parties_ready(here.version)
    context = here.frame(request, "draft_readiness") | {
        "rows": [
            (
                party,
                party.key in ready,
                here.draft.is_open and can_say_ready(request.member, party.key),  # type: ignore[attr-defined]
                [s.function for s in here.terms.signatories if s.party == party.key],
            )
            for party in here.terms.parties
        ],
        "comments": open_comments(here.draft),
        "unsigned": unsigned_parties(here.terms),
        "findings": draft_findings(here.version),
        "lacks": list(lacks(here.terms, draft_calendar(here.version))),
        "may_sign": _may_sign(request, here),
    }
    return render(request, "agreements/draft_readiness.html", context)


@in_partnership()
@require_POST
def draft_ready(request: HttpRequest, draft: int) -> HttpResponse:
    """A party would sign this very text."""
    here = opened(request, draft, to_write=True)
    form = ReadyForm(request.POST)
    if form.is_valid():
        say_ready(
            draft=here.draft,
            party=form.cleaned_data["party"],
            terms_sha256=form.cleaned_data["sha256"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Noterat: ni är klara för underskrift av den här versionen."))
    return redirect(here.address("draft_readiness"))


@in_partnership()
@require_POST
def draft_not_ready(request: HttpRequest, draft: int) -> HttpResponse:
    here = opened(request, draft, to_write=True)
    take_back_readiness(
        draft=here.draft,
        party=request.POST.get("party", "")[:60],
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Noterat: ni är inte klara än."))
    return redirect(here.address("draft_readiness"))


@in_partnership(check_can_import_terms)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_signatures(request: HttpRequest, draft: int) -> HttpResponse:
    """The day of each signature made elsewhere; then the draft is an agreement."""
    here = opened(request, draft, to_write=True)
    if not _may_sign(request, here):
        return redirect(here.address("draft_readiness"))
    data = request.POST or None
    forms = [
        SignatureForm(data, prefix=f"s{n}", partnership=here.partnership)
        for n, _who in enumerate(here.terms.signatories)
    ]
    problems: list[str] = []
    valid = [form.is_valid() for form in forms]  # each is to say what it lacks
    if request.method == "POST" and all(valid):
        try:
            version = bring_in_force(
                draft=here.draft,
                signatures=[form.signed() for form in forms],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            problems = [said(problem.reason)]
        except FileRefused as refusal:
            problems = [said(each.text) for each in refusal.problems]
        else:
            day = full_day(version.effective_on, language())
            messages.success(
                request,
                _("Version %(number)s är inläst och gäller från %(day)s.")
                % {"number": version.number, "day": day},
            )
            return redirect("agreements:detail", here.partnership.key)
    context: dict[str, Any] = here.frame(request, "draft_readiness") | {
        "forms": [
            (form, who, here.terms.party(who.party))
            for form, who in zip(forms, here.terms.signatories, strict=True)
        ],
        "problems": problems,
        "back": here.address("draft_readiness"),
    }
    return render(request, "agreements/draft_signatures.html", context)


def _may_sign(request: HttpRequest, here: Opened) -> bool:
    """Whether everybody is ready, and this reader may write down the signatures."""
    everybody = {party.key for party in here.terms.parties}
    return (
        here.draft.is_open
        and can_import_terms(request.member)  # type: ignore[attr-defined]
        and everybody <= parties_ready(here.version)
        and not open_comments(here.draft).exists()
    )
