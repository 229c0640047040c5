"""What an attached file is, told by its bytes: no database, many files."""

import zipfile
from io import BytesIO

import pytest

from brygga.obligations.attachments import ENDINGS, OFFICE_TYPES, attachment_from
from brygga.parties.refusal import NotPossible

PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 40
WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 40


def packed(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def office(kind: str, **more: str) -> bytes:
    if "opendocument" in kind:
        return packed({"mimetype": kind, "content.xml": "<x/>"} | more)
    types = f'<Types><Override ContentType="{kind}.main+xml"/></Types>'
    return packed({"[Content_Types].xml": types, "word/document.xml": "<x/>"} | more)


@pytest.mark.parametrize(
    "content, ending", [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpg"), (WEBP, "webp")]
)
def test_papers_and_pictures(content: bytes, ending: str) -> None:
    found = attachment_from("fil", content)
    assert ENDINGS[found.type] == ending
    assert found.name == f"fil.{ending}"


@pytest.mark.parametrize("kind", OFFICE_TYPES)
def test_office_files(kind: str) -> None:
    assert attachment_from("fil.bin", office(kind)).type == kind


@pytest.mark.parametrize("macro", ["word/vbaProject.bin", "Basic/Standard/Module1.xml"])
def test_no_macros(macro: str) -> None:
    with pytest.raises(NotPossible, match="makron"):
        attachment_from("fil.docx", office(next(iter(OFFICE_TYPES)), **{macro: "x"}))


@pytest.mark.parametrize(
    "content",
    [
        packed({"a.txt": "x"}),
        packed({"mimetype": "application/epub+zip"}),
        b"PK\x03\x04 not really",
        b"MZ" + b"\0" * 100,
        b"<html></html>",
        b"GIF89a" + b"\0" * 40,
        packed({"[Content_Types].xml": "x" * 2_000_000}),
    ],
    ids=["zip", "epub", "broken", "program", "html", "gif", "bomb"],
)
def test_anything_else_stays_out(content: bytes) -> None:
    with pytest.raises(NotPossible, match="innehållet"):
        attachment_from("fil.pdf", content)


@pytest.mark.parametrize(
    "name, kept",
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Mina dokument\\Rapport.PDF", "Rapport.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("", "bilaga.pdf"),
        ("rapport.html", "rapport.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_a_name_and_no_more(name: str, kept: str) -> None:
    assert attachment_from(name, PDF).name == kept
