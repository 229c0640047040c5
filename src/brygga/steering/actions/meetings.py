"""Meetings: planned, moved, cancelled, held."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.evidence import checked_link
from brygga.obligations.actions.setting import NO_REASON, checked, seat_for, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.steering.actions.setting import (
    MeetingSetting,
    count_no_more,
    count_towards,
    group_or_refuse,
    set_out_meeting,
)
from brygga.steering.actions.summons import call_off, tell
from brygga.steering.models import LONGEST_PLACE, Answer, Invitee, Meeting, Summons
from brygga.steering.permissions import CALLS, check_can_call, check_can_note, check_speaks
from brygga.steering.queries import duty_of
from brygga.steering.states import State, Step

MOST_AT_ONCE = 12
OPENS_BEFORE = timedelta(minutes=30)

NO_TIME = Text(
    sv="Ett möte slutar efter att det har börjat, samma dag.",
    en="A meeting ends after it has begun, on the same day.",
)
NOTHING_PLANNED = Text(
    sv="Skriv minst en dag för ett möte.", en="Write at least one day for a meeting."
)
NOT_BEGUN = Text(
    sv="Mötet har inte börjat än. Det kan noteras som hållet när det har börjat.",
    en="The meeting has not begun yet. It can be noted as held once it has begun.",
)
TOO_EARLY = Text(
    sv="Mötet kan öppnas från en halvtimme innan det börjar.",
    en="The meeting can be opened from half an hour before it begins.",
)
NOTHING_NEW = Text(
    sv="Inget är ändrat, så ingen har fått något nytt.",
    en="Nothing has changed, so nobody has been told anything new.",
)
CANCELLED = "Mötet ställdes in."
WRONGLY_HELD = "Att mötet hållits noterades av misstag."


@transaction.atomic
def plan_meetings(
    *,
    partnership: Partnership,
    times: Iterable[tuple[datetime, datetime]],
    by: Person,
    at: datetime,
    place: str = "",
    link: str = "",
) -> list[Meeting]:
    """Plans a meeting for each pair of beginning and end, numbered on from the last.

    Nobody is called yet. Raises NotAllowed unless `by` speaks for a party, NotPossible before the
    group has said how it works or if a time is no time.
    """
    setting = set_out(partnership, by, at)
    check_speaks(setting.member)
    group_or_refuse(partnership)
    times = sorted(times)
    if not times:
        raise NotPossible(NOTHING_PLANNED)
    for begins, ends in times:
        _check_time(begins, ends)
    place, link = checked(place, at_most=LONGEST_PLACE), checked_link(link)
    last = Meeting.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    meetings = [
        Meeting.objects.create(
            partnership=partnership,
            number=number,
            begins_at=begins,
            ends_at=ends,
            place=place,
            link=link,
        )
        for number, (begins, ends) in enumerate(times[:MOST_AT_ONCE], (last or 0) + 1)
    ]
    role, _party = seat_for(setting.member, CALLS)
    for meeting in meetings:
        write(setting, "meeting.planned", f"meeting:{meeting.pk}", role)
    return meetings


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    begins_at: datetime,
    ends_at: datetime,
    place: str,
    link: str,
    by: Person,
    at: datetime,
) -> Meeting:
    """Another time or place. Those who have been called are told, in the same calendar entry; at
    another time they are asked anew.

    Raises NotAllowed unless `by` speaks for a party (of a meeting that is called: for the one that
    calls), NotPossible if the meeting is over or nothing would change.
    """
    here = set_out_meeting(meeting, Step.MOVE, by, at)
    meeting = here.meeting
    is_called = meeting.state is State.SUMMONED
    _check_may_change(here, is_called)
    _check_time(begins_at, ends_at)
    place, link = checked(place, at_most=LONGEST_PLACE), checked_link(link)
    was = (meeting.begins_at, meeting.ends_at, meeting.place, meeting.link)
    if was == (begins_at, ends_at, place, link):
        raise NotPossible(NOTHING_NEW)
    is_other_time = (meeting.begins_at, meeting.ends_at) != (begins_at, ends_at)
    meeting.begins_at, meeting.ends_at = begins_at, ends_at
    meeting.place, meeting.link = place, link
    meeting.save(update_fields=["begins_at", "ends_at", "place", "link"])
    if is_called:
        if is_other_time:
            Invitee.objects.filter(meeting=meeting).update(answer=Answer.NONE, answered_at=None)
        tell(here, Summons.Kind.CHANGE)
    here.write("meeting.moved", here.role())
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Person, at: datetime) -> Meeting:
    """The meeting is off, and stays off. Those who have been called are told; the summons counts
    no more, for it called to nothing.

    Raises NotAllowed as `move_meeting` does, NotPossible if it is over or no reason is given.
    """
    here = set_out_meeting(meeting, Step.CANCEL, by, at)
    meeting = here.meeting
    is_called = meeting.state is State.SUMMONED
    _check_may_change(here, is_called)
    reason = checked(reason)
    if not reason:
        raise NotPossible(NO_REASON)
    meeting.cancelled_at, meeting.cancellation_reason = at, reason
    meeting.save(update_fields=["cancelled_at", "cancellation_reason"])
    if is_called:
        call_off(here)
        count_no_more(here, "summons", CANCELLED)
    here.write("meeting.cancelled", here.role())
    return meeting


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """The meeting begins, some minutes early at most: who is there, what is said and decided can be
    noted from now on.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, NotPossible long
    before it begins, or if it is cancelled or open already.
    """
    here = set_out_meeting(meeting, Step.OPEN, by, at)
    _check_notes(here)
    if at < here.meeting.begins_at - OPENS_BEFORE:
        raise NotPossible(TOO_EARLY)
    here.meeting.opened_at = at
    here.meeting.save(update_fields=["opened_at"])
    here.write("meeting.opened", here.role())
    return here.meeting


@transaction.atomic
def undo_opening(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """It was opened by mistake: the meeting stands as before. What was noted is kept.

    Raises NotAllowed as `open_meeting` does, NotPossible if it is not open.
    """
    here = set_out_meeting(meeting, Step.UNDO_OPENING, by, at)
    _check_notes(here)
    here.meeting.opened_at = None
    here.meeting.save(update_fields=["opened_at"])
    here.write("meeting.opening_undone", here.role())
    return here.meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """The meeting has been held; it counts towards the promise to meet, on its own day.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, NotPossible before it
    has begun, or if it is cancelled or noted as held already.
    """
    here = set_out_meeting(meeting, Step.HOLD, by, at)
    meeting = here.meeting
    _check_notes(here)
    if at < meeting.begins_at:
        raise NotPossible(NOT_BEGUN)
    meeting.held_at = at
    meeting.save(update_fields=["held_at"])
    here.write("meeting.held", here.role())
    count_towards(
        here,
        here.group.meeting_obligation,
        "meeting",
        local_day(meeting.begins_at),
        f"Möte {meeting.number}",
    )
    return meeting


@transaction.atomic
def undo_holding(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """It was noted by mistake: the meeting stands as before, and counts no more.

    Raises NotAllowed as `hold_meeting` does, NotPossible if it is not noted as held.
    """
    here = set_out_meeting(meeting, Step.UNDO_HOLDING, by, at)
    _check_notes(here)
    here.meeting.held_at = None
    here.meeting.save(update_fields=["held_at"])
    here.write("meeting.holding_undone", here.role())
    count_no_more(here, "meeting", WRONGLY_HELD)
    return here.meeting


def _check_may_change(here: MeetingSetting, is_called: bool) -> None:
    """What is only planned is everybody's; what people have been called to is the caller's."""
    if is_called:
        duty = duty_of(here.setting.terms, here.group.summons_obligation)
        check_can_call(here.setting.member, duty)
    else:
        check_speaks(here.setting.member)


def _check_notes(here: MeetingSetting) -> None:
    duty = duty_of(here.setting.terms, here.group.minutes_obligation)
    check_can_note(here.setting.member, duty)


def _check_time(begins: datetime, ends: datetime) -> None:
    if ends <= begins or local_day(begins) != local_day(ends):
        raise NotPossible(NO_TIME)
