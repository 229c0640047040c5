"""Says on standard error what is being done, since nobody should stare at a silent terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


@contextmanager
def doing(what: str) -> Iterator[None]:
    """A line when it begins, and how long it took when it is done."""
    print(f"… {what}", end="", file=sys.stderr, flush=True)
    begun = monotonic()
    try:
        yield
    finally:
        print(f" ({monotonic() - begun:.1f} s)", file=sys.stderr, flush=True)
