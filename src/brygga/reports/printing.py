"""A report as a paper: made from what was sent and nothing else, so always the same bytes."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from brygga.domain.disclosure.records import canonical
from brygga.domain.language.days import full_day, full_span
from brygga.domain.obligations import local_day
from brygga.paper import Attached, write_pdf
from brygga.reports.drawing import Drawing, with_drawings

HERE = Path(__file__).parent
SHORT = 16  # characters: a column of nothing longer is as wide as it needs
GROUP = 16  # of a hash, so that it can be read aloud


def pdf_of(content: Mapping[str, Any], *, sha256: str, sent_at: datetime) -> bytes:
    """The paper of a report that was sent, with its content as JSON and its tables as CSV inside:
    whoever takes the JSON out and sums it up gets `sha256`, which is printed."""
    name = f"rapport-{content['kind']}-{content['period']['key']}-{content['version']}"
    sections = [
        {**section, "blocks": [_on_paper(block) for block in section["blocks"]]}
        for section in with_drawings(content)["sections"]
    ]
    title = content["title"]
    partnership = content["partnership"]["title"]
    sent_on = full_day(local_day(sent_at), "sv")
    return write_pdf(
        _template(),
        {
            "report": {**content, "sections": sections},
            "facts": _facts(content, sent_on),
            "head": _grouped(content["ledger_head"]),
            "sha256": _grouped(sha256),
            "attachment": f"{name}.json",
        },
        title=f"{title}, {partnership}",
        running=f"{partnership} · {title}",
        foot=f"Skickad {sent_on}, version {content['version']}",
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


def _facts(content: Mapping[str, Any], sent_on: str) -> list[list[str]]:
    period = content["period"]
    begins, ends = date.fromisoformat(period["begins_on"]), date.fromisoformat(period["ends_on"])
    return [
        ["Partnerskap", content["partnership"]["title"]],
        ["Period", full_span(begins, ends, "sv")],
        ["Skriven av", "\n".join(content["written_by"])],
        ["Skickad", sent_on],
    ]


def _on_paper(block: dict[str, Any]) -> dict[str, Any]:
    """The block with its chart as an image, and how wide each column is: 0 for as wide as it needs,
    else its share of what is left."""
    columns = list(zip(block["head"], *block["rows"], strict=True))
    longest = [max(map(len, column)) for column in columns]
    widths = [0 if length <= SHORT else min(3, 1 + length // 60) for length in longest]
    if not any(widths):
        widths[0] = 1
    drawing = block["drawing"]
    return {**block, "widths": widths, "drawing": _chart(drawing) if drawing else None}


def _chart(drawing: Drawing) -> dict[str, Any]:
    with translation.override("sv"):
        bars = render_to_string("reports/_bars.svg", {"chart": drawing})
    size = f'viewBox="0 0 {drawing.width} {drawing.height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{_looks()}</style>{bars}</svg>'
    alt = f"{drawing.title}: en stapel för varje period. Samma tal står i tabellen under."
    return {"svg": svg, "alt": alt, "legend": list(drawing.legend)}


def _csv(content: Mapping[str, Any]) -> str:
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


@cache
def _looks() -> str:
    return (HERE / "papers" / "chart.css").read_text(encoding="utf-8")
