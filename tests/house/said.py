"""What each slice says in Swedish, and what its English catalogue answers.

`make texts` prints the entries that are missing, ready to fill in.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.house.repository import SLICES, SOURCE, modules, place, templates, texts

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str, str]  # context ("" for none), Swedish text


class Said(NamedTuple):
    where: str
    plural: str  # "" where the text does not count anything


def slice_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


@cache
def said_in(name: str) -> dict[Key, Said]:
    """What a slice says in Swedish, with the place of each text."""
    said: dict[Key, Said] = {}
    for path in (*modules(), *templates()):
        if slice_of(path) != name:
            continue
        for line, (text, plural), context in _messages(path):
            said.setdefault((context, text), Said(place(path, line), plural))
    return said


def _messages(path: Path) -> Iterator[tuple[int, tuple[str, str], str]]:
    content = texts()[path]
    if path.suffix != ".py":
        # What Django leaves around the texts is indented like the page, which is no Python.
        content = re.sub(r"^[ \t]+", "", templatize(content, origin=str(path)), flags=re.MULTILINE)
    for line, found, _comments, context in extract(
        "python", BytesIO(content.encode()), keywords=KEYWORDS
    ):
        parts = [found] if isinstance(found, str) else [part for part in found if part]
        yield line, (parts[0], parts[1] if len(parts) > 1 else ""), context or ""


def catalogue_path(name: str) -> Path:
    return SOURCE / name / "locale/en/LC_MESSAGES/django.po"


@cache
def catalogue(name: str) -> Catalog:
    path = catalogue_path(name)
    if not path.exists():
        return Catalog()
    with path.open("rb") as text:
        return read_po(text, locale="en", abort_invalid=True)


def entries(name: str) -> dict[Key, Message]:
    return {
        (message.context or "", strings(message.id)[0]): message
        for message in catalogue(name)
        if message.id
    }


def strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(cast("tuple[str, ...]", value))


def missing_from(name: str) -> dict[Key, Said]:
    """The texts of a slice that have no English, or only half of it."""
    answered = entries(name)
    return {
        key: said
        for key, said in said_in(name).items()
        if key not in answered or not all(strings(answered[key].string))
    }


def print_missing() -> None:
    settings.configure()
    for name in SLICES:
        missing = missing_from(name)
        if missing:
            print(f"\n# Add to {place(catalogue_path(name))}:")
        for (context, text), said in missing.items():
            print(f"\n# {said.where}")
            if context:
                print(f"msgctxt {_quoted(context)}")
            print(f"msgid {_quoted(text)}")
            if said.plural:
                print(f'msgid_plural {_quoted(said.plural)}\nmsgstr[0] ""\nmsgstr[1] ""')
            else:
                print('msgstr ""')


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    print_missing()
