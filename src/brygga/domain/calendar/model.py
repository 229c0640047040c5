"""A school calendar: terms and breaks, where they come from, and whether they are only assumed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from brygga.domain.files import Says


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """A school term, first and last day included."""

    begins_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Break:
    """Days inside a term without school, first and last included."""

    begins_on: date
    ends_on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    format: Annotated[int, Says("The version of this file format: 1.")]
    title: str
    source: Annotated[str, Says("Where the dates come from.")]
    assumed: Annotated[bool, Says("True while nobody has confirmed the dates: shown as antagna.")]
    terms: tuple[SchoolTerm, ...]
    breaks: tuple[Break, ...] = ()
