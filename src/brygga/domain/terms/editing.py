"""The terms with one thing changed: what a change of the agreement writes in its next version.

Each function gives new terms with the next version number; the others stay as they are. A key that
the terms do not have raises KeyError.
"""

from dataclasses import replace
from typing import Protocol, TypeVar

from brygga.domain.terms.model import Terms


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)


def with_clause(terms: Terms, key: str, text: str) -> Terms:
    """Another wording of one clause."""
    clause = _of(terms.clauses, key)
    return _next(terms, clauses=_put(terms.clauses, replace(clause, text=text)))


def with_activity(terms: Terms, key: str, *, title: str, text: str, target: str) -> Terms:
    """An activity as it is revised, with its measurable target (empty for none)."""
    activity = replace(_of(terms.activities, key), title=title, text=text, target=target)
    return _next(terms, activities=_put(terms.activities, activity))


def with_contribution(terms: Terms, key: str, text: str) -> Terms:
    """What a party contributes, in other words; empty takes the contribution away."""
    before = _of(terms.contributions, key)
    if not text:
        kept = tuple(item for item in terms.contributions if item.key != key)
        return _next(terms, contributions=kept)
    return _next(terms, contributions=_put(terms.contributions, replace(before, text=text)))


def with_contact_functions(terms: Terms, party: str, functions: tuple[str, ...]) -> Terms:
    """The functions that are a party's contacts."""
    changed = replace(_of(terms.parties, party), contact_functions=functions)
    return _next(terms, parties=_put(terms.parties, changed))


def _next(terms: Terms, **changed: object) -> Terms:
    return replace(terms, version=terms.version + 1, **changed)  # type: ignore[arg-type]


def _of(items: tuple[K, ...], key: str) -> K:
    for item in items:
        if item.key == key:
            return item
    raise KeyError(key)


def _put(items: tuple[K, ...], changed: K) -> tuple[K, ...]:
    return tuple(changed if item.key == changed.key else item for item in items)
