"""Concern for a young person: what to do, by role, and whom to call. Nothing is kept about one."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.domain.meetups.concern import NATIONAL_NUMBERS, concern_law_on
from brygga.meetups.actions import remove_concern_contact, save_concern_contact
from brygga.meetups.actions.concern import FIELDS
from brygga.meetups.forms import ConcernContactForm
from brygga.meetups.models import ConcernContact
from brygga.meetups.permissions import (
    check_keeps_concern_contacts,
    organisation_with_concern_contacts,
)
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Organisation, Partnership
from brygga.parties.refusal import NotPossible


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality's own ways to tell of a concern; empty until its officer has written them."""

    name: str
    contacts: list[ConcernContact]
    is_mine: bool


@in_partnership()
@require_safe
def concern(request: HttpRequest) -> HttpResponse:
    """Guidance, the reader's own first. There is no form: what is told is told to the authority."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    kinds = {seat.organisation_kind for seat in member.seats}
    context = {
        "law": concern_law_on(today),
        "is_public": Organisation.Kind.PUBLIC in kinds,
        "numbers": NATIONAL_NUMBERS,
        "municipalities": municipalities(
            member.partnership, organisation_with_concern_contacts(member)
        ),
    }
    return render(request, "meetups/concern.html", context)


def municipalities(partnership: Partnership, own: int | None) -> list[Municipality]:
    """Two queries."""
    rows = (
        Organisation.objects.filter(
            party_to__partnership=partnership, kind=Organisation.Kind.PUBLIC
        )
        .prefetch_related("concern_contacts")
        .order_by("name")
    )
    return [Municipality(o.name, list(o.concern_contacts.all()), o.pk == own) for o in rows]


@in_partnership(check_keeps_concern_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def concern_contact_form(request: HttpRequest) -> HttpResponse:
    return _form_page(request, None)


@in_partnership(check_keeps_concern_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def concern_contact(request: HttpRequest, contact: int) -> HttpResponse:
    return _form_page(request, _contact_or_404(request, contact))


@in_partnership(check_keeps_concern_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def concern_contact_removal(request: HttpRequest, contact: int) -> HttpResponse:
    """Asks once: it is gone for good, though it can be written again."""
    row = _contact_or_404(request, contact)
    if request.method == "POST":
        remove_concern_contact(
            partnership=request.partnership,  # type: ignore[attr-defined]
            contact=row,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Kontaktvägen är borttagen."))
        return redirect("meetups:concern", request.partnership.key)  # type: ignore[attr-defined]
    return render(request, "meetups/concern_contact_removal.html", {"contact": row})


def _form_page(request: HttpRequest, row: ConcernContact | None) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    initial = (
        {"name": row.name, "phone": row.phone, "link": row.link, "hours": row.hours} if row else {}
    )
    form = ConcernContactForm(request.POST or None, partnership=here, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "phone", "link", "hours")}
        try:
            save_concern_contact(
                partnership=here,
                contact=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **given,
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            messages.success(request, _("Kontaktvägen är sparad och syns för alla parter."))
            return redirect("meetups:concern", here.key)
    return render(request, "meetups/concern_contact.html", {"form": form, "contact": row})


def _contact_or_404(request: HttpRequest, contact: int) -> ConcernContact:
    return get_object_or_404(
        ConcernContact,
        pk=contact,
        organisation=organisation_with_concern_contacts(request.member),  # type: ignore[attr-defined]
    )
