"""What is stored of the promises: what people recorded about them, and what deviated from them."""

from brygga.obligations.models.deviations import Deviation, DeviationDecision, DeviationNote
from brygga.obligations.models.recorded import (
    KEY_LENGTH,
    LONGEST_NOTE,
    LONGEST_PARAGRAPH,
    MADE_BY_LENGTH,
    OCCURRENCE_LENGTH,
    PARTIES_LENGTH,
    AssessedOccurrence,
    Evidence,
    Reading,
    Recorded,
    Waiver,
    withdrawn_after,
)

__all__ = [
    "KEY_LENGTH",
    "LONGEST_NOTE",
    "LONGEST_PARAGRAPH",
    "MADE_BY_LENGTH",
    "OCCURRENCE_LENGTH",
    "PARTIES_LENGTH",
    "AssessedOccurrence",
    "Deviation",
    "DeviationDecision",
    "DeviationNote",
    "Evidence",
    "Reading",
    "Recorded",
    "Waiver",
    "withdrawn_after",
]
