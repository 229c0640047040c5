"""Row 7, its first part: a half-year frozen and audited against all that was published before."""

from collections.abc import Iterator
from random import Random

from bench.table import Figure
from bench.timing import interleaved
from brygga.domain.disclosure import Ledger
from brygga.domain.disclosure.freezing import audit, freeze
from brygga.domain.disclosure.rounding import chance_from
from brygga.domain.disclosure.trial.histories import FROZEN, invent

GOAL = 1000.0


def measure(rounds: int = 20) -> Iterator[Figure]:
    """The last half-year of three years. A new solver is made each time, as in the worker."""
    random = Random(1)
    chance = chance_from(random.randrange)
    history = invent(random)
    ledger = Ledger()
    *earlier, last = (history.of(key) for key in FROZEN)
    for half_year in earlier:
        frozen = freeze(half_year.plan, half_year.key, half_year.counts(), ledger, chance=chance)
        ledger = Ledger((*ledger.frozen, frozen))
    counts = last.counts()

    def freeze_last() -> Ledger:
        frozen = freeze(last.plan, last.key, counts, ledger, chance=chance)
        return Ledger((*ledger.frozen, frozen))

    whole = freeze_last()
    spent = interleaved(
        {
            "freeze": freeze_last,
            "audit": lambda: list(audit(whole)),
            "both": lambda: list(audit(freeze_last())),
        },
        rounds=rounds,
    )
    size = f"after {len(earlier)} half-years, {len(whole.frozen[-1].figures)} figures"
    yield Figure("7", "freeze and audit", size, spent["both"], "ms", goal=GOAL, goal_is_figure=True)
    yield Figure("7", "  freeze", "", spent["freeze"], "ms")
    yield Figure("7", "  audit", "", spent["audit"], "ms")
