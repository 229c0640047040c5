"""What is offered to begin with: two from the associations, one from the municipality."""

from collections.abc import Iterable

from brygga.domain.meetups.staffing import Need
from brygga.volunteers.roles import ShiftRole

STAFFING, COMPLEMENT = "staffing", "staffing-complement"


def offered_needs(obligations: Iterable[str]) -> tuple[Need, ...]:
    """A leader, a volunteer and a youth worker, with a place to spare for the associations.

    They keep the promises about staffing, if the agreement has any by their usual keys.
    """
    known = set(obligations)
    staffing = STAFFING if STAFFING in known else ""
    complement = COMPLEMENT if COMPLEMENT in known else ""
    return (
        Need(ShiftRole.LEADER, at_least=1, places=2, obligation=staffing),
        Need(ShiftRole.VOLUNTEER, at_least=1, places=2, obligation=staffing),
        Need(ShiftRole.YOUTH_WORKER, at_least=1, places=1, is_public=True, obligation=complement),
    )
