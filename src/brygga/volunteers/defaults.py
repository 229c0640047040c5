"""What is offered to begin with, where nobody has said anything yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from brygga.domain.terms.model import Obligation

STAFF_TRAINING = "staff-training"


@dataclass(frozen=True, slots=True)
class Offered:
    """A training to begin with. The title is data in the language of the agreement."""

    title: str
    months: int | None
    is_proposed: bool = False


# The agreement names the first three (Aktiviteter, punkt 4); the last stands only in the proposal.
TRAININGS = (
    Offered("Normkritik", 24),
    Offered("Inkludering", 24),
    Offered("Våld i nära relationer", 24),
    Offered("Motiverande samtal, grunder", None, is_proposed=True),
)


def obligation_fed(known: Iterable[Obligation]) -> str:
    """The promise about training those who work, if the agreement has one by its usual key."""
    return STAFF_TRAINING if any(o.key == STAFF_TRAINING for o in known) else ""
