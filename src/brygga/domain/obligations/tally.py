"""Rolling up: how many promises stand how, for an obligation, a party or a whole partnership."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from brygga.domain.obligations.model import Assessment, Standing
from brygga.domain.terms.model import ObligationKey, PartyKey

FALLEN_DUE = (Standing.KEPT, Standing.KEPT_LATE, Standing.MISSED, Standing.WAIVED)


class Tally(NamedTuple):
    """How many occurrences stand how."""

    counts: Counter[Standing]

    def of(self, *standings: Standing) -> int:
        return sum(self.counts[s] for s in standings)

    @property
    def kept(self) -> int:
        return self.of(Standing.KEPT)

    @property
    def kept_late(self) -> int:
        return self.of(Standing.KEPT_LATE)

    @property
    def missed(self) -> int:
        return self.of(Standing.MISSED)

    @property
    def waived(self) -> int:
        return self.of(Standing.WAIVED)

    @property
    def fallen_due(self) -> int:
        """Those whose outcome is known: kept, late, missed or waived."""
        return self.of(*FALLEN_DUE)


def tally(assessments: Iterable[Assessment]) -> Tally:
    return Tally(Counter(a.standing for a in assessments))


def tally_by_obligation(assessments: Iterable[Assessment]) -> dict[ObligationKey, Tally]:
    counts: defaultdict[ObligationKey, Counter[Standing]] = defaultdict(Counter)
    for a in assessments:
        counts[a.occurrence.obligation][a.standing] += 1
    return {key: Tally(found) for key, found in counts.items()}


def tally_by_party(assessments: Iterable[Assessment]) -> dict[PartyKey, Tally]:
    """A joint duty counts in full for each party that owes it."""
    counts: defaultdict[PartyKey, Counter[Standing]] = defaultdict(Counter)
    for a in assessments:
        for party in a.occurrence.parties:
            counts[party][a.standing] += 1
    return {key: Tally(found) for key, found in counts.items()}
