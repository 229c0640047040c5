"""The evenings: a programme over the school calendar, as a plan that lives."""

from brygga.domain.meetups.model import (
    Decided,
    Difference,
    Evening,
    LeftOut,
    Programme,
    Promise,
    Rule,
    Short,
    State,
    WhyLeftOut,
)
from brygga.domain.meetups.programme import differences, extra_evening, plan_evenings, short_of

__all__ = [
    "Decided",
    "Difference",
    "Evening",
    "LeftOut",
    "Programme",
    "Promise",
    "Rule",
    "Short",
    "State",
    "WhyLeftOut",
    "differences",
    "extra_evening",
    "plan_evenings",
    "short_of",
]
