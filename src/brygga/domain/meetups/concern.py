"""Concern for a young person: which law holds on a day, and numbers that are the same for all.

Data with dates and sources. Nothing here, and nothing anywhere, is kept about a concern.
"""

from dataclasses import dataclass
from datetime import date

from brygga.domain.language import Text


@dataclass(frozen=True, slots=True)
class ConcernLaw:
    """Who must tell the social services that a child may be in trouble, and who should.

    Holds from `since` up to but not on `until`. Paragraphs are given where they have been read in
    a source; an empty one is left out on screen rather than guessed.
    """

    name: Text
    duty: str
    advice: str
    since: date
    until: date | None
    source: str


LAWS = (
    ConcernLaw(
        name=Text("socialtjänstlagen (2001:453)", "the Social Services Act (2001:453)"),
        duty="14 kap. 1 §",
        advice="14 kap. 1 c §",
        since=date(2013, 1, 1),  # 1 c § came with the change 2012:776
        until=date(2025, 7, 1),
        source="SFS 2001:453 i lydelse enligt SFS 2012:776; Socialstyrelsen, Anmäla oro för barn",
    ),
    ConcernLaw(
        name=Text("socialtjänstlagen (2025:400)", "the Social Services Act (2025:400)"),
        duty="",
        advice="",
        since=date(2025, 7, 1),
        until=None,
        source="SFS 2025:400; prop. 2024/25:89",
    ),
)


def concern_law_on(day: date) -> ConcernLaw | None:
    """The law that holds on the day; None before the first one listed."""
    return next(
        (law for law in LAWS if law.since <= day and (law.until is None or day < law.until)), None
    )


@dataclass(frozen=True, slots=True)
class NationalNumber:
    """A number that is the same in the whole country."""

    number: str
    name: str
    when: Text


NATIONAL_NUMBERS = (
    NationalNumber(
        "112",
        "SOS Alarm",
        Text(
            "När det är akut. Be att få tala med socialjouren eller polisen.",
            "When it is urgent. Ask for the social emergency service or the police.",
        ),
    ),
    NationalNumber(
        "1177",
        "1177 Vårdguiden",
        Text(
            "Råd om vård och psykisk hälsa, dygnet runt.",
            "Advice on care and mental health, day and night.",
        ),
    ),
    NationalNumber(
        "116 111",
        "Bris",
        Text(
            "För den unga själv, upp till 18 år. Dygnet runt, syns inte på telefonräkningen.",
            "For the young person, up to 18. Day and night, not shown on the phone bill.",
        ),
    ),
)
