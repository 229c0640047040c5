"""Records as JSON, CSV, a table for people or a calendar."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from brygga.cli.records import Record
from brygga.cli.table import Column, print_table
from brygga.domain.language import Language
from brygga.domain.obligations import Occurrence, working
from brygga.domain.terms import Terms


def print_json(records: Sequence[Record]) -> None:
    print(json.dumps(records, ensure_ascii=False, indent=2))


def print_csv(records: Sequence[Record], fields: Sequence[str]) -> None:
    """A row per record; several sentences in one field stand on lines of their own."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(fields)
    for record in records:
        writer.writerow([_cell(record[field]) for field in fields])


def print_records(
    records: Iterable[Record], columns: Sequence[Column], language: Language, summary: str
) -> None:
    """A table with a row per record, and a line that sums it up."""
    rows = [[_cell(record[column.key], ", ") for column in columns] for record in records]
    if rows:
        headings = [column.heading.in_(language) for column in columns]
        print_table(headings, rows, [column.to_the_right for column in columns])
    print(summary)


def print_calendar(occurrences: Sequence[Occurrence], terms: Terms, language: Language) -> None:
    """An all-day event on each day that something is due (RFC 5545). Same plan, same bytes."""
    # Loading it takes as long as everything else: only those who want a calendar wait for it.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Brygga//terms plan//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", terms.title)
    # Required by the standard. The plan follows from the terms, so it is as old as they are.
    stamp = datetime.combine(terms.term.begins_on, time(), UTC)
    for occurrence in occurrences:
        if occurrence.due_on is None:
            continue
        event = Event()
        event.add("uid", f"{occurrence.key}@{terms.key}.brygga")
        event.add("dtstamp", stamp)
        event.add("dtstart", occurrence.due_on)
        event.add("dtend", occurrence.due_on + timedelta(1))
        event.add("summary", occurrence.rule.obligation.title)
        event.add("description", "\n".join(s.text.in_(language) for s in working(occurrence)))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    sys.stdout.write(calendar.to_ical().decode())


def _cell(value: Any, between: str = "\n") -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return between.join(value)
    return str(value)
