"""Every Swedish text of the screens has its English, in the slice that says it."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
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
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
Key = tuple[str, str]  # context ("" for none), Swedish text


def slice_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


@cache
def said_in(name: str) -> dict[Key, str]:
    """What a slice says in Swedish, with the place of each text."""
    said: dict[Key, str] = {}
    for path in (*modules(), *templates()):
        if slice_of(path) != name:
            continue
        for line, text, context in _messages(path):
            said.setdefault((context, text), place(path, line))
    return said


def _messages(path: Path) -> Iterator[tuple[int, str, str]]:
    content = texts()[path]
    if path.suffix != ".py":
        # What Django leaves around the texts is indented like the page, which is no Python.
        content = re.sub(r"^[ \t]+", "", templatize(content, origin=str(path)), flags=re.MULTILINE)
    for line, found, _comments, context in extract(
        "python", BytesIO(content.encode()), keywords=KEYWORDS
    ):
        text = found if isinstance(found, str) else next(part for part in found if part)
        yield line, text, context or ""


@cache
def catalogue(name: str) -> Catalog:
    path = SOURCE / name / "locale/en/LC_MESSAGES/django.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as text:
        return read_po(text, locale="en", abort_invalid=True)


def _entries(name: str) -> dict[Key, Message]:
    return {
        (message.context or "", _strings(message.id)[0]): message
        for message in catalogue(name)
        if message.id
    }


def _strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(cast(tuple[str, ...], value))


@pytest.mark.parametrize("name", SLICES)
def test_every_text_has_its_english(name: str) -> None:
    entries = _entries(name)
    missing = [
        f"{where}  {text!r}"
        for (context, text), where in said_in(name).items()
        if (context, text) not in entries or not all(_strings(entries[context, text].string))
    ]
    assert not missing, f"No English in {name}/locale/en:\n" + "\n".join(missing)


@pytest.mark.parametrize("name", SLICES)
def test_no_english_for_what_nobody_says(name: str) -> None:
    old = set(_entries(name)) - set(said_in(name))
    assert not old, f"Remove from {name}/locale/en: {sorted(old)}"


@pytest.mark.parametrize("name", SLICES)
def test_the_english_fills_in_the_same_blanks(name: str) -> None:
    wrong = []
    for (_context, text), message in _entries(name).items():
        blanks = [_blanks(part) for part in _strings(message.id)]
        wanted = set().union(*blanks)
        wrong += [
            f"{text!r} -> {english!r}"
            for english in _strings(message.string)
            # A singular may leave out its number; nothing may name a blank that is not filled.
            if not _blanks(english) <= wanted or (len(blanks) == 1 and _blanks(english) != wanted)
        ]
    assert not wrong, "\n".join(wrong)


def _blanks(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text.replace("%%", ""))}


@pytest.mark.parametrize("name", SLICES)
def test_no_text_is_marked_as_doubtful_or_old(name: str) -> None:
    doubtful = [message.id for message in catalogue(name) if message.id and message.fuzzy]
    assert not doubtful, doubtful
    assert not catalogue(name).obsolete, list(catalogue(name).obsolete)


def test_a_text_said_twice_has_one_english() -> None:
    english: dict[Key, dict[str, str]] = {}
    for name in SLICES:
        for key, message in _entries(name).items():
            english.setdefault(key, {})[name] = " | ".join(_strings(message.string))
    differing = {
        text: by_slice
        for (_context, text), by_slice in english.items()
        if len(set(by_slice.values())) > 1
    }
    # Django merges the slices' catalogues into one: the first would win over the others.
    assert not differing, differing
