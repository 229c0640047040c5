"""Figures that stand somewhere else: typed in so that ours can be held against them."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.calendar import Period
from brygga.domain.disclosure import Statement
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotPossible
from brygga.reports.actions import add_outside_figure, withdraw_outside_figure
from brygga.reports.forms import OutsideFigureForm
from brygga.reports.half_years import half_year, half_years_between
from brygga.reports.permissions import check_keeps_figures
from brygga.reports.queries import read_ledger
from brygga.reports.words import CELLS, short_name

YEARS_BEFORE = 5  # how far before the agreement somebody may have published
A_PAGE = 25


@in_partnership(check_keeps_figures)
@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: HttpRequest) -> HttpResponse:
    """The list of them, and a form for one more."""
    partnership = request.partnership  # type: ignore[attr-defined]
    form = OutsideFigureForm(
        request.POST or None,
        partnership=partnership,
        half_years=_half_years(partnership, request.now.date()),  # type: ignore[attr-defined]
    )
    if request.method == "POST" and form.is_valid():
        try:
            line = add_outside_figure(
                partnership=partnership,
                atoms=form.atoms(),
                value=form.cleaned_data["value"],
                source=form.cleaned_data["source"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as refusal:
            form.add_error(None, said(refusal.reason))
        else:
            messages.success(request, _("Siffran är inskriven på rad %s i liggaren.") % line.number)
            return redirect("reports:outside_figures", partnership.key)
    known = read_ledger(partnership).outside[::-1]
    page = Paginator(known, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(each, _what(each.statement), _when(each.statement)) for each in page],
    }
    return render(request, "reports/outside.html", context)


@in_partnership(check_keeps_figures)
@require_POST
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    partnership = request.partnership  # type: ignore[attr-defined]
    withdraw_outside_figure(
        partnership=partnership,
        number=number,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Siffran är återkallad. Raden står kvar i liggaren."))
    return redirect("reports:outside_figures", partnership.key)


def _half_years(partnership: Partnership, today: date) -> list[Period]:
    """From some years before the agreement up to today, the latest first."""
    version = version_in_force(partnership, today)
    begins_on = terms_of(version).term.begins_on if version else today
    return half_years_between(begins_on.replace(year=begins_on.year - YEARS_BEFORE), today)[::-1]


def _what(statement: Statement) -> str:
    cell = statement.plus[0].cell
    return str(CELLS[cell]) if cell else _("Alla besök")


def _when(statement: Statement) -> str:
    keys = [atom.half_year for atom in statement.plus]
    return short_name(half_year(keys[0]).key) if len(keys) == 1 else keys[0][:4]
