"""Values to TOML: the shortest file that reads back as the same value."""

from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import tomli_w

from brygga.domain.files.shape import fields_of


def write(value: Any) -> str:
    """A dataclass as TOML text: `read(write(value), type(value))` equals the value.

    What equals its default is left out. Texts may have several lines, but neither carriage return
    nor other control characters: the reader refuses those too.
    """
    return tomli_w.dumps(plain(value), multiline_strings=True)


def plain(value: Any) -> Any:
    """The value as tables, lists and what TOML knows of simple values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields_of(type(value)).values()
            if field.required or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal) and value.as_tuple().exponent == 0:
        return int(value)
    return value
