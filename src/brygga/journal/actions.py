"""Writing the journal: the only act it has."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from brygga.journal.chain import BEGINNING, Line
from brygga.journal.models import Entry

CHAIN = re.compile(r"(organisation:)?[a-z0-9][a-z0-9-]{0,60}")
ACT = re.compile(r"[a-z_]+(\.[a-z_]+)+")
SUBJECT = re.compile(r"[a-z_]+:[A-Za-z0-9][A-Za-z0-9._/-]{0,100}")
BY = re.compile(r"person:[0-9]+|system")
ROLE = re.compile(r"[a-z_]{0,40}")
FACT_NAME = re.compile(r"[a-z][a-z_]{0,39}")
# A key or an id: begins small, has a letter, no space. A bare number could be a count, and a
# capitalised word a name; neither could ever be taken out of the chain again.
FACT_VALUE = re.compile(r"(?=.*[a-z])[a-z0-9][A-Za-z0-9._:/+-]{0,159}|\d{4}-\d{2}-\d{2}")
COUNT_NAMES = frozenset(
    {"count", "counts", "quantity", "total", "amount", "visitors", "note", "text", "reason"}
)


class UnfitForJournal(ValueError):
    """A line would hold something that must be possible to delete: text, a name or a count."""


@transaction.atomic
def write_line(
    *,
    partnership: str,
    act: str,
    subject: str,
    by: str,
    role: str,
    at: datetime,
    facts: Mapping[str, str] | None = None,
) -> Entry:
    """Adds one line to the chain of `partnership`, in the transaction of the act itself.

    `act` is "noun.happened", `subject` "noun:id", `by` "person:id" or "system", `role` the role
    acted in, `at` aware. `facts` holds only keys and ids. Raises UnfitForJournal otherwise.
    """
    facts = dict(facts or {})
    _check_fit(partnership, act, subject, by, role, at, facts)
    _hold_chain(partnership)
    last = (
        Entry.objects.filter(partnership=partnership)
        .order_by("-number")
        .values_list("number", "hash")
        .first()
    )
    number, previous_hash = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    line = Line(partnership, number, at, act, subject, by, role, facts)
    return Entry.objects.create(
        partnership=partnership,
        number=number,
        at=at,
        act=act,
        subject=subject,
        by=by,
        role=role,
        facts=facts,
        previous_hash=previous_hash,
        hash=line.hash_after(previous_hash),
    )


def _hold_chain(partnership: str) -> None:
    """Makes the next writer of this chain wait until this transaction has ended.

    SQLite needs nothing: our transactions take the only write lock when they begin.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"journal {partnership}"]
            )


def _check_fit(
    partnership: str,
    act: str,
    subject: str,
    by: str,
    role: str,
    at: datetime,
    facts: Mapping[str, str],
) -> None:
    if at.tzinfo is None:
        raise UnfitForJournal("at has no offset; give an aware moment.")
    named = {"partnership": (CHAIN, partnership), "act": (ACT, act), "subject": (SUBJECT, subject)}
    named |= {"by": (BY, by), "role": (ROLE, role)}
    for name, (shape, value) in named.items():
        if not shape.fullmatch(value):
            # The value itself is not repeated: it may be what must not be kept.
            raise UnfitForJournal(f"{name} is not a plain key; its shape is {shape.pattern}.")
    for fact, value in facts.items():
        if not FACT_NAME.fullmatch(fact) or fact in COUNT_NAMES:
            raise UnfitForJournal("A fact's name must be a plain key that names no count or text.")
        if not isinstance(value, str) or not FACT_VALUE.fullmatch(value):
            raise UnfitForJournal(f"The fact {fact} is not a plain key or id.")
