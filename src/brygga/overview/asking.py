"""What an address asks for: the day (`?dag=2023-05-10`) and the party (`?part=lund`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from brygga.agreements.asked import FIRST_DAY, LAST_DAY
from brygga.domain.language.days import full_day
from brygga.domain.terms.model import Terms
from brygga.overview.words import page_language


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a page speaks of. `problem` says why it is not the one that was written."""

    day: date
    today: date
    written: str = ""
    problem: str = ""

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def is_to_come(self) -> bool:
        """Later than today: nothing that happens until then is known."""
        return self.day > self.today

    @property
    def query(self) -> str:
        """What other pages' addresses end with to speak of the same day."""
        return "" if self.is_today else f"?dag={self.day.isoformat()}"


def asked_day(parameters: Mapping[str, str], today: date) -> Asked:
    """The day in the address; today without one, or where it is no day."""
    written = parameters.get("dag", "").strip()[:40]
    if not written:
        return Asked(today, today)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    if FIRST_DAY <= day <= LAST_DAY:
        return Asked(day, today, written)
    problem = gettext(
        "”%(written)s” är ingen dag som sidan kan visa. Skriv år, månad och dag, till exempel "
        "%(example)s. Nu visas läget idag."
    ) % {"written": written, "example": today.isoformat()}
    return Asked(today, today, written, problem)


def outside_term(terms: Terms, asked: Asked) -> str:
    """What a day before or after the agreement means for what is shown; empty inside it."""
    language = page_language()
    term = terms.term
    if asked.day < term.begins_on:
        return gettext(
            "Dagen ligger före avtalstiden, som börjar %(day)s. Inget löfte har börjat gälla än."
        ) % {"day": full_day(term.begins_on, language)}
    if asked.day <= term.ends_on:
        return ""
    if asked.today > term.ends_on:
        said = gettext("Dagen ligger efter avtalstiden, som slutade %(day)s. Så här slutade det.")
    else:
        said = gettext("Dagen ligger efter avtalstiden, som slutar %(day)s.")
    return said % {"day": full_day(term.ends_on, language)}


def asked_party(parameters: Mapping[str, str], terms: Terms) -> str:
    """The party in the address; empty for all, and for one that the agreement does not have."""
    key = parameters.get("part", "")
    return key if any(party.key == key for party in terms.parties) else ""
