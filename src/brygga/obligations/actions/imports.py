"""Evidence from before Brygga, brought in from a CSV file: all of it or nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from brygga.domain import obligations as engine
from brygga.domain.files import FileRefused, Problem
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import ObligationKey
from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.evidence import ALREADY_HERE, FIELDS, check_fact
from brygga.obligations.actions.setting import Setting, checked, set_out, write
from brygga.obligations.models import Evidence
from brygga.obligations.permissions import (
    IMPORTS_EVIDENCE,
    check_can_import_evidence,
    check_can_record_evidence,
)
from brygga.obligations.queries import assessments_of
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotAllowed, NotPossible

LARGEST_FILE = 1_000_000  # bytes; some 8,000 rows
MOST_ROWS = 5_000
MOST_PROBLEMS = 100

TOO_LARGE = Text(
    sv="Filen är större än 1 MB. Dela den i flera.",
    en="The file is larger than 1 MB. Divide it.",
)
TOO_MANY = Text(
    sv=f"Filen har fler än {MOST_ROWS} rader. Dela den i flera.",
    en=f"The file has more than {MOST_ROWS} rows. Divide it.",
)
NOTHING_IN_IT = Text(sv="Filen har inga rader att läsa in.", en="The file has no rows to bring in.")


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file holds that can be brought in, and how many rows it says were withdrawn."""

    facts: tuple[engine.Evidence, ...]
    withdrawn: int


def examine_evidence(
    *, partnership: Partnership, data: bytes, name: str, by: Person, at: datetime
) -> Batch:
    """Reads the file without saving anything. Raises FileRefused naming each bad row.

    Rows that the file itself says were withdrawn are left out: they count for nothing.
    """
    setting = set_out(partnership, by, at)
    check_can_import_evidence(setting.member)
    if len(data) > LARGEST_FILE:
        raise FileRefused((Problem(name, 1, "", TOO_LARGE),))
    found, unread = engine.sift_evidence(data, setting.terms, name=name)
    standing = tuple(fact for fact in found if fact.withdrawn_at is None)
    if len(found) > MOST_ROWS:
        raise FileRefused((Problem(name, 1, "", TOO_MANY),))
    problems = sorted((*unread, *_problems(setting, standing, name)), key=lambda p: p.line)
    if problems:
        raise FileRefused(tuple(problems[:MOST_PROBLEMS]))
    if not standing:
        raise FileRefused((Problem(name, 1, "", NOTHING_IN_IT),))
    return Batch(standing, len(found) - len(standing))


@transaction.atomic
def import_evidence(
    *, partnership: Partnership, data: bytes, name: str, by: Person, at: datetime
) -> tuple[Evidence, ...]:
    """Brings in every row, recorded now: so the answer for a past day stays what it was.

    When the file says it was noted is kept as text. Raises FileRefused naming each bad row, and
    then nothing is saved; NotAllowed unless `by` keeps a party's papers.
    """
    batch = examine_evidence(partnership=partnership, data=data, name=name, by=by, at=at)
    setting = set_out(partnership, by, at)
    recorded = setting.as_recorded(*IMPORTS_EVIDENCE)
    rows = Evidence.objects.bulk_create(
        Evidence(
            **recorded,
            obligation=fact.obligation,
            occurrence=fact.occurrence,
            kind=fact.kind,
            happened_on=fact.happened_on,
            party=fact.party,
            quantity=fact.quantity,
            source=checked(fact.source),
            noted_as=fact.recorded_at.isoformat(),
        )
        for fact in batch.facts
    )
    write(
        setting,
        "evidence.imported",
        f"evidence:{rows[0].pk}-{rows[-1].pk}",
        recorded["recorded_role"],
        {"first": f"evidence:{rows[0].pk}", "last": f"evidence:{rows[-1].pk}"},
    )
    reassess(partnership, at)
    return tuple(rows)


def line_of(fact: engine.Evidence) -> int:
    """The line of its file that a fact was read from."""
    return int(fact.ref.rpartition(":")[2])


def _problems(setting: Setting, facts: tuple[engine.Evidence, ...], name: str) -> Iterator[Problem]:
    today = local_day(setting.at)
    here = Counter(_same(row) for row in _already(setting))
    first_line: dict[tuple[object, ...], int] = {}
    occurrences = _planned(setting, today)
    for fact in facts:
        line = line_of(fact)
        duty = setting.obligation(fact.obligation)
        try:
            check_can_record_evidence(setting.member, duty)
            check_fact(
                duty,
                occurrences[duty.key],
                fact.happened_on,
                fact.kind,
                fact.party,
                fact.quantity,
                today,
            )
        except NotAllowed as refusal:
            yield Problem(name, line, "obligation", refusal.reason)
            continue
        except NotPossible as refusal:
            yield Problem(name, line, FIELDS.get(refusal.reason, ""), refusal.reason)
            continue
        try:
            checked(fact.source)
        except NotPossible as refusal:
            yield Problem(name, line, "source", refusal.reason)
            continue
        same = _same_fact(fact)
        if same in first_line:
            yield Problem(name, line, "", _twice(first_line[same]))
        elif here[same]:
            yield Problem(name, line, "", ALREADY_HERE)
        first_line.setdefault(same, line)


def _planned(setting: Setting, today: date) -> dict[ObligationKey, list[engine.Occurrence]]:
    found = defaultdict(list)
    for assessment in assessments_of(setting.member.partnership, setting.version, today):
        found[assessment.occurrence.obligation].append(assessment.occurrence)
    return found


def _already(setting: Setting) -> Iterator[Evidence]:
    return Evidence.objects.filter(
        partnership=setting.member.partnership, withdrawn_at__isnull=True
    ).iterator()


def _same(row: Evidence) -> tuple[object, ...]:
    return (
        row.obligation,
        row.kind,
        row.happened_on,
        row.party,
        row.quantity,
        row.source,
        row.occurrence,
    )


def _same_fact(fact: engine.Evidence) -> tuple[object, ...]:
    return (
        str(fact.obligation),
        fact.kind,
        fact.happened_on,
        str(fact.party),
        fact.quantity,
        fact.source,
        fact.occurrence,
    )


def _twice(line: int) -> Text:
    return Text(
        f"Raden är densamma som rad {line}. Ta bort den ena, eller skriv antalet på en rad.",
        f"The row is the same as row {line}. Remove one, or put the number on one row.",
    )
