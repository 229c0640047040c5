"""Q-hänget's proposal of 27 October 2021: the facts of it, in our own words."""

from datetime import date
from decimal import Decimal

from brygga.domain.proposals import (
    Alternative,
    Checked,
    CostRow,
    Decided,
    Point,
    Proposed,
    Rhythm,
    Section,
)
from brygga.domain.terms.model import Party, PartyKey, PartyKind

LUND = Party(PartyKey("lund"), "Kultur- och fritidsnämnden, Lunds kommun", PartyKind.PUBLIC)
KVINNOJOUREN = Party(PartyKey("kvinnojouren"), "Kvinnojouren Lund", PartyKind.NONPROFIT)
TJEJJOUREN = Party(PartyKey("tjejjouren"), "Tjejjouren i Lund", PartyKind.NONPROFIT)
JOURERNA = ("kvinnojouren", "tjejjouren")

TWO = Alternative("Två träffar i veckan", "", 2, (CostRow("Allt som söktes", Decimal(370_300)),))
ONE = Alternative("En träff i veckan", "", 1, (CostRow("Det som ryms", Decimal(181_150)),))

Q_HANGET = Proposed(
    key="q-hanget",
    title="Q-hänget 2022–2024",
    language="sv",
    begins_on=date(2022, 1, 1),
    ends_on=date(2024, 12, 31),
    parties=(LUND, KVINNOJOUREN, TJEJJOUREN),
    points=(
        Point(Section.CHALLENGE, "Unga hbtq+-personer i Lund har ingen trygg mötesplats."),
        Point(Section.SOLUTION, "Parterna driver en mötesplats tillsammans."),
        Point(Section.TARGET_GROUP, "Unga hbtq+-personer, 13–19 år, i Lunds kommun."),
        Point(Section.GOAL, "Nå målgruppen i hela kommunen."),
        Point(
            Section.ACTIVITY,
            "Mötesplatsen är öppen varje vecka under skolterminerna.",
            rhythm=Rhythm.MEETUP,
        ),
        Point(Section.ACTIVITY, "Utbildningar för volontärer och personal."),
        Point(Section.ACTIVITY, "Aktiviteterna följs upp.", rhythm=Rhythm.YEAR),
        Point(Section.CONTRIBUTION, "Anställd samordnare.", parties=JOURERNA),
        Point(Section.CONTRIBUTION, "Hjälp med kontakter i kommunen.", parties=("lund",)),
    ),
    alternatives=(TWO, ONE),
    criteria=(Checked("Initiativet är den idéburna sidans.", "Riktlinjerna"),),
    payer="lund",
    payee="tjejjouren",
    payments_a_year=2,
)
DECIDED = Decided(1, date(2021, 10, 27), "KU 2020/0219", ("Budgeten räcker till en träff.",))
