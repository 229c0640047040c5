"""Mitt konto: a person's own details, keys and data."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from brygga.parties.access import public, signed_in
from brygga.parties.actions.people import change_own_details
from brygga.parties.forms import DetailsForm
from brygga.parties.queries import memberships_on, own_data
from brygga.parties.registration import more_own_data
from brygga.parties.signin import remember_language


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    person = request.person  # type: ignore[attr-defined]
    form = DetailsForm(
        request.POST or None, initial={"name": person.name, "language": person.language}
    )
    if request.method == "POST" and form.is_valid():
        change_own_details(by=person, **form.cleaned_data)
        with override(person.language):
            messages.success(request, _("Dina uppgifter är sparade."))
        response = redirect("account")
        remember_language(response, person.language)
        return response
    keys = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    context = {
        "form": form,
        "memberships": memberships_on(person, request.now.date()),  # type: ignore[attr-defined]
        "passkeys": [key for key in keys if key.type == Authenticator.Type.WEBAUTHN],
        "has_recovery_codes": any(key.type == Authenticator.Type.RECOVERY_CODES for key in keys),
    }
    return render(request, "parties/account.html", context)


@signed_in
@require_safe
def download_own_data(request: HttpRequest) -> HttpResponse:
    """Everything that the site knows about the person who asks."""
    person = request.person  # type: ignore[attr-defined]
    response = JsonResponse(
        own_data(person) | more_own_data(person),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
    response["Cache-Control"] = "no-store"
    return response


class AddPasskey(AddWebAuthnView):
    """allauth's page, which would otherwise ask for the key a second after it was made."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True
        )
        return response


add_passkey = signed_in(AddPasskey.as_view())


@signed_in
def to_account(request: HttpRequest) -> HttpResponse:
    """Where allauth would show an overview of its own."""
    return redirect("account")


@public("Tells nothing: passwords, sign-up and other addresses do not exist here.")
def not_offered(request: HttpRequest, **_ignored: str) -> HttpResponse:
    """What allauth can do and Brygga does not offer. The names must exist for allauth to link."""
    raise Http404
