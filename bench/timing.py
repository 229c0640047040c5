"""CPU time of small pieces of work, as medians: wall time on a shared machine says little."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time_ns

Work = Callable[[], object]


def interleaved(
    works: Mapping[str, Work], *, rounds: int, before: Callable[[str], object] | None = None
) -> dict[str, float]:
    """The median CPU time of each, in milliseconds. `before` is told its name ahead, untimed.

    They take turns, so that a machine that grows slower or busier does so for all of them, and a
    ratio between them stays true.
    """
    spent: dict[str, list[int]] = {name: [] for name in works}
    for name, work in works.items():
        if before:
            before(name)
        work()
    # What was made while preparing would be walked by every later collection of garbage.
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, work in works.items():
            if before:
                before(name)
            start = process_time_ns()
            work()
            spent[name].append(process_time_ns() - start)
    gc.unfreeze()
    return {name: median(times) / 1e6 for name, times in spent.items()}
