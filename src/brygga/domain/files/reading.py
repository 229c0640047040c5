"""TOML text to a frozen value, or every problem at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Generic, TypeVar

from brygga.domain.files.lines import Path
from brygga.domain.files.problems import FileRefused, Problem, in_order
from brygga.domain.files.shape import fields_of, item_type
from brygga.domain.files.syntax import load, printable, shown_key
from brygga.domain.language import Text

T = TypeVar("T")

# Money in a text or as a number: up to twelve digits, with up to four decimals.
AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,4})?")
LARGEST_WHOLE_NUMBER = 2**31 - 1

# Whoever has this many problems wants to put right the first ones before reading on.
MOST_PROBLEMS = 100

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def read(data: bytes | str, cls: type[T], *, name: str) -> T:
    """The file as a value of `cls`, a frozen dataclass. Raises FileRefused with every problem.

    `name` is what the file is called in messages. Amounts are read exactly, moments must carry
    their offset, required texts must say something, and unknown keys are refused.
    """
    return parse(data, cls, name=name).value


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """A value together with where each of its keys stands, for checks across keys."""

    value: T
    name: str
    raw: dict[str, Any]
    lines: dict[Path, int]

    def problem(self, path: Path, text: Text) -> Problem:
        """What is wrong at a path; what does not stand in the file is where it would have stood."""
        line_of = path
        while line_of not in self.lines:
            line_of = line_of[:-1]
        return Problem(self.name, self.lines[line_of], self._key(path), text)

    def _key(self, path: Path) -> str:
        """The path with a list item named by its own key, where it has one."""
        named: list[str | int] = []
        here: Any = self.raw
        for part in path:
            here = _step(here, part)
            key = here.get("key") if isinstance(here, dict) else None
            if isinstance(part, int) and isinstance(key, str) and key:
                named[-1] = f"{named[-1]}[{key[:60]}]"
            else:
                named.append(part)
        return shown_key(tuple(named))


def _step(raw: Any, part: str | int) -> Any:
    try:
        return raw[part]
    except (KeyError, IndexError, TypeError):
        return None


def parse(data: bytes | str, cls: type[T], *, name: str) -> Document[T]:
    """As `read`, with the lines kept."""
    raw, lines = load(data, name)
    document: Document[Any] = Document(None, name, raw, lines)
    builder = _Builder(document)
    value = builder.build(raw, cls, ())
    if builder.problems:
        raise FileRefused(in_order(builder.problems))
    return Document(value, name, raw, lines)


class _Builder:
    """Builds as far as it can, so that one reading finds everything that is wrong."""

    def __init__(self, document: Document[Any]) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def build(self, raw: Any, kind: Any, path: Path) -> Any:
        """The value; what stands in for a wrong one is never seen outside."""
        if (item := item_type(kind)) is not None:
            return self.build_list(raw, item, path)
        if is_dataclass(kind):
            return self.build_table(raw, kind, path)
        if issubclass(kind, StrEnum):
            return self.build_choice(raw, kind, path)
        accepts, expected = _SIMPLE[kind]
        value = accepts(raw)
        if value is None:
            self.expected(expected, raw, path)
        elif kind is str and (control := _CONTROL.search(value)):
            code = f"U+{ord(control[0]):04X}"
            self.wrong(path, f"styrtecken ({code}) i texten", f"control character ({code}) in text")
        return value

    def build_list(self, raw: Any, item: Any, path: Path) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self.expected(Text("en lista", "a list"), raw, path)
            return ()
        if item is str:
            self.check_filled(raw, path)
        return tuple(self.build(each, item, (*path, n)) for n, each in enumerate(raw))

    def build_table(self, raw: Any, cls: Any, path: Path) -> Any:
        if not isinstance(raw, dict):
            self.expected(Text("en tabell", "a table"), raw, path)
            return None
        fields = fields_of(cls)
        for name in raw:
            if name not in fields:
                self.unknown((*path, name), name, list(fields))
        values = {
            name: self.build(raw[name], field.type, (*path, name))
            for name, field in fields.items()
            if name in raw
        }
        for name, field in fields.items():
            if field.required and name not in raw:
                self.wrong((*path, name), "nyckeln saknas", "the key is missing")
            elif field.required and field.type is str and values[name] is not None:
                self.check_filled({name: raw[name]}, path)
        return None if self.problems else cls(**values)

    def build_choice(self, raw: Any, kind: type[StrEnum], path: Path) -> Any:
        values = [each.value for each in kind]
        if raw in values:
            return kind(raw)
        near = _near(raw, values)
        one_of = ", ".join(values)
        self.wrong(
            path,
            f"väntade något av {one_of}; här står {_shown(raw).sv}{near.sv}",
            f"expected one of {one_of}; found {_shown(raw).en}{near.en}",
        )
        return None

    def check_filled(self, raw: list[Any] | dict[str, Any], path: Path) -> None:
        for part, each in raw.items() if isinstance(raw, dict) else enumerate(raw):
            if isinstance(each, str) and not each.strip():
                self.wrong((*path, part), "texten är tom", "the text is empty")

    def unknown(self, path: Path, name: str, fields: list[str]) -> None:
        near = _near(name, fields)
        self.wrong(path, f"okänd nyckel{near.sv}", f"unknown key{near.en}")

    def expected(self, what: Text, raw: Any, path: Path) -> None:
        found = _shown(raw)
        self.wrong(
            path,
            f"väntade {what.sv}; här står {found.sv}",
            f"expected {what.en}; found {found.en}",
        )

    def wrong(self, path: Path, sv: str, en: str) -> None:
        self.problems.append(self.document.problem(path, Text(sv, en)))
        if len(self.problems) == MOST_PROBLEMS:
            more = Text("fler fel visas när dessa är rättade", "more follow when these are mended")
            raise FileRefused((*in_order(self.problems), self.document.problem(path, more)))


def _text(raw: Any) -> str | None:
    return raw if isinstance(raw, str) else None


def _yes_or_no(raw: Any) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _whole_number(raw: Any) -> int | None:
    # True is an int to Python; a date that is a moment is a date. Neither is to a reader.
    return raw if type(raw) is int and abs(raw) <= LARGEST_WHOLE_NUMBER else None


def _day(raw: Any) -> date | None:
    return raw if type(raw) is date else None


def _moment(raw: Any) -> datetime | None:
    return raw if isinstance(raw, datetime) and raw.tzinfo else None


def _amount(raw: Any) -> Decimal | None:
    if type(raw) not in (int, str, Decimal):
        return None
    return Decimal(raw) if AMOUNT.fullmatch(str(raw)) else None


_SIMPLE: dict[type, tuple[Callable[[Any], Any], Text]] = {
    str: (_text, Text("en text inom citattecken", "a text in quotation marks")),
    bool: (_yes_or_no, Text("true eller false", "true or false")),
    int: (_whole_number, Text("ett heltal", "a whole number")),
    date: (_day, Text("ett datum som 2022-01-31", "a date like 2022-01-31")),
    datetime: (
        _moment,
        Text(
            "en tidpunkt med tidszon som 2022-01-19 18:07:41+01:00",
            "a moment with its offset like 2022-01-19 18:07:41+01:00",
        ),
    ),
    Decimal: (
        _amount,
        Text("ett belopp som 181150 eller 90575.50", "an amount like 181150 or 90575.50"),
    ),
}


def _near(word: Any, known: list[str]) -> Text:
    close = get_close_matches(word[:80], known, n=1) if isinstance(word, str) else []
    if not close:
        return Text("", "")
    return Text(f" (menade du {close[0]}?)", f" (did you mean {close[0]}?)")


def _shown(raw: Any) -> Text:
    """What stood in the file, short enough for a message."""
    match raw:
        case str():
            shown = f"{printable(raw[:40])}{'…' if len(raw) > 40 else ''}"
            return Text(f"”{shown}”", f"“{shown}”")
        case bool():
            return Text(str(raw).lower(), str(raw).lower())
        case dict():
            return Text("en tabell", "a table")
        case list():
            return Text("en lista", "a list")
        case _:
            return Text(str(raw)[:40], str(raw)[:40])
