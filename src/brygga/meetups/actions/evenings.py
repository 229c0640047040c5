"""Single evenings: moved, themed, cancelled and restored, and larger activities put in."""

from datetime import date, datetime, time

from django.db import transaction

from brygga.domain.calendar.periods import week_of
from brygga.domain.language import Text
from brygga.domain.meetups import Evening, State
from brygga.domain.obligations import local_day
from brygga.meetups.actions.closing import close_shifts, reopen_shifts
from brygga.meetups.actions.holding import correct_day, take_back_evidence
from brygga.meetups.actions.programmes import ENDS_BEFORE, NO_PLACE, SERVES_NOTHING
from brygga.meetups.actions.rows import check_takes_place, fix, in_hand, loosen
from brygga.meetups.actions.telling import tell_cancelled, tell_moved, tell_restored
from brygga.meetups.models import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    Meetup,
    Theme,
    WhyCancelled,
)
from brygga.meetups.permissions import RUNS, check_can_run
from brygga.meetups.queries import evening_of, served_by_meetups
from brygga.obligations.actions.setting import Setting, checked, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

HAS_BEEN = Text(
    sv="Dagen har varit. Välj idag eller en senare dag.",
    en="The day has been. Choose today or a later day.",
)
NOT_YET_HELD = Text(
    sv="Träffen är hållen, så dagen kan bara rättas till en som har varit.",
    en="The meetup is held, so its day can only be corrected to one that has been.",
)
NOT_CANCELLED = Text(
    sv="Träffen är inte inställd. Inget har ändrats.",
    en="The meetup is not cancelled. Nothing has changed.",
)
ALREADY_CANCELLED = Text(
    sv="Träffen är redan inställd. Inget har ändrats.",
    en="The meetup is already cancelled. Nothing has changed.",
)
SAY_WHAT = Text(
    sv="Skriv kort varför: du valde ”något annat”.",
    en="Say briefly why: you chose “something else”.",
)
NO_TITLE = Text(sv="Skriv vad det är för aktivitet.", en="Write what activity it is.")
FOLLOWS_THE_RULE = Text(
    sv="Träffen har sin vanliga dag och tid. Inget har ändrats.",
    en="The meetup has its usual day and time. Nothing has changed.",
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {HAS_BEEN: "on", NOT_YET_HELD: "on", SAY_WHAT: "note"}


@transaction.atomic
def move_meetup(
    *,
    partnership: Partnership,
    key: str,
    on: date,
    begins: time,
    ends: time,
    place: str,
    by: Person,
    at: datetime,
) -> Meetup:
    """Gives one evening another day, time or place. One that is held is corrected, and with it
    the evidence and the hours; of one to come those with a shift are told.

    Raises NotAllowed unless `by` runs evenings for an association, NotPossible for a cancelled
    one, a day on the wrong side of today, or an end before the beginning.
    """
    setting, row, before = _in_hand(partnership, key, by, at)
    today = local_day(at)
    is_held = row.held_at is not None
    if is_held and on > today:
        raise NotPossible(NOT_YET_HELD)
    if not is_held and on < today:
        raise NotPossible(HAS_BEEN)
    _give_time(row, on, begins, ends, place)
    row.is_moved = row.programme_id is not None
    if is_held:
        correct_day(row, by=by, at=at)
    _save(setting, row, "meetup.moved")
    if is_held:
        reopen_shifts(row, before.on, by=by, at=at)
        close_shifts(row, by=by, at=at)
    else:
        _tell_moved(row, before, by, at)
    return row


@transaction.atomic
def return_to_rule(*, partnership: Partnership, key: str, by: Person, at: datetime) -> Meetup:
    """A moved evening that has not happened gets its usual day, time and place again."""
    setting, row, before = _in_hand(partnership, key, by, at)
    if not row.is_moved or row.held_at is not None:
        raise NotPossible(FOLLOWS_THE_RULE)
    row.is_moved = False
    loosen(row)
    _save(setting, row, "meetup.returned")
    _tell_moved(row, before, by, at)
    return row


@transaction.atomic
def theme_meetup(
    *, partnership: Partnership, key: str, theme: str, title: str, by: Person, at: datetime
) -> Meetup:
    """Says what an evening is about: a theme of the list, a title of its own, both or neither."""
    setting, row, _evening = _in_hand(partnership, key, by, at)
    row.theme = Theme(theme) if theme else ""
    row.title = checked(title, at_most=LONGEST_TITLE)
    row.save()
    _write(setting, row, "meetup.themed")
    return row


@transaction.atomic
def cancel_meetup(
    *, partnership: Partnership, key: str, reason: str, note: str = "", by: Person, at: datetime
) -> Meetup:
    """Calls an evening off, for a reason of the list (WhyCancelled) and perhaps in words.

    One that was marked as held was not: its evidence is withdrawn. Those with a shift are told.
    Raises NotAllowed, or NotPossible if it is cancelled already or "other" is not explained.
    """
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row, listed = in_hand(partnership, key, local_day(at))
    if listed.evening.state is State.CANCELLED:
        raise NotPossible(ALREADY_CANCELLED)
    why = WhyCancelled(reason)
    note = checked(note)
    if why is WhyCancelled.OTHER and not note:
        raise NotPossible(SAY_WHAT)
    was_held = row.held_at is not None
    if was_held:
        take_back_evidence(row, "Träffen ställdes in.", by=by, at=at)
    fix(row, listed)
    row.cancelled_at, row.cancelled_for, row.cancelled_note = at, why, note
    _save(setting, row, "meetup.cancelled")
    if was_held:
        reopen_shifts(row, listed.evening.on, by=by, at=at)
    tell_cancelled(row, listed.evening, by=by, at=at)
    return row


@transaction.atomic
def restore_meetup(*, partnership: Partnership, key: str, by: Person, at: datetime) -> Meetup:
    """A cancelled evening is planned again, as it stood before; those with a shift are told."""
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row, listed = in_hand(partnership, key, local_day(at))
    if listed.evening.state is not State.CANCELLED:
        raise NotPossible(NOT_CANCELLED)
    row.cancelled_at, row.cancelled_for, row.cancelled_note = None, "", ""
    loosen(row)
    _save(setting, row, "meetup.restored")
    evening = evening_of(partnership, key, local_day(at))
    if evening is not None:
        tell_restored(row, evening, by=by, at=at)
    return row


@transaction.atomic
def add_meetup(
    *,
    partnership: Partnership,
    on: date,
    begins: time,
    ends: time,
    place: str,
    title: str,
    theme: str = "",
    obligation: str = "",
    by: Person,
    at: datetime,
) -> Meetup:
    """Puts in an evening beside the series, such as a larger activity.

    `obligation` is the promise that it counts towards, empty for none. Raises NotAllowed or
    NotPossible.
    """
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    if on < local_day(at):
        raise NotPossible(HAS_BEEN)
    if obligation and obligation not in {o.key for o in served_by_meetups(setting.terms)}:
        raise NotPossible(SERVES_NOTHING)
    title = checked(title, at_most=LONGEST_TITLE)
    if not title:
        raise NotPossible(NO_TITLE)
    row = Meetup(
        partnership=partnership,
        key=_free_key(partnership, on),
        obligation=obligation,
        theme=Theme(theme) if theme else "",
        title=title,
    )
    _give_time(row, on, begins, ends, place)
    _save(setting, row, "meetup.added")
    return row


def _in_hand(
    partnership: Partnership, key: str, by: Person, at: datetime
) -> tuple[Setting, Meetup, Evening]:
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row, listed = in_hand(partnership, key, local_day(at))
    check_takes_place(listed)
    return setting, row, listed.evening


def _tell_moved(row: Meetup, before: Evening, by: Person, at: datetime) -> None:
    after = evening_of(row.partnership, row.key, local_day(at))
    if after is not None:
        tell_moved(row, before, after, by=by, at=at)


def _give_time(row: Meetup, on: date, begins: time, ends: time, place: str) -> None:
    if ends <= begins:
        raise NotPossible(ENDS_BEFORE)
    row.place = checked(place, at_most=LONGEST_PLACE)
    if not row.place:
        raise NotPossible(NO_PLACE)
    row.on, row.begins, row.ends = on, begins, ends


def _free_key(partnership: Partnership, on: date) -> str:
    """2023-W48-x1: the week, and which of its extra evenings."""
    week = week_of(on).key
    taken = set(
        Meetup.objects.filter(partnership=partnership, key__startswith=f"{week}-x").values_list(
            "key", flat=True
        )
    )
    return next(key for n in range(1, len(taken) + 2) if (key := f"{week}-x{n}") not in taken)


def _save(setting: Setting, row: Meetup, act: str) -> None:
    """Calendars hear of it by a sequence that has grown."""
    if row.pk is not None:
        row.sequence += 1
    row.save()
    _write(setting, row, act)


def _write(setting: Setting, row: Meetup, act: str) -> None:
    write(setting, act, f"meetup:{row.key}", setting.member.role_for(*RUNS))
