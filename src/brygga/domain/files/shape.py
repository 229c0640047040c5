"""What a dataclass says about itself: its fields, their plain types, and what they are for."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

from brygga.domain.files.says import Says


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a file's table.

    `type` is a plain class, or `tuple[X, ...]` of one; `names` is the NewType that the hint gives
    it, if any: whose keys it holds.
    """

    name: str
    type: Any
    names: NewType | None
    says: str
    required: bool
    default: Any


def fields_of(cls: type) -> Mapping[str, Field]:
    """The fields of a dataclass by name, in the order in which they are declared."""
    if cls not in _FIELDS:
        _FIELDS[cls] = _read_hints(cls)
    return _FIELDS[cls]


# Reading type hints takes longer than reading a file.
_FIELDS: dict[type, Mapping[str, Field]] = {}


def _read_hints(cls: type) -> Mapping[str, Field]:
    hints = get_type_hints(cls, include_extras=True)
    return MappingProxyType(
        {
            each.name: Field(
                name=each.name,
                type=_plain(hints[each.name]),
                names=_names(hints[each.name]),
                says=_says(hints[each.name]),
                required=each.default is MISSING,
                default=each.default,
            )
            for each in fields(cls)
        }
    )


def item_type(kind: Any) -> Any | None:
    """What a list holds; None if the type is no list."""
    return _plain(get_args(kind)[0]) if get_origin(kind) is tuple else None


def _plain(hint: Any) -> Any:
    """The type without its wrappers: Annotated, a NewType's name, `| None`."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if isinstance(hint, NewType):
        return _plain(hint.__supertype__)
    if get_origin(hint) in (Union, UnionType):
        # A key that is left out is None; TOML itself has no such value.
        (kind,) = (each for each in get_args(hint) if each is not type(None))
        return _plain(kind)
    return hint


def _names(hint: Any) -> NewType | None:
    if isinstance(hint, NewType):
        return hint
    if get_origin(hint) is Annotated:
        return _names(get_args(hint)[0])
    return next((name for each in get_args(hint) if (name := _names(each))), None)


def _says(hint: Any) -> str:
    if get_origin(hint) is not Annotated:
        return ""
    return " ".join(each.text for each in get_args(hint)[1:] if isinstance(each, Says))
