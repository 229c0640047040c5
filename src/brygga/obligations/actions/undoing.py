"""Taking back what one recorded a moment ago: one press, nothing to explain."""

from datetime import datetime

from django.db import transaction

from brygga.obligations.actions.evidence import withdraw_evidence
from brygga.obligations.actions.readings import withdraw_reading
from brygga.obligations.actions.waivers import withdraw_waiver
from brygga.obligations.models import Evidence, Reading, Waiver
from brygga.obligations.permissions import check_can_undo
from brygga.parties.models import Person

# What stands as the reason: stored, so in Swedish, as what people write is.
UNDONE = "Ångrat direkt av den som noterade det."


@transaction.atomic
def undo_evidence(*, evidence: Evidence, by: Person, at: datetime) -> Evidence:
    """Withdraws evidence as a slip. Raises NotAllowed unless `by` recorded it within UNDO_WITHIN,
    and what withdraw_evidence raises."""
    check_can_undo(by, evidence, at)
    return withdraw_evidence(evidence=evidence, reason=UNDONE, by=by, at=at)


@transaction.atomic
def undo_reading(*, reading: Reading, by: Person, at: datetime) -> Reading:
    """Withdraws a reading as a slip, by the same rule."""
    check_can_undo(by, reading, at)
    return withdraw_reading(reading=reading, reason=UNDONE, by=by, at=at)


@transaction.atomic
def undo_waiver(*, waiver: Waiver, by: Person, at: datetime) -> Waiver:
    """Withdraws a waiver as a slip, by the same rule."""
    check_can_undo(by, waiver, at)
    return withdraw_waiver(waiver=waiver, reason=UNDONE, by=by, at=at)
