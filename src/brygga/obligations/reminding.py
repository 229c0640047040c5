"""What the notices may say of promises: who should hear of what is due, and when it is due."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import override

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.calendar import Per
from brygga.domain.language import Language, Text
from brygga.domain.language.days import full_day
from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import Pattern, Terms
from brygga.notices.registration import REMINDER, FeedEntry, Reminder
from brygga.obligations.queries import assessments_of
from brygga.obligations.showing import path_of
from brygga.obligations.words import period_name
from brygga.parties.models import Membership, Partnership, Person, holds_on
from brygga.parties.queries import member_of, partnerships_of
from brygga.parties.roles import Role

# Days before the due day on which to say so; each is said once.
AHEAD = (14, 7, 1)
# A duty that has newly been missed is mentioned within these days, if the run was late.
JUST_PASSED = timedelta(7)
# How far ahead a calendar looks.
HORIZON = timedelta(120)

# Those who keep a party's promises; where it has none of them, those who speak for it.
KEEPERS = (Role.COORDINATOR, Role.OFFICER)
SPEAKERS = (Role.STEERING_MEMBER,)

GOING_ON = (Standing.OPEN, Standing.DUE_SOON)


def reminders(day: date) -> Iterator[Reminder]:
    """For every partnership: what falls due in 14, 7 and 1 days, and what has just passed."""
    for partnership in Partnership.objects.order_by("id"):
        version = version_in_force(partnership, day)
        if version is None:
            continue
        due = [
            (a, stage)
            for a in assessments_of(partnership, version, day)
            if (stage := stage_of(a, day))
        ]
        if not due:
            continue
        terms = terms_of(version)
        keepers = _keepers(partnership, day)
        for a, stage in due:
            assert a.due_on is not None
            told: set[int] = set()
            for membership in _concerned(a, keepers):
                if membership.person_id in told:
                    continue
                told.add(membership.person_id)
                yield Reminder(
                    person=membership.person,
                    organisation_id=membership.organisation_id,
                    role=membership.role,
                    thing=f"{partnership.key}:{a.occurrence.key}:{a.due_on}:{stage}",
                    due_on=a.due_on,
                    partnership=partnership.title,
                    title=Text(_title(a, terms, "sv"), _title(a, terms, "en")),
                    text=_text(a, day),
                    clause=a.occurrence.rule.place,
                    link=_link(partnership, a),
                )


def stage_of(a: Assessment, day: date) -> str:
    """What there is to say of an occurrence on a day: 14, 7, 1, missed; empty for nothing.

    It lasts until the next, so that a day without a run loses nothing; what was said is not said
    again.
    """
    if a.due_on is None or a.occurrence.pattern is Pattern.STANDING:
        return ""
    if a.standing is Standing.MISSED:
        return "missed" if day - a.due_on <= JUST_PASSED else ""
    has_begun = a.occurrence.period_start <= day or a.occurrence.pattern is not Pattern.COUNT
    if a.standing not in GOING_ON or not has_begun:
        return ""
    left = (a.due_on - day).days
    stages = [days for days in AHEAD if left <= days]
    # What is kept week by week would always be seven days off.
    if a.occurrence.period.per is Per.WEEK:
        stages = [days for days in stages if days == AHEAD[-1]]
    return str(min(stages)) if stages else ""


def _title(a: Assessment, terms: Terms, language: Language) -> str:
    """Halvårsrapport, första halvåret 2023: the agreement's word, in Swedish, and the period."""
    with override(language):
        return f"{a.occurrence.rule.obligation.title}, {period_name(a.occurrence, terms)}"


def _text(a: Assessment, day: date) -> Text:
    assert a.due_on is not None
    if a.standing is Standing.MISSED:
        if a.occurrence.pattern is Pattern.COUNT:
            return Text(
                f"Tiden gick ut {full_day(a.due_on, 'sv')}. Blev det av? Notera underlaget, så "
                "räknas det.",
                f"The time ended on {full_day(a.due_on, 'en')}. Did it happen? Record the evidence "
                "and it counts.",
            )
        return Text(
            f"Dagen var {full_day(a.due_on, 'sv')}. Det kan fortfarande göras, och då räknas det "
            "som hållet sent. Är det gjort? Notera underlaget.",
            f"The day was {full_day(a.due_on, 'en')}. It can still be done, and then counts as "
            "kept late. Is it done? Record the evidence.",
        )
    return Text(
        f"Senast {full_day(a.due_on, 'sv')}, {_left(a.due_on, day, 'sv')}.{_progress(a, 'sv')}",
        f"By {full_day(a.due_on, 'en')}, {_left(a.due_on, day, 'en')}.{_progress(a, 'en')}",
    )


def _left(due_on: date, day: date, language: Language) -> str:
    days = (due_on - day).days
    if days < 2:
        words = {"sv": ("idag", "imorgon"), "en": ("today", "tomorrow")}
        return words[language][days]
    return f"om {days} dagar" if language == "sv" else f"in {days} days"


def _progress(a: Assessment, language: Language) -> str:
    if a.occurrence.required < 2:
        return ""
    if language == "sv":
        return f" Hittills {a.met} av {a.occurrence.required}."
    return f" So far {a.met} of {a.occurrence.required}."


def _keepers(partnership: Partnership, day: date) -> Mapping[str, list[Membership]]:
    """By party: whom to write to. Two queries."""
    keys = {party.organisation_id: party.key for party in partnership.parties.all()}
    rows = (
        Membership.objects.filter(
            holds_on(day),
            organisation__in=keys,
            role__in=(*KEEPERS, *SPEAKERS),
            person__is_active=True,
        )
        .select_related("person")
        .order_by("role", "id")
    )
    held: dict[str, list[Membership]] = defaultdict(list)
    for row in rows:
        held[keys[row.organisation_id]].append(row)
    return {
        party: [row for row in rows if row.role in KEEPERS] or rows for party, rows in held.items()
    }


def _concerned(a: Assessment, keepers: Mapping[str, list[Membership]]) -> Iterable[Membership]:
    return [membership for party in a.occurrence.parties for membership in keepers.get(party, [])]


def feed_entries(person: Person, day: date) -> Iterator[FeedEntry]:
    """The days on which something falls due that the person's parties owe.

    What is owed week by week is left out: the meetups themselves stand in the calendar.
    """
    language: Language = "en" if person.language == "en" else "sv"
    for partnership in partnerships_of(person, day):
        member = member_of(person, partnership.key, day)
        version = version_in_force(partnership, day)
        if member is None or version is None:
            continue
        terms = terms_of(version)
        for a in assessments_of(partnership, version, day):
            if not _is_coming(a, day) or not member.parties & set(a.occurrence.parties):
                continue
            assert a.due_on is not None
            yield FeedEntry(
                key=f"{partnership.key}:{a.occurrence.key}",
                neutral=REMINDER,
                title=_title(a, terms, language),
                begins=a.due_on,
                text=f"{partnership.title}. {a.occurrence.rule.place}.{_progress(a, language)}",
                link=_link(partnership, a),
            )


def _is_coming(a: Assessment, day: date) -> bool:
    return (
        a.due_on is not None
        and day <= a.due_on <= day + HORIZON
        and a.occurrence.pattern is not Pattern.STANDING
        and a.occurrence.period.per is not Per.WEEK
        and a.standing in (*GOING_ON, Standing.UPCOMING)
    )


def _link(partnership: Partnership, a: Assessment) -> str:
    obligation = a.occurrence.obligation
    return reverse(
        "obligations:occurrence",
        args=[partnership.key, obligation, path_of(a.occurrence.key, obligation)],
    )
