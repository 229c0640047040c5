"""What makes a file senseless as a whole, though each of its keys can be read.

A check looks at the value and yields complaints: the path of the key, and what is wrong with it.
"""

from collections.abc import Iterator
from itertools import chain

from brygga.domain.terms.checks.calendars import check_calendar
from brygga.domain.terms.checks.dues import check_dues
from brygga.domain.terms.checks.figures import check_figures, check_length
from brygga.domain.terms.checks.keys import check_keys, check_references
from brygga.domain.terms.checks.patterns import check_patterns
from brygga.domain.terms.checks.readings import check_readings
from brygga.domain.terms.checks.saying import Complaint
from brygga.domain.terms.model import Terms

__all__ = ["Complaint", "check_calendar", "check_terms"]


def check_terms(terms: Terms) -> Iterator[Complaint]:
    """Every complaint. Where keys do not hold together, duties are not asked about."""
    holds = True
    for loose in chain(check_length(terms), check_keys(terms), check_references(terms)):
        holds = False
        yield loose
    yield from check_figures(terms)
    if holds:
        yield from check_patterns(terms)
        yield from check_dues(terms)
        yield from check_readings(terms)
