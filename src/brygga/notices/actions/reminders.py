"""Reminders: one letter a day to each person with everything that is new to say."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import ngettext, override

from brygga.domain.language import Language
from brygga.notices.actions.letters import queue_letter
from brygga.notices.hours import ZONE
from brygga.notices.models import Letter, Reminded
from brygga.notices.registration import Reminder, reminders_on
from brygga.notices.words import REMINDER
from brygga.parties.models import Person

LETTER = "notices/letters/reminder.txt"


def remind(*, at: datetime) -> int:
    """Asks every source what is due on the day; gives how many letters were queued.

    Run it as often as you like: a person gets one letter a day, and nothing is said twice. A day
    that was forgotten is made up for: what it would have said is still new the day after.
    """
    found = sorted(
        reminders_on(at.astimezone(ZONE).date()),
        key=lambda r: r.person.pk,  # stable: the order within a person's letter stays
    )
    return sum(
        _remind(list(theirs), at) for _person, theirs in groupby(found, key=lambda r: r.person.pk)
    )


@transaction.atomic
def _remind(reminders: list[Reminder], at: datetime) -> bool:
    person = reminders[0].person
    said = set(
        Reminded.objects.filter(
            person=person, thing__in=[reminder.thing for reminder in reminders]
        ).values_list("thing", flat=True)
    )
    fresh = {r.thing: r for r in reminders if r.thing not in said}
    once = f"reminder {at.astimezone(ZONE).date().isoformat()}"
    if not fresh or Letter.objects.filter(person=person, once=once).exists():
        return False
    subject, body = _written(person, fresh.values())
    letter = queue_letter(
        to=person,
        subject=subject,
        body=body,
        why=REMINDER,
        roles={(r.organisation_id, r.role) for r in fresh.values()},
        once=once,
        at=at,
    )
    Reminded.objects.bulk_create(
        Reminded(person=person, thing=thing, letter=letter) for thing in fresh
    )
    return True


def _written(person: Person, reminders: Iterable[Reminder]) -> tuple[str, str]:
    language: Language = "en" if person.language == "en" else "sv"
    lines = [
        {
            "title": r.title.in_(language),
            "partnership": r.partnership,
            "text": r.text.in_(language),
            "clause": r.clause,
            "link": settings.BASE_URL + r.link,
        }
        for r in reminders
    ]
    with override(language):
        subject = ngettext(
            "Påminnelse: %(count)s sak på gång", "Påminnelse: %(count)s saker på gång", len(lines)
        ) % {"count": len(lines)}
        return subject, render_to_string(LETTER, {"lines": lines, "person": person})
