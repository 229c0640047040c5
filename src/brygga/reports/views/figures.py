"""The statistics page, freezing a half-year, handing it over, and the same as files."""

import csv
import io

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.domain.calendar import Period
from brygga.meetups.half_years import readiness
from brygga.parties.access import in_partnership
from brygga.parties.refusal import NotPossible
from brygga.reports.actions import ask_to_freeze, release_figures
from brygga.reports.actions.freezing import check_can_be_frozen
from brygga.reports.half_years import half_year as half_year_of
from brygga.reports.permissions import check_keeps_figures, is_of_an_association, keeps_figures
from brygga.reports.publishing import published, rows_of
from brygga.reports.queries import (
    FrozenHalfYear,
    freezings_of,
    half_years_of,
    lines_of,
    read,
    read_ledger,
)
from brygga.reports.showing import (
    HALF_YEARS,
    YEARS,
    half_year_rows,
    why_withheld,
)
from brygga.reports.showing import (
    statistics as statistics_of,
)
from brygga.reports.words import half_year_name, problem_words

LINES_A_PAGE = 25


@in_partnership()
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Figures by half-year or year. An association's people also see what waits to be handed over.

    `?visa=ar` for years, `?till=` the last column.
    """
    member, partnership = request.member, request.partnership  # type: ignore[attr-defined]
    today = request.now.date()  # type: ignore[attr-defined]
    known = read_ledger(partnership)
    by = YEARS if request.GET.get("visa") == YEARS else HALF_YEARS
    shown = known.shown_to(member)
    own = is_of_an_association(member)
    context = {
        "figures": statistics_of(shown, by, request.GET.get("till", "")),
        "by": by,
        "is_own": own,
        "may_keep": keeps_figures(member),
        "rows": half_year_rows(
            half_years_of(partnership, today), known, freezings_of(partnership), today
        )
        if own
        else [],
        "withheld": why_withheld(shown) if own else [],
        "has_released": bool(known.released),
    }
    return render(request, "reports/statistics.html", context)


@in_partnership(check_keeps_figures)
@require_http_methods(["GET", "HEAD", "POST"])
def freezing(request: HttpRequest, half_year: str) -> HttpResponse:
    """What freezing means and what to look at first; then how far the worker has come."""
    partnership, now = request.partnership, request.now  # type: ignore[attr-defined]
    period = _period_or_404(request, half_year)
    if request.method == "POST":
        ask_to_freeze(
            partnership=partnership,
            half_year=period.key,
            by=request.person,  # type: ignore[attr-defined]
            at=now,
        )
        return redirect("reports:freezing", partnership.key, period.key)
    known = read_ledger(partnership)
    row = half_year_rows([period], known, freezings_of(partnership), now.date())[0]
    if row.frozen is not None:
        messages.success(request, _("%(half)s är fryst.") % {"half": row.name.capitalize()})
        return redirect("reports:statistics", partnership.key)
    obstacle = None
    try:
        check_can_be_frozen(partnership, period, now)
    except NotPossible as refusal:
        obstacle = refusal.reason
    context = {
        "row": row,
        "obstacle": obstacle,
        "ready": readiness(partnership, period.starts_on, period.ends_on),
        "problem": problem_words(row.freezing.problem)
        if row.freezing and row.freezing.failed_at
        else "",
        "is_waiting": row.state == "freezing",
        "steps": row.freezing.Step.choices if row.freezing else [],
    }
    response = render(request, "reports/freezing.html", context)
    if row.state == "freezing":
        response["Refresh"] = "2"  # without a script the page asks again by itself
    return response


@in_partnership(check_keeps_figures)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, half_year: str) -> HttpResponse:
    """Hands a frozen half-year over, after having said that it becomes public."""
    partnership = request.partnership  # type: ignore[attr-defined]
    period = _period_or_404(request, half_year)
    if request.method == "POST":
        release_figures(
            partnership=partnership,
            half_year=period.key,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Siffrorna är utlämnade. Kommunen ser dem nu."))
        return redirect("reports:statistics", partnership.key)
    found = read_ledger(partnership).of(period.key)
    if found is None or found.released_on:
        return redirect("reports:statistics", partnership.key)
    context = {
        "name": half_year_name(period),
        "figures": statistics_of((found,), HALF_YEARS),
    }
    return render(request, "reports/release.html", context)


@in_partnership()
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Every line with its hash. What is not handed over yet shows only that to others."""
    partnership = request.partnership  # type: ignore[attr-defined]
    lines = lines_of(partnership)
    open_keys = {half.key for half in read(lines).shown_to(request.member)}  # type: ignore[attr-defined]
    page = Paginator(lines[::-1], LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(line, not line.half_year or line.half_year in open_keys) for line in page],
        "head": lines[-1].hash if lines else "",
    }
    return render(request, "reports/ledger.html", context)


@in_partnership()
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """What is handed over, as a table that a spreadsheet opens: semicolons, as in Sweden."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["halvår", "tabell", "rad", "antal", "högst så långt från det räknade"])
    writer.writerows(rows_of(_released(request)))
    response = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(request)}.csv"'
    return response


@in_partnership()
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    partnership = request.partnership  # type: ignore[attr-defined]
    response = JsonResponse(
        published(partnership, _released(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Content-Disposition"] = f'attachment; filename="{_name(request)}.json"'
    return response


def _released(request: HttpRequest) -> tuple[FrozenHalfYear, ...]:
    return read_ledger(request.partnership).released  # type: ignore[attr-defined]


def _name(request: HttpRequest) -> str:
    return f"statistik-{request.partnership.key}"  # type: ignore[attr-defined]


def _period_or_404(request: HttpRequest, key: str) -> Period:
    try:
        period = half_year_of(key)
    except ValueError as error:
        raise Http404 from error
    today = request.now.date()  # type: ignore[attr-defined]
    if period not in half_years_of(request.partnership, today):  # type: ignore[attr-defined]
        raise Http404
    return period
