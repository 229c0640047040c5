"""The rule of every address: public and why, signed in, or inside a partnership.

Each decorator leaves its rule on the view (`view.access_rule`); a test walks all addresses and
fails on one without. A rule that refuses raises NotAllowed, whose reason is shown to the person.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from brygga.domain.language import Text
from brygga.parties.membership import Insider, Member
from brygga.parties.queries import insider_of, member_of, partner_of
from brygga.parties.refusal import NotAllowed, NotPossible

__all__ = [
    "NotAllowed",
    "NotPossible",
    "SignInMiddleware",
    "in_organisation",
    "in_partnership",
    "problem",
    "public",
    "refused",
    "signed_in",
]

SIGNED_OUT = Text(
    sv="Du är utloggad. Inget har ändrats. Logga in igen.",
    en="You are signed out. Nothing has changed. Sign in again.",
)
GONE = Text(
    sv="Det finns inget här, eller inte för dig. Inget har ändrats.",
    en="There is nothing here, or not for you. Nothing has changed.",
)

View = Callable[..., HttpResponse]
Check = Callable[[Member], None]
InsideCheck = Callable[[Insider], None]


def public(why: str) -> Callable[[View], View]:
    """Open to everybody; `why` is what a reviewer reads."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)

        opened.access_rule = f"public: {why}"  # type: ignore[attr-defined]
        return login_not_required(opened)

    return decorate


def _explained(view: View) -> View:
    """Answers a refusal with the page that says why."""

    def explained(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            return refused(request, refusal)
        except NotPossible as refusal:
            return not_possible(request, refusal)

    return explained


def _explained_in_json(view: View) -> View:
    """Answers a refusal in JSON, for a script that must tell them apart."""

    def explained(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            return problem("not_allowed", refusal.reason, HTTPStatus.FORBIDDEN)
        except NotPossible as refusal:
            return problem("not_possible", refusal.reason, HTTPStatus.CONFLICT)
        except Http404:
            return problem("gone", GONE, HTTPStatus.NOT_FOUND)

    return explained


def signed_in(view: View) -> View:
    """Open to anyone who has signed in; sets `request.person`."""

    @wraps(view)
    @_explained
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.person = request.user  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    opened.access_rule = "signed in"  # type: ignore[attr-defined]
    return opened


def in_partnership(check: Check | None = None, *, in_json: bool = False) -> Callable[[View], View]:
    """Open to members of the partnership in the address whom `check` (if any) lets through.

    The address holds `<slug:partnership>`, which the view does not receive: it finds
    `request.partnership`, `request.person` and `request.member` (its seats and roles) ready.
    Outsiders get 404: that a partnership exists is not theirs to know. With `in_json` every refusal
    is an object with a `problem`, also that nobody is signed in.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @(_explained_in_json if in_json else _explained)
        def opened(
            request: HttpRequest, *args: Any, partnership: str, **kwargs: Any
        ) -> HttpResponse:
            member = member_of(request.user, partnership, request.now.date())  # type: ignore[arg-type,attr-defined]
            if member is None:
                raise Http404
            request.member = member  # type: ignore[attr-defined]
            request.person = member.person  # type: ignore[attr-defined]
            request.partnership = member.partnership  # type: ignore[attr-defined]
            if check is not None:
                check(member)
            return view(request, *args, **kwargs)

        rule = check.__name__ if check is not None else "any member"
        opened.access_rule = f"in the partnership: {rule}"  # type: ignore[attr-defined]
        opened.answers_in_json = in_json  # type: ignore[attr-defined]
        return opened

    return decorate


def in_organisation(
    check: InsideCheck | None = None, *, partners: bool = False
) -> Callable[[View], View]:
    """Open to people of the organisation in the address whom `check` (if any) lets through.

    The address holds `<slug:organisation>`, which the view does not receive: it finds
    `request.organisation`, `request.person` and `request.insider` ready. With `partners` also
    people of other parties to a shared partnership come in, as insiders without roles. Everybody
    else gets 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @_explained
        def opened(
            request: HttpRequest, *args: Any, organisation: str, **kwargs: Any
        ) -> HttpResponse:
            person, on = request.user, request.now.date()  # type: ignore[attr-defined]
            insider = insider_of(person, organisation, on)  # type: ignore[arg-type]
            if insider is None and partners:
                insider = partner_of(person, organisation, on)  # type: ignore[arg-type]
            if insider is None:
                raise Http404
            request.insider = insider  # type: ignore[attr-defined]
            request.person = insider.person  # type: ignore[attr-defined]
            request.organisation = insider.organisation  # type: ignore[attr-defined]
            if check is not None:
                check(insider)
            return view(request, *args, **kwargs)

        rule = check.__name__ if check is not None else "anyone in it"
        beside = " or beside it" if partners else ""
        opened.access_rule = f"in the organisation{beside}: {rule}"  # type: ignore[attr-defined]
        return opened

    return decorate


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends strangers to sign in; a script that asked for JSON is told so instead."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        response = super().process_view(request, view_func, view_args, view_kwargs)
        if response is not None and getattr(view_func, "answers_in_json", False):
            return problem("signed_out", SIGNED_OUT, HTTPStatus.UNAUTHORIZED)
        return response


def problem(name: str, reason: Text, status: HTTPStatus) -> JsonResponse:
    """A refusal for a script: which one, and the words to show."""
    return JsonResponse({"problem": name, "reason": said(reason)}, status=status)


def said(reason: Text) -> str:
    """The reason in the language of the page."""
    return reason.in_("en" if get_language() == "en" else "sv")


def refused(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    """The page that names the rule that refused, and who can help."""
    context = {"reason": said(refusal.reason)}
    return render(request, "403.html", context, status=403)


def not_possible(request: HttpRequest, refusal: NotPossible) -> HttpResponse:
    """The page that says why the act cannot be done now; nothing has changed."""
    context = {"reason": said(refusal.reason)}
    return render(request, "parties/not_possible.html", context, status=409)
