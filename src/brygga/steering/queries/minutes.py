"""What a meeting noted and decided, and what is still to be done."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse

from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Terms
from brygga.obligations.registration import Decided
from brygga.parties.models import Partnership, Person
from brygga.steering.models import (
    ActionItem,
    AgendaItem,
    Approval,
    Attended,
    Decision,
    FrozenMinutes,
    FundsApplication,
    Meeting,
    Presence,
    SeatHolder,
)
from brygga.steering.permissions import check_met
from brygga.steering.queries.meetings import sides_of
from brygga.steering.queries.seats import sittings_on


def presences_of(meeting: Meeting) -> dict[int, str]:
    """What was noted of each holder's coming, by the holder's number. One query."""
    return dict(Presence.objects.filter(meeting=meeting).values_list("holder_id", "attended"))


def expected_at(meeting: Meeting) -> list[SeatHolder]:
    """Those who sit on the meeting's day, and whoever was noted though they no longer do."""
    sitting = [s.holder for s in sittings_on(meeting.partnership, local_day(meeting.begins_at))]
    known = {holder.pk for holder in sitting}
    noted = SeatHolder.objects.filter(presences__meeting=meeting).exclude(pk__in=known)
    return [*sitting, *noted.select_related("person").order_by("id")]


def parties_present(meeting: Meeting) -> set[str]:
    """Parties of which somebody came. One query."""
    came = Presence.objects.filter(meeting=meeting).exclude(attended=Attended.ABSENT)
    return set(came.values_list("holder__party", flat=True))


def noted_items(meeting: Meeting) -> list[AgendaItem]:
    """The items in order, each with its decisions and actions. Three queries."""
    return list(
        AgendaItem.objects.filter(meeting=meeting, removed_at=None)
        .prefetch_related("decisions", "actions__holder__person")
        .order_by("position", "id")
    )


def decisions_at(meeting: Meeting) -> list[Decision]:
    """What a meeting decided, in the order of its items. One query."""
    return list(
        Decision.objects.filter(item__meeting=meeting, item__removed_at=None)
        .select_related("item__meeting")
        .order_by("item__position", "id")
    )


def approvals_of(meeting: Meeting) -> list[Approval]:
    """Those chosen to approve, each with their seat. One query."""
    return list(
        Approval.objects.filter(meeting=meeting).select_related("holder__person").order_by("id")
    )


def minutes_of(meeting: Meeting) -> FrozenMinutes | None:
    """The approved minutes without their file. One query."""
    return FrozenMinutes.objects.filter(meeting=meeting).defer("paper").first()


def actions_of(partnership: Partnership) -> QuerySet[ActionItem]:
    """Every action, those still to be done first, the most urgent of them first."""
    return (
        ActionItem.objects.filter(item__meeting__partnership=partnership, item__removed_at=None)
        .exclude(item__meeting__held_at=None, item__meeting__opened_at=None)
        .select_related("item__meeting", "holder__person")
        .order_by(F("done_at").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "id")
    )


def open_actions(partnership: Partnership) -> QuerySet[ActionItem]:
    """What is still to be done."""
    return actions_of(partnership).filter(done_at=None)


def decisions_of(partnership: Partnership) -> QuerySet[Decision]:
    """What the group has decided in minutes that are approved, the latest first."""
    return (
        Decision.objects.filter(
            item__meeting__partnership=partnership,
            item__meeting__approved_at__isnull=False,
            item__removed_at=None,
        )
        .select_related("item__meeting")
        .order_by("-item__meeting__begins_at", "item__position", "id")
    )


def funds_of(partnership: Partnership) -> QuerySet[FundsApplication]:
    """What the group has decided to apply for, the latest first."""
    return FundsApplication.objects.filter(partnership=partnership)


def decided_where(partnership: str, things: Iterable[str]) -> dict[str, Decided]:
    """The meeting and paragraph behind each of these ("waiver:12"), where one is. One query."""
    rows = Decision.objects.filter(
        effect__in=list(things), item__meeting__partnership__key=partnership
    ).select_related("item__meeting")
    return {
        row.effect: Decided(
            paragraph_of(row.item),
            f"{reverse('steering:minutes', args=[partnership, row.item.meeting_id])}"
            f"#paragraf-{row.item.position}",
        )
        for row in rows
    }


def check_group_met(partnership: Partnership, terms: Terms, on: date) -> None:
    """For the obligations: a day on which the group can have decided something. One query."""
    days = Meeting.objects.filter(partnership=partnership).values_list("begins_at", "held_at")
    began = [(local_day(begins), held is not None) for begins, held in days]
    first = min((day for day, _held in began), default=None)
    check_met(sides_of(terms), first, {day for day, held in began if held}, on)


def approvals_asked_of(person: Person, partnership: Partnership) -> QuerySet[Approval]:
    """The minutes that wait for somebody's approval, the oldest first."""
    return (
        Approval.objects.filter(
            holder__person=person,
            approved_at=None,
            meeting__partnership=partnership,
            meeting__sent_for_approval_at__isnull=False,
            meeting__approved_at=None,
        )
        .select_related("meeting")
        .order_by("meeting__begins_at", "id")
    )


def paragraph_of(item: AgendaItem) -> str:
    """Möte 7, § 4: how minutes are cited, in Swedish as they are."""
    return f"Möte {item.meeting.number}, § {item.position}"
