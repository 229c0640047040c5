"""What the parties have given by hand: the list, noting something, taking it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.contributions.actions import FIELDS, record_given, undo_given, withdraw_given
from brygga.contributions.forms import GivenForm
from brygga.contributions.models import Given
from brygga.contributions.permissions import (
    check_can_withdraw,
    check_gives,
    parties_given_for,
)
from brygga.contributions.queries import given_in
from brygga.contributions.words import unit_of
from brygga.domain.terms.model import Terms
from brygga.obligations.forms import ReasonForm
from brygga.obligations.words import party_names, who_recorded
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows

PAGE = 30


@in_partnership()
@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """Everything that was noted by hand, the latest first; `?insats=` shows one contribution's."""
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names, promised = party_names(terms), {c.key: c for c in terms.contributions}
    rows = given_in(member.partnership).select_related("recorded_by")
    one = promised.get(request.GET.get("insats", ""))
    if one:
        rows = rows.filter(contribution=one.key)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "one": one,
        "rows": [
            {
                "given": row,
                "unit": unit_of(row.kind, row.quantity),
                "promised": promised.get(row.contribution),
                "party": names.get(row.party, row.party),
                "who": who_recorded(row, member, names),
                "may_withdraw": allows(check_can_withdraw, member, row),
            }
            for row in page
        ],
        "may_give": allows(check_gives, member),
    }
    return render(request, "contributions/given.html", context)


@in_partnership(check_gives)
@require_http_methods(["GET", "HEAD", "POST"])
def giving(request: HttpRequest) -> HttpResponse:
    """Notes what one's own party gave; `?insats=` chooses the promise."""
    member, terms = request.member, _terms_or_404(request)  # type: ignore[attr-defined]
    names, own = party_names(terms), parties_given_for(member)
    several = len(own) > 1
    today = request.now.date()  # type: ignore[attr-defined]
    form = GivenForm(
        request.POST or None,
        partnership=member.partnership,
        contributions=[
            (c.key, f"{c.text} ({names[c.party]})" if several else c.text)
            for c in terms.contributions
            if c.party in own
        ],
        today=today,
        initial={"contribution": request.GET.get("insats", ""), "given_on": today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = record_given(
                partnership=member.partnership,
                by=member.person,
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            undo = reverse("contributions:undoing", args=[member.partnership.key, row.pk])
            text = _("Insatsen är noterad. Tack för att ni berättar.")
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return redirect("contributions:given", member.partnership.key)
    return render(request, "contributions/giving.html", {"form": form})


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, given: int) -> HttpResponse:
    row = _given_or_404(request, given)
    check_can_withdraw(request.member, row)  # type: ignore[attr-defined]
    form = ReasonForm(request.POST or None, partnership=row.partnership)
    back = reverse("contributions:given", args=[row.partnership.key])
    if request.method == "POST" and form.is_valid():
        withdraw_given(
            given=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Insatsen är återkallad och räknas inte längre."))
        return redirect(back)
    context = {
        "form": form,
        "title": _("Återkalla en given insats"),
        "lead": _("Den räknas inte från idag."),
        "said_before": row.note,
        "day": row.given_on,
        "act": _("Återkalla insatsen"),
        "back": back,
    }
    return render(request, "obligations/withdrawal.html", context)


@in_partnership()
@require_POST
def undoing(request: HttpRequest, given: int) -> HttpResponse:
    """Takes back what the person noted a moment ago."""
    row = _given_or_404(request, given)
    undo_given(given=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ångrat. Insatsen räknas inte."))
    return redirect("contributions:given", row.partnership.key)


def _given_or_404(request: HttpRequest, given: int) -> Given:
    rows = given_in(request.partnership).select_related("partnership")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=given)


def _terms_or_404(request: HttpRequest) -> Terms:
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        raise Http404
    return terms_of(version)
