"""On which line each key of a TOML text stands: the standard library's reader keeps no lines.

The index is made by one pass over tokens with a list of what is open, so no nesting can exhaust
the stack. It does not judge the text: in what is not TOML it only stops knowing.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

Path = tuple[str | int, ...]

# Far more than any of our formats needs, far less than Python's stack or a quadratic key can take.
DEEPEST = 32

_TOKEN = re.compile(
    r"""
      (?P<nothing>  [ \t\r.]+ | \#[^\n]* )
    | (?P<newline>  \n )
    | (?P<word>     [^\s\[\]{}=,.\#"']+ )
    | (?P<text>     \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ "{3,5}
                  | '{3} (?: [^']++ | '(?!'') )*+ '{3,5}
                  | "(?!"") (?: [^"\\\n]++ | \\. )*+ "
                  | '(?!'') [^'\n]*+ ' )
    | (?P<mark>     [\[\]{}=,] )
    | (?P<unknown>  .+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class NestedTooDeeply(Exception):
    """More than `DEEPEST` brackets or key parts within each other."""

    def __init__(self, line: int, path: Path) -> None:
        self.line = line
        self.path = path
        super().__init__(f"line {line}")


def index_lines(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list item, by its path.

    Paths are like `("obligations", 3, "due", "on")`; `()` is the whole file. Raises
    NestedTooDeeply, so that a reader which calls itself can be spared such a text.
    """
    return _scanned(text).lines


def last_key(text: str) -> Path:
    """The path of what was being written where the text ends."""
    return _scanned(text).latest


def _scanned(text: str) -> "_Scan":
    scan = _Scan()
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "newline":
                scan.end_line()
            case "word":
                scan.read(token.group())
            case "text":
                scan.read(token.group())
                scan.line += token.group().count("\n")
            case "mark":
                scan.marks[token.group()]()
            case _:
                pass
    scan.note_unfinished_key()
    return scan


@dataclass(slots=True)
class _Open:
    """A list (with the index of its current item) or an inline table (without) not yet closed."""

    path: Path
    index: int | None


class _Scan:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {(): 1}
        self.latest: Path = ()
        self.line = 1
        self.home: Path = ()
        self.newest: dict[Path, int] = {}
        self.open: list[_Open] = []
        self.key: list[str] = []
        self.at: Path = ()
        self.in_value = False
        self.header_brackets = 0
        self.marks: dict[str, Callable[[], None]] = {
            "[": self.open_bracket,
            "]": self.close_bracket,
            "{": self.open_brace,
            "}": self.close,
            "=": self.end_key,
            ",": self.next_item,
        }

    def read(self, word: str) -> None:
        if self.in_value or self.in_list:
            self.note(self.value_path())
            return
        self.key.append(_unquoted(word))
        if len(self.key) > DEEPEST:
            raise NestedTooDeeply(self.line, self.base + tuple(self.key[:1]))

    def end_line(self) -> None:
        if not self.open:
            self.note_unfinished_key()
            self.in_value = False
            self.header_brackets = 0
        self.line += 1

    def end_key(self) -> None:
        self.at = self.base
        for part in self.key:
            self.at += (part,)
            self.note(self.at)
        self.key = []
        self.in_value = True

    def next_item(self) -> None:
        if self.in_list:
            self.open[-1].index = (self.open[-1].index or 0) + 1
        elif self.open:
            self.in_value = False

    def open_bracket(self) -> None:
        if self.open or self.in_value:
            self.push(0)
        else:
            self.header_brackets += 1
            if self.header_brackets > DEEPEST:
                raise NestedTooDeeply(self.line, self.home)

    def open_brace(self) -> None:
        self.push(None)

    def close_bracket(self) -> None:
        if self.header_brackets:
            self.end_header(is_list=self.header_brackets == 2)
        else:
            self.close()

    def close(self) -> None:
        if self.open:
            self.open.pop()
        self.in_value = True

    def push(self, index: int | None) -> None:
        path = self.value_path()
        self.note(path)
        self.open.append(_Open(path, index))
        self.in_value = False
        if len(self.open) > DEEPEST:
            raise NestedTooDeeply(self.line, self.open[0].path)

    def end_header(self, *, is_list: bool) -> None:
        if not self.key:
            return
        path: Path = ()
        for number, part in enumerate(self.key, start=1):
            path += (part,)
            self.note(path)
            if is_list and number == len(self.key):
                self.newest[path] = self.newest.get(path, -1) + 1
            if path in self.newest:
                path += (self.newest[path],)
                self.note(path)
        self.home = path
        self.key = []
        # The second bracket of [[…]] and whatever else stands on the line is no key.
        self.header_brackets = 0
        self.in_value = True

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.line)
        self.latest = path

    def note_unfinished_key(self) -> None:
        """A key without a value is an error that somebody will ask the line of."""
        if self.key:
            self.note(self.base + tuple(self.key))
            self.key = []

    def value_path(self) -> Path:
        if self.open and self.open[-1].index is not None:
            return (*self.open[-1].path, self.open[-1].index)
        return self.at

    @property
    def base(self) -> Path:
        return self.open[-1].path if self.open else self.home

    @property
    def in_list(self) -> bool:
        return bool(self.open) and self.open[-1].index is not None


def _unquoted(word: str) -> str:
    if word[0] not in "\"'":
        return word
    if "\\" not in word:
        return word.strip(word[0])
    try:
        return next(iter(tomllib.loads(f"{word} = 0")))
    except tomllib.TOMLDecodeError:
        return word
