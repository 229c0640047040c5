"""What the parts of a proposal are called on a page, and how far one has come."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.domain.life import State
from brygga.domain.proposals import Rhythm, Section

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the proposal: its name, and what is written there."""

    title: Words
    asks: Words


PARTS: dict[Section, Part] = {
    Section.CHALLENGE: Part(
        _("Gemensam utmaning"), _("Vad i samhället vill ni göra något åt tillsammans?")
    ),
    Section.SOLUTION: Part(_("Gemensam lösning"), _("Vad vill ni göra, tillsammans?")),
    Section.TARGET_GROUP: Part(_("Målgrupp"), _("Vilka är det till för?")),
    Section.GOAL: Part(_("Mål"), _("Vad ska ni ha nått när tiden är slut?")),
    Section.ACTIVITY: Part(_("Aktiviteter"), _("Vad ska ni göra, och hur ofta?")),
    Section.CONTRIBUTION: Part(_("Insatser"), _("Vad bidrar var och en med?")),
}

RHYTHMS: dict[Rhythm, Words] = {
    Rhythm.UNSAID: _("det är inte bestämt"),
    Rhythm.MEETUP: _("varje skolvecka, så många gånger som alternativet ger"),
    Rhythm.WEEK: _("varje vecka"),
    Rhythm.MONTH: _("varje månad"),
    Rhythm.QUARTER: _("varje kvartal"),
    Rhythm.HALF_YEAR: _("varje halvår"),
    Rhythm.YEAR: _("varje år"),
    Rhythm.SCHOOL_TERM: _("varje skoltermin"),
    Rhythm.STANDING: _("hela tiden"),
}

#: What can be said of a proposal by how far it has come.
STATES: dict[State, Words] = {
    State.NOTHING: _("skrivs"),
    State.PROPOSED: _("väntar på bedömning"),
    State.ASSESSED: _("bedömt, väntar på beslut"),
    State.DECLINED: _("fick nej"),
    State.DECIDED: _("fick ja"),
    State.DRAFTED: _("fick ja, blev utkast"),
}
