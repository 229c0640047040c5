"""The heart: terms + calendar -> occurrences; occurrences + evidence + a day -> standing.

Read planning.py first (what is owed when), then assessing.py (how it stands), then working.py
(why). Everything is a value and a function of values: the day is passed in.
"""

from brygga.domain.obligations.assessing import DUE_SOON, assess, stand
from brygga.domain.obligations.coverage import Stretch, covered
from brygga.domain.obligations.ending import until
from brygga.domain.obligations.evidence_file import read_evidence, sift_evidence
from brygga.domain.obligations.model import (
    ZONE,
    Assessment,
    Evidence,
    Facts,
    Occurrence,
    Standing,
    Waiver,
    local_day,
)
from brygga.domain.obligations.planning import counts_from, plan
from brygga.domain.obligations.rules import readings_known
from brygga.domain.obligations.tally import Tally, tally, tally_by_obligation, tally_by_party
from brygga.domain.obligations.working import Ground, Step, explain, working

__all__ = [
    "DUE_SOON",
    "ZONE",
    "Assessment",
    "Evidence",
    "Facts",
    "Ground",
    "Occurrence",
    "Standing",
    "Step",
    "Stretch",
    "Tally",
    "Waiver",
    "assess",
    "counts_from",
    "covered",
    "explain",
    "local_day",
    "plan",
    "read_evidence",
    "readings_known",
    "sift_evidence",
    "stand",
    "tally",
    "tally_by_obligation",
    "tally_by_party",
    "until",
    "working",
]
