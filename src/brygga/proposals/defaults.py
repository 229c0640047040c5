"""What makes a proposal a partnership: eight criteria, and what a municipality adds of its own.

Data with a source, not rules: another municipality's points are another entry here. Sentences are
in the language of the agreement.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion; `key` is what answers are kept under, so it never changes its meaning."""

    key: str
    text: str
    source: str


GUIDELINES = "Riktlinjer för idéburet offentligt partnerskap"

# The eight points that municipal guidelines for such partnerships have in common; Lund's board has
# them in its own guidelines, and Q-hänget's agreement repeats them (Överenskommelsens form, 1–8).
CRITERIA = (
    Criterion("initiative", "Den idéburna sidan har tagit initiativet.", GUIDELINES),
    Criterion(
        "programme",
        "Verksamheten hjälper till att genomföra en politisk plan eller ett program som "
        "uttryckligen nämner föreningarna.",
        GUIDELINES,
    ),
    Criterion("local", "Den utvecklar orten och gör fler delaktiga i samhället.", GUIDELINES),
    Criterion("grant", "Den hör inte till det vanliga föreningsbidraget.", GUIDELINES),
    Criterion("market", "Det finns ingen marknad eller konkurrens som behöver värnas.", GUIDELINES),
    Criterion(
        "financing",
        "Båda sidor bekostar verksamheten, med pengar eller på annat sätt.",
        GUIDELINES,
    ),
    Criterion("detail", "Kommunen styr inte verksamheten i detalj.", GUIDELINES),
    Criterion(
        "cooperation", "Båda sidor vill samarbeta närmare än i en affär på en marknad.", GUIDELINES
    ),
)

OWN = "Nämndens eget krav"

# By the key of the public organisation.
OWN_POINTS = {
    "lunds-kommun": (
        Criterion("budget", "Partnerskapet ryms i den budgetram som redan finns.", OWN),
        Criterion("limited", "Partnerskapet gäller en begränsad tid.", OWN),
    ),
}


def criteria_for(organisations: frozenset[str]) -> tuple[Criterion, ...]:
    """The criteria that a proposal between these organisations (by their keys) is held against."""
    own = (point for key, points in OWN_POINTS.items() if key in organisations for point in points)
    return (*CRITERIA, *own)
