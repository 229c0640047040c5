"""Keys are well formed, stand once, and whoever names one names one that exists."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, NewType

from brygga.domain.files.lines import Path
from brygga.domain.files.shape import fields_of
from brygga.domain.language import Text
from brygga.domain.terms.checks.saying import Complaint, complaint, did_you_mean
from brygga.domain.terms.model import ClauseKey, ObligationKey, PartyKey, Terms

# Keys stand in addresses and, with a slash after them, in the keys of occurrences.
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60

_KINDS: dict[Any, tuple[str, Text]] = {
    PartyKey: ("parties", Text("parten", "party")),
    ClauseKey: ("clauses", Text("klausulen", "clause")),
    ObligationKey: ("obligations", Text("åtagandet", "obligation")),
}


def check_keys(terms: Terms) -> Iterator[Complaint]:
    """Everything with a key of its own."""
    yield from _check_form(("key",), terms.key)
    for section in fields_of(Terms):
        items = getattr(terms, section)
        seen: set[str] = set()
        for n, item in enumerate(items if isinstance(items, tuple) else ()):
            if (key := getattr(item, "key", None)) is None:
                continue
            yield from _check_form((section, n, "key"), key)
            if key in seen:
                yield complaint(
                    (section, n, "key"),
                    f"nyckeln {key} finns redan i {section}",
                    f"the key {key} is already in {section}",
                )
            seen.add(key)


def check_references(terms: Terms) -> Iterator[Complaint]:
    """Every field that the model types as somebody's key."""
    known: dict[Any, dict[str, None]] = {
        kind: dict.fromkeys(item.key for item in getattr(terms, section))
        for kind, (section, _) in _KINDS.items()
    }
    for path, kind, key in _references(terms, ()):
        if key not in known[kind]:
            what, near = _KINDS[kind][1], did_you_mean(key, list(known[kind]))
            yield complaint(
                path,
                f"{what.sv} {key[:60]} finns inte{near.sv}",
                f"there is no {what.en} {key[:60]}{near.en}",
            )


def _references(value: Any, path: Path) -> Iterator[tuple[Path, NewType, str]]:
    """Every key named anywhere in a value, with its path and whose key it is."""
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _references(item, (*path, n))
    elif is_dataclass(value) and not isinstance(value, type):
        for name, field in fields_of(type(value)).items():
            part = getattr(value, name)
            if field.names is None:
                yield from _references(part, (*path, name))
            elif isinstance(part, tuple):
                yield from (((*path, name, n), field.names, key) for n, key in enumerate(part))
            elif part is not None and name != "key":
                yield (*path, name), field.names, part


def _check_form(path: Path, key: str) -> Iterator[Complaint]:
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        yield complaint(
            path,
            f"en nyckel skrivs med a–z, 0–9 och bindestreck, högst {LONGEST_KEY} tecken",
            f"a key is written with a–z, 0–9 and hyphens, at most {LONGEST_KEY} characters",
        )
