"""Every Swedish text of the screens has its English, in the slice that says it."""

import ast
import re
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po

from tests.house.repository import SLICES, SOURCE, modules, place, texts
from tests.house.said import Key, catalogue, entries, missing_from, said_in, strings

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@pytest.mark.parametrize("name", SLICES)
def test_every_text_has_its_english(name: str) -> None:
    missing = [f"{said.where}  {text!r}" for (_, text), said in missing_from(name).items()]
    assert not missing, "`make texts` prints what to add:\n" + "\n".join(missing)


def test_no_text_is_asked_for_inside_an_f_string() -> None:
    # There the extraction cannot see it before Python 3.12, so it would stay Swedish unnoticed.
    hidden = [
        place(path, asked.lineno)
        for path in modules()
        for string in ast.walk(ast.parse(texts()[path]))
        if isinstance(string, ast.JoinedStr)
        for asked in ast.walk(string)
        if isinstance(asked, ast.Call) and re.search(r"gettext|^_$", ast.unparse(asked.func))
    ]
    assert not hidden, "\n".join(hidden)


@pytest.mark.parametrize("name", SLICES)
def test_no_english_for_what_nobody_says(name: str) -> None:
    old = set(entries(name)) - set(said_in(name))
    assert not old, f"Remove from {name}/locale/en: {sorted(old)}"


@pytest.mark.parametrize("name", SLICES)
def test_the_english_fills_in_the_same_blanks(name: str) -> None:
    wrong = []
    for (_context, text), message in entries(name).items():
        blanks = [_blanks(part) for part in strings(message.id)]
        wanted = set().union(*blanks)
        wrong += [
            f"{text!r} -> {english!r}"
            for english in strings(message.string)
            # A singular may leave out its number; nothing may name a blank that is not filled.
            if not _blanks(english) <= wanted or (len(blanks) == 1 and _blanks(english) != wanted)
        ]
    assert not wrong, "\n".join(wrong)


def _blanks(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text.replace("%%", ""))}


def test_what_we_say_in_djangos_place_is_what_django_asks_for() -> None:
    folder = Path(django.__file__).parent / "conf/locale/sv/LC_MESSAGES"
    with (folder / "django.po").open("rb") as text:
        djangos = {message.id for message in read_po(text, locale="sv")}
    with (SOURCE / "website/locale/sv/LC_MESSAGES/django.po").open("rb") as text:
        ours = {message.id for message in read_po(text, locale="sv", abort_invalid=True)}
    assert not ours - djangos, "Django no longer says this."


@pytest.mark.parametrize("name", SLICES)
def test_no_text_is_marked_as_doubtful_or_old(name: str) -> None:
    doubtful = [message.id for message in catalogue(name) if message.id and message.fuzzy]
    assert not doubtful, doubtful
    assert not catalogue(name).obsolete, list(catalogue(name).obsolete)


def test_a_text_said_twice_has_one_english() -> None:
    english: dict[Key, dict[str, str]] = {}
    for name in SLICES:
        for key, message in entries(name).items():
            english.setdefault(key, {})[name] = " | ".join(strings(message.string))
    differing = {
        text: by_slice
        for (_context, text), by_slice in english.items()
        if len(set(by_slice.values())) > 1
    }
    # Django merges the slices' catalogues into one: the first would win over the others.
    assert not differing, differing
