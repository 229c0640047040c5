"""Records as JSON, CSV, a table for people or a calendar."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

from brygga.cli.records import Record
from brygga.cli.table import Column, print_table
from brygga.domain import ics
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
    # Required by the standard. The plan follows from the terms, so it is as old as they are.
    stamp = datetime.combine(terms.term.begins_on, time(), UTC)
    events = (
        ics.event(
            f"{occurrence.key}@{terms.key}.brygga",
            stamp,
            occurrence.due_on,
            None,
            [
                ics.text("SUMMARY", occurrence.rule.obligation.title),
                ics.text("DESCRIPTION", _working(occurrence, language)),
            ],
        )
        for occurrence in occurrences
        if occurrence.due_on is not None
    )
    name = ics.text("X-WR-CALNAME", terms.title)
    file = ics.calendar_file(f"-//Brygga//terms plan//{language.upper()}", [name], events)
    sys.stdout.write(file.decode())


def _working(occurrence: Occurrence, language: Language) -> str:
    return "\n".join(step.text.in_(language) for step in working(occurrence))


def _cell(value: Any, between: str = "\n") -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return between.join(value)
    return str(value)
