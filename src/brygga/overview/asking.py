"""What an address asks for besides its day: the party (`?part=lund`), and what the day means."""

from collections.abc import Mapping

from django.utils.translation import gettext

from brygga.agreements.asked import Asked
from brygga.domain.language.days import full_day
from brygga.domain.terms.model import Terms
from brygga.overview.words import page_language


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
