"""A template and its data become a file: the same bytes for the same data.

The templates are Typst; each comes after house.typ, which says how every paper of the house looks.
Nothing is read but that and the fonts beside it: no fonts of the machine, no packages from the net.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from brygga.domain.language import Language

HERE = Path(__file__).parent
STANDARDS: list[Any] = ["a-3a", "ua-1"]
# A packed stream may happen to end in a carriage return. With the line feed that follows, a strict
# reader takes both for the end of the line, finds the stream one byte short and the file no PDF/A.
# Laid out with more room the same paper ends its streams otherwise.
AMBIGUOUS_END = b"\r\nendstream"


class PaperRefused(Exception):
    """The template or its data would not make a paper that everybody can read for ever."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A text that goes with the paper, inside the file: what a program reads of the same thing.

    `name` is its file name, `kind` its media type, `says` what it is, in the paper's language.
    """

    name: str
    kind: str
    says: str
    text: str


def write_pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    title: str,
    running: str,
    foot: str,
    at: datetime,
    author: str = "",
    description: str = "",
    language: Language = "sv",
    mark: str = "",
    attached: Iterable[Attached] = (),
) -> bytes:
    """The paper as a PDF that claims PDF/A-3a and PDF/UA-1.

    `template` is Typst and reads `data` (plain JSON values) as `data`: they are text to it, never
    code. `running` stands at the top of every page and `foot` at its bottom; `mark` too, where
    something must be said loudly. `at` (aware) is the moment that the file says it was made, the
    only moment in it. Raises PaperRefused where Typst refuses or warns of anything.
    """
    about = {
        "title": title,
        "author": author,
        "description": description,
        "lang": language,
        "running": running,
        "foot": foot,
        "mark": mark,
        "attached": [asdict(each) for each in attached],
    }
    source = f"{_house()}\n{template}".encode()
    given = json.dumps({"about": about, **data}, sort_keys=True)
    made = _compiled(source, given, at, is_pretty=False)
    if AMBIGUOUS_END in made:
        made = _compiled(source, given, at, is_pretty=True)
    return made


def _compiled(source: bytes, given: str, at: datetime, *, is_pretty: bool) -> bytes:
    # A compiler of its own: it keeps what it read last, and two threads may write at once.
    compiler = typst.Compiler(root=str(HERE), font_paths=_fonts(), ignore_system_fonts=True)
    try:
        made, warnings = compiler.compile_with_warnings(
            source,
            sys_inputs={"data": given},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(at.timestamp()),
            pretty=is_pretty,
        )
    except typst.TypstError as error:
        raise PaperRefused(str(error)) from error
    if warnings:
        raise PaperRefused("\n".join(str(warning) for warning in warnings))
    assert isinstance(made, bytes)
    return made


@cache
def _house() -> str:
    return (HERE / "house.typ").read_text(encoding="utf-8")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(HERE / "fonts")],
    )
