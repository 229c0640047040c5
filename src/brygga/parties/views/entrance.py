"""Coming in: the first address, the demo's roles, an invitation's link."""

from allauth.account.utils import get_next_redirect_url, perform_login
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.parties.access import public, said, signed_in
from brygga.parties.actions.invitations import accept_invitation, hash_of
from brygga.parties.forms import AcceptForm
from brygga.parties.models import Invitation, Person
from brygga.parties.queries import demo_people, partnerships_of
from brygga.parties.refusal import NotPossible


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Straight to what the person owes next; with several partnerships, to the choice."""
    keys = list(
        partnerships_of(request.person, request.now.date()).values_list("key", flat=True)[:2]  # type: ignore[attr-defined]
    )
    if not keys:
        return redirect("account")
    return redirect(f"/p/{keys[0]}/idag/" if len(keys) == 1 else "/partnerskap/")


@public("The demo's invented people, one button each; absent outside the demo.")
@require_POST
def sign_in_to_demo(request: HttpRequest, role: str) -> HttpResponse:
    """Signs in as the demo's person of that role."""
    if not settings.DEMO_LOGIN:
        raise Http404
    membership = demo_people().get(role)
    if membership is None:
        raise Http404
    return perform_login(
        request, membership.person, redirect_url=get_next_redirect_url(request) or "/"
    )


@public("Whoever holds the letter's link, good once and for 14 days.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Shows an invitation and, when accepted, signs its holder in."""
    invitation = (
        Invitation.objects.filter(token_hash=hash_of(token)).select_related("organisation").first()
    )
    now = request.now  # type: ignore[attr-defined]
    if invitation is None or invitation.withdrawn_at or invitation.accepted_at:
        return render(request, "parties/invitation_gone.html", status=404)
    if invitation.expires_at <= now:
        context = {"invitation": invitation}
        return render(request, "parties/invitation_expired.html", context, status=410)
    is_new = not Person.objects.filter(email__iexact=invitation.email).exists()
    form = AcceptForm(request.POST or None) if is_new else None
    if request.method == "POST" and (form is None or form.is_valid()):
        name = form.cleaned_data["name"] if form else ""
        language = get_language() or "sv"
        try:
            person = accept_invitation(invitation=invitation, name=name, language=language, at=now)
        except NotPossible as problem:
            messages.error(request, said(problem.reason))
            return redirect("account_login")
        messages.success(request, _("Välkommen! Du är nu med."))
        return perform_login(request, person, email=person.email, redirect_url="/")
    return render(request, "parties/invitation.html", {"invitation": invitation, "form": form})
