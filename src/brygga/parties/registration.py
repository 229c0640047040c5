"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from brygga.parties.models import ContactPerson, Partnership, Person

OwnData = Callable[[Person], object]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line of the journal is about: its name, in the agreement's language, and its page,
    empty if it no longer has one."""

    title: str
    path: str


# Who was named, who left (both, where one took over from another), by whom and when.
FollowContact = Callable[[ContactPerson | None, ContactPerson | None, Person, datetime], object]
Facts = Mapping[str, str]
Subjects = Callable[[Partnership], Callable[[Facts], Subject | None]]

_own_data: dict[str, OwnData] = {}
_subjects: list[Subjects] = []
_contacts: list[FollowContact] = []


def add_own_data(name: str, source: OwnData) -> None:
    """More that is kept about a person, for the file they may download: plain values, by name."""
    _own_data[name] = source


def add_subjects(source: Subjects) -> None:
    """More that lines are about. Asked once for a page, then with the facts of each line."""
    _subjects.append(source)


def subjects_of(partnership: Partnership) -> Callable[[Facts], Subject | None]:
    """What each line of a partnership's journal is about, by its facts and (under "subject") what
    the act was done to; None where nobody knows."""
    sources = [source(partnership) for source in _subjects]
    return lambda facts: next(filter(None, (source(facts) for source in sources)), None)


def more_own_data(person: Person) -> dict[str, object]:
    return {name: source(person) for name, source in _own_data.items()}


def after_contact(follow: FollowContact) -> None:
    """What a later slice does when a contact person is named or leaves, in the same transaction."""
    if follow not in _contacts:
        _contacts.append(follow)


def follow_contact(
    new: ContactPerson | None, left: ContactPerson | None, by: Person, at: datetime
) -> None:
    for follow in _contacts:
        follow(new, left, by, at)
