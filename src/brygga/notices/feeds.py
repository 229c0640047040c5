"""A person's calendar as a file that calendar programs fetch."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.http import HttpResponse

from brygga.domain import ics
from brygga.domain.language import Language
from brygga.notices.registration import FeedEntry, add_source

__all__ = ["add_source", "calendar_file", "served"]

REFRESH = "PT6H"  # a wish: large calendar services come once or twice a day


def calendar_file(
    entries: Iterable[FeedEntry],
    *,
    secret: str,
    language: Language,
    is_discreet: bool,
    base_url: str,
    at: datetime,
) -> bytes:
    """The calendar at a moment. A discreet one says when, and nothing of what or where.

    `secret` seasons the identities of the entries, so that two people's calendars, or a calendar
    and the site, cannot be matched by them.
    """
    name = "Kalender" if language == "sv" else "Calendar"
    return ics.calendar_file(
        f"-//{name if is_discreet else 'Brygga'}//{language.upper()}",
        [
            f"X-WR-CALNAME:{name if is_discreet else 'Brygga'}",
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            f"X-PUBLISHED-TTL:{REFRESH}",
        ],
        (
            ics.event(
                sha256(f"{secret} {entry.key}".encode()).hexdigest()[:40],
                at,
                entry.begins,
                entry.ends,
                _properties(entry, language, is_discreet, base_url),
            )
            for entry in entries
        ),
    )


def _properties(
    entry: FeedEntry, language: Language, is_discreet: bool, base_url: str
) -> list[str]:
    lines = [
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}",
    ]
    if is_discreet:
        return [*lines, ics.text("SUMMARY", entry.neutral.in_(language)), "CLASS:PRIVATE"]
    lines.append(ics.text("SUMMARY", entry.title))
    if entry.place:
        lines.append(ics.text("LOCATION", entry.place))
    if entry.text:
        lines.append(ics.text("DESCRIPTION", entry.text))
    if entry.link:
        lines.append(f"URL:{base_url}{entry.link}")
    return lines


def served(content: bytes) -> HttpResponse:
    """A calendar behind a secret address, as it is answered to the program that fetches it."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="kalender.ics"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
