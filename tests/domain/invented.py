"""Values that Hypothesis invents for any dataclass of the domain, straight from its type hints."""

from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from brygga.domain.files.reading import LARGEST_WHOLE_NUMBER
from brygga.domain.files.shape import Field, fields_of, item_type

# Anything a person may write in a text: no control characters but line break and tab.
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"'\\#[]{}=,")
texts = st.text(_LETTERS, max_size=12)
filled_texts = texts.filter(str.strip)

_AMOUNTS = st.decimals(
    min_value=-(10**11), max_value=10**11, allow_nan=False, allow_infinity=False, places=2
) | st.integers(-(10**11), 10**11).map(Decimal)
_ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9, minutes=-30))]
)

_SIMPLE: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-LARGEST_WHOLE_NUMBER, LARGEST_WHOLE_NUMBER),
    date: st.dates(),
    datetime: st.datetimes(timezones=_ZONES),
    Decimal: _AMOUNTS,
}


def values_of(cls: Any) -> st.SearchStrategy[Any]:
    """Instances of a dataclass: required fields always, the others now and then."""
    required = {n: values_for(f) for n, f in fields_of(cls).items() if f.required}
    optional = {n: values_for(f) for n, f in fields_of(cls).items() if not f.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda given: cls(**given))


def values_for(field: Field) -> st.SearchStrategy[Any]:
    """What one field of a dataclass may hold."""
    if field.type is str:
        return filled_texts if field.required else texts
    return _of_type(field.type)


def _of_type(kind: Any) -> st.SearchStrategy[Any]:
    if (item := item_type(kind)) is not None:
        items = filled_texts if item is str else _of_type(item)
        return st.lists(items, max_size=3).map(tuple)
    if is_dataclass(kind):
        return st.deferred(lambda: values_of(kind))
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return _SIMPLE[kind]
