"""The files of an agreement, read and checked across: what is let in makes sense as a whole."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import MOST_PROBLEMS, FileRefused, in_order, parse
from brygga.domain.terms.checks import Complaint, check_calendar, check_terms
from brygga.domain.terms.model import Terms

T = TypeVar("T")


def read_terms(data: bytes | str, *, name: str) -> Terms:
    """The terms in a TOML file. Raises FileRefused with every problem, each with line and key.

    What a file may well lack because the agreement does (an owner, a date) is no problem here but
    a finding. `name` is what the file is called in messages.
    """
    return _read(data, Terms, check_terms, name)


def read_calendar(data: bytes | str, *, name: str) -> SchoolCalendar:
    """The school calendar in a TOML file, as `read_terms`."""
    return _read(data, SchoolCalendar, check_calendar, name)


def _read(
    data: bytes | str, cls: type[T], check: Callable[[T], Iterator[Complaint]], name: str
) -> T:
    document = parse(data, cls, name=name)
    complaints = islice(check(document.value), MOST_PROBLEMS)
    problems = [document.problem(path, text) for path, text in complaints]
    if problems:
        raise FileRefused(in_order(problems))
    return document.value
