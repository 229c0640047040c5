"""The JSON Schema of a file format, derived from the classes that the reader reads into."""

import inspect
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from brygga.domain.files.reading import AMOUNT
from brygga.domain.files.shape import Field, fields_of, item_type
from brygga.domain.files.writing import plain

_SIMPLE: dict[type, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": ["number", "string"], "pattern": f"^{AMOUNT.pattern}$"},
}


def schema(cls: type) -> dict[str, Any]:
    """JSON Schema 2020-12 for files that are read into `cls`.

    TOML's own dates appear as strings with a format, as editors of TOML expect.
    """
    definitions: dict[str, Any] = {}
    root = _table(cls, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:brygga:{cls.__name__}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _table(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "title": cls.__name__,
        "description": _description(cls),
        "type": "object",
        "properties": {name: _property(each, definitions) for name, each in fields.items()},
        "required": [name for name, each in fields.items() if each.required],
        "additionalProperties": False,
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    described = _type(field.type, definitions)
    if field.type is str and field.required:
        described |= {"pattern": r"\S"}
    if field.says:
        described |= {"description": field.says}
    if not field.required and field.default is not None:
        described |= {"default": plain(field.default)}
    return described


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if (item := item_type(kind)) is not None:
        return {"type": "array", "items": _type(item, definitions)}
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        described = _choice(kind) if issubclass(kind, StrEnum) else _table(kind, definitions)
        definitions[kind.__name__] = described
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _choice(kind: type[StrEnum]) -> dict[str, Any]:
    described = {"title": kind.__name__, "enum": [each.value for each in kind]}
    return {**described, "description": text} if (text := _description(kind)) else described


def _description(cls: type) -> str:
    """The class's own docstring; what Python writes in its place says nothing to a reader."""
    text = cls.__dict__.get("__doc__") or ""
    if text.startswith(f"{cls.__name__}("):
        return ""
    return inspect.cleandoc(text)
