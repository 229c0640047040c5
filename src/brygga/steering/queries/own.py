"""What this slice keeps about a person."""

from brygga.parties.models import Person
from brygga.steering.models import (
    ActionItem,
    Approval,
    Invitee,
    Presence,
    Remark,
    SeatHolder,
)


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
        "närvaro på möten": [
            {
                "partnerskap": presence.meeting.partnership.title,
                "möte": presence.meeting.number,
                "närvaro": presence.attended,
            }
            for presence in Presence.objects.filter(holder__person=person)
            .select_related("meeting__partnership")
            .order_by("id")
        ],
        "justeringar": [
            {
                "partnerskap": approval.meeting.partnership.title,
                "möte": approval.meeting.number,
                "justerade": approval.approved_at.isoformat("T", "seconds")
                if approval.approved_at
                else None,
            }
            for approval in Approval.objects.filter(holder__person=person)
            .select_related("meeting__partnership")
            .order_by("id")
        ],
        "åtgärder": [
            {
                "partnerskap": action.item.meeting.partnership.title,
                "möte": action.item.meeting.number,
                "åtgärd": action.text,
                "senast": action.due_on.isoformat() if action.due_on else None,
            }
            for action in ActionItem.objects.filter(holder__person=person)
            .select_related("item__meeting__partnership")
            .order_by("id")
        ],
        "kommentarer till protokoll": [
            {
                "partnerskap": remark.meeting.partnership.title,
                "möte": remark.meeting.number,
                "text": remark.text,
                "skriven": remark.added_at.isoformat("T", "seconds"),
            }
            for remark in Remark.objects.filter(added_by=person)
            .select_related("meeting__partnership")
            .order_by("id")
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
