"""Taking in what was counted at the door, and correcting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.meetups.counting import HeadCount, Operation, corrections, sort_out
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.meetups.models import CountOperation, Meetup
from brygga.meetups.permissions import RUNS, check_is_kept, check_leads
from brygga.meetups.queries import Counted, counted, is_count_told, operations_known
from brygga.obligations.actions.setting import OUTSIDE
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible

RECEIVED = "count.received"
CORRECTED = "count.corrected"

HAS_CHANGED = Text(
    sv=(
        "Någon räknade medan du skrev, så dina siffror är inte sparade. "
        "Se de nya siffrorna nedan och skriv igen."
    ),
    en=(
        "Somebody counted while you were writing, so your numbers are not saved. "
        "See the new numbers below and write again."
    ),
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a batch: which operations are safe here, which contradict what is here."""

    acknowledged: tuple[UUID, ...]
    conflicting: tuple[UUID, ...]
    counted: Counted


@transaction.atomic
def count_heads(
    *, meetup: Meetup, operations: Sequence[Operation], by: Person, at: datetime
) -> Receipt:
    """Takes in a batch, in any order and any number of times: each operation counts once.

    An operation whose identity stands for something else already is not taken, and named; the
    others are. Raises NotAllowed unless `by` leads the evening for an association, NotPossible once
    the count is deleted. The first batch
    of a person, evening and day leaves one line in the journal, the others none: a line for each
    tap would be the count, with the minute at which each head came, where nothing can be deleted.
    """
    member = _leader(meetup, by, at)
    _in_hand(meetup)
    known = operations_known(meetup, [operation.id for operation in operations])
    found = sort_out(operations, known)
    _store(meetup, found.new)
    if found.new and not is_count_told(meetup, RECEIVED, by, local_day(at)):
        _write(meetup, member, RECEIVED, at)
    acknowledged = (*(operation.id for operation in found.new), *found.known)
    return Receipt(acknowledged, found.conflicting, counted(meetup))


@transaction.atomic
def correct_count(
    *, meetup: Meetup, seen: HeadCount, to: HeadCount, by: Person, at: datetime
) -> HeadCount:
    """Makes the numbers what somebody typed, by operations that are added to what was counted.

    `seen` is what the numbers were when they were typed over. Raises NotPossible if they have
    changed since or are deleted, NotAllowed unless `by` leads the evening for an association.
    """
    member = _leader(meetup, by, at)
    _in_hand(meetup)
    now = counted(meetup).count
    if now == to:
        return now  # the same form once more, or nothing to correct
    if now != seen:
        raise NotPossible(HAS_CHANGED)
    _store(meetup, [Operation(uuid4(), kind, change) for kind, change in corrections(now, to)])
    _write(meetup, member, CORRECTED, at)
    return to


def _leader(meetup: Meetup, by: Person, at: datetime) -> Member:
    member = member_of(by, meetup.partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(OUTSIDE)
    check_leads(member, meetup)
    return member


def _in_hand(meetup: Meetup) -> None:
    """Batches of one evening wait for each other, so that each answer's sums are one moment's.

    Raises NotPossible once the count is deleted.
    """
    check_is_kept(Meetup.objects.select_for_update(no_key=True).get(pk=meetup.pk))


def _store(meetup: Meetup, operations: Sequence[Operation]) -> None:
    CountOperation.objects.bulk_create(
        CountOperation(id=o.id, meetup=meetup, kind=o.kind, change=o.change) for o in operations
    )


def _write(meetup: Meetup, member: Member, act: str, at: datetime) -> None:
    write_line(
        partnership=member.partnership.key,
        act=act,
        subject=f"meetup:{meetup.key}",
        by=f"person:{member.person.pk}",
        role=member.role_for(*RUNS),
        at=at,
    )
