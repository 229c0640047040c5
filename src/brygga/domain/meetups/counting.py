"""Heads counted at the door: small operations that add up to the same whatever way they come.

A number that two phones both write loses taps; operations do not. Each has an identity of its own,
made where somebody tapped, so that it may be sent any number of times and counts once. A sum asks
for no order, so any phone may be late.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from brygga.domain.language import Text

LARGEST_CHANGE = 9_999  # of one operation: what somebody may type, far above any evening
RANDOM_UUID = 4


class CountKind(StrEnum):
    """What an operation counts. A head is in one of three ages; a first visit is counted beside."""

    YOUNGER = "younger"  # 13–15
    OLDER = "older"  # 16–19
    UNKNOWN = "unknown"
    FIRST = "first"


AGES = (CountKind.YOUNGER, CountKind.OLDER, CountKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Operation:
    """So many more, or fewer, of a kind: 1 or -1 for a tap, any change but 0 for a correction."""

    id: UUID
    kind: CountKind
    change: int


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many came. Plain numbers that are not crossed; each may be below zero, see `misfits`."""

    younger: int = 0
    older: int = 0
    unknown: int = 0
    first: int = 0

    @property
    def total(self) -> int:
        """Everybody: a head counted in an age is counted here, so no two numbers can disagree."""
        return self.younger + self.older + self.unknown

    def of(self, kind: CountKind) -> int:
        found: int = getattr(self, kind)
        return found


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in the numbers that cannot be so. It is kept as it is, and said."""

    about: CountKind
    text: Text


def _below_zero(sv: str, en: str) -> Text:
    return Text(
        sv=f"{sv}: fler har dragits ifrån än som räknats. Inget är borttaget. "
        "Vänta in de andra telefonerna, eller rätta siffran.",
        en=f"{en}: more have been taken off than were counted. Nothing is removed. "
        "Wait for the other phones, or correct the number.",
    )


# In the order of the screen. What each says holds while its number does not fit.
MISFITS = {
    CountKind.YOUNGER: _below_zero("13–15 år är under noll", "Aged 13–15 is below zero"),
    CountKind.OLDER: _below_zero("16–19 år är under noll", "Aged 16–19 is below zero"),
    CountKind.UNKNOWN: _below_zero("Okänd ålder är under noll", "Age unknown is below zero"),
    CountKind.FIRST: Text(
        sv="Första gången kan inte vara under noll, och inte fler än alla. Inget är borttaget. "
        "Vänta in de andra telefonerna, eller rätta siffran.",
        en="First time cannot be below zero, nor more than everybody. Nothing is removed. "
        "Wait for the other phones, or correct the number.",
    ),
}


def misfits(count: HeadCount) -> tuple[Misfit, ...]:
    """What cannot be so: a number below zero, or more there for the first time than there are.

    While taps are still on their way this may pass by itself, so nothing is ever put right here.
    """
    wrong = [kind for kind in AGES if count.of(kind) < 0]
    if count.first < 0 or count.first > count.total:
        wrong.append(CountKind.FIRST)
    return tuple(Misfit(kind, MISFITS[kind]) for kind in wrong)


class OneIdTwoContents(ValueError):
    """Two operations say they are the same one, and differ."""


def add_up(operations: Iterable[Operation]) -> HeadCount:
    """The sum of operations in any order, each counted once however often it comes.

    Raises OneIdTwoContents where the same identity stands for two different things.
    """
    once: dict[UUID, Operation] = {}
    for operation in operations:
        if once.setdefault(operation.id, operation) != operation:
            raise OneIdTwoContents(str(operation.id))
    sums = dict.fromkeys(CountKind, 0)
    for operation in once.values():
        sums[operation.kind] += operation.change
    return HeadCount(**sums)


@dataclass(frozen=True, slots=True)
class SortedOut:
    """A batch beside what is known: to add, there already, and what contradicts."""

    new: tuple[Operation, ...]
    known: tuple[UUID, ...]
    conflicting: tuple[UUID, ...]


def sort_out(
    batch: Iterable[Operation], known: Mapping[UUID, Operation | None] | None = None
) -> SortedOut:
    """Each identity of a batch once. `known` holds what stands under it already; None where that is
    something of another evening. The first of two that contradict each other in a batch stands."""
    settled = dict(known or {})
    new: dict[UUID, Operation] = {}
    there: dict[UUID, None] = {}
    conflicting: dict[UUID, None] = {}
    for operation in batch:
        if operation.id not in settled:
            settled[operation.id] = new[operation.id] = operation
        elif settled[operation.id] != operation:
            conflicting[operation.id] = None
        elif operation.id not in new:
            there[operation.id] = None
    return SortedOut(tuple(new.values()), tuple(there), tuple(conflicting))


class NotAnOperation(ValueError):
    """Something sent as an operation that is none; `reason` says why in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.sv)
        self.reason = reason


NO_SHAPE = Text(
    sv="Ett tryck har ett id, en sort och en ändring, och inget mer.",
    en="A tap has an id, a kind and a change, and nothing more.",
)
NO_ID = Text(
    sv="Trycket saknar ett slumpat id (UUID version 4).",
    en="The tap has no random id (UUID version 4).",
)
NO_KIND = Text(
    sv="Trycket gäller ingen grupp som räknas.", en="The tap is of no group that is counted."
)
NO_CHANGE = Text(
    sv=f"Ändringen ska vara ett heltal mellan -{LARGEST_CHANGE} och {LARGEST_CHANGE}, inte 0.",
    en=f"The change must be a whole number from -{LARGEST_CHANGE} to {LARGEST_CHANGE}, not 0.",
)


def read_operation(given: object) -> Operation:
    """An operation as it comes over the wire: {"id": "…", "kind": "younger", "change": 1}.

    Raises NotAnOperation. Only random identities are taken: other kinds of UUID hold the moment and
    the machine, which nobody should be able to read out of a count.
    """
    if not isinstance(given, dict) or set(given) != {"id", "kind", "change"}:
        raise NotAnOperation(NO_SHAPE)
    kind, change = given["kind"], given["change"]
    if not isinstance(kind, str) or kind not in set(CountKind):
        raise NotAnOperation(NO_KIND)
    if type(change) is not int or change == 0 or abs(change) > LARGEST_CHANGE:
        raise NotAnOperation(NO_CHANGE)
    return Operation(_random_id(given["id"]), CountKind(kind), change)


def _random_id(given: object) -> UUID:
    try:
        found = UUID(given) if isinstance(given, str) else None
    except ValueError:
        found = None
    # As written in one way only, or the same tap could be known by two names.
    if found is None or found.version != RANDOM_UUID or str(found) != given:
        raise NotAnOperation(NO_ID)
    return found


def corrections(before: HeadCount, after: HeadCount) -> tuple[tuple[CountKind, int], ...]:
    """The changes that lead from `before` to the numbers that somebody typed; none if they agree.

    A difference that is larger than one operation may be is split.
    """
    found = []
    for kind in CountKind:
        missing = after.of(kind) - before.of(kind)
        while missing:
            step = max(-LARGEST_CHANGE, min(LARGEST_CHANGE, missing))
            found.append((kind, step))
            missing -= step
    return tuple(found)
