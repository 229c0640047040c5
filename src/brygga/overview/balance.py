"""What each party has promised to put in, and what has been given, side by side.

A conversation and no account: money and hours are never added together or weighed against each
other, and nothing is called too little. Everything given is led back to the contribution that was
promised, and so to its clause.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from brygga.contributions.models import Given
from brygga.contributions.queries import GivenSum
from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import Contribution, ContributionKind, Terms
from brygga.volunteers.queries import HoursSum

KEPT = (Standing.KEPT, Standing.KEPT_LATE)
MINUTES = Decimal(60)


@dataclass(frozen=True, slots=True)
class Gift:
    """So much of a kind, given by a party in a year. `contribution` is empty where the terms
    promise nothing that it belongs to."""

    party: str
    kind: str
    year: int
    quantity: Decimal
    contribution: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What one party gave of one kind; `share` of the party that gave most, 0 to 100."""

    party: str
    quantity: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class KindBars:
    """One kind, with a bar for every party, in the order of the terms."""

    kind: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A promised contribution, and what was given towards it: kind and quantity."""

    promised: Contribution
    given: tuple[tuple[str, Decimal], ...]


def by_hand(sums: Iterable[GivenSum]) -> list[Gift]:
    return [Gift(s.party, s.kind, s.year, s.quantity, s.contribution) for s in sums]


def paid(terms: Terms, assessments: Iterable[Assessment]) -> list[Gift]:
    """Payments that the agreement asks for and that were made, by the evidence of them."""
    return [
        Gift(
            payer,
            Given.Kind.MONEY,
            a.met_on.year,
            a.occurrence.amount,
            _money_of(terms, payer),
        )
        for a in assessments
        if a.standing in KEPT and a.met_on and a.occurrence.amount is not None
        for payer in a.occurrence.parties[:1]
    ]


def worked(
    terms: Terms, sums: Iterable[HoursSum], staffing: Iterable[str], today: date
) -> list[Gift]:
    """Hours on shifts, of half-years that have ended, led back by the promises about staffing.

    `staffing` are the obligations that the needs of the evenings keep. A half-year that still runs
    would let anybody see from one day to the next how long an evening was, and who was there.
    """
    known = set(staffing)
    clauses = {duty.clause for duty in terms.obligations if duty.key in known}
    here = f"{today.year}-H{1 if today.month <= 6 else 2}"
    return [
        Gift(
            s.party,
            Given.Kind.HOURS,
            int(s.half_year[:4]),
            round(s.minutes / MINUTES, 2),
            next(
                (c.key for c in terms.contributions if c.party == s.party and c.clause in clauses),
                "",
            ),
        )
        for s in sums
        if s.half_year < here
    ]


def _money_of(terms: Terms, payer: str) -> str:
    """The contribution in money that a party promised; the first, where it promised several."""
    return next(
        (
            c.key
            for c in terms.contributions
            if c.party == payer and c.kind is ContributionKind.MONEY
        ),
        "",
    )


def bars_of(terms: Terms, gifts: Sequence[Gift]) -> tuple[KindBars, ...]:
    """A group of bars for each kind that anybody gave, each measured by its own longest."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for gift in gifts:
        sums[gift.kind, gift.party] += gift.quantity
    found = []
    for kind in Given.Kind.values:
        given = [sums.get((kind, party.key), Decimal(0)) for party in terms.parties]
        most = max(given, default=Decimal(0))
        if most:
            found.append(
                KindBars(
                    kind,
                    tuple(
                        Bar(party.name, quantity, round(100 * quantity / most, 1))
                        for party, quantity in zip(terms.parties, given, strict=True)
                    ),
                )
            )
    return tuple(found)


def kept_by(terms: Terms, gifts: Sequence[Gift], party: str) -> tuple[Kept, ...]:
    """Each contribution that a party promised, with what was given towards it."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for gift in gifts:
        sums[gift.contribution, gift.kind] += gift.quantity
    return tuple(
        Kept(
            promised,
            tuple(
                (kind, sums[promised.key, kind])
                for kind in Given.Kind.values
                if (promised.key, kind) in sums
            ),
        )
        for promised in terms.contributions
        if promised.party == party
    )
