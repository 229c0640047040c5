"""Occurrences, facts and a day in; the standing of each out. Nothing here knows what today is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.language import Text
from brygga.domain.obligations.model import (
    Assessment,
    Evidence,
    Facts,
    Occurrence,
    Standing,
    Waiver,
    end_of,
)
from brygga.domain.obligations.planning import counts_from, move, plan, triggered_by
from brygga.domain.obligations.rules import Rule, readings_known
from brygga.domain.terms.model import Anchor, ObligationKey, Pattern, Reading, Side, Terms

DUE_SOON = timedelta(14)
LATE_IS_POSSIBLE = (Pattern.DEADLINE, Pattern.TRIGGERED)


class Match(NamedTuple):
    """An occurrence and the facts that count towards it."""

    occurrence: Occurrence
    evidence: tuple[Evidence, ...]
    met: int
    met_on: date | None


def assess(
    terms: Terms,
    calendar: SchoolCalendar | None,
    facts: Facts,
    as_of: date,
    readings: Iterable[Reading] | None = None,
) -> tuple[Assessment, ...]:
    """How every occurrence stood at the end of a day.

    Only what was known by then counts: facts recorded and not yet withdrawn, readings decided. So
    the answer for a past day never changes afterwards.
    """
    held = readings_known(terms.readings if readings is None else readings, as_of)
    return stand(plan(terms, calendar, held), facts, as_of)


def stand(occurrences: Sequence[Occurrence], facts: Facts, as_of: date) -> tuple[Assessment, ...]:
    """The standing of occurrences that are already planned, the obligations kept together."""
    known: dict[ObligationKey, list[Evidence]] = defaultdict(list)
    end = end_of(as_of)
    for fact in facts.evidence:
        if fact.is_known(as_of, end):
            known[fact.obligation].append(fact)
    for found in known.values():
        found.sort(key=lambda e: (e.happened_on, e.recorded_at))
    waivers = {w.occurrence: w for w in facts.waivers if w.is_known(end)}

    matches = [
        match
        for rule, mine in groupby(occurrences, key=lambda o: o.rule)
        for match in _match(rule, list(mine), known)
    ]
    days = {m.occurrence.key: m.met_on for m in matches}
    return tuple(_assess(m, waivers.get(m.occurrence.key), days, as_of) for m in matches)


def _match(
    rule: Rule, occurrences: list[Occurrence], known: dict[ObligationKey, list[Evidence]]
) -> list[Match]:
    duty = rule.obligation
    evidence = known.get(duty.key, [])
    if duty.pattern is Pattern.TRIGGERED:
        return _match_triggered(rule, occurrences, known)
    if not duty.each_party:
        return _match_pattern(duty.pattern, occurrences, evidence)
    matches: list[Match] = []
    for party in duty.owed_by:
        matches += _match_pattern(
            duty.pattern,
            [o for o in occurrences if o.parties == (party,)],
            [e for e in evidence if e.party == party],
        )
    return matches


def _match_pattern(
    pattern: Pattern, occurrences: list[Occurrence], evidence: list[Evidence]
) -> list[Match]:
    if pattern is Pattern.DEADLINE:
        return _match_oldest_first(occurrences, evidence)
    if pattern is Pattern.STANDING:
        return [_matched(o, evidence) for o in occurrences]
    return _match_by_day(occurrences, evidence)


def _match_by_day(occurrences: list[Occurrence], evidence: list[Evidence]) -> list[Match]:
    """A count takes what happened inside its period, and nothing else."""
    starts = [o.period.starts_on for o in occurrences]
    inside: list[list[Evidence]] = [[] for _ in occurrences]
    for fact in evidence:
        n = bisect_right(starts, fact.happened_on) - 1
        if n >= 0 and fact.happened_on <= occurrences[n].period.ends_on:
            inside[n].append(fact)
    return [_matched(o, found) for o, found in zip(occurrences, inside, strict=True)]


def _match_oldest_first(occurrences: list[Occurrence], evidence: list[Evidence]) -> list[Match]:
    """A deadline takes the facts that name it; of the rest the oldest unmet one comes first.

    As with payments on a debt. A fact counts towards one occurrence only, and never towards one
    whose period had not begun, unless it names that one, or that one is due on a date or before
    its period; and then not long before the agreement.
    """
    named = {o.key: o for o in occurrences}
    counted: dict[str, list[Evidence]] = {o.key: [] for o in occurrences}
    lacking = {o.key: o.required for o in occurrences}
    free = []
    for fact in evidence:
        if fact.occurrence not in named:
            free.append(fact)
        elif fact.happened_on >= counts_from(named[fact.occurrence]):
            counted[fact.occurrence].append(fact)
            lacking[fact.occurrence] -= fact.quantity
    for fact in free:
        for o in occurrences:
            if lacking[o.key] > 0 and _may_count(o, fact):
                counted[o.key].append(fact)
                lacking[o.key] -= fact.quantity
                break
    for found in counted.values():
        found.sort(key=lambda e: e.happened_on)
    return [_matched(o, counted[o.key]) for o in occurrences]


def _may_count(occurrence: Occurrence, fact: Evidence) -> bool:
    due = occurrence.rule.obligation.due
    if due and (due.on or due.side is Side.BEFORE):
        return fact.happened_on >= counts_from(occurrence)
    return fact.happened_on >= occurrence.period.starts_on


def _match_triggered(
    rule: Rule, untriggered: list[Occurrence], known: dict[ObligationKey, list[Evidence]]
) -> list[Match]:
    """Each event sets off an occurrence of its own; what is done afterwards answers the oldest."""
    duty = rule.obligation
    mine = known.get(duty.key, [])
    events = [e for e in mine if e.kind == duty.when] or known.get(ObligationKey(duty.when), [])
    events = [e for e in events if e.happened_on >= rule.begins_on]
    if not events:
        return [_matched(o, []) for o in untriggered]
    occurrences: list[Occurrence] = []
    for event in events:
        key = f"{duty.key}/{event.happened_on.isoformat()}"
        same_day = sum(o.period.starts_on == event.happened_on for o in occurrences)
        occurrences.append(triggered_by(rule, event, f"{key}-{same_day + 1}" if same_day else key))
    return _match_oldest_first(occurrences, [e for e in mine if e.kind != duty.when])


def _matched(occurrence: Occurrence, evidence: Sequence[Evidence]) -> Match:
    met, met_on = 0, None
    for fact in evidence:
        met += fact.quantity
        if met_on is None and met >= occurrence.required:
            met_on = fact.happened_on
    return Match(occurrence, tuple(evidence), met, met_on)


def _assess(
    match: Match, waiver: Waiver | None, days: dict[str, date | None], as_of: date
) -> Assessment:
    occurrence = match.occurrence
    due_on, missing = _due(occurrence, days)
    return Assessment(
        occurrence,
        as_of,
        _standing(occurrence, due_on, match.met_on, waiver, as_of),
        due_on,
        match.met,
        match.met_on,
        match.evidence,
        waiver,
        missing,
    )


def _due(o: Occurrence, days: dict[str, date | None]) -> tuple[date | None, Text | None]:
    """The day of an occurrence, which an event may have given its date since it was planned."""
    due = o.rule.obligation.due
    if o.due_on or not due or due.anchor is not Anchor.EVENT:
        return o.due_on, o.missing
    happened_on = days.get(f"{due.event}/{o.period.key}")
    return (move(due, happened_on), None) if happened_on else (None, o.missing)


def _standing(
    o: Occurrence, due_on: date | None, met_on: date | None, waiver: Waiver | None, as_of: date
) -> Standing:
    if met_on:
        late = due_on and met_on > due_on and o.pattern in LATE_IS_POSSIBLE
        return Standing.KEPT_LATE if late else Standing.KEPT
    if waiver:
        return Standing.WAIVED
    if o.pattern is Pattern.STANDING:
        return _standing_duty(o, as_of)
    if o.pattern is Pattern.TRIGGERED and o.trigger is None:
        return Standing.NOT_APPLICABLE
    if due_on is None:
        return Standing.UPCOMING if as_of < o.period.starts_on else Standing.UNDATED
    if as_of > due_on:
        return Standing.MISSED
    if as_of < _opens_on(o, due_on):
        return Standing.UPCOMING
    return Standing.DUE_SOON if due_on - as_of <= DUE_SOON else Standing.OPEN


def _opens_on(o: Occurrence, due_on: date) -> date:
    """With its period, or when it is due soon if that comes first."""
    begins = o.period.starts_on
    return begins if due_on >= begins else due_on - DUE_SOON


def _standing_duty(o: Occurrence, as_of: date) -> Standing:
    """Without evidence it is open while the agreement runs: perhaps only nobody has noted it."""
    if as_of < o.period.starts_on:
        return Standing.UPCOMING
    return Standing.MISSED if as_of > o.period.ends_on else Standing.OPEN
