"""A text as a reader sees it: one form for each sign, and nothing that hides between them."""

import re
import unicodedata
from dataclasses import dataclass

# Drawn as nothing though Unicode calls them letters, marks or a pattern of dots.
_BLANKS = dict.fromkeys(
    [0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)], None
) | {0x2800: " "}
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})
_SPACE = re.compile(r"\s+")
_ALREADY_PLAIN = re.compile(r"[ -~åäöéÅÄÖÉ]*")

# Days, times of day and case numbers are ordinary; taken away they cannot pass for phone numbers.
_DAY = r"\d{4}-[01]\d-[0-3]\d|[0-3]?\d/[01]?\d(?:[- ](?:\d{4}|\d{2}))?"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
_ORDINARY = re.compile(
    rf"""
    (?<![\d.:-])(?:
        (?:{_DAY})
      | {_TIME}(?:\ ?-\ ?{_TIME})?
      | (?<=kl\ ){_HOUR}(?:\ ?-\ ?{_HOUR})?
      | (?<=kl\.\ ){_HOUR}(?:\ ?-\ ?{_HOUR})?
      | \d{{4}}/\d{{1,6}}(?:-\d{{1,3}})?
    )(?![\d:])(?!\.\d)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """A text in three forms, each with single spaces, plain hyphens and the digits 0–9.

    `kept` has its capitals, `folded` has none, `undated` is folded without days, times and case
    numbers. No repr: the text must not end up in a log or an error report.
    """

    kept: str
    folded: str
    undated: str


def seen(text: str) -> Seen:
    """The text as it looks, whatever it is made of: NFKC, and zero-width signs removed."""
    kept = plain(text)
    folded = kept.casefold()
    return Seen(kept, folded, _ORDINARY.sub(";", folded))


def plain(text: str) -> str:
    """The text with its capitals, in single spaces: what `seen(text).kept` is."""
    if _ALREADY_PLAIN.fullmatch(text):
        return " ".join(text.split())
    # What hides goes first: a zero-width sign would keep a letter and its ring apart.
    joined = unicodedata.normalize("NFKC", "".join(map(_unhidden, text.translate(_BLANKS))))
    return _SPACE.sub(" ", "".join(map(_unadorned, joined.translate(_BLANKS)))).strip()


def _unhidden(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isprintable() else " "
    return "" if unicodedata.category(sign) in _HIDDEN else sign


def _unadorned(sign: str) -> str:
    """A sign without loose marks over or around it; any digit and any dash as the plain one."""
    category = unicodedata.category(sign)
    if category in _HIDDEN or category in _MARKS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return "-" if category == "Pd" or sign == "−" else sign
