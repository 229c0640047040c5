"""An organisation's page and its administrator's desk."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.journal.queries import lines_of
from brygga.parties.access import in_organisation, said
from brygga.parties.actions.invitations import invite, send_again, withdraw_invitation
from brygga.parties.actions.memberships import end_membership, give_role, hand_over_role
from brygga.parties.actions.organisations import chain_of, name_controller
from brygga.parties.actions.people import remove_passkey, reset_sign_in
from brygga.parties.forms import ControllerForm, HandOverForm, InviteForm, RoleForm
from brygga.parties.journal_page import journal_lines, nothing_more
from brygga.parties.letters import send_invitation, send_sign_in_reset
from brygga.parties.models import Invitation, Membership, Person, holds_on
from brygga.parties.permissions import can_administer, can_found, check_administers
from brygga.parties.queries import (
    colleagues_of,
    contacts_of_organisation,
    members_of,
    open_invitations,
)
from brygga.parties.refusal import NotPossible

PAGE = 50


@in_organisation(partners=True)
@require_safe
def organisation(request: HttpRequest) -> HttpResponse:
    """What the organisation is; its members to its own, its contact persons to its partners."""
    insider, on = request.insider, request.now.date()  # type: ignore[attr-defined]
    members = None
    if insider.is_inside:
        members = Paginator(members_of(insider.organisation, on), PAGE).get_page(
            request.GET.get("page")
        )
    context = {
        "organisation": insider.organisation,
        "insider": insider,
        "members": members,
        "contacts": contacts_of_organisation(insider, on),
        "can_administer": can_administer(insider),
        "can_found": can_found(insider),
    }
    return render(request, "parties/organisation.html", context)


@in_organisation(check_administers)
@require_http_methods(["GET", "HEAD", "POST"])
def controller(request: HttpRequest) -> HttpResponse:
    here = request.organisation  # type: ignore[attr-defined]
    form = ControllerForm(request.POST or None, initial={"controller": here.controller})
    if request.method == "POST" and form.is_valid():
        name_controller(
            organisation=here,
            controller=form.cleaned_data["controller"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Personuppgiftsansvarig är sparad."))
        return redirect("organisation", here.key)
    return _form_page(
        request,
        form,
        title=_("Vem ansvarar för personuppgifterna?"),
        act=_("Spara"),
    )


@in_organisation(check_administers)
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """The open invitations, and a form for one more."""
    here = request.organisation  # type: ignore[attr-defined]
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation, token = invite(
                organisation=here,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            _send_letter(request, invitation, token)
            return redirect("invitations", here.key)
    page = Paginator(open_invitations(here), PAGE).get_page(request.GET.get("page"))
    context = {"organisation": here, "form": form, "invitations": page}
    return render(request, "parties/invitations.html", context)


@in_organisation(check_administers)
@require_POST
def invitation_sending(request: HttpRequest, invitation: int) -> HttpResponse:
    here = request.organisation  # type: ignore[attr-defined]
    sent, token = send_again(
        invitation=get_object_or_404(Invitation, pk=invitation, organisation=here),
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    _send_letter(request, sent, token)
    return redirect("invitations", here.key)


@in_organisation(check_administers)
@require_POST
def invitation_withdrawal(request: HttpRequest, invitation: int) -> HttpResponse:
    here = request.organisation  # type: ignore[attr-defined]
    withdraw_invitation(
        invitation=get_object_or_404(Invitation, pk=invitation, organisation=here),
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Inbjudan är återkallad. Länken i brevet fungerar inte längre."))
    return redirect("invitations", here.key)


@in_organisation(check_administers)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, person: int) -> HttpResponse:
    """One member: roles (a form for one more) and sign-in."""
    here, on = request.organisation, request.now.date()  # type: ignore[attr-defined]
    who = _member(request, person)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_role(
                person=who,
                organisation=here,
                role=form.cleaned_data["role"],
                since=on,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Rollen är given."))
            return redirect("member", here.key, who.pk)
    context = {
        "organisation": here,
        "member": who,
        "form": form,
        "memberships": Membership.objects.filter(
            holds_on(on), person=who, organisation=here
        ).order_by("role"),
        "passkeys": Authenticator.objects.filter(
            user=who, type=Authenticator.Type.WEBAUTHN
        ).order_by("created_at"),
    }
    return render(request, "parties/member.html", context)


@in_organisation(check_administers)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_end(request: HttpRequest, membership: int) -> HttpResponse:
    """Asks once, for the person cannot come back without a new role; then ends it."""
    ending = _membership(request, membership)
    if request.method == "POST":
        end_membership(
            membership=ending,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Rollen är avslutad."))
        return redirect("organisation", ending.organisation.key)
    return render(request, "parties/membership_end.html", {"membership": ending})


@in_organisation(check_administers)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_handover(request: HttpRequest, membership: int) -> HttpResponse:
    giving = _membership(request, membership)
    colleagues = colleagues_of(giving, request.now.date())  # type: ignore[attr-defined]
    form = HandOverForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        try:
            hand_over_role(
                membership=giving,
                to=form.cleaned_data["to"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Rollen är överlämnad."))
            return redirect("organisation", giving.organisation.key)
    return _form_page(
        request,
        form,
        title=_("Lämna över rollen som %(role)s") % {"role": giving.get_role_display()},
        lead=_("%(name)s har rollen i dag. Från och med nu har den du väljer den i stället.")
        % {"name": giving.person.name},
        act=_("Lämna över rollen"),
    )


@in_organisation(check_administers)
@require_POST
def sign_in_reset(request: HttpRequest, person: int) -> HttpResponse:
    who = reset_sign_in(
        person=_member(request, person),
        organisation=request.organisation,  # type: ignore[attr-defined]
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    _tell_of_reset(request, who)
    return redirect("member", request.organisation.key, who.pk)  # type: ignore[attr-defined]


@in_organisation(check_administers)
@require_POST
def passkey_removal(request: HttpRequest, person: int, passkey: int) -> HttpResponse:
    who = _member(request, person)
    remove_passkey(
        passkey=get_object_or_404(
            Authenticator, pk=passkey, user=who, type=Authenticator.Type.WEBAUTHN
        ),
        organisation=request.organisation,  # type: ignore[attr-defined]
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    _tell_of_reset(request, who)
    return redirect("member", request.organisation.key, who.pk)  # type: ignore[attr-defined]


@in_organisation(check_administers)
@require_safe
def organisation_journal(request: HttpRequest) -> HttpResponse:
    here = request.organisation  # type: ignore[attr-defined]
    page = Paginator(lines_of(chain_of(here)), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": journal_lines(page.object_list, request.person, nothing_more),  # type: ignore[attr-defined]
        "title": here.name,
        "back": reverse("organisation", args=[here.key]),
    }
    return render(request, "journal/page.html", context)


def _member(request: HttpRequest, person: int) -> Person:
    """A member of this organisation today; 404 for everybody else's."""
    return get_object_or_404(
        Person,
        pk__in=Membership.objects.filter(
            holds_on(request.now.date()),  # type: ignore[attr-defined]
            organisation=request.organisation,  # type: ignore[attr-defined]
            person=person,
        ).values("person"),
    )


def _membership(request: HttpRequest, membership: int) -> Membership:
    return get_object_or_404(
        Membership.objects.select_related("person", "organisation"),
        pk=membership,
        organisation=request.organisation,  # type: ignore[attr-defined]
    )


def _form_page(
    request: HttpRequest, form: object, *, title: str, act: str, lead: str = ""
) -> HttpResponse:
    back = reverse("organisation", args=[request.organisation.key])  # type: ignore[attr-defined]
    context = {"form": form, "title": title, "lead": lead, "act": act, "back": back}
    return render(request, "parties/form.html", context)


def _send_letter(request: HttpRequest, invitation: Invitation, token: str) -> None:
    try:
        send_invitation(invitation, token)
    except OSError:
        # The invitation stands; only the letter is missing, and can be sent again.
        messages.error(
            request,
            _("Inbjudan är sparad men brevet kom inte iväg. Vänta en stund och skicka det igen."),
        )
    else:
        messages.success(request, _("Inbjudan är skickad."))


def _tell_of_reset(request: HttpRequest, who: Person) -> None:
    try:
        send_sign_in_reset(who, request.organisation)  # type: ignore[attr-defined]
    except OSError:
        messages.warning(
            request,
            _("Inloggningen är återställd, men brevet om det kom inte iväg. Säg till själv."),
        )
    else:
        messages.success(
            request, _("Inloggningen är återställd. Personen loggar in med en kod till sin e-post.")
        )
