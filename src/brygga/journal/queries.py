"""Reading the journal."""

from collections.abc import Iterator

from django.db.models import QuerySet

from brygga.journal.chain import BrokenLink, Line, first_broken_link
from brygga.journal.models import Entry


def lines_of(partnership: str) -> QuerySet[Entry]:
    """The lines of one chain, newest first."""
    return Entry.objects.filter(partnership=partnership).order_by("-number")


def chains() -> list[str]:
    """The key of every chain that has a line."""
    return list(
        Entry.objects.order_by("partnership").values_list("partnership", flat=True).distinct()
    )


def broken_link(partnership: str) -> BrokenLink | None:
    """The first broken link of one chain, or None."""
    return first_broken_link(partnership, _hashed_lines(partnership))


def _hashed_lines(partnership: str) -> Iterator[tuple[Line, str, str]]:
    entries = Entry.objects.filter(partnership=partnership).order_by("number")
    for entry in entries.iterator(chunk_size=1000):
        line = Line(
            entry.partnership,
            entry.number,
            entry.at,
            entry.act,
            entry.subject,
            entry.by,
            entry.role,
            entry.facts,
        )
        yield line, entry.previous_hash, entry.hash
