"""Answering a summons by the link in its letter, without signing in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brygga.parties.access import public
from brygga.steering.actions import answer_summons
from brygga.steering.actions.summons import is_asked, substitutes_of
from brygga.steering.forms import AnswerForm
from brygga.steering.queries import invitee_behind


@public("Whoever holds the link in a summons, until the meeting begins or the link is turned off.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the meeting and asks; only a POST answers, so a program that looks at links does not.

    An unknown link and one that is turned off get the same answer.
    """
    invitee = invitee_behind(token)
    if invitee is None or invitee.holder.person is None:
        raise Http404
    now = request.now  # type: ignore[attr-defined]
    context: dict[str, Any] = {"invitee": invitee, "meeting": invitee.meeting}
    if not is_asked(invitee, now):
        response = render(request, "steering/answer_over.html", context, status=410)
    elif request.method == "POST" and (form := AnswerForm(request.POST)).is_valid():
        answer_summons(
            invitee=invitee,
            answer=form.cleaned_data["answer"],
            by=invitee.holder.person,
            at=now,
        )
        return redirect("steering:answer", token)
    else:
        context["has_substitute"] = bool(substitutes_of(invitee))
        response = render(request, "steering/answer.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
