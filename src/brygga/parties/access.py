"""The rule of every address: public and why, signed in, or inside a partnership.

Each decorator leaves its rule on the view (`view.access_rule`); a test walks all addresses and
fails on one without. A rule that refuses raises NotAllowed, whose reason is shown to the person.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.queries import member_of

View = Callable[..., HttpResponse]
Check = Callable[[Member], None]


class NotAllowed(Exception):
    """A rule refuses. `reason` names the rule and who can help, in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.sv)
        self.reason = reason


def public(why: str) -> Callable[[View], View]:
    """Open to everybody; `why` is what a reviewer reads."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)

        opened.access_rule = f"public: {why}"  # type: ignore[attr-defined]
        return login_not_required(opened)

    return decorate


def signed_in(view: View) -> View:
    """Open to anyone who has signed in; sets `request.person`."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.person = request.user  # type: ignore[attr-defined]
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            return refused(request, refusal)

    opened.access_rule = "signed in"  # type: ignore[attr-defined]
    return opened


def in_partnership(check: Check | None = None) -> Callable[[View], View]:
    """Open to members of the partnership in the address whom `check` (if any) lets through.

    The address holds `<slug:partnership>`, which the view does not receive: it finds
    `request.partnership`, `request.person` and `request.member` (its seats and roles) ready.
    Outsiders get 404: that a partnership exists is not theirs to know.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(
            request: HttpRequest, *args: Any, partnership: str, **kwargs: Any
        ) -> HttpResponse:
            member = member_of(request.user, partnership, request.now.date())  # type: ignore[arg-type,attr-defined]
            if member is None:
                raise Http404
            request.member = member  # type: ignore[attr-defined]
            request.person = member.person  # type: ignore[attr-defined]
            request.partnership = member.partnership  # type: ignore[attr-defined]
            try:
                if check is not None:
                    check(member)
                return view(request, *args, **kwargs)
            except NotAllowed as refusal:
                return refused(request, refusal)

        rule = check.__name__ if check is not None else "any member"
        opened.access_rule = f"in the partnership: {rule}"  # type: ignore[attr-defined]
        return opened

    return decorate


def refused(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    """The page that names the rule that refused, and who can help."""
    language = "en" if get_language() == "en" else "sv"
    reason = refusal.reason.in_(language)
    return render(request, "parties/refused.html", {"reason": reason}, status=403)
