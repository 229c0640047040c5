"""What the pages of the agreement's life share: where we are, and a page with one form."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise

from brygga.agreements.models import Matter
from brygga.agreements.queries import matters_of, terms_of, version_in_force
from brygga.domain.terms.model import Terms
from brygga.parties.models import Partnership


def in_force(request: HttpRequest) -> tuple[Partnership, Terms]:
    """The partnership and what its agreement says today; 404 before there is one."""
    here: Partnership = request.partnership  # type: ignore[attr-defined]
    version = version_in_force(here, today_of(request))
    if version is None:
        raise Http404
    return here, terms_of(version)


def today_of(request: HttpRequest) -> date:
    today: date = request.now.date()  # type: ignore[attr-defined]
    return today


def matter_or_404(request: HttpRequest, pk: int) -> Matter:
    return get_object_or_404(matters_of(request.partnership), pk=pk)  # type: ignore[attr-defined]


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str | Promise,
    act: str,
    lead: str = "",
    terms: Terms | None = None,
    clause: str | None = None,
    back: str = "",
    **more: Any,
) -> HttpResponse:
    """One form, with the clause that it is about beside it, and what `more` the page shows."""
    here = request.partnership.key  # type: ignore[attr-defined]
    context = {
        "form": form,
        "title": title,
        "act": act,
        "lead": lead,
        "clause": terms.clause(clause) if terms and clause else None,
        "back": back or reverse("agreements:life", args=[here]),
        **more,
    }
    return render(request, "agreements/life_form.html", context)
