"""What the associations give that is not money: hours worked, and their word about leadership."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.agreements.words import who_acted
from brygga.domain.terms.model import Obligation
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.membership import Member
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import attest_leadership, withdraw_attestation
from brygga.volunteers.forms import AttestationForm
from brygga.volunteers.models import Attestation
from brygga.volunteers.permissions import (
    check_attests,
    check_withdraws_attestation,
    parties_attested_for,
)
from brygga.volunteers.queries import (
    LEADERSHIP_ATTESTED,
    attestations_of,
    count_obligations,
    hours_by_half_year,
    parties_attesting,
    term_on,
)
from brygga.volunteers.showing import tabs
from brygga.volunteers.words import hours_in_words, term_in_words

PAGE = 25


@in_partnership()
@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Hours worked, by half-year and party: all that anybody sees of others' hours."""
    member = request.member  # type: ignore[attr-defined]
    names = _names(request)
    halves: dict[str, list[tuple[str, str]]] = {}
    for row in hours_by_half_year(member.partnership):
        halves.setdefault(row.half_year, []).append(
            (names.get(row.party, row.party), hours_in_words(row.minutes))
        )
    page = Paginator(list(halves), PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs(member, "hours"),
        "page": page,
        "halves": [(term_in_words(half), halves[half]) for half in page],
    }
    return render(request, "volunteers/hours.html", context)


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """An attestation: for which term, by which association, and by whom as the reader may know."""

    id: int
    term: str
    who: str
    at: datetime
    is_withdrawn: bool
    may_withdraw: bool


@in_partnership()
@require_safe
def attestations(request: HttpRequest) -> HttpResponse:
    """What has been attested; and the way to do it, for those who may."""
    member = request.member  # type: ignore[attr-defined]
    names, own = _names(request), parties_attested_for(member)
    left = _left(request)
    page = Paginator(attestations_of(member.partnership), PAGE).get_page(request.GET.get("page"))
    term = term_on(member.partnership, request.now.date())  # type: ignore[attr-defined]
    context = {
        "tabs": tabs(member, "attestations"),
        "page": page,
        "rows": [_row(row, member, names, own) for row in page],
        "duty": _usual(_duties(request)),
        "may_attest": bool(own),
        "is_attested": not left,
        "term": term_in_words(term.key) if term else "",
    }
    return render(request, "volunteers/attestations.html", context)


@in_partnership(check_attests)
@require_http_methods(["GET", "HEAD", "POST"])
def attestation_form(request: HttpRequest) -> HttpResponse:
    """The act itself: one's word for the leadership as a whole, this term."""
    member, here = request.member, request.partnership  # type: ignore[attr-defined]
    names, duties = _names(request), _duties(request)
    duty, term = _usual(duties), term_on(here, request.now.date())  # type: ignore[attr-defined]
    form = AttestationForm(
        request.POST or None,
        parties=[(party, names.get(party, party)) for party in _left(request)],
        obligations=[(one.key, one.title) for one in duties],
        initial={"obligation": duty.key if duty else ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = attest_leadership(
                partnership=here,
                by=member.person,
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            undo = reverse("volunteers:attestation_withdrawal", args=[here.key, made.pk])
            text = _("Ledarskapet är intygat, och underlaget är noterat.")
            messages.success(request, text, extra_tags=f"undo-now:{undo}")
            return redirect("volunteers:attestations", here.key)
    context = {"form": form, "duty": duty, "term": term_in_words(term.key) if term else ""}
    return render(request, "volunteers/attestation_form.html", context)


@in_partnership(check_attests)
@require_http_methods(["GET", "HEAD", "POST"])
def attestation_withdrawal(request: HttpRequest, attestation: int) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    row = get_object_or_404(Attestation, pk=attestation, partnership=here)
    check_withdraws_attestation(request.member, row.party)  # type: ignore[attr-defined]
    if request.method == "POST":
        withdraw_attestation(attestation=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Intyget är återkallat och räknas inte från idag."))
        return redirect("volunteers:attestations", here.key)
    context = {
        "title": _("Återkalla intyget"),
        "lead": term_in_words(row.term),
        "text": _("Underlaget återkallas samtidigt. Ett nytt intyg kan lämnas under terminen."),
        "day": row.attested_on,
        "act": _("Återkalla intyget"),
        "back": reverse("volunteers:attestations", args=[here.key]),
    }
    return render(request, "volunteers/confirmation.html", context)


def _row(
    row: Attestation, member: Member, names: dict[str, str], own: Sequence[str]
) -> AttestationRow:
    name = row.attested_by.name if row.attested_by else ""
    return AttestationRow(
        id=row.pk,
        term=term_in_words(row.term),
        who=who_acted(row.attested_role, row.party, name, member, names),
        at=row.attested_at,
        is_withdrawn=row.withdrawn_at is not None,
        may_withdraw=row.withdrawn_at is None and row.party in own,
    )


def _left(request: HttpRequest) -> list[str]:
    """The parties that the reader may attest for and that have not, this term."""
    member = request.member  # type: ignore[attr-defined]
    term = term_on(member.partnership, request.now.date())  # type: ignore[attr-defined]
    done = parties_attesting(member.partnership, term.key) if term else frozenset()
    return [party for party in parties_attested_for(member) if party not in done]


def _names(request: HttpRequest) -> dict[str, Any]:
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    return party_names(terms_of(version)) if version else {}


def _duties(request: HttpRequest) -> tuple[Obligation, ...]:
    """The count obligations that an association which the reader attests for owes."""
    member = request.member  # type: ignore[attr-defined]
    version = version_in_force(member.partnership, request.now.date())  # type: ignore[attr-defined]
    own = set(parties_attested_for(member))
    duties = count_obligations(version)
    return tuple(one for one in duties if not own or own & set(one.owed_by))


def _usual(duties: Sequence[Obligation]) -> Obligation | None:
    """The promise about leadership, where the agreement has it by its usual key."""
    return next((one for one in duties if one.key == LEADERSHIP_ATTESTED), None)
