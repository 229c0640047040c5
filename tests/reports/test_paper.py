"""A report as a paper: what was sent and nothing else, for the archive and for every reader."""

import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import page
import pytest

from brygga.domain.disclosure.records import canonical
from brygga.reports.composing import fingerprint_of
from brygga.reports.drawing import with_drawings
from brygga.reports.kinds import kinds
from brygga.reports.printing import pdf_of
from tests.steering.test_paper import poppler
from tests.world import NOW

CONTENT: dict[str, Any] = {
    "format": 1,
    "partnership": {"key": "q-hanget", "title": "Q-hänget 2022–2024"},
    "kind": "half-year",
    "title": "Halvårsrapport, januari–juni 2023",
    "period": {"key": "2023-H1", "begins_on": "2023-01-01", "ends_on": "2023-06-30"},
    "version": 1,
    "changes": "",
    "written_by": ["Kvinnojouren Lund", "Tjejjouren i Lund"],
    "ledger_head": "ab" * 32,
    "mark": "PÅHITTAD DRIFT",
    "sections": [
        {
            "key": section.key,
            "title": section.title.sv,
            "text": "Något hände.\nOch något till." if section.required else "",
            "blocks": [
                {
                    "kind": "table",
                    "title": f"Tabell till {section.title.sv}",
                    "head": ["", "jan–juni 2022", "juli–dec 2022", "jan–juni 2023"],
                    "rows": [[f"Rad {n}", "17 av 20", str(n), "135"] for n in range(12)],
                    "notes": ["Totalen är exakt."],
                    "drawn": [],
                },
                {
                    "kind": "table",
                    "title": "Besök",
                    "head": ["", "jan–juni 2022", "juli–dec 2022", "jan–juni 2023"],
                    "rows": [
                        ["Tjejer", "1210", "visas inte", "95"],
                        ["Killar", "4", "15", "40"],
                        ["Alla & andra", "0", "5", "5"],
                    ],
                    "notes": [],
                    "drawn": [0, 1, 2],
                },
                {
                    "kind": "table",
                    "title": "Bidrag",
                    "head": ["Part", "Bidrag"],
                    "rows": [["Kvinnojouren Lund", "Bemanning av träffarna, med huvudansvar"] * 1],
                    "notes": [],
                },
            ]
            if section.shows
            else [],
        }
        for section in kinds()["half-year"].sections
    ],
}


def made(content: dict[str, Any] = CONTENT) -> bytes:
    return pdf_of(content, sha256=fingerprint_of(content), sent_at=NOW)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return made()


@pytest.mark.parametrize(
    "profile",
    [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1],
    ids=lambda profile: profile.name,
)
def test_it_is_for_the_archive_and_for_every_reader(paper: bytes, profile: Any) -> None:
    found = page.validate_pdf_bytes(paper, profile=profile)
    assert found.is_compliant, found.failures


def test_the_same_report_makes_the_same_file(paper: bytes) -> None:
    assert made(deepcopy(CONTENT)) == paper
    assert made(CONTENT | {"changes": "Ett datum."}) != paper


def test_a_chart_stands_by_its_table_and_draws_the_same_numbers(
    paper: bytes, tmp_path: Path
) -> None:
    block = with_drawings(CONTENT)["sections"][1]["blocks"][1]
    first, second, third = block["drawing"].bars
    assert [[part.number for part in bar.segments] for bar in (first, second, third)] == [
        [1210, 4],
        [15, 5],
        [95, 40, 5],
    ]
    assert (first.total, second.total, third.total) == (1214, None, 140)
    assert with_drawings(CONTENT)["sections"][1]["blocks"][0]["drawing"] is None
    file = tmp_path / "rapport.pdf"
    file.write_bytes(paper)
    info = subprocess.run(
        [poppler("pdfinfo"), "-struct-text", file], capture_output=True, check=True
    ).stdout.decode(errors="replace")
    charts = sum(len(section["blocks"]) > 1 for section in CONTENT["sections"])
    assert info.count("Figure") == charts
    assert f"{first.total:_}".replace("_", "\N{NO-BREAK SPACE}") in info


def test_a_report_from_before_charts_is_written_as_it_was(paper: bytes) -> None:
    older = deepcopy(CONTENT)
    for section in older["sections"]:
        for block in section["blocks"]:
            block.pop("drawn", None)
    assert 0 < len(made(older)) < len(paper)


def test_it_reads_in_the_order_of_the_report(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(paper)
    text = subprocess.run(
        [poppler("pdftotext"), file, "-"], capture_output=True, check=True
    ).stdout.decode()
    text = " ".join(text.split())
    titles = [section["title"] for section in CONTENT["sections"]]
    # Each title stands in a table's title too, so look after the one before.
    at = text.index("1 januari–30 juni 2023")
    for words in (*titles, "Så kontrolleras rapporten", "Rapportens kontrollsumma"):
        at = text.index(words, at)
    assert fingerprint_of(CONTENT) in text.replace(" ", "")
    assert CONTENT["ledger_head"] in text.replace(" ", "")
    pages = text.count("PÅHITTAD DRIFT")
    assert f"Sida {pages} av {pages}" in text


def test_what_is_summed_up_goes_with_it(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(paper)
    subprocess.run(
        [poppler("pdfdetach"), "-saveall", "-o", tmp_path, file], capture_output=True, check=True
    )
    data = (tmp_path / "rapport-half-year-2023-H1-1.json").read_text("utf-8")
    assert data == canonical(CONTENT)
    assert json.loads(data) == CONTENT
    table = (tmp_path / "rapport-half-year-2023-H1-1.csv").read_text("utf-8")
    assert "Rad 3;17 av 20;3;135" in table
