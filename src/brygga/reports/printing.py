"""A report as a paper: made from what was sent and nothing else, so always the same bytes."""

import csv
import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from brygga.domain.disclosure.records import canonical
from brygga.domain.language.days import full_day, full_span
from brygga.domain.obligations import local_day
from brygga.paper import Attached, write_pdf
from brygga.reports.models import Report

HERE = Path(__file__).parent
SHORT = 16  # characters: a column of nothing longer is as wide as it needs
GROUP = 16  # of a hash, so that it can be read aloud


def pdf_of(report: Report) -> bytes:
    """The paper of a report that was sent, with its content as JSON and its tables as CSV inside:
    whoever takes the JSON out and sums it up gets the checksum that is printed."""
    content, sent_at = report.content, report.sent_at
    assert content is not None
    assert sent_at is not None
    name = f"rapport-{report.kind}-{report.period}-{report.version}"
    sections = [
        {**section, "blocks": [_with_widths(block) for block in section["blocks"]]}
        for section in content["sections"]
    ]
    title = content["title"]
    partnership = content["partnership"]["title"]
    return write_pdf(
        _template(),
        {
            "report": {**content, "sections": sections},
            "facts": _facts(content, report),
            "head": _grouped(content["ledger_head"]),
            "sha256": _grouped(report.sha256),
            "attachment": f"{name}.json",
        },
        title=f"{title}, {partnership}",
        running=f"{partnership} · {title}",
        foot=f"Skickad {full_day(local_day(sent_at), 'sv')}, version {report.version}",
        author=", ".join(content["written_by"]),
        description=f"{title} för {partnership}, som den skickades.",
        mark=content["mark"],
        attached=[
            Attached(
                f"{name}.json",
                "application/json",
                "Rapporten som data. Kontrollsumman är räknad på den här filen.",
                canonical(content),
            ),
            Attached(f"{name}.csv", "text/csv", "Rapportens tabeller, rad för rad.", _csv(content)),
        ],
        at=sent_at,
    )


def _facts(content: dict[str, Any], report: Report) -> list[list[str]]:
    period = content["period"]
    begins, ends = date.fromisoformat(period["begins_on"]), date.fromisoformat(period["ends_on"])
    assert report.sent_at is not None
    return [
        ["Partnerskap", content["partnership"]["title"]],
        ["Period", full_span(begins, ends, "sv")],
        ["Skriven av", "\n".join(content["written_by"])],
        ["Skickad", full_day(local_day(report.sent_at), "sv")],
    ]


def _with_widths(block: dict[str, Any]) -> dict[str, Any]:
    """How wide each column is: 0 for as wide as it needs, else its share of what is left."""
    columns = list(zip(block["head"], *block["rows"], strict=True))
    longest = [max(map(len, column)) for column in columns]
    widths = [0 if length <= SHORT else min(3, 1 + length // 60) for length in longest]
    if not any(widths):
        widths[0] = 1
    return {**block, "widths": widths}


def _csv(content: dict[str, Any]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for section in content["sections"]:
        for block in section["blocks"]:
            writer.writerow([section["title"], block["title"]])
            writer.writerow(block["head"])
            writer.writerows(block["rows"])
    return file.getvalue()


def _grouped(digest: str) -> list[str]:
    return [digest[n : n + GROUP] for n in range(0, len(digest), GROUP)]


@cache
def _template() -> str:
    return (HERE / "papers" / "report.typ").read_text(encoding="utf-8")
