"""The agenda: written by the program, added to by people, put in order, with its papers."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.evidence import checked_link
from brygga.obligations.actions.setting import checked, seat_for
from brygga.obligations.attachments import Attachment
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible
from brygga.steering.actions.setting import ChangedMeanwhile, MeetingSetting, set_out_meeting
from brygga.steering.agenda import suggestions
from brygga.steering.models import LONGEST_TITLE, AgendaItem, Meeting, Paper
from brygga.steering.permissions import CALLS, check_can_change_item, check_speaks
from brygga.steering.queries import agenda_of, duty_of
from brygga.steering.registration import OWN, Suggestion
from brygga.steering.states import Step

FOLDER = "handlingar"
MOST_MINUTES = 240

NO_TITLE = Text(sv="Punkten behöver en rubrik.", en="The item needs a title.")
BAD_MINUTES = Text(
    sv="Tiden är mellan 1 och 240 minuter.", en="The time is between 1 and 240 minutes."
)
LINK_OR_FILE = Text(
    sv="En handling är antingen en länk eller en fil.", en="A paper is either a link or a file."
)
ALREADY_GONE = Text(
    sv="Punkten är redan borttagen. Inget har ändrats.",
    en="The item has already been taken away. Nothing has changed.",
)


@transaction.atomic
def write_agenda(*, meeting: Meeting, by: Person, at: datetime) -> list[AgendaItem]:
    """Takes up everything that the program suggests and that nobody has taken away.

    Raises NotAllowed unless `by` speaks for a party, NotPossible if the meeting is over.
    """
    here = _set_out(meeting, by, at)
    items = take_up_suggestions(here, suggestions(here.meeting, local_day(at)))
    here.write("agenda.written", here.role())
    return items


@transaction.atomic
def take_up(*, meeting: Meeting, source: str, by: Person, at: datetime) -> AgendaItem:
    """Takes up one suggestion (its key), also one that was taken away.

    Raises NotAllowed unless `by` speaks for a party, NotPossible if it is not suggested.
    """
    here = _set_out(meeting, by, at)
    AgendaItem.objects.filter(
        meeting=here.meeting, source=source, removed_at__isnull=False
    ).delete()
    found = [s for s in suggestions(here.meeting, local_day(at)) if s.key == source]
    items = take_up_suggestions(here, found)
    if not items:
        raise NotPossible(ALREADY_GONE)
    here.write("agenda.item_added", here.role())
    return items[0]


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    by: Person,
    at: datetime,
    text: str = "",
    minutes: int | None = None,
) -> AgendaItem:
    """Somebody's own item, before what closes the meeting.

    Raises NotAllowed unless `by` speaks for a party, NotPossible if it has no title or is refused.
    """
    here = _set_out(meeting, by, at)
    title, text = _checked(title, text, minutes)
    item = _insert(here, AgendaItem(title=title, text=text, minutes=minutes, rank=OWN))
    here.write("agenda.item_added", here.role())
    return item


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    title: str,
    text: str,
    minutes: int | None,
    version: int,
    by: Person,
    at: datetime,
) -> AgendaItem:
    """Other words or another time for an item, as somebody saw it in `version`.

    Raises NotAllowed unless `by` speaks for the party that added it or the one that calls,
    ChangedMeanwhile if somebody has saved it since, NotPossible if it is over or refused.
    """
    here, item = _held(item, by, at)
    title, text = _checked(title, text, minutes)
    if item.version != version:
        raise ChangedMeanwhile
    item.title, item.text, item.minutes = title, text, minutes
    item.version += 1
    item.save(update_fields=["title", "text", "minutes", "version"])
    here.write("agenda.item_changed", here.role())
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Person, at: datetime) -> AgendaItem:
    """Off the agenda; it can be put back. Raises as `change_item`, but for the version."""
    here, item = _held(item, by, at)
    item.removed_at = at
    item.save(update_fields=["removed_at"])
    _number(agenda_of(here.meeting))
    here.write("agenda.item_removed", here.role())
    return item


@transaction.atomic
def put_back(*, item: AgendaItem, by: Person, at: datetime) -> AgendaItem:
    """An item that was taken away is where its kind belongs again. Raises as `remove_item`."""
    here, item = _held(item, by, at)
    if item.removed_at is not None:
        item.removed_at = None
        item.save(update_fields=["removed_at"])
        _place(here, item)
        here.write("agenda.item_added", here.role())
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, is_up: bool, by: Person, at: datetime) -> AgendaItem:
    """One step up or down; at the end it stays. Raises as `add_item`."""
    here = _set_out(item.meeting, by, at)
    items = agenda_of(here.meeting)
    place = next((n for n, each in enumerate(items) if each.pk == item.pk), None)
    if place is None:
        raise NotPossible(ALREADY_GONE)
    other = place - 1 if is_up else place + 1
    if 0 <= other < len(items):
        items[place], items[other] = items[other], items[place]
        _number(items)
        here.write("agenda.ordered", here.role())
    return items[max(0, min(other, len(items) - 1))]


@transaction.atomic
def add_paper(
    *,
    item: AgendaItem,
    title: str,
    by: Person,
    at: datetime,
    link: str = "",
    attachment: Attachment | None = None,
) -> Paper:
    """Something to read before an item: a link or a file, for all parties to read.

    Raises NotAllowed unless `by` speaks for a party, NotPossible if it is neither or both.
    """
    here = _set_out(item.meeting, by, at)
    title, link = checked(title, at_most=LONGEST_TITLE), checked_link(link)
    if bool(link) == bool(attachment):
        raise NotPossible(LINK_OR_FILE)
    paper = Paper(item=item, title=title, link=link, added_party=_party(here))
    if attachment:
        checked(attachment.name.rpartition(".")[0])
        paper.attachment = default_storage.save(
            f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(attachment.data)
        )
        paper.attachment_name = attachment.name
        paper.attachment_type = attachment.type
        paper.attachment_sha256 = attachment.sha256
        paper.attachment_size = len(attachment.data)
    paper.title = title or attachment_title(attachment) or link[:LONGEST_TITLE]
    paper.save()
    here.write("agenda.paper_added", here.role())
    return paper


@transaction.atomic
def remove_paper(*, paper: Paper, by: Person, at: datetime) -> None:
    """The paper and its file are gone. Raises as `change_item`, but for the version."""
    here, _item = _held(paper.item, by, at)
    if paper.attachment:
        name = str(paper.attachment.name)
        transaction.on_commit(lambda: default_storage.delete(name))
    paper.delete()
    here.write("agenda.paper_removed", here.role())


def take_up_suggestions(here: MeetingSetting, found: Iterable[Suggestion]) -> list[AgendaItem]:
    """An item of each suggestion that has none yet, taken away or not."""
    known = set(AgendaItem.objects.filter(meeting=here.meeting).values_list("source", flat=True))
    return [
        _insert(
            here,
            AgendaItem(
                title=suggestion.title,
                text=suggestion.text,
                minutes=suggestion.minutes,
                source=suggestion.key,
                path=suggestion.path,
                rank=suggestion.rank,
            ),
        )
        for suggestion in found
        if suggestion.key not in known
    ]


def attachment_title(attachment: Attachment | None) -> str:
    return attachment.name.rpartition(".")[0][:LONGEST_TITLE] if attachment else ""


def _set_out(meeting: Meeting, by: Person, at: datetime) -> MeetingSetting:
    here = set_out_meeting(meeting, Step.WRITE_AGENDA, by, at)
    check_speaks(here.setting.member)
    return here


def _held(item: AgendaItem, by: Person, at: datetime) -> tuple[MeetingSetting, AgendaItem]:
    here = set_out_meeting(item.meeting, Step.WRITE_AGENDA, by, at)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    duty = duty_of(here.setting.terms, here.group.summons_obligation)
    check_can_change_item(here.setting.member, item, duty)
    return here, item


def _checked(title: str, text: str, minutes: int | None) -> tuple[str, str]:
    title = checked(title, at_most=LONGEST_TITLE)
    if not title:
        raise NotPossible(NO_TITLE)
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise NotPossible(BAD_MINUTES)
    return title, checked(text)


def _insert(here: MeetingSetting, item: AgendaItem) -> AgendaItem:
    item.meeting = here.meeting
    item.added_party = _party(here)
    item.position = 0
    item.save()
    _place(here, item)
    return item


def _place(here: MeetingSetting, item: AgendaItem) -> None:
    """After the last of its own or an earlier kind, wherever people have moved the others."""
    others = [each for each in agenda_of(here.meeting) if each.pk != item.pk]
    after = max((n for n, each in enumerate(others, 1) if each.rank <= item.rank), default=0)
    _number([*others[:after], item, *others[after:]])


def _number(items: list[AgendaItem]) -> None:
    for position, item in enumerate(items, 1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def _party(here: MeetingSetting) -> str:
    return seat_for(here.setting.member, CALLS)[1]
