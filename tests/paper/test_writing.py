"""A paper says what it claims to be, by somebody else's reading, and is the same each time."""

import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import page
import pytest

from brygga.paper import Attached, PaperRefused, write_pdf, writing

AT = datetime(2023, 10, 3, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TEMPLATE = """
= #data.heading

#facts(data.facts)

== Först
#written(data.text)

== Sedan
#table(columns: 2, table.header([Vad], [Vem]), ..rows-of(data.rows, "what", "who"))
"""
DATA: dict[str, Any] = {
    "heading": "En rubrik",
    "facts": [["När", "3 oktober 2023"]],
    "text": "Första raden.\nAndra raden, åäö.",
    "rows": [{"what": "Boka lokalen", "who": "Tjejjouren i Lund"}] * 3,
}
PROFILES = [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1]


def written(template: str = TEMPLATE, **more: Any) -> bytes:
    given: dict[str, Any] = {
        "title": "En titel",
        "running": "Överst",
        "foot": "Underst",
        "at": AT,
        "author": "Styrgruppen",
        "description": "Vad den handlar om.",
    }
    return write_pdf(template, DATA, **given | more)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_it_is_what_it_claims_to_be(profile: Any) -> None:
    made = written(attached=[Attached("data.json", "application/json", "Som data.", "{}")])
    report = page.validate_pdf_bytes(made, profile=profile)
    assert report.is_compliant, report.failures


def test_the_reading_notices_what_is_missing() -> None:
    """Otherwise the test above could not fail: a paper that says no standard is none."""
    plain = re.sub(rb"pdfaid|pdfuaid", lambda m: b"x" * len(m[0]), written())
    for profile in PROFILES:
        assert not page.validate_pdf_bytes(plain, profile=profile).is_compliant


def test_no_stream_ends_so_that_a_strict_reader_counts_it_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def attempt(number: int) -> bytes:
        text = f"Protokoll {number} {'abc åäö ' * (number % 17)}"
        return write_pdf(
            "= Rubrik\n#written(data.text)", {"text": text}, title="T", running="", foot="", at=AT
        )

    with monkeypatch.context() as patch:
        patch.setattr(writing, "AMBIGUOUS_END", b"found in no file")
        number = next(n for n in range(500) if b"\r\nendstream" in attempt(n))
        short = page.validate_pdf_bytes(attempt(number), profile=PROFILES[0])
        assert not short.is_compliant, "then there is nothing to mend"
    assert page.validate_pdf_bytes(attempt(number), profile=PROFILES[0]).is_compliant


def test_the_same_data_makes_the_same_bytes() -> None:
    assert written() == written()
    assert written() != written(at=AT.replace(hour=13))


def test_it_says_its_language_and_title() -> None:
    assert b"/Lang(sv)" in written()
    assert b"/Lang(en)" in written(language="en")
    assert b"/DisplayDocTitle true" in written()


def told(made: bytes, tmp_path: Path) -> str:
    """What poppler reads, which shares no code with what wrote it."""
    found = shutil.which("pdftotext")
    assert found, "Run `make tools`"
    file = tmp_path / "paper.pdf"
    file.write_bytes(made)
    return subprocess.run([found, file, "-"], capture_output=True, check=True).stdout.decode()


def test_it_reads_in_order(tmp_path: Path) -> None:
    text = told(written(mark="PÅHITTAD DRIFT"), tmp_path)
    places = [
        text.index(words)
        for words in ("En rubrik", "3 oktober 2023", "Först", "åäö", "Sedan", "Boka lokalen")
    ]
    assert places == sorted(places)
    assert "PÅHITTAD DRIFT" in text
    assert "Sida 1 av 1" in text


def test_data_is_text_and_never_code() -> None:
    made = write_pdf(
        "= Rubrik\n#written(data.text)",
        {"text": '#panic("nej") $x$ *fet*'},
        title="T",
        running="",
        foot="",
        at=AT,
    )
    assert made.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "template",
    [
        '#text(font: "Comic Sans")[Ett typsnitt som inte finns här.]',
        "== En rubrik utan den ovanför\n=== Ännu en",
        '#image("house.typ")',
        "#data.nothing",
        '#import "@preview/anything:1.0.0"',
        '#read("/etc/hostname")',
    ],
)
def test_what_would_not_be_read_for_ever_is_refused(template: str) -> None:
    with pytest.raises(PaperRefused):
        written(template)


def test_a_paper_says_its_title() -> None:
    with pytest.raises(PaperRefused, match="title"):
        written(title="")
