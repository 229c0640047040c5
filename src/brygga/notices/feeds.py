"""A person's calendar as a file that calendar programs fetch: RFC 5545."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from brygga.domain.language import Language
from brygga.notices.registration import FeedEntry, add_source

__all__ = ["add_source", "calendar_file"]

ZONE = ZoneInfo("Europe/Stockholm")
REFRESH = "PT6H"  # a wish: large calendar services come once or twice a day

# Written out: a library's own block started summer time at 03.00.
TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".splitlines()


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
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{name if is_discreet else 'Brygga'}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{name if is_discreet else 'Brygga'}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        *TIME_ZONE,
    ]
    for entry in entries:
        lines += _event(entry, secret, language, is_discreet, base_url, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(
    entry: FeedEntry,
    secret: str,
    language: Language,
    is_discreet: bool,
    base_url: str,
    at: datetime,
) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{sha256(f'{secret} {entry.key}'.encode()).hexdigest()[:40]}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_when(entry),
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}",
    ]
    if is_discreet:
        lines += [f"SUMMARY:{entry.neutral.in_(language)}", "CLASS:PRIVATE"]
    else:
        lines.append(f"SUMMARY:{escaped(entry.title)}")
        if entry.place:
            lines.append(f"LOCATION:{escaped(entry.place)}")
        if entry.text:
            lines.append(f"DESCRIPTION:{escaped(entry.text)}")
        if entry.link:
            lines.append(f"URL:{base_url}{entry.link}")
    if not isinstance(entry.begins, datetime):
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, "END:VEVENT"]


def _when(entry: FeedEntry) -> list[str]:
    if isinstance(entry.begins, datetime):
        ends = entry.ends if isinstance(entry.ends, datetime) else entry.begins
        return [f"DTSTART;{_local(entry.begins)}", f"DTEND;{_local(ends)}"]
    last: date = entry.ends or entry.begins
    # The end of a whole day is the day after it.
    return [
        f"DTSTART;VALUE=DATE:{entry.begins:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}",
    ]


def _local(moment: datetime) -> str:
    return f"TZID=Europe/Stockholm:{moment.astimezone(ZONE):%Y%m%dT%H%M%S}"


def escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11). Other control characters are left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(c for c in plain if c in "\n\t" or c.isprintable() or c == "\u00a0")
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(found, written)
    return plain


def folded(line: str) -> str:
    """A line of more than 75 octets goes on after a line break and a blank, no letter split."""
    parts, used = [""], 0
    for letter in line:
        size = len(letter.encode())
        if used + size > 75:
            parts.append("")
            used = 1  # the blank
        parts[-1] += letter
        used += size
    return "\r\n ".join(parts)
