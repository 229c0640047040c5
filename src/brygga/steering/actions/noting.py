"""In the meeting: who is there, what is said, what is decided, and what somebody is to do."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.setting import checked, seat_for, set_out, write
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible
from brygga.steering.actions.setting import ChangedMeanwhile, MeetingSetting, set_out_meeting
from brygga.steering.effects import Effect, Proposal, Where, effect_of
from brygga.steering.models import (
    LONGEST_DECISION,
    LONGEST_ITEM_NOTE,
    ActionItem,
    AgendaItem,
    Attended,
    Decision,
    Meeting,
    Presence,
    SeatHolder,
)
from brygga.steering.permissions import (
    CALLS,
    check_both_decide,
    check_can_finish,
    check_can_note,
)
from brygga.steering.queries import (
    duty_of,
    expected_at,
    group_of,
    parties_present,
    presences_of,
    sides_of,
)
from brygga.steering.states import Step

NO_SUCH_PERSON = Text(
    sv="Någon i listan sitter inte i styrgruppen den dagen. Ladda om sidan och försök igen.",
    en="Somebody in the list does not sit in the group on that day. Reload the page and try again.",
)
SAYS_NOTHING = Text(sv="Skriv vad som beslutades.", en="Write what was decided.")
NO_SUCH_KIND = Text(
    sv="Välj vad för slags beslut det är.", en="Choose what kind of decision this is."
)
NOTHING_TO_DO = Text(sv="Skriv vad som ska göras.", en="Write what is to be done.")
NO_OWNER = Text(sv="Välj vem som ansvarar för åtgärden.", en="Choose who answers for the action.")
DUE_BEFORE = Text(sv="Dagen kan inte vara före mötet.", en="The day cannot be before the meeting.")
ALREADY_GONE = Text(
    sv="Det är redan borttaget. Inget har ändrats.",
    en="It has already been taken away. Nothing has changed.",
)


@transaction.atomic
def note_presence(
    *, meeting: Meeting, changes: Mapping[int, tuple[str, str]], by: Person, at: datetime
) -> Meeting:
    """Who came: for each holder (its number) what the writer saw noted, and what is to be noted.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, ChangedMeanwhile where
    somebody else has noted another thing of the same person since, NotPossible for a stranger.
    """
    here = _set_out(meeting, by, at)
    expected, saved = {h.pk for h in expected_at(here.meeting)}, presences_of(here.meeting)
    if not set(changes) <= expected:
        raise NotPossible(NO_SUCH_PERSON)
    for holder, (seen, chosen) in changes.items():
        if saved.get(holder, "") not in (seen, chosen):
            raise ChangedMeanwhile
        Presence.objects.update_or_create(
            meeting=here.meeting, holder_id=holder, defaults={"attended": Attended(chosen)}
        )
    if changes:
        here.write("presence.noted", here.role())
    return here.meeting


@transaction.atomic
def write_note(
    *, item: AgendaItem, text: str, version: int, by: Person, at: datetime
) -> AgendaItem:
    """What was said under an item, as somebody saw it in `version`; the same text twice is no
    conflict.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, ChangedMeanwhile if
    another text has been saved since, NotPossible if the guard refuses it.
    """
    here, item = _held(item, by, at)
    text = checked(text, at_most=LONGEST_ITEM_NOTE)
    if text == item.note:
        return item
    if version != item.note_version:
        raise ChangedMeanwhile
    item.note, item.note_version = text, item.note_version + 1
    item.save(update_fields=["note", "note_version"])
    here.write("note.written", here.role())
    return item


@transaction.atomic
def record_decision(
    *,
    item: AgendaItem,
    text: str,
    by: Person,
    at: datetime,
    kind: str = "none",
    subject: str = "",
    details: Mapping[str, Any] | None = None,
) -> Decision:
    """What the meeting decided under an item. What it does (`kind`, effects.py) it does when the
    minutes are approved.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes and both sides are
    there; NotPossible where its kind has nothing to be done.
    """
    here, item = _held(item, by, at)
    check_both_decide(sides_of(here.setting.terms), parties_present(here.meeting))
    decision = Decision(item=item, kind=kind, subject=subject)
    _fill(here, decision, text, details or {})
    decision.save()
    _write(here, "decision.recorded", f"decision:{decision.pk}")
    return decision


@transaction.atomic
def change_decision(
    *,
    decision: Decision,
    text: str,
    version: int,
    by: Person,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> Decision:
    """Other words, or other details, as somebody saw them in `version`. Raises as
    `record_decision`, and ChangedMeanwhile."""
    here, _item = _held(decision.item, by, at)
    decision = _again(decision)
    if decision.version != version:
        raise ChangedMeanwhile
    _fill(here, decision, text, details or {})
    decision.version += 1
    decision.save()
    _write(here, "decision.changed", f"decision:{decision.pk}")
    return decision


@transaction.atomic
def remove_decision(*, decision: Decision, by: Person, at: datetime) -> None:
    """It was not decided after all. Raises as `record_decision`."""
    here, _item = _held(decision.item, by, at)
    decision = _again(decision)
    key = decision.pk
    decision.delete()
    _write(here, "decision.removed", f"decision:{key}")


@transaction.atomic
def give_action(
    *,
    item: AgendaItem,
    text: str,
    party: str,
    by: Person,
    at: datetime,
    holder: SeatHolder | None = None,
    due_on: date | None = None,
) -> ActionItem:
    """Something that a party (its key) is to do, or somebody in a seat for it.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, NotPossible without
    words or owner, or for a day before the meeting.
    """
    here, item = _held(item, by, at)
    action = ActionItem(item=item)
    _assign(here, action, text, party, holder, due_on)
    action.save()
    _write(here, "action.given", f"action_item:{action.pk}")
    return action


@transaction.atomic
def change_action(
    *,
    action: ActionItem,
    text: str,
    party: str,
    version: int,
    by: Person,
    at: datetime,
    holder: SeatHolder | None = None,
    due_on: date | None = None,
) -> ActionItem:
    """As somebody saw it in `version`. Raises as `give_action`, and ChangedMeanwhile."""
    here, _item = _held(action.item, by, at)
    action = _same(action)
    if action.version != version:
        raise ChangedMeanwhile
    _assign(here, action, text, party, holder, due_on)
    action.version += 1
    action.save()
    _write(here, "action.changed", f"action_item:{action.pk}")
    return action


@transaction.atomic
def remove_action(*, action: ActionItem, by: Person, at: datetime) -> None:
    """Nobody is to do it after all. Raises as `give_action`."""
    here, _item = _held(action.item, by, at)
    action = _same(action)
    key = action.pk
    action.delete()
    _write(here, "action.removed", f"action_item:{key}")


@transaction.atomic
def finish_action(*, action: ActionItem, is_done: bool, by: Person, at: datetime) -> ActionItem:
    """Done, or not done after all: then it comes back on the next agenda. Once is as good as twice.

    It lives on after the minutes, which say what was decided and not what came of it. Raises
    NotAllowed unless `by` speaks for the party that was to do it, or for the one that documents.
    """
    action = _same(action)
    partnership = action.item.meeting.partnership
    setting = set_out(partnership, by, at)
    group = group_of(partnership)
    duty = duty_of(setting.terms, group.minutes_obligation if group else "")
    check_can_finish(setting.member, action, duty)
    if (action.done_at is not None) == is_done:
        return action
    role, party = seat_for(setting.member, CALLS, [action.party, *duty.parties])
    action.done_at = at if is_done else None
    action.done_role, action.done_party = (role, party) if is_done else ("", "")
    action.save(update_fields=["done_at", "done_role", "done_party"])
    act = "action.done" if is_done else "action.reopened"
    write(setting, act, f"action_item:{action.pk}", role, {"party": action.party})
    return action


def where_of(here: MeetingSetting) -> Where:
    """What the kinds of decision are asked with."""
    at = here.setting.at
    return Where(here.partnership, here.setting.terms, at, local_day(at))


def kind_or_refuse(kind: str) -> Effect:
    found = effect_of(kind)
    if found is None:
        raise NotPossible(NO_SUCH_KIND)
    return found


def _set_out(meeting: Meeting, by: Person, at: datetime) -> MeetingSetting:
    here = set_out_meeting(meeting, Step.NOTE, by, at)
    check_can_note(here.setting.member, duty_of(here.setting.terms, here.group.minutes_obligation))
    return here


def _held(item: AgendaItem, by: Person, at: datetime) -> tuple[MeetingSetting, AgendaItem]:
    here = _set_out(item.meeting, by, at)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.removed_at is not None:
        raise NotPossible(ALREADY_GONE)
    return here, item


def _again(decision: Decision) -> Decision:
    found = Decision.objects.select_for_update().filter(pk=decision.pk).first()
    if found is None:
        raise NotPossible(ALREADY_GONE)
    return found


def _same(action: ActionItem) -> ActionItem:
    found = (
        ActionItem.objects.select_for_update(of=("self",))
        .select_related("item__meeting__partnership")
        .filter(pk=action.pk)
        .first()
    )
    if found is None:
        raise NotPossible(ALREADY_GONE)
    return found


def _fill(here: MeetingSetting, decision: Decision, text: str, details: Mapping[str, Any]) -> None:
    text = checked(text, at_most=LONGEST_DECISION)
    if not text:
        raise NotPossible(SAYS_NOTHING)
    for value in details.values():
        if isinstance(value, str):
            checked(value)
    effect = kind_or_refuse(decision.kind)
    day = local_day(here.meeting.begins_at)
    effect.check(Proposal(where_of(here), decision.subject, details, day))
    decision.text, decision.details = text, dict(details)


def _assign(
    here: MeetingSetting,
    action: ActionItem,
    text: str,
    party: str,
    holder: SeatHolder | None,
    due_on: date | None,
) -> None:
    text = checked(text)
    if not text:
        raise NotPossible(NOTHING_TO_DO)
    if holder is not None:
        if holder.partnership_id != here.partnership.pk:
            raise NotPossible(NO_OWNER)
        party = holder.party
    if party not in {each.key for each in here.setting.terms.parties}:
        raise NotPossible(NO_OWNER)
    if due_on is not None and due_on < local_day(here.meeting.begins_at):
        raise NotPossible(DUE_BEFORE)
    action.text, action.party, action.holder, action.due_on = text, party, holder, due_on


def _write(here: MeetingSetting, act: str, subject: str) -> None:
    write(here.setting, act, subject, here.role(), {"meeting": f"meeting:{here.meeting.pk}"})
