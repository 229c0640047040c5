"""Calendar files, read back by somebody else's reader."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain import ics

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2023, 10, 18, 15, tzinfo=STOCKHOLM)
LONG = "Överenskommelsens ändringar, " * 12


def file_of(
    begins: date | datetime, ends: date | datetime | None = None, *properties: str
) -> bytes:
    event = ics.event("a,b", NOW, begins, ends, properties)
    return ics.calendar_file("-//Brygga//SV", [ics.text("X-WR-CALNAME", "Prov")], [event])


def read(content: bytes) -> tuple[Any, Any]:
    """The calendar and its only event."""
    calendar: Any = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_it_keeps_to_the_standard() -> None:
    content = file_of(date(2023, 11, 1), None, ics.text("SUMMARY", LONG))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no letter is split
    calendar, event = read(content)
    assert calendar["x-wr-calname"] == "Prov"
    assert event["uid"] == "a,b"
    assert event["summary"] == LONG
    assert event.decoded("dtstamp") == NOW.astimezone(UTC)


def test_days_are_whole_and_fill_nobodys_time() -> None:
    _, event = read(file_of(date(2023, 11, 1), date(2023, 11, 3)))
    assert event.decoded("dtstart") == date(2023, 11, 1)
    assert event.decoded("dtend") == date(2023, 11, 4)
    assert event["transp"] == "TRANSPARENT"


def test_moments_are_in_swedish_time_and_fill_it() -> None:
    begins = datetime(2023, 11, 1, 16, 30, tzinfo=UTC)
    _, event = read(file_of(begins, begins + timedelta(hours=2)))
    assert event["dtstart"].to_ical() == b"20231101T173000"
    assert event.decoded("dtend") == begins + timedelta(hours=2)
    assert "transp" not in event


@pytest.mark.parametrize("on", ["2023-03-25", "2023-03-26", "2023-10-28", "2023-10-29"])
def test_summer_time_begins_and_ends_on_the_right_night(on: str) -> None:
    begins = datetime.fromisoformat(f"{on}T17:30").replace(tzinfo=STOCKHOLM)
    calendar, event = read(file_of(begins))
    (zone,) = calendar.walk("VTIMEZONE")
    local = event.decoded("dtstart").replace(tzinfo=zone.to_tz())
    assert local.utcoffset() == begins.utcoffset()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("rad\r\nrad", "rad\\nrad"),
        ("\x07ring\x1b[1m", "ring[1m"),
        ("END:VEVENT\r\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"),
    ],
)
def test_text_cannot_leave_its_line(text: str, written: str) -> None:
    assert ics.escaped(text) == written


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    _, event = read(file_of(date(2023, 11, 1), None, ics.text("DESCRIPTION", text)))
    assert str(event["description"]) == "".join(c for c in text if c.isprintable() or c == "\u00a0")


def test_folding() -> None:
    assert ics.folded("x" * 75) == "x" * 75
    assert ics.folded("x" * 76) == "x" * 75 + "\r\n x"
    assert ics.folded("ö" * 60).replace("\r\n ", "") == "ö" * 60
