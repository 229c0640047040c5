"""What may be attached to evidence: papers, pictures and office files, told by their content.

A name or a browser's word for the type proves nothing; the bytes do.
"""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

import filetype

from brygga.domain.language import Text
from brygga.parties.refusal import NotPossible

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 100

# Type -> the ending its file gets, whatever it was called.
PLAIN_TYPES = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
}
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
OFFICE_TYPES = {
    f"{_OOXML}wordprocessingml.document": "docx",
    f"{_OOXML}spreadsheetml.sheet": "xlsx",
    f"{_OOXML}presentationml.presentation": "pptx",
    f"{_ODF}text": "odt",
    f"{_ODF}spreadsheet": "ods",
    f"{_ODF}presentation": "odp",
}
ENDINGS = PLAIN_TYPES | OFFICE_TYPES
ACCEPT = ",".join(f".{ending}" for ending in sorted({*ENDINGS.values(), "jpeg"}))

TOO_LARGE = Text(
    sv="Filen är större än 10 MB. Spara den mindre, eller lägg en länk i stället.",
    en="The file is larger than 10 MB. Save it smaller, or give a link instead.",
)
EMPTY = Text(sv="Filen är tom.", en="The file is empty.")
WRONG_TYPE = Text(
    sv=(
        "Filen är inte någon av de typer som tas emot: PDF, bild (PNG, JPEG, WebP) eller dokument "
        "(docx, xlsx, pptx, odt, ods, odp). Det är innehållet som avgör, inte namnet."
    ),
    en=(
        "The file is none of the types that are accepted: PDF, picture (PNG, JPEG, WebP) or "
        "document (docx, xlsx, pptx, odt, ods, odp). Its content decides, not its name."
    ),
)
WITH_MACROS = Text(
    sv="Dokumentet innehåller makron. Spara det utan makron, eller som PDF.",
    en="The document has macros. Save it without macros, or as PDF.",
)

_LARGEST_PART = 1_000_000  # bytes of the one part we unpack; the rest stays packed
_MOST_PARTS = 5_000
_MACROS = re.compile(r"vbaproject\.bin|macroenabled|basic/|scripts/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that has been let in."""

    name: str
    type: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def attachment_from(name: str, data: bytes) -> Attachment:
    """The file, with the type its bytes have and a name to match. Raises NotPossible."""
    if len(data) > LARGEST:
        raise NotPossible(TOO_LARGE)
    if not data:
        raise NotPossible(EMPTY)
    kind = _plain_type(data) or _office_type(data)
    if kind is None:
        raise NotPossible(WRONG_TYPE)
    return Attachment(_safe_name(name, ENDINGS[kind]), kind, data)


def _plain_type(data: bytes) -> str | None:
    guessed = filetype.guess_mime(data)
    return guessed if guessed in PLAIN_TYPES else None


def _office_type(data: bytes) -> str | None:
    """The type that a zip file declares inside, as the office programs themselves look it up."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_PARTS:
                return None
            declared = _declared(archive, names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return None
    if declared and any(_MACROS.search(part) for part in (*names, declared)):
        raise NotPossible(WITH_MACROS)
    for kind in OFFICE_TYPES:
        if declared == kind or f'"{kind}.main+xml"' in declared:
            return kind
    return None


def _declared(archive: zipfile.ZipFile, names: list[str]) -> str:
    for part in ("mimetype", "[Content_Types].xml"):
        if part in names and archive.getinfo(part).file_size <= _LARGEST_PART:
            return archive.read(part).decode("utf-8", "replace").strip()
    return ""


def _safe_name(name: str, ending: str) -> str:
    """The name without folders and control characters, ending as its content does."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned = re.sub(r"[\x00-\x1f\x7f\"<>|:*?]", "", last).strip(". ")
    stem, dot, given = cleaned.rpartition(".")
    if not dot or len(given) > 5:
        stem = cleaned
    same = given.lower() == ending or (ending == "jpg" and given.lower() == "jpeg")
    return f"{(stem or 'bilaga')[:LONGEST_NAME]}.{given.lower() if same and dot else ending}"
