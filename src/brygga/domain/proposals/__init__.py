"""A proposal of a partnership: its points, its alternatives with their arithmetic, its draft.

Pure functions on frozen values. `draft_terms` makes the terms of an agreement out of a proposal
that was decided, so that nobody types a sentence twice.
"""

from brygga.domain.proposals.alternatives import Comparison, compare_alternatives, per_meetup
from brygga.domain.proposals.drafting import draft_terms
from brygga.domain.proposals.model import (
    Alternative,
    Checked,
    CostRow,
    Decided,
    Point,
    Proposed,
    Rhythm,
    Section,
)

__all__ = [
    "Alternative",
    "Checked",
    "Comparison",
    "CostRow",
    "Decided",
    "Point",
    "Proposed",
    "Rhythm",
    "Section",
    "compare_alternatives",
    "draft_terms",
    "per_meetup",
]
