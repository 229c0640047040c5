"""An agreement's whole life: from a proposal, over its signing and its changes, to its end.

Read states.py first. `STEPS` is the one table: for each step that people take, from which state it
leads to which; what is not in it cannot be done. `state_on(steps, term, as_of)` tells how an
agreement stands at the end of a day, from what was recorded (`Taken`: which step, the day it
holds, when it was recorded and perhaps withdrawn), its term, and the day: nothing is stored, and
the answer for a past day never changes. `check_step` refuses with words that say why. A slice that
keeps records of its own (a proposal, an assessment) hands them over as `Taken`.

The steps of people that the table allows may have a condition in the agreement itself, such as a
dialogue before a notice: conditions.py has each, on a `Matter` (a review, a breach, changed
circumstances, a dispute) with its dialogues, and refuses with the clause. period.py counts the
months of a notice, repayment.py shows what was paid for which time; both with their working.
"""

from brygga.domain.life.conditions import (
    Demand,
    Dialogue,
    Kind,
    Matter,
    Outcome,
    check_cancellation,
    check_change,
    check_end_day,
    check_notice,
    check_outcome,
    check_signed_anew,
    demanded,
)
from brygga.domain.life.period import NoticePeriod, notice_period
from brygga.domain.life.refusal import Impossible
from brygga.domain.life.repayment import Basis, Paid, Share, repayment_basis
from brygga.domain.life.states import (
    BY_TIME,
    STEPS,
    State,
    Step,
    Taken,
    check_step,
    early_end,
    is_possible,
    state_on,
)

__all__ = [
    "BY_TIME",
    "STEPS",
    "Basis",
    "Demand",
    "Dialogue",
    "Impossible",
    "Kind",
    "Matter",
    "NoticePeriod",
    "Outcome",
    "Paid",
    "Share",
    "State",
    "Step",
    "Taken",
    "check_cancellation",
    "check_change",
    "check_end_day",
    "check_notice",
    "check_outcome",
    "check_signed_anew",
    "check_step",
    "demanded",
    "early_end",
    "is_possible",
    "notice_period",
    "repayment_basis",
    "state_on",
]
