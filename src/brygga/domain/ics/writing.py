"""What RFC 5545 asks of text, time and the length of a line."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
LONGEST_LINE = 75  # octets, without the line break

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
    product: str, properties: Iterable[str], events: Iterable[Iterable[str]]
) -> bytes:
    """A whole file, UTF-8, lines folded and ended as the standard says.

    `product` is what made it (PRODID), `properties` are lines of the calendar itself (METHOD,
    X-WR-CALNAME), `events` the lines of each event.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{product}",
        "CALSCALE:GREGORIAN",
        *properties,
        *TIME_ZONE,
        *(line for lines in events for line in lines),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def event(
    uid: str,
    stamp: datetime,
    begins: date | datetime,
    ends: date | datetime | None,
    properties: Iterable[str],
) -> list[str]:
    """The lines of one event, from `begins` to `ends` (None: the same day or moment).

    `uid` stays the same for ever, `stamp` is when the file says this (DTSTAMP). A day fills
    nobody's time: it is transparent.
    """
    is_day = not isinstance(begins, datetime)
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{moment(stamp)}",
        *span(begins, ends),
        *properties,
        *(["TRANSP:TRANSPARENT"] if is_day else []),
        "END:VEVENT",
    ]


def text(name: str, value: str) -> str:
    """A property whose value is text that somebody wrote."""
    return f"{name}:{escaped(value)}"


def moment(at: datetime) -> str:
    """A moment in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def span(begins: date | datetime, ends: date | datetime | None) -> list[str]:
    """DTSTART and DTEND: Swedish time for moments, whole days for days, both included."""
    if isinstance(begins, datetime):
        last = ends if isinstance(ends, datetime) else begins
        return [f"DTSTART;{_local(begins)}", f"DTEND;{_local(last)}"]
    # The end of a whole day is the day after it.
    day_after = (ends or begins) + timedelta(1)
    return [f"DTSTART;VALUE=DATE:{begins:%Y%m%d}", f"DTEND;VALUE=DATE:{day_after:%Y%m%d}"]


def escaped(value: str) -> str:
    """Text as a value (3.3.11). Other control characters are left out."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(c for c in plain if c in "\n\t" or c.isprintable() or c == "\u00a0")
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(found, written)
    return plain


def folded(line: str) -> str:
    """A line of more than 75 octets goes on after a line break and a blank, no letter split."""
    if len(line) <= LONGEST_LINE and line.isascii():
        return line
    parts, used = [""], 0
    for letter in line:
        size = len(letter.encode())
        if used + size > LONGEST_LINE:
            parts.append("")
            used = 1  # the blank
        parts[-1] += letter
        used += size
    return "\r\n ".join(parts)


def replaced(file: str, found: str, written: str) -> str:
    """A whole file with one text in the place of another, wherever its lines were folded."""
    unfolded = file.replace("\r\n ", "").split("\r\n")
    return "\r\n".join(folded(line.replace(found, escaped(written))) for line in unfolded)


def _local(at: datetime) -> str:
    return f"TZID={ZONE.key}:{at.astimezone(ZONE):%Y%m%dT%H%M%S}"
