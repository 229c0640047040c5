"""What this slice keeps about a person."""

from brygga.parties.models import Person
from brygga.steering.models import Invitee, SeatHolder


def own_steering(person: Person) -> dict[str, object]:
    """What this slice keeps about a person, as plain values for the file of their own data."""
    return {
        "platser i styrgruppen": [
            {
                "partnerskap": holder.partnership.title,
                "part": holder.party,
                "funktion": holder.function or holder.seat,
                "ersättare": holder.is_substitute,
                "namnet visas för andra parter": holder.is_named,
                "från": holder.since.isoformat(),
                "till": holder.until.isoformat() if holder.until else None,
            }
            for holder in SeatHolder.objects.filter(person=person)
            .select_related("partnership")
            .order_by("since", "id")
        ],
        "kallelser": [
            {
                "partnerskap": invitee.meeting.partnership.title,
                "möte": invitee.meeting.number,
                "kallad": invitee.called_at.isoformat("T", "seconds"),
                "svar": invitee.answer,
                "svarade": invitee.answered_at.isoformat("T", "seconds")
                if invitee.answered_at
                else None,
            }
            for invitee in Invitee.objects.filter(holder__person=person)
            .select_related("meeting__partnership")
            .order_by("id")
        ],
    }
