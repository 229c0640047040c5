"""Asking to swap a shift, and answering."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.agreements.words import language
from brygga.domain.language.days import week_day
from brygga.meetups.actions import accept_swap, ask_to_swap, decline_swap, withdraw_swap
from brygga.meetups.forms import SwapForm
from brygga.meetups.models import Shift, Swap
from brygga.meetups.permissions import check_has_shift
from brygga.meetups.queries import listed_of
from brygga.meetups.rota import Swappable, swappable
from brygga.meetups.showing import name_of, path_of
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.roles import ShiftRole


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def swap_form(request: HttpRequest, shift: int) -> HttpResponse:
    """My shift, and the colleagues' shifts that it could be changed for."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    row = get_object_or_404(
        Shift.objects.select_related("meetup__partnership"),
        pk=shift,
        meetup__partnership=member.partnership,
        given_back_at=None,
    )
    check_has_shift(member, row)
    offers = swappable(member, row, today)
    form = SwapForm(request.POST or None, shifts=[(str(o.shift.pk), _choice(o)) for o in offers])
    if request.method == "POST" and form.is_valid():
        wanted = next(o.shift for o in offers if o.shift.pk == form.cleaned_data["wanted"])
        try:
            ask_to_swap(offered=row, wanted=wanted, by=request.person, at=request.now)  # type: ignore[attr-defined]
        except (NotAllowed, NotPossible) as problem:
            form.add_error("wanted", said(problem.reason))
        else:
            messages.success(request, _("Frågan är skickad. Du har kvar ditt pass tills ni bytt."))
            return redirect("meetups:shifts", member.partnership.key)
    listed = listed_of(member.partnership, row.meetup.key, today)
    assert listed is not None
    context = {
        "form": form,
        "offers": offers,
        "evening": listed.evening,
        "evening_href": path_of(member.partnership.key, row.meetup.key),
        "name": name_of(listed.evening),
        "role": ShiftRole(row.role).label,
    }
    return render(request, "meetups/swap_form.html", context)


@in_partnership()
@require_POST
def swap_acceptance(request: HttpRequest, swap: int) -> HttpResponse:
    accept_swap(swap=_swap_or_404(request, swap), by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ni har bytt pass."))
    return redirect("meetups:shifts", request.partnership.key)  # type: ignore[attr-defined]


@in_partnership()
@require_POST
def swap_refusal(request: HttpRequest, swap: int) -> HttpResponse:
    decline_swap(swap=_swap_or_404(request, swap), by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Du har tackat nej. Båda har kvar sina pass."))
    return redirect("meetups:shifts", request.partnership.key)  # type: ignore[attr-defined]


@in_partnership()
@require_POST
def swap_withdrawal(request: HttpRequest, swap: int) -> HttpResponse:
    withdraw_swap(swap=_swap_or_404(request, swap), by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Frågan är återtagen. Du har kvar ditt pass."))
    return redirect("meetups:shifts", request.partnership.key)  # type: ignore[attr-defined]


def _choice(offer: Swappable) -> str:
    return f"{week_day(offer.evening.on, language())}, {offer.who}"


def _swap_or_404(request: HttpRequest, swap: int) -> Swap:
    return get_object_or_404(
        Swap.objects.select_related("offered__meetup__partnership", "wanted__meetup"),
        pk=swap,
        offered__meetup__partnership=request.partnership,  # type: ignore[attr-defined]
    )
