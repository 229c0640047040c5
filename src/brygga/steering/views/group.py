"""The group itself: who sits in it, who has, and the acts that change it."""

from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.agreements.asked import asked_of
from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.terms.model import Terms
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership, said
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible, allows
from brygga.steering.actions import leave_seat, move_to_seat, return_to_seat, seat_member
from brygga.steering.forms import LeaveSeatForm, MoveSeatForm, SeatForm
from brygga.steering.models import SeatHolder
from brygga.steering.permissions import (
    check_can_fill,
    check_fills_seats,
    check_speaks,
    parties_whose_seats,
)
from brygga.steering.queries import (
    AgreedSeat,
    FilledSeat,
    Sitting,
    candidates,
    group_of,
    group_on,
    holders_of,
    next_meeting,
    outside_any_seat,
    seats_of,
)
from brygga.steering.views.showing import meeting_row
from brygga.steering.words import may_be_named, name_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Somebody in a seat, as much as the reader may know."""

    holder: SeatHolder
    name: str
    is_named: bool
    function: str
    party: str
    has_role: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with those in it; `may_fill` where it is one of the reader's own party's."""

    seat: AgreedSeat
    parties: list[str]
    members: list[HolderRow]
    substitutes: list[HolderRow]
    is_vacant: bool
    may_fill: bool


@in_partnership()
@require_safe
def group(request: HttpRequest) -> HttpResponse:
    """Who sits in the group on a day, seat by seat, with what stands empty."""
    member, asked = request.member, asked_of(request)  # type: ignore[attr-defined]
    day = asked.day
    version = version_in_force(member.partnership, day)
    terms = terms_of(version) if version else None
    context: dict[str, Any] = {
        "asked": asked,
        "terms": terms,
    }
    if terms is not None and terms.governance is not None:
        rows = [_seat_row(seat, member, terms) for seat in group_on(member.partnership, terms, day)]
        coming = next_meeting(member.partnership, day)
        beside = outside_any_seat(member.partnership, seats_of(terms), day)
        context |= {
            "clause": terms.clause(terms.governance.clause),
            "tasks": terms.governance.tasks,
            "rows": rows,
            "vacant": sum(row.is_vacant for row in rows),
            "group": group_of(member.partnership),
            "next": meeting_row(coming) if coming else None,
            "may_plan": allows(check_speaks, member),
            "beside": [_holder_row(Sitting(h, True), h.function, member, terms) for h in beside],
        }
    return render(request, "steering/group.html", context)


@in_partnership()
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Everybody who has sat in the group, the latest first."""
    member = request.member  # type: ignore[attr-defined]
    terms = _terms(request)
    functions = {seat.key: seat.function for seat in seats_of(terms)}
    page = Paginator(holders_of(member.partnership), PAGE).get_page(request.GET.get("page"))
    rows = [
        _holder_row(Sitting(h, True), functions.get(h.seat, h.seat), member, terms) for h in page
    ]
    return render(request, "steering/history.html", {"page": page, "rows": rows})


@in_partnership(check_fills_seats)
@require_http_methods(["GET", "HEAD", "POST"])
def seating(request: HttpRequest, seat: str) -> HttpResponse:
    """Somebody takes a seat."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    terms = _terms(request)
    agreed = next((each for each in seats_of(terms) if each.key == seat), None)
    if agreed is None:
        raise Http404
    own = [party for party in agreed.parties if party in parties_whose_seats(member)]
    if not own:
        check_can_fill(member, agreed.parties[0])
    names = party_names(terms)
    people = {
        f"{party}:{person.pk}": (party, person)
        for party in own
        for person in candidates(member.partnership, [party], today)
    }
    form = SeatForm(
        request.POST or None,
        partnership=member.partnership,
        initial={"since": today},
        people=[(key, f"{person.name}, {names[party]}") for key, (party, person) in people.items()],
    )
    if request.method == "POST" and form.is_valid():
        party, person = people[form.cleaned_data["person"]]
        holder = _seated(request, form, agreed, party, person)
        if holder is not None:
            undo = reverse("steering:seat_end", args=[member.partnership.key, holder.pk])
            messages.success(request, _("Platsen är tillsatt."), extra_tags=f"undo:{undo}")
            return redirect("steering:group", member.partnership.key)
    context = {
        "form": form,
        "seat": agreed,
        "has_people": bool(people),
        "organisations": [names[party] for party in own],
    }
    return render(request, "steering/seating.html", context)


def _seated(
    request: HttpRequest, form: SeatForm, agreed: AgreedSeat, party: str, person: Person
) -> SeatHolder | None:
    try:
        return seat_member(
            partnership=request.partnership,  # type: ignore[attr-defined]
            seat=agreed.key,
            party=party,
            person=person,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **form.chosen(),
        )
    except NotPossible as problem:
        form.add_error(None, said(problem.reason))
        return None


@in_partnership(check_fills_seats)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_end(request: HttpRequest, holder: int) -> HttpResponse:
    """Somebody leaves a seat, or never had it."""
    row = _own_holder(request, holder)
    form = LeaveSeatForm(request.POST or None, initial={"last_day": request.now.date()})  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            leave_seat(
                holder=row,
                until=form.until(row.since),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            undo = reverse("steering:seat_return", args=[row.partnership.key, row.pk])
            messages.success(request, _("Platsen är lämnad."), extra_tags=f"undo:{undo}")
            return redirect("steering:group", row.partnership.key)
    return _form_page(
        request,
        form,
        title=_("Lämna platsen"),
        lead=name_of(row, request.member),  # type: ignore[attr-defined]
        act=_("Avsluta"),
    )


@in_partnership(check_fills_seats)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_return(request: HttpRequest, holder: int) -> HttpResponse:
    """Undoes an end that was a mistake."""
    row = _own_holder(request, holder)
    if request.method == "POST":
        return_to_seat(holder=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Personen sitter kvar på platsen."))
        return redirect("steering:group", row.partnership.key)
    return _form_page(
        request,
        django_forms.Form(),
        title=_("Ångra avslutet"),
        lead=_("Platsen räknas som om avslutet aldrig hade noterats: %(name)s sitter kvar.")
        % {"name": name_of(row, request.member)},  # type: ignore[attr-defined]
        act=_("Ångra avslutet"),
    )


@in_partnership(check_fills_seats)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_move(request: HttpRequest, holder: int) -> HttpResponse:
    """The agreement calls the seat something else: the person follows to its new name."""
    row = _own_holder(request, holder)
    seats = [s for s in seats_of(_terms(request)) if row.party in s.parties]
    form = MoveSeatForm(request.POST or None, seats=[(s.key, s.function) for s in seats])
    if request.method == "POST" and form.is_valid():
        try:
            move_to_seat(
                holder=row,
                seat=form.cleaned_data["seat"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Personen sitter på den nya platsen."))
            return redirect("steering:group", row.partnership.key)
    return _form_page(
        request,
        form,
        title=_("Flytta till en plats som finns"),
        lead=name_of(row, request.member),  # type: ignore[attr-defined]
        act=_("Flytta"),
    )


def _terms(request: HttpRequest) -> Terms:
    """What holds today; without an agreement there is no group to speak of."""
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        raise Http404
    return terms_of(version)


def _own_holder(request: HttpRequest, holder: int) -> SeatHolder:
    row = get_object_or_404(
        SeatHolder.objects.select_related("partnership", "person"),
        pk=holder,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    check_can_fill(request.member, row.party)  # type: ignore[attr-defined]
    return row


def _seat_row(filled: FilledSeat, member: Member, terms: Terms) -> SeatRow:
    seat, names = filled.seat, party_names(terms)
    return SeatRow(
        seat,
        [names[party] for party in seat.parties],
        [_holder_row(sitting, "", member, terms) for sitting in filled.members],
        [_holder_row(sitting, "", member, terms) for sitting in filled.substitutes],
        filled.is_vacant,
        bool(parties_whose_seats(member) & set(seat.parties)),
    )


def _holder_row(sitting: Sitting, function: str, member: Member, terms: Terms) -> HolderRow:
    holder = sitting.holder
    return HolderRow(
        holder,
        name_of(holder, member),
        may_be_named(holder, member),
        holder.function or function,
        party_names(terms).get(holder.party, holder.party),
        sitting.has_role,
        holder.until is None and holder.party in parties_whose_seats(member),
    )


def _form_page(
    request: HttpRequest, form: django_forms.Form, *, title: str, act: str, lead: str = ""
) -> HttpResponse:
    back = reverse("steering:group", args=[request.partnership.key])  # type: ignore[attr-defined]
    context = {"form": form, "title": title, "lead": lead, "act": act, "back": back}
    return render(request, "steering/form.html", context)
