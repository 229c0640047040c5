"""Meetings, what they count towards, and who has answered what."""

from datetime import date, datetime

from django.db.models import QuerySet

from brygga.domain.obligations import ZONE
from brygga.domain.terms.model import ClausePart, Obligation, PartyKind, Pattern, Terms
from brygga.parties.models import Partnership, Person
from brygga.steering.links import hash_of
from brygga.steering.models import AgendaItem, Invitee, Meeting, SteeringGroup
from brygga.steering.permissions import Duty, Sides

# Words in an obligation's title that tell what it is about, the most telling first.
SUMMONS_WORDS = ("kallelse", "kalla", "summons")
MINUTES_WORDS = ("protokoll", "dokument", "minnesanteckning", "minutes")
MEETING_WORDS = ("styrgruppens möte", "möte", "träffas", "meeting")


def offered_group(partnership: Partnership, terms: Terms) -> SteeringGroup:
    """What the group's settings could be, by the titles of the agreement's own duties (unsaved).

    Only duties of the part on governance, done again and again; each is offered for one thing.
    """
    governance = {c.key for c in terms.clauses if c.part is ClausePart.GOVERNANCE}
    left = [
        o for o in terms.obligations if o.clause in governance and o.pattern is not Pattern.STANDING
    ]
    found = []
    for words in (SUMMONS_WORDS, MINUTES_WORDS, MEETING_WORDS):
        duty = _about(left, words)
        found.append(duty.key if duty else "")
        left = [o for o in left if o is not duty]
    summons, minutes, meeting = found
    return SteeringGroup(
        partnership=partnership,
        summons_obligation=summons,
        meeting_obligation=meeting,
        minutes_obligation=minutes,
    )


def _about(duties: list[Obligation], words: tuple[str, ...]) -> Obligation | None:
    for word in words:
        for duty in duties:
            if word in duty.title.lower():
                return duty
    return None


def group_of(partnership: Partnership) -> SteeringGroup | None:
    """How the group works, once somebody has said so. One query."""
    return SteeringGroup.objects.filter(partnership=partnership).first()


def duty_of(terms: Terms, key: str) -> Duty:
    """Whose an obligation is; every party's where the agreement has none (`key` is empty) or no
    longer has it."""
    found = next((o for o in terms.obligations if o.key == key), None)
    if found is None:
        return Duty(frozenset(party.key for party in terms.parties))
    names = [terms.party(party).name for party in found.owed_by]
    return Duty(frozenset(found.owed_by), ", ".join(names), terms.clause(found.clause).place)


def sides_of(terms: Terms) -> Sides:
    """Which parties are public and which nonprofit, and the clause about the group."""
    place = terms.clause(terms.governance.clause).place if terms.governance else ""
    return Sides(
        frozenset(p.key for p in terms.parties if p.kind is PartyKind.PUBLIC),
        frozenset(p.key for p in terms.parties if p.kind is PartyKind.NONPROFIT),
        place,
    )


def wanted_in_a_year(terms: Terms, group: SteeringGroup | None) -> int:
    """How many meetings a year the agreement asks for; 0 where it does not say."""
    key = group.meeting_obligation if group else ""
    found = next((o for o in terms.obligations if o.key == key), None)
    if found is None or found.per is None or found.pattern is not Pattern.COUNT:
        return 0
    times = {"year": 1, "half-year": 2, "quarter": 4, "school-term": 2, "month": 12}
    return found.at_least * times.get(found.per.value, 0)


def meetings_of(partnership: Partnership) -> QuerySet[Meeting]:
    """Every meeting, the latest first."""
    return Meeting.objects.filter(partnership=partnership).order_by("-begins_at", "-id")


def held_in(partnership: Partnership, year: int) -> QuerySet[Meeting]:
    """The meetings of a year that are not cancelled, held or to come."""
    begins = datetime(year, 1, 1, tzinfo=ZONE)
    return Meeting.objects.filter(
        partnership=partnership,
        cancelled_at=None,
        begins_at__gte=begins,
        begins_at__lt=datetime(year + 1, 1, 1, tzinfo=ZONE),
    )


def next_meeting(partnership: Partnership, on: date) -> Meeting | None:
    """The first meeting that is neither held nor cancelled, from a day on."""
    return (
        Meeting.objects.filter(
            partnership=partnership,
            cancelled_at=None,
            held_at=None,
            begins_at__gte=datetime(on.year, on.month, on.day, tzinfo=ZONE),
        )
        .order_by("begins_at")
        .first()
    )


def answers_to(meeting: Meeting) -> list[Invitee]:
    """Those called who still are, members before substitutes. One query."""
    return list(
        Invitee.objects.filter(meeting=meeting, called_off_at=None)
        .select_related("holder__person")
        .order_by("holder__is_substitute", "id")
    )


def open_invitee_of(meeting: Meeting, person: Person) -> Invitee | None:
    return (
        Invitee.objects.filter(meeting=meeting, holder__person=person, called_off_at=None)
        .select_related("holder__person", "meeting__partnership")
        .first()
    )


def invitee_behind(token: str) -> Invitee | None:
    """Who was sent this link, unless they have been told not to come. One query."""
    return (
        Invitee.objects.filter(
            token_hash=hash_of(token), called_off_at=None, holder__person__is_active=True
        )
        .select_related("holder__person", "meeting__partnership")
        .first()
    )


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """What stands on the agenda, in order, each with its papers. Two queries."""
    return list(
        AgendaItem.objects.filter(meeting=meeting, removed_at=None)
        .prefetch_related("papers")
        .order_by("position", "id")
    )
