"""The programme: planned for a term, its rule changed for what has not happened yet, removed."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from brygga.agreements.queries import calendar_of
from brygga.domain.calendar.periods import ONE_WEEK, week_of
from brygga.domain.language import Text
from brygga.domain.meetups import Evening, Rule
from brygga.domain.obligations import local_day
from brygga.meetups.actions.telling import tell_moved
from brygga.meetups.models import LONGEST_PLACE, Meetup, Programme, ProgrammeRule
from brygga.meetups.permissions import PLANS, check_can_plan
from brygga.meetups.queries import (
    entries_of,
    programmes_of,
    rows_of,
    rule_values,
    served_by_meetups,
)
from brygga.obligations.actions.setting import Setting, checked, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

LONGEST_SPAN = timedelta(366)

ENDS_BEFORE = Text(
    sv="Sluttiden ska vara efter starttiden, samma kväll.",
    en="The end should be after the beginning, the same evening.",
)
ENDS_FIRST = Text(
    sv="Den sista dagen ska vara efter den första.",
    en="The last day should be after the first.",
)
TOO_LONG = Text(
    sv="Ett program kan vara högst ett år. Planera en termin i taget.",
    en="A programme can last a year at most. Plan one term at a time.",
)
NO_PLACE = Text(sv="Skriv var träffarna är.", en="Write where the meetups are.")
SERVES_NOTHING = Text(
    sv="Välj vilket åtagande träffarna räknas till.",
    en="Choose which obligation the meetups count towards.",
)
ALREADY_PLANNED = Text(
    sv=(
        "De dagarna har redan ett program på samma veckodag och tid. Ändra det, eller välj en "
        "annan tid."
    ),
    en=(
        "Those days already have a programme on the same weekday and time. Change that one, or "
        "choose another time."
    ),
)
TOO_EARLY = Text(
    sv="Det som varit ändras inte. Välj den här veckan eller en senare.",
    en="What has been does not change. Choose this week or a later one.",
)
AFTER_THE_END = Text(
    sv="Programmet har ingen träff efter den veckan.",
    en="The programme has no meetup after that week.",
)
HAS_HAPPENED = Text(
    sv=(
        "Programmet har träffar som hållits, ställts in eller har någon på ett pass, så det tas "
        "inte bort. Ställ in de träffar som inte blir av."
    ),
    en=(
        "The programme has meetups that were held or cancelled, or that somebody has a shift on, "
        "so it is not removed. Cancel the meetups that will not take place."
    ),
)


@transaction.atomic
def plan_programme(
    *,
    partnership: Partnership,
    begins_on: date,
    ends_on: date,
    weekday: int,
    begins: time,
    ends: time,
    place: str,
    obligation: str,
    by: Person,
    at: datetime,
) -> Programme:
    """Plans a weekly evening from one day to another, both included; `weekday` is 0 on Mondays.

    `obligation` is the key of the promise that a held meetup counts towards. Raises NotAllowed
    unless `by` plans for an association, NotPossible naming what does not hold together.
    """
    setting = set_out(partnership, by, at)
    check_can_plan(setting.member)
    if obligation not in {o.key for o in served_by_meetups(setting.terms)}:
        raise NotPossible(SERVES_NOTHING)
    if ends_on < begins_on:
        raise NotPossible(ENDS_FIRST)
    if ends_on - begins_on > LONGEST_SPAN:
        raise NotPossible(TOO_LONG)
    rule = checked_rule(begins_on, weekday, begins, ends, place)
    programme = Programme.objects.create(
        partnership=partnership,
        begins_on=begins_on,
        ends_on=ends_on,
        number=_free_number(partnership, begins_on, ends_on, rule),
        obligation=obligation,
    )
    _store(programme, rule)
    _write(setting, "programme.planned", programme)
    return programme


def checked_rule(since: date, weekday: int, begins: time, ends: time, place: str) -> Rule:
    """A rule from the week of a day on. Raises NotPossible."""
    if ends <= begins:
        raise NotPossible(ENDS_BEFORE)
    place = checked(place, at_most=LONGEST_PLACE)
    if not place:
        raise NotPossible(NO_PLACE)
    return Rule(week_of(since).starts_on, weekday, begins, ends, place)


@transaction.atomic
def change_rule(
    *,
    programme: Programme,
    since: date,
    weekday: int,
    begins: time,
    ends: time,
    place: str,
    by: Person,
    at: datetime,
) -> Programme:
    """Another rule from the week of `since` on; it takes the place of later ones too.

    Evenings that were moved, held or cancelled stay as they are. Raises NotAllowed, or NotPossible
    if the week lies before anything that can still change, or after the programme.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    setting = set_out(programme.partnership, by, at)
    check_can_plan(setting.member)
    rule = checked_rule(since, weekday, begins, ends, place)
    if rule.since < first_week_to_change(programme, setting):
        raise NotPossible(TOO_EARLY)
    if rule.since > programme.ends_on:
        raise NotPossible(AFTER_THE_END)
    before = _evenings_with_rows(programme, setting)
    programme.rules.filter(since__gte=rule.since).delete()
    _store(programme, rule)
    _write(setting, "programme.changed", programme)
    _tell_of_change(programme, setting, before)
    return programme


def _evenings_with_rows(programme: Programme, setting: Setting) -> dict[str, Evening]:
    """Those that somebody may have a shift on."""
    rows = rows_of(programme.partnership)
    entries = entries_of(programme, calendar_of(setting.version), rows)
    return {e.key: e for e in entries if isinstance(e, Evening) and e.key in rows}


def _tell_of_change(programme: Programme, setting: Setting, before: dict[str, Evening]) -> None:
    """Evenings that the new rule moves: calendars and those with a shift hear of it."""
    fresh = Programme.objects.prefetch_related("rules").get(pk=programme.pk)
    for key, after in _evenings_with_rows(fresh, setting).items():
        if key in before and after != before[key]:
            row = Meetup.objects.get(partnership=programme.partnership, key=key)
            row.sequence += 1
            row.save(update_fields=["sequence"])
            tell_moved(row, before[key], after, by=setting.member.person, at=setting.at)


def first_week_to_change(programme: Programme, setting: Setting) -> date:
    """The Monday of this week, or of the next if this week's evening has been."""
    today = local_day(setting.at)
    this_week = week_of(today)
    entries = entries_of(programme, calendar_of(setting.version), rows_of(programme.partnership))
    has_been = any(
        isinstance(entry, Evening) and this_week.starts_on <= entry.on <= today for entry in entries
    )
    return this_week.starts_on + ONE_WEEK if has_been else this_week.starts_on


@transaction.atomic
def remove_programme(*, programme: Programme, by: Person, at: datetime) -> None:
    """Takes back a programme of which nothing has happened yet.

    Raises NotAllowed, or NotPossible if an evening was held or cancelled or somebody works on one.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    setting = set_out(programme.partnership, by, at)
    check_can_plan(setting.member)
    rows = Meetup.objects.filter(programme=programme)
    if rows.exclude(held_at=None, cancelled_at=None, shifts=None, stand_ins=None).exists():
        raise NotPossible(HAS_HAPPENED)
    rows.delete()
    _write(setting, "programme.removed", programme)
    programme.delete()


def _free_number(partnership: Partnership, begins_on: date, ends_on: date, rule: Rule) -> int:
    """The lowest number that no series of the same weeks has."""
    first, last = week_of(begins_on).starts_on, week_of(ends_on).ends_on
    beside = [
        other
        for other in programmes_of(partnership)
        if week_of(other.begins_on).starts_on <= last and week_of(other.ends_on).ends_on >= first
    ]
    for other in beside:
        for there in rule_values(other):
            overlaps = there.begins < rule.ends and there.ends > rule.begins
            if there.weekday == rule.weekday and overlaps:
                raise NotPossible(ALREADY_PLANNED)
    taken = {other.number for other in beside}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def _store(programme: Programme, rule: Rule) -> None:
    ProgrammeRule.objects.create(
        programme=programme,
        since=rule.since,
        weekday=rule.weekday,
        begins=rule.begins,
        ends=rule.ends,
        place=rule.place,
    )


def _write(setting: Setting, act: str, programme: Programme) -> None:
    write(setting, act, f"programme:{programme.pk}", setting.member.role_for(*PLANS))
