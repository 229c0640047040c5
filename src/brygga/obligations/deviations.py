"""Deviations as pages and other slices read them: which are open, what comes next, what rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.domain.language import Text
from brygga.domain.obligations.dialogue import DEVIATION, set_off_by
from brygga.domain.terms.model import Clause, Terms
from brygga.obligations.models import Deviation, DeviationDecision, DeviationNote
from brygga.obligations.states import State
from brygga.parties.models import Partnership

#: What evidence made by an act here leads back to, by the word before the colon in `made_by`.
KIND, DIALOGUE = "deviation", "deviation-dialogue"
ORIGINS = {
    KIND: Text("Till avvikelsen", "To the deviation"),
    DIALOGUE: Text("Till samtalet om avvikelsen", "To the talk about the deviation"),
}

#: What a state is called, its colour and its picture.
STATES: dict[State, tuple[str | Promise, str, str]] = {
    State.RAISED: (_("att tala om"), "chip--apricot", "open"),
    State.TALKED: (_("ska beslutas"), "chip--apricot", "people"),
    State.PROPOSED: (_("väntar på en annan part"), "chip--apricot", "due_soon"),
    State.DECIDED: (_("ska följas upp"), "chip--water", "calendar"),
    State.CLOSED: (_("avslutad"), "", "check"),
    State.WITHDRAWN: (_("återkallad"), "", "undo"),
}
#: What comes next, for lists of what is open.
NEXT: dict[State, str | Promise] = {
    State.RAISED: _("Tala med varandra, och notera samtalet."),
    State.TALKED: _("Ni har talat. Nu kan ni besluta."),
    State.PROPOSED: _("Beslutet gäller när en annan part har bekräftat det."),
    State.DECIDED: _("Följ upp hur det gick."),
}


def made_by(deviation: Deviation) -> str:
    return f"{KIND}:{deviation.pk}"


def dialogue_made_by(note: DeviationNote) -> str:
    return f"{DIALOGUE}:{note.deviation_id}-{note.pk}"


def path_of(partnership: str, key: str) -> str:
    """The deviation's page; `key` is what stands after the colon in `made_by`."""
    return reverse("obligations:deviation", args=[partnership, int(key.partition("-")[0])])


def rule_of(terms: Terms) -> Clause | None:
    """Where the agreement says what to do about a deviation; None where it is silent."""
    for duty in set_off_by(terms, DEVIATION):
        return terms.clause(duty.clause)
    return None


def place_of(terms: Terms) -> str:
    clause = rule_of(terms)
    return clause.place if clause else ""


def deviations_of(partnership: Partnership) -> QuerySet[Deviation]:
    return Deviation.objects.filter(partnership=partnership)


def open_deviations(partnership: Partnership) -> list[Deviation]:
    """Those that wait for somebody, the oldest first. One query."""
    waiting = deviations_of(partnership).filter(withdrawn_at=None, closed_at=None)
    return list(waiting.select_related("partnership").order_by("since", "id"))


@dataclass(frozen=True, slots=True)
class Row:
    """A deviation in a list, with its words."""

    deviation: Deviation
    title: str
    name: str
    href: str
    state: str | Promise
    colour: str
    sign: str
    next: str | Promise


def row_of(deviation: Deviation, terms: Terms, names: Mapping[str, str]) -> Row:
    """`names` holds what occurrences are called, by key."""
    state, colour, sign = STATES[deviation.state]
    return Row(
        deviation,
        title_of(deviation, terms),
        names.get(deviation.occurrence, ""),
        reverse("obligations:deviation", args=[deviation.partnership.key, deviation.pk]),
        state,
        colour,
        sign,
        NEXT.get(deviation.state, ""),
    )


def title_of(deviation: Deviation, terms: Terms) -> str:
    """The obligation's title; its key where the agreement that holds no longer has it."""
    found = next((o for o in terms.obligations if o.key == deviation.obligation), None)
    return found.title if found else deviation.obligation


def parties_named(keys: str, names: Mapping[str, str]) -> list[str]:
    return [names.get(key, key) for key in keys.split()]


def decision_of(deviation: Deviation) -> DeviationDecision | None:
    """The one that stands."""
    standing = deviation.decisions.filter(withdrawn_at=None)
    return standing.select_related("recorded_by", "confirmed_by").first()
