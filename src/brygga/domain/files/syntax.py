"""Text that is TOML at all, or a refusal with the line and key where it stops being so."""

import re
import tomllib
from decimal import Decimal
from typing import Any

from brygga.domain.files.lines import NestedTooDeeply, Path, index_lines, last_key
from brygga.domain.files.problems import FileRefused, Problem
from brygga.domain.language import Text

LARGEST_FILE = 2_000_000

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

# What is nearly a date is read as a number with rubbish after it.
_DATE_LIKE = re.compile(r"=\s*\d+-\d+-\d+")

# The standard library's messages by how they begin. What is not here is shown as it stands.
_SAYINGS = {
    "Invalid value": Text(
        "värdet går inte att läsa: text står inom citattecken, datum skrivs 2022-01-31",
        "the value cannot be read: text stands in quotation marks, dates are written 2022-01-31",
    ),
    "Invalid date": Text(
        "datumet finns inte; datum skrivs 2022-01-31",
        "there is no such date; dates are written 2022-01-31",
    ),
    "Invalid statement": Text(
        "här väntades en nyckel eller en rubrik inom [hakar]",
        "expected a key or a heading in [brackets]",
    ),
    "Invalid initial character": Text(
        "en nyckel kan inte börja så; nycklar skrivs med a–z, 0–9, - och _",
        "a key cannot begin like this; keys are written with a–z, 0–9, - and _",
    ),
    "Expected '=' after a key": Text("efter nyckeln väntades =", "expected = after the key"),
    "Expected newline": Text(
        "efter värdet väntades en ny rad", "expected a new line after the value"
    ),
    "Expected ']": Text("rubriken är inte avslutad med ]", "the heading does not end with ]"),
    "Unclosed array": Text("listan är inte avslutad med ]", "the list does not end with ]"),
    "Unclosed inline table": Text(
        "tabellen är inte avslutad med }", "the table does not end with }"
    ),
    "Unterminated string": Text(
        "texten är inte avslutad med citattecken", "the text does not end with a quotation mark"
    ),
    "Illegal character '\\n'": Text(
        "texten är inte avslutad med citattecken på samma rad",
        "the text does not end with a quotation mark on the same line",
    ),
    "Illegal character": Text("ett otillåtet tecken", "a character that is not allowed"),
    "Found invalid character": Text("ett otillåtet tecken", "a character that is not allowed"),
    "Unescaped '\\'": Text(
        "bakstreck i en text skrivs \\\\", "a backslash in a text is written \\\\"
    ),
    "Cannot declare": Text("rubriken står redan tidigare", "the heading already stands above"),
    "Cannot overwrite": Text("nyckeln står redan tidigare", "the key already stands above"),
    "Cannot mutate": Text("nyckeln står redan tidigare", "the key already stands above"),
    "Cannot redefine": Text("nyckeln står redan tidigare", "the key already stands above"),
    "Duplicate inline table key": Text("nyckeln står två gånger", "the key stands twice"),
    "Exceeds the limit": Text("talet är för långt", "the number is too long"),
}


def load(data: bytes | str, name: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """The file's tables, and the line of each key in them. Raises FileRefused with one problem."""
    text = _decoded(data, name)
    try:
        lines = index_lines(text)
        return tomllib.loads(text, parse_float=Decimal), lines
    except NestedTooDeeply as deep:
        nested = Text(
            "för många hakar eller nycklar i varandra", "too many brackets or keys in each other"
        )
        raise _refused(name, deep.line, shown_key(deep.path), nested) from None
    except RecursionError:
        nested = Text("för många hakar i varandra", "too many brackets in each other")
        raise _refused(name, 1, "", nested) from None
    except ValueError as error:
        line, saying = _explained(str(error), text)
        key = last_key("\n".join(text.split("\n")[:line]))
        raise _refused(name, line, shown_key(key), saying) from None


def shown_key(path: Path) -> str:
    """A path as people read it: list items counted from 1."""
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return printable(key.removeprefix(".")[:120])


def printable(text: str) -> str:
    """What a file says, safe to show in a terminal."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def _decoded(data: bytes | str, name: str) -> str:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST_FILE:
        raise _refused(
            name,
            1,
            "",
            Text(
                f"filen är större än {LARGEST_FILE // 1_000_000} MB",
                f"the file is larger than {LARGEST_FILE // 1_000_000} MB",
            ),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(
            name,
            line,
            "",
            Text("filen är inte text i UTF-8", "the file is not text in UTF-8"),
        ) from None


def _explained(message: str, text: str) -> tuple[int, Text]:
    where = _WHERE.search(message)
    end = text.rstrip().count("\n") + 1
    line = int(where[1]) if where and where[1] else end
    bare = _WHERE.sub("", message)
    if bare.startswith("Expected newline") and _DATE_LIKE.search(text.split("\n")[line - 1]):
        bare = "Invalid date"
    known = (saying for start, saying in _SAYINGS.items() if bare.startswith(start))
    return line, next(known, Text(f"inte giltig TOML ({bare})", f"not valid TOML ({bare})"))


def _refused(name: str, line: int, key: str, text: Text) -> FileRefused:
    return FileRefused((Problem(name, line, key, text),))
