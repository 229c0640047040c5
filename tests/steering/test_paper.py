"""The minutes as a file that a municipality can archive."""

import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import page
import pytest

from brygga.steering.freezing import canonical, checksum, paper_of

AT = datetime(2022, 12, 20, 10, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
PERSON = {"function": "Enhetschef Fritid", "party": "Kultur- och fritidsnämnden, Lunds kommun"}
CONTENT: dict[str, Any] = {
    "format": "brygga-minutes/1",
    "mark": "PÅHITTAD DRIFT",
    "partnership": "Q-hänget 2022–2024",
    "parties": ["Kultur- och fritidsnämnden, Lunds kommun", "Kvinnojouren Lund"],
    "reference": "KU 2020/0219",
    "clause": "Styrning och uppföljning, inledning",
    "number": 4,
    "day": "2022-12-06",
    "begins": "13:00",
    "ends": "14:30",
    "place": "Stadshuset, rum 302",
    "present": [
        {**PERSON, "name": "Karin Dahl", "attended": "present", "is_substitute": False},
        {**PERSON, "name": "", "attended": "left", "is_substitute": True},
        {**PERSON, "name": "Mirjam Falk", "attended": "", "is_substitute": False},
    ],
    "items": [
        {
            "number": number,
            "title": f"Rapporten från halvår {number}",
            "text": "Juli–december 2022.",
            "note": "Gruppen gick igenom rapporten.\nFler hittar hit.",
            "decisions": [
                {
                    "id": number,
                    "kind": "waiver",
                    "subject": "x",
                    "text": "att ge undantag.",
                    "effect": f"Undantag: Träff varje skolvecka, vecka {number} 2022.",
                }
            ],
            "actions": [
                {"id": number, "text": "Boka en lokal", "owner": "Lund", "by": "2023-02-01"},
                {"id": -number, "text": "Skaffa en mall", "owner": "Lund", "by": ""},
            ],
        }
        for number in range(1, 13)
    ],
    "written_by": "Handläggare, Kultur- och fritidsnämnden, Lunds kommun",
    "approvers": [
        {**PERSON, "name": "Karin Dahl", "on": "2022-12-20"},
        {**PERSON, "name": "", "on": "2022-12-20"},
    ],
}
TEXT = canonical(CONTENT)


def poppler(program: str) -> str:
    """Another's reader, which shares no code with what wrote it."""
    found = shutil.which(program)
    assert found, "Run `make tools`"
    return found


@pytest.fixture(scope="module")
def paper() -> bytes:
    return paper_of(TEXT, AT)


@pytest.mark.parametrize(
    "profile",
    [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1],
    ids=lambda profile: profile.name,
)
def test_it_is_for_the_archive_and_for_every_reader(paper: bytes, profile: Any) -> None:
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert report.is_compliant, report.failures


def test_the_same_minutes_make_the_same_file(paper: bytes) -> None:
    assert paper_of(TEXT, AT) == paper
    assert paper_of(canonical(CONTENT | {"place": "Rum 303"}), AT) != paper


def test_it_reads_as_minutes_do(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(paper)
    text = subprocess.run(
        [poppler("pdftotext"), file, "-"], capture_output=True, check=True
    ).stdout.decode()
    text = " ".join(text.split())
    order = [
        text.index(words)
        for words in (
            "Protokoll, styrgruppens möte 4",
            "KU 2020/0219",
            "6 december 2022, 13.00–14.30",
            "Överenskommelsen, Styrning och uppföljning, inledning",
            "Handläggare",
            "Karin Dahl",
            "(ersättare)",
            "gick före slutet",
            "§ 1 Rapporten från halvår 1",
            "Styrgruppen beslutar: att ge undantag.",
            "Undantag: Träff varje skolvecka, vecka 1 2022.",
            "Åtgärd: Boka en lokal (Lund)",
            "§ 12 Rapporten från halvår 12",
            "1 februari 2023",
            "Justerare",
            "20 december 2022",
            "Kontrollsumma (SHA-256)",
        )
    ]
    assert order == sorted(order)
    pages = text.count("PÅHITTAD DRIFT")
    assert pages > 1
    assert all(f"Sida {number} av {pages}" in text for number in range(1, pages + 1))
    assert checksum(TEXT) in text.replace(" ", "")


def test_what_is_summed_up_goes_with_it(paper: bytes, tmp_path: Path) -> None:
    file, out = tmp_path / "minutes.pdf", tmp_path / "protokoll-4.json"
    file.write_bytes(paper)
    subprocess.run(
        [poppler("pdfdetach"), "-savefile", out.name, "-o", out, file],
        capture_output=True,
        check=True,
    )
    data = out.read_bytes()
    assert checksum(data.decode()) == checksum(TEXT)
    assert json.loads(data) == CONTENT


def test_the_canonical_text_does_not_hang_on_how_it_was_made() -> None:
    turned = dict(reversed(list(CONTENT.items())))
    assert canonical(turned) == TEXT
    assert canonical({"a": "a\u030a"}) == canonical({"a": "å"})
