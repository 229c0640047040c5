"""Lines of the journal as a reader sees them: the act in words, the role, never a name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from brygga.journal.models import Entry
from brygga.journal.words import in_words
from brygga.parties.models import Person
from brygga.parties.registration import Facts, Subject
from brygga.parties.roles import Role


@dataclass(frozen=True, slots=True)
class JournalLine:
    number: int
    at: datetime
    act: str
    about: Subject | None
    who: str
    hash: str


def journal_lines(
    entries: Iterable[Entry], reader: Person, about: Callable[[Facts], Subject | None]
) -> list[JournalLine]:
    """What the reader may see of each line. Acts of their own are theirs; others have a role."""
    own = f"person:{reader.pk}"
    return [
        JournalLine(
            entry.number,
            entry.at,
            in_words(entry.act),
            about({"subject": entry.subject} | entry.facts),
            _who(entry, own),
            entry.hash,
        )
        for entry in entries
    ]


def nothing_more(_facts: Facts) -> None:
    """For a journal whose acts say all there is: an organisation's."""


def _who(entry: Entry, own: str) -> str:
    if entry.by == "system":
        return _("installationen")
    role = str(Role(entry.role).label) if entry.role in Role.values else ""
    if entry.by == own:
        return _("du, som %(role)s") % {"role": role} if role else _("du")
    return role or _("en medlem")
