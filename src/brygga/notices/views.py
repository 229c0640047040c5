"""Mina utskick: one's letters, one's choices, one's calendar; and an administrator's list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.notices.actions import choose_letters, open_feed, revoke_feed, set_discreet
from brygga.notices.feeds import calendar_file, served
from brygga.notices.forms import ChoicesForm, FeedForm, as_initial
from brygga.notices.models import Letter
from brygga.notices.permissions import check_can_read
from brygga.notices.queries import (
    administered_by,
    feed_behind,
    letters_to,
    letters_to_members,
    open_feed_of,
    preference_of,
)
from brygga.notices.registration import feed_entries, more_calendars
from brygga.notices.words import STATES, reason_in_words
from brygga.parties.access import in_organisation, public, signed_in
from brygga.parties.permissions import check_administers
from brygga.parties.roles import Role

PAGE = 25


@dataclass(frozen=True, slots=True)
class Tab:
    href: str
    label: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter in a list, as much of it as the reader may know: `subject` only of one's own."""

    state: str
    sign: str
    word: str | Promise
    why: str
    queued_at: datetime
    at: object
    subject: str = ""
    href: str = ""
    role: str = ""


@signed_in
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    person = request.person  # type: ignore[attr-defined]
    page = Paginator(letters_to(person), PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": _tabs("letters"),
        "page": page,
        "rows": [
            _row(letter, subject=letter.subject, href=reverse("notices:letter", args=[letter.pk]))
            for letter in page
        ],
        "preference": preference_of(person),
        "administered": administered_by(person, request.now.date()),  # type: ignore[attr-defined]
    }
    return render(request, "notices/letters.html", context)


@signed_in
@require_safe
def letter(request: HttpRequest, letter: int) -> HttpResponse:
    """What was written, why, and what became of it."""
    found = get_object_or_404(Letter, pk=letter, person=request.person)  # type: ignore[attr-defined]
    check_can_read(request.person, found)  # type: ignore[attr-defined]
    context = {
        "letter": found,
        "row": _row(found, subject=found.subject),
        # Whoever has signed in needs no secret link: the page it is about knows them.
        "body": found.written(settings.BASE_URL + found.about),
    }
    return render(request, "notices/letter.html", context)


@signed_in
@require_safe
def invitation(request: HttpRequest, letter: int) -> HttpResponse:
    """The invitation of a letter as a file, for whoever reads letters here and not by mail."""
    found = get_object_or_404(
        Letter.objects.exclude(calendar=""),
        pk=letter,
        person=request.person,  # type: ignore[attr-defined]
    )
    check_can_read(request.person, found)  # type: ignore[attr-defined]
    content = found.invitation(settings.BASE_URL + found.about)
    response = HttpResponse(
        content, content_type=f"text/calendar; method={found.calendar_method}; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="inbjudan.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    person = request.person  # type: ignore[attr-defined]
    form = ChoicesForm(request.POST or None, initial=as_initial(preference_of(person)))
    if request.method == "POST" and form.is_valid():
        choose_letters(by=person, **form.chosen())
        messages.success(request, _("Dina val är sparade."))
        return redirect("notices:choices")
    context = {"tabs": _tabs("choices"), "form": form, "address": person.email}
    return render(request, "notices/choices.html", context)


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    feed = open_feed_of(request.person)  # type: ignore[attr-defined]
    context = {"tabs": _tabs("calendar"), "feed": feed, "form": FeedForm()}
    return render(request, "notices/calendar.html", context)


@signed_in
@require_POST
def calendar_address(request: HttpRequest) -> HttpResponse:
    """A new address, shown on this answer and never again: only its hash is kept."""
    form = FeedForm(request.POST)
    form.is_valid()
    feed, token = open_feed(
        by=request.person,  # type: ignore[attr-defined]
        is_discreet=form.cleaned_data["is_discreet"],
        at=request.now,  # type: ignore[attr-defined]
    )
    address = settings.BASE_URL + reverse("notices:feed", args=[token])
    today: date = request.now.date()  # type: ignore[attr-defined]
    context = {
        "tabs": _tabs("calendar"),
        "feed": feed,
        "address": address,
        # Calendar programs take this scheme as "subscribe", where a browser would only download.
        "subscribe": address.replace("https://", "webcal://").replace("http://", "webcal://"),
        "more": [
            (title, settings.BASE_URL + path)
            for title, path in more_calendars(feed.person, today, token)
        ],
    }
    response = render(request, "notices/calendar_address.html", context)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@signed_in
@require_POST
def calendar_discretion(request: HttpRequest) -> HttpResponse:
    """Discreet or not, at the address that the calendar has."""
    form = FeedForm(request.POST)
    form.is_valid()
    feed = set_discreet(
        by=request.person,  # type: ignore[attr-defined]
        is_discreet=form.cleaned_data["is_discreet"],
    )
    said = (
        _("Kalendern är diskret. Det syns när din kalender hämtar nästa gång.")
        if feed.is_discreet
        else _("Kalendern visar vad och var. Det syns när din kalender hämtar nästa gång.")
    )
    messages.success(request, said)
    return redirect("notices:calendar")


@signed_in
@require_POST
def calendar_revocation(request: HttpRequest) -> HttpResponse:
    revoke_feed(by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Kalenderadressen är avstängd och svarar inte längre."))
    return redirect("notices:calendar")


@public("A calendar program cannot sign in: the secret in the address is the key, and revocable.")
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A person's calendar. An unknown and a revoked secret get the same answer."""
    found = feed_behind(token)
    if found is None:
        raise Http404
    now = request.now  # type: ignore[attr-defined]
    content = calendar_file(
        feed_entries(found.person, now.date()),
        secret=found.token_hash,
        language="en" if found.person.language == "en" else "sv",
        is_discreet=found.is_discreet,
        base_url=settings.BASE_URL,
        at=now,
    )
    return served(content)


@in_organisation(check_administers)
@require_safe
def organisation_letters(request: HttpRequest) -> HttpResponse:
    """That letters went to members, in which role and why; never to whom or what they say."""
    here = request.organisation  # type: ignore[attr-defined]
    page = Paginator(letters_to_members(here), PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": here,
        "page": page,
        "rows": [_row(sent.letter, role=str(Role(sent.role).label)) for sent in page],
    }
    return render(request, "notices/organisation.html", context)


def _row(letter: Letter, *, subject: str = "", href: str = "", role: str = "") -> LetterRow:
    sign, word = STATES[letter.state]
    why = reason_in_words(letter.why)
    return LetterRow(
        letter.state, sign, word, why, letter.queued_at, letter.state_at, subject, href, role
    )


def _tabs(current: str) -> list[Tab]:
    pages = (("letters", _("Utskick")), ("choices", _("Dina val")), ("calendar", _("Kalender")))
    return [Tab(reverse(f"notices:{name}"), label, name == current) for name, label in pages]
