"""What the notices may say of meetings: in people's calendars, and before a summons is due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.language import Language, Text
from brygga.domain.language.days import full_day
from brygga.domain.obligations import ZONE, local_day
from brygga.notices.registration import MEETUP, FeedEntry, Reminder
from brygga.parties.models import Membership, Person, holds_on
from brygga.parties.queries import partnerships_of
from brygga.parties.roles import Role
from brygga.steering.models import Meeting, SeatHolder, SteeringGroup
from brygga.steering.queries import duty_of
from brygga.steering.words import title_of

# How far back and ahead a calendar looks.
BEHIND, HORIZON = timedelta(30), timedelta(400)
# Days before the last day to call on which to say so.
AHEAD = 7


def feed_entries(person: Person, day: date) -> Iterator[FeedEntry]:
    """The meetings of the groups in which the person has a seat, cancelled ones too."""
    language: Language = "en" if person.language == "en" else "sv"
    sits_in = SeatHolder.objects.filter(holds_on(day), person=person).values("partnership")
    here = partnerships_of(person, day).filter(pk__in=sits_in)
    for meeting in _between(day - BEHIND, day + HORIZON).filter(partnership__in=here):
        with override(language):
            title = title_of(meeting, meeting.partnership)
        yield FeedEntry(
            key=f"meeting:{meeting.uid}",
            neutral=MEETUP,
            title=title,
            begins=meeting.begins_at,
            ends=meeting.ends_at,
            place=meeting.place,
            link=_link(meeting),
            sequence=meeting.sequence,
            is_cancelled=meeting.cancelled_at is not None,
        )


def reminders(day: date) -> Iterator[Reminder]:
    """To those who owe the summons: seven days before it is to go, by the group's own rule."""
    groups = {group.partnership_id: group for group in SteeringGroup.objects.all()}
    for meeting in _between(day, day + timedelta(120)).filter(
        partnership__in=groups, summoned_at=None, cancelled_at=None, held_at=None
    ):
        group = groups[meeting.partnership_id]
        last = local_day(meeting.begins_at) - timedelta(group.days_ahead)
        if not last - timedelta(AHEAD) <= day <= last:
            continue
        for membership in _callers(meeting, group, day):
            yield Reminder(
                person=membership.person,
                organisation_id=membership.organisation_id,
                role=membership.role,
                thing=f"summons:{meeting.uid}:{last}",
                due_on=last,
                partnership=meeting.partnership.title,
                title=Text(
                    f"Kallelse till styrgruppens möte {meeting.number}",
                    f"Summons to the steering group's meeting {meeting.number}",
                ),
                text=Text(
                    f"Mötet är {full_day(local_day(meeting.begins_at), 'sv')}. Kallelsen ska gå "
                    f"senast {full_day(last, 'sv')}.",
                    f"The meeting is on {full_day(local_day(meeting.begins_at), 'en')}. The "
                    f"summons should go by {full_day(last, 'en')}.",
                ),
                clause="",
                link=_link(meeting),
            )


def _callers(meeting: Meeting, group: SteeringGroup, day: date) -> list[Membership]:
    """The officers or coordinators of the party that owes the summons, else its members."""
    version = version_in_force(meeting.partnership, day)
    if version is None:
        return []
    duty = duty_of(terms_of(version), group.summons_obligation)
    rows = list(
        Membership.objects.filter(
            holds_on(day),
            organisation__party_to__partnership=meeting.partnership,
            organisation__party_to__key__in=duty.parties,
            role__in=(Role.OFFICER, Role.COORDINATOR, Role.STEERING_MEMBER),
            person__is_active=True,
        ).select_related("person")
    )
    return [row for row in rows if row.role != Role.STEERING_MEMBER] or rows


def _between(first: date, last: date) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        begins_at__gte=datetime(first.year, first.month, first.day, tzinfo=ZONE),
        begins_at__lt=datetime(last.year, last.month, last.day, tzinfo=ZONE),
    ).select_related("partnership")


def _link(meeting: Meeting) -> str:
    return reverse("steering:meeting", args=[meeting.partnership.key, meeting.pk])
