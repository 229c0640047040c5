"""The parties of one partnership, their contact persons, and its journal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.journal.queries import lines_of
from brygga.parties.access import in_partnership, said
from brygga.parties.actions.contacts import (
    change_contact_person,
    end_contact_person,
    name_contact_person,
)
from brygga.parties.forms import ChangeContactForm, ContactForm, EndContactForm
from brygga.parties.journal_page import journal_lines
from brygga.parties.models import ContactPerson
from brygga.parties.permissions import check_keeps_contacts, keeps_words, parties_whose_contacts
from brygga.parties.queries import contacts_of, organisations_as, parties_with_contacts
from brygga.parties.refusal import NotPossible
from brygga.parties.registration import subjects_of

PAGE = 50


@in_partnership()
@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    """Who the parties are and whom to turn to in each."""
    member = request.member  # type: ignore[attr-defined]
    here, on = member.partnership, request.now.date()  # type: ignore[attr-defined]
    mine = parties_whose_contacts(member)
    context = {
        "parties": parties_with_contacts(here, on, mine),
        "keeps_contacts": bool(mine),
        "keeps_words": keeps_words(member),
    }
    return render(request, "parties/parties.html", context)


@in_partnership()
@require_safe
def former_contacts(request: HttpRequest) -> HttpResponse:
    """Every contact person that the partnership has had."""
    here = request.partnership  # type: ignore[attr-defined]
    page = Paginator(contacts_of(here), PAGE).get_page(request.GET.get("page"))
    return render(request, "parties/contacts.html", {"page": page})


@in_partnership(check_keeps_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_naming(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    organisations = organisations_as(member, parties_whose_contacts(member))
    initial = {"since": request.now.date()}  # type: ignore[attr-defined]
    form = ContactForm(request.POST or None, organisations=organisations, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            name_contact_person(
                partnership=member.partnership,
                by=member.person,
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Kontaktpersonen är angiven."))
            return redirect("parties", member.partnership.key)
    return _form_page(request, form, title=_("Ange en kontaktperson"), act=_("Spara"))


@in_partnership(check_keeps_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_change(request: HttpRequest, contact: int) -> HttpResponse:
    leaving = _own_contact(request, contact)
    initial = {"function": leaving.function, "from_day": request.now.date()}  # type: ignore[attr-defined]
    form = ChangeContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_contact_person(
                contact=leaving,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Kontaktpersonen är bytt."))
            return redirect("parties", request.partnership.key)  # type: ignore[attr-defined]
    return _form_page(
        request,
        form,
        title=_("Byt kontaktperson"),
        lead=_("Den som är kontaktperson nu: %(name)s.") % {"name": leaving.name},
        act=_("Byt kontaktperson"),
    )


@in_partnership(check_keeps_contacts)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_end(request: HttpRequest, contact: int) -> HttpResponse:
    leaving = _own_contact(request, contact)
    initial = {"last_day": request.now.date()}  # type: ignore[attr-defined]
    form = EndContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            end_contact_person(
                contact=leaving,
                until=form.until(),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Kontaktpersonen är avslutad."))
            return redirect("parties", request.partnership.key)  # type: ignore[attr-defined]
    return _form_page(
        request,
        form,
        title=_("Avsluta kontaktperson"),
        lead=leaving.name,
        act=_("Avsluta kontaktpersonen"),
    )


@in_partnership()
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Every act in the partnership, the latest first: what, in which role, when. No names."""
    here = request.partnership  # type: ignore[attr-defined]
    page = Paginator(lines_of(here.key), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": journal_lines(page.object_list, request.person, subjects_of(here)),  # type: ignore[attr-defined]
        "title": here.title,
        "back": "",
    }
    return render(request, "journal/page.html", context)


def _own_contact(request: HttpRequest, contact: int) -> ContactPerson:
    """A contact person of this partnership, whose organisation the member may speak for.

    Another party's is 404 here, as its form would be; the action refuses it as well.
    """
    member = request.member  # type: ignore[attr-defined]
    return get_object_or_404(
        ContactPerson.objects.select_related("organisation", "partnership"),
        pk=contact,
        partnership=member.partnership,
        organisation__in=organisations_as(member, parties_whose_contacts(member)),
    )


def _form_page(
    request: HttpRequest, form: object, *, title: str, act: str, lead: str = ""
) -> HttpResponse:
    back = reverse("parties", args=[request.partnership.key])  # type: ignore[attr-defined]
    context = {"form": form, "title": title, "lead": lead, "act": act, "back": back}
    return render(request, "parties/form.html", context)
