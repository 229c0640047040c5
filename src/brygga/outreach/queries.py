"""Which promises the groups and talks keep, by the terms; and what has been noted."""

from django.db.models import QuerySet

from brygga.domain.terms.model import ClausePart, Obligation, Terms
from brygga.outreach.models import ActorGroup, DevelopmentNote, GroupMeeting
from brygga.parties.models import Partnership

#: The obligations' usual keys, offered where the agreement has them; anything else can be chosen.
USUAL = {
    ActorGroup.Kind.WORKING: "working-group",
    ActorGroup.Kind.COORDINATION: "coordinate-others",
}


def usual_obligation(terms: Terms, kind: str) -> str:
    """The key to offer for a group's meetings; empty where the agreement has none by that key."""
    key = USUAL[ActorGroup.Kind(kind)]
    return key if any(duty.key == key for duty in terms.obligations) else ""


def development_duties(terms: Terms) -> tuple[Obligation, ...]:
    """What the agreement's part on development asks for: a talk about it keeps them."""
    parts = {clause.key: clause.part for clause in terms.clauses}
    return tuple(duty for duty in terms.obligations if parts[duty.clause] is ClausePart.DEVELOPMENT)


def groups_of(partnership: Partnership) -> QuerySet[ActorGroup]:
    return ActorGroup.objects.filter(partnership=partnership)


def meetings_of(group: ActorGroup) -> QuerySet[GroupMeeting]:
    """The latest first."""
    return GroupMeeting.objects.filter(group=group, withdrawn_at=None)


def talks_of(partnership: Partnership) -> QuerySet[DevelopmentNote]:
    """The latest first."""
    return DevelopmentNote.objects.filter(partnership=partnership, withdrawn_at=None)
