"""What is still owed when an agreement ends before its term: by notice, or by cancellation."""

from collections.abc import Iterable, Iterator
from datetime import date

from brygga.domain.calendar import Per
from brygga.domain.obligations.model import Occurrence
from brygga.domain.obligations.planning import shift
from brygga.domain.terms.model import Pattern


def until(occurrences: Iterable[Occurrence], ends_on: date) -> tuple[Occurrence, ...]:
    """The occurrences that are left when `ends_on` is the agreement's last day, keys unchanged.

    What belongs to a period that had ended is owed, also if it falls due later (a report for the
    year before). What belongs to a period that begins later is not. Of a period that the end cuts
    short only what had fallen due is owed: the agreement does not say how much of it the rest is.
    What is owed once over the whole term, or all the time, is owed until the new last day.
    """
    return tuple(_left(occurrences, ends_on))


def _left(occurrences: Iterable[Occurrence], ends_on: date) -> Iterator[Occurrence]:
    for occurrence in occurrences:
        period = occurrence.period
        if period.ends_on <= ends_on:
            yield occurrence
        elif period.starts_on <= ends_on:
            if _is_whole_term(occurrence):
                yield _cut(occurrence, ends_on)
            elif occurrence.due_on and occurrence.due_on <= ends_on:
                yield occurrence


def _is_whole_term(occurrence: Occurrence) -> bool:
    """One that lasts as long as the agreement; a deadline on a date has a key of its own."""
    rule, period = occurrence.rule, occurrence.period
    return period.per is Per.TERM and period.ends_on == rule.ends_on


def _cut(occurrence: Occurrence, ends_on: date) -> Occurrence:
    period = occurrence.period._replace(ends_on=ends_on)
    due_on = occurrence.due_on
    match occurrence.pattern:
        case Pattern.COUNT if due_on:
            due_on = ends_on
        case Pattern.DEADLINE if due_on and (due := occurrence.rule.obligation.due):
            due_on = shift(due, period)
        case _:
            pass
    return occurrence._replace(period=period, due_on=due_on)
