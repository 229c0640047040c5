"""The terms one entry at a time: looked up, put in, exchanged, taken away.

A place is a section of the terms ("obligations"), or a list inside one ("governance.seats").
Nothing here says whether the whole still holds together: writing it and reading it again does.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from brygga.domain.files.lines import Path
from brygga.domain.files.shape import fields_of, item_type
from brygga.domain.terms.model import Governance, Terms

LONGEST_KEY = 40

# Names of things and not sentences of people: keys, figures that have a form of their own.
_NOT_WRITTEN = frozenset(
    {
        *("key", "organisation_number", "value", "algorithm", "language", "currency", "calendar"),
        *("when", "clause", "party", "payer", "payee", "obligation", "event", "promised_in"),
        *("described_in", "owed_by", "owed_to", "parties"),
    }
)
_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the clauses, as if it were one entry of its own."""

    title: str
    reference: str = ""
    target_group: str = ""
    development_areas: tuple[str, ...] = ()


HEADING = "heading"

#: What a draft is changed by, in the order of the page: a section, or a list inside one.
PLACES = (
    *(HEADING, "goals", "activities", "obligations", "contributions", "grants", "term"),
    *("parties", "governance", "governance.seats", "review", "notice", "cancellation"),
    *("change_rules", "criteria", "documents", "questions", "signatories"),
)
#: Exactly one of these stands there, or as many as there are parties: changed, never added.
FIXED = (HEADING, "term", "parties")


class NoSuchEntry(LookupError):
    """The entry is not there: somebody has changed it or taken it away."""


def kind_of(place: str) -> type:
    """The class of the entries at a place. Raises LookupError for a place that has none."""
    if place == HEADING:
        return Heading
    section, _, inner = place.partition(".")
    kind: Any = fields_of(Terms)[section].type
    if inner:
        kind = fields_of(kind)[inner].type
    kind = item_type(kind) or kind
    if not is_dataclass(kind):
        raise LookupError(place)
    return cast("type", kind)


def is_list(place: str) -> bool:
    """Whether a place holds many entries, rather than one or none."""
    if place == HEADING:
        return False
    section, _, inner = place.partition(".")
    kind = fields_of(Terms)[section].type
    return item_type(fields_of(kind)[inner].type if inner else kind) is not None


def entries(terms: Terms, place: str) -> tuple[Any, ...]:
    """What stands at a place, in order; of a place for one, that one or nothing."""
    if place == HEADING:
        return (Heading(*(getattr(terms, each.name) for each in fields(Heading))),)
    section, _, inner = place.partition(".")
    value = getattr(terms, section)
    if inner:
        value = getattr(value, inner) if value is not None else ()
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def with_entry(terms: Terms, place: str, before: Any, after: Any) -> Terms:
    """The terms with one entry exchanged: `before` None adds, `after` None takes away.

    Raises NoSuchEntry unless `before` stands there just so: what somebody else has changed in the
    meantime is never overwritten. Other entries may have changed, moved or gone.
    """
    now = list(entries(terms, place))
    if before is None:
        if now and not is_list(place):
            raise NoSuchEntry(place)
        now.append(after)
    else:
        if before not in now:
            raise NoSuchEntry(place)
        at = now.index(before)
        now[at : at + 1] = [] if after is None else [after]
    return _with(terms, place, tuple(now))


def _with(terms: Terms, place: str, now: tuple[Any, ...]) -> Terms:
    section, _, inner = place.partition(".")
    changed: dict[str, Any]
    if place == HEADING:
        changed = {each.name: getattr(now[0], each.name) for each in fields(Heading)}
    elif inner:
        whole: Governance | None = getattr(terms, section)
        if whole is None:
            raise NoSuchEntry(place)
        inside: dict[str, Any] = {inner: now}
        changed = {section: replace(whole, **inside)}
    else:
        changed = {section: now if is_list(place) else next(iter(now), None)}
    return replace(terms, **changed)


def new_key(words: str, taken: frozenset[str]) -> str:
    """A key made of words, such as “tryggt-och-varje-vecka”, unlike all that are taken."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    key = _BETWEEN.sub("-", plain).strip("-")
    if len(key) > LONGEST_KEY:
        key = key[: LONGEST_KEY + 1].rpartition("-")[0] or key[:LONGEST_KEY]
    key = key or "post"
    tries = (key, *(f"{key}-{n}" for n in range(2, len(taken) + 3)))
    return next(each for each in tries if each not in taken)


def keys_at(terms: Terms, place: str) -> frozenset[str]:
    """The keys of the entries at a place that have one."""
    return frozenset(each.key for each in entries(terms, place) if hasattr(each, "key"))


def written_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every sentence that people wrote in a value, with where it stands."""
    if isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from written_in(each, (*path, n))
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name not in _NOT_WRITTEN or is_dataclass(_first(getattr(value, each.name))):
                yield from written_in(getattr(value, each.name), (*path, each.name))
    elif type(value) is str and value:
        yield path, value


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) and value else value
