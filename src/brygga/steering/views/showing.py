"""Meetings as the pages show them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise

from brygga.domain.terms.model import Terms
from brygga.obligations.words import party_names
from brygga.parties.membership import Member
from brygga.parties.refusal import allows
from brygga.steering.agenda import left_out
from brygga.steering.models import AgendaItem, Meeting, Paper
from brygga.steering.permissions import Duty, check_can_change_item, check_speaks
from brygga.steering.queries import agenda_of
from brygga.steering.registration import Suggestion
from brygga.steering.states import Step, is_possible
from brygga.steering.words import STATES


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, and the words of its state."""

    meeting: Meeting
    word: str | Promise
    colour: str
    sign: str


def meeting_row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(meeting, *STATES[meeting.state])


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item on the agenda: when it begins if the times hold, and who put it there."""

    item: AgendaItem
    papers: list[Paper]
    begins: datetime | None
    added_by: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class AgendaShown:
    """The agenda as a page shows it. `minutes` are those planned, `of` those there are."""

    rows: list[ItemRow]
    minutes: int
    of: int
    may_write: bool
    suggestions: list[Suggestion]


def agenda_shown(
    meeting: Meeting, member: Member, terms: Terms, calls: Duty, today: date
) -> AgendaShown:
    names = party_names(terms)
    may_write = is_possible(meeting.state, Step.WRITE_AGENDA) and allows(check_speaks, member)
    rows, begins = [], meeting.begins_at
    timed = True  # until an item without a time: what comes after it begins nobody knows when
    items = agenda_of(meeting)
    for item in items:
        rows.append(
            ItemRow(
                item,
                list(item.papers.all()),
                begins if timed else None,
                "" if item.source else names.get(item.added_party, item.added_party),
                may_write and allows(check_can_change_item, member, item, calls),
            )
        )
        timed = timed and item.minutes is not None
        begins += timedelta(minutes=item.minutes or 0)
    return AgendaShown(
        rows,
        sum(item.minutes or 0 for item in items),
        int((meeting.ends_at - meeting.begins_at).total_seconds() // 60),
        may_write,
        left_out(meeting, today) if may_write and not meeting.held_at else [],
    )
