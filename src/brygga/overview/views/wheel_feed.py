"""Årshjulet in one's own calendar: a partnership's year, of all or of one party."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.language import Language
from brygga.notices.feeds import calendar_file, served
from brygga.notices.queries import feed_behind
from brygga.notices.registration import MEETUP, REMINDER, FeedEntry
from brygga.overview.queries import picture
from brygga.overview.views.wheel import Entry, entries_of, years_of
from brygga.parties.access import public
from brygga.parties.models import Person
from brygga.parties.queries import member_of, partnerships_of


@public("A calendar program cannot sign in: the secret in the address is the key, and revocable.")
@require_safe
def wheel_feed(request: HttpRequest, token: str, partnership: str, party: str = "") -> HttpResponse:
    """All years of a partnership, as long as whose secret it is belongs there."""
    feed = feed_behind(token)
    today: date = request.now.date()  # type: ignore[attr-defined]
    member = member_of(feed.person, partnership, today) if feed else None
    seen = picture(member.partnership, today) if member else None
    if feed is None or seen is None or party not in {"", *(p.key for p in seen.terms.parties)}:
        raise Http404
    language: Language = "en" if feed.person.language == "en" else "sv"
    with override(language):
        content = calendar_file(
            [
                _feed_entry(entry, partnership)
                for year in years_of(seen)
                for entry in entries_of(seen, year, party)
            ],
            secret=feed.token_hash,
            language=language,
            is_discreet=feed.is_discreet,
            base_url=settings.BASE_URL,
            at=request.now,  # type: ignore[attr-defined]
        )
    return served(content)


def wheels_of(person: Person, day: date, secret: str) -> Iterator[tuple[str, str]]:
    """The wheels that somebody may have in the calendar: each partnership's, whole and by party."""
    for here in partnerships_of(person, day):
        version = version_in_force(here, day)
        if version is None:
            continue
        whole = reverse("overview:wheel_feed", args=[secret, here.key])
        yield f"Årshjulet, {here.title}", whole
        for party in terms_of(version).parties:
            of_one = reverse("overview:wheel_feed_of", args=[secret, here.key, party.key])
            yield f"Årshjulet, {here.title}: {party.name}", of_one


def _feed_entry(entry: Entry, partnership: str) -> FeedEntry:
    return FeedEntry(
        key=f"{entry.key}.{partnership}",
        neutral=MEETUP if entry.begins else REMINDER,
        title=f"{entry.title}, {entry.name}".rstrip(", "),
        begins=entry.begins or entry.on,
        ends=entry.ends,
        place=entry.place,
        text=entry.who,
        link=entry.href,
    )
