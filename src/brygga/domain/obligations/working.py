"""Why a date is the date and a standing the standing: the steps behind each, clause first."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from brygga.domain.calendar import Per
from brygga.domain.calendar.school import school_days_in
from brygga.domain.language import Text
from brygga.domain.language.days import full_day, full_span
from brygga.domain.obligations.model import Assessment, Evidence, Occurrence, Standing
from brygga.domain.obligations.rules import Rule
from brygga.domain.terms.model import Anchor, Due, Pattern, Reading, Side


class Ground(StrEnum):
    """What a step of a working stands on."""

    CLAUSE = "clause"
    READING = "reading"
    CALENDAR = "calendar"
    RULE = "rule"
    EVENT = "event"
    EVIDENCE = "evidence"
    WAIVER = "waiver"
    MISSING = "missing"


class Step(NamedTuple):
    """One step: its ground, the key of what it stands on (empty if none), and what it says."""

    ground: Ground
    ref: str
    text: Text


def working(occurrence: Occurrence) -> tuple[Step, ...]:
    """From the clause, through readings and calendar, to the day it is due or what is missing."""
    return tuple(_planned(occurrence, occurrence.due_on, occurrence.missing))


def explain(assessment: Assessment) -> tuple[Step, ...]:
    """The working of an occurrence with the facts that count, up to its standing."""
    o = assessment.occurrence
    return (*_planned(o, assessment.due_on, assessment.missing), *_found(assessment))


def _planned(o: Occurrence, due_on: date | None, missing: Text | None) -> Iterator[Step]:
    yield Step(
        Ground.CLAUSE,
        o.clause,
        Text(f"Klausulen: {o.rule.place}.", f"The clause: {o.rule.place}."),
    )
    for reading in o.rule.readings:
        yield Step(Ground.READING, reading.key, _reading(reading))
    if o.trigger:
        yield Step(Ground.EVENT, o.trigger.ref, _trigger(o.rule, o.trigger))
    if o.rule.obligation.school_weeks and o.rule.calendar and o.period.per is Per.WEEK:
        yield Step(Ground.CALENDAR, "", _school_week(o, o.rule))
    yield Step(Ground.RULE, "", _rule(o))
    if due_on and o.pattern is not Pattern.STANDING:
        yield Step(Ground.RULE, "", _due(o, due_on))
    if missing:
        yield Step(
            Ground.MISSING,
            "",
            Text(
                f"Dag saknas. Varken klausulen eller någon tolkning anger {missing.sv}."
                if not o.rule.readings
                else f"Dag saknas än: {missing.sv}.",
                f"No day. Neither the clause nor a reading states {missing.en}."
                if not o.rule.readings
                else f"No day yet: {missing.en}.",
            ),
        )


def _reading(reading: Reading) -> Text:
    if reading.decided_on is None:
        return Text(
            f"Tolkning, antagen: {reading.text}",
            f"Reading, assumed: {reading.text}",
        )
    day = _day(reading.decided_on)
    return Text(
        f"Tolkning, beslutad {day.sv}: {reading.text}",
        f"Reading, decided {day.en}: {reading.text}",
    )


def _trigger(rule: Rule, event: Evidence) -> Text:
    day = _day(event.happened_on)
    return Text(
        f"Utlöst {day.sv}: {rule.occasion}.",
        f"Set off on {day.en}: {rule.occasion}.",
    )


def _school_week(o: Occurrence, rule: Rule) -> Text:
    calendar = rule.calendar
    assert calendar is not None
    days = school_days_in(o.period, calendar)
    needed = rule.obligation.school_days or 1
    assumed = Text(" (antagen)", " (assumed)") if calendar.assumed else Text("", "")
    return Text(
        f"{calendar.title}{assumed.sv}: veckan har {days} skoldagar, den räknas från {needed}.",
        f"{calendar.title}{assumed.en}: the week has {days} school days and counts from {needed}.",
    )


def _rule(o: Occurrence) -> Text:
    n = o.required
    span = _span(o.period.starts_on, o.period.ends_on)
    match o.pattern:
        case Pattern.COUNT:
            return Text(f"Minst {n} under {span.sv}.", f"At least {n} in {span.en}.")
        case Pattern.STANDING:
            return Text(f"Ska gälla varje dag {span.sv}.", f"Holds every day {span.en}.")
        case Pattern.TRIGGERED if o.trigger is None:
            occasion = o.rule.occasion
            return Text(
                f"Gäller först när detta händer: {occasion}.",
                f"Applies once this happens: {occasion}.",
            )
        case Pattern.TRIGGERED:
            start = _day(o.period.starts_on)
            return Text(f"Räknas från {start.sv}.", f"Counted from {start.en}.")
        case _:
            return Text(f"Gäller {span.sv}, {n} st.", f"For {span.en}, {n} in all.")


def _due(o: Occurrence, due_on: date) -> Text:
    due = o.rule.obligation.due
    how = Text("", "")
    if o.pattern is Pattern.DEADLINE and due and due.on is None:
        how = _distance(due, o)
    elif o.pattern is Pattern.COUNT:
        how = Text(", periodens sista dag", ", the last day of the period")
    day = _day(due_on)
    return Text(f"Senast {day.sv}{how.sv}.", f"Due {day.en}{how.en}.")


def _distance(due: Due, o: Occurrence) -> Text:
    length = _length(due.months, due.days)
    side = Text("före", "before") if due.side is Side.BEFORE else Text("efter", "after")
    match due.anchor:
        case Anchor.EVENT:
            event = f"{o.rule.event} ({o.period.key})"
            what = Text(event, event)
        case Anchor.START:
            start = _day(o.period.starts_on)
            what = Text(f"periodens början {start.sv}", f"its start {start.en}")
        case _:
            end = _day(o.period.ends_on)
            what = Text(f"periodens slut {end.sv}", f"its end {end.en}")
    if not (due.months or due.days):
        return Text(f", samma dag som {what.sv}", f", the same day as {what.en}")
    return Text(f", {length.sv} {side.sv} {what.sv}", f", {length.en} {side.en} {what.en}")


def _length(months: int, days: int) -> Text:
    sv, en = [], []
    if months:
        sv.append("1 månad" if months == 1 else f"{months} månader")
        en.append("1 month" if months == 1 else f"{months} months")
    if days:
        sv.append("1 dag" if days == 1 else f"{days} dagar")
        en.append("1 day" if days == 1 else f"{days} days")
    return Text(" och ".join(sv), " and ".join(en))


def _found(a: Assessment) -> Iterator[Step]:
    for fact in a.evidence:
        happened = _day(fact.happened_on)
        yield Step(
            Ground.EVIDENCE,
            fact.ref,
            Text(
                f"Underlag {happened.sv}: {fact.quantity} st.",
                f"Evidence {happened.en}: {fact.quantity}.",
            ),
        )
    if a.waiver and a.standing is Standing.WAIVED:
        decided = _day(a.waiver.decided_on)
        yield Step(
            Ground.WAIVER,
            a.waiver.ref,
            Text(
                f"Undantag, beslut {decided.sv}, {a.waiver.paragraph}.",
                f"Waived, decision {decided.en}, {a.waiver.paragraph}.",
            ),
        )
    yield Step(Ground.RULE, "", _verdict(a))


def _verdict(a: Assessment) -> Text:
    n, of = a.met, a.occurrence.required
    match a.standing:
        case Standing.KEPT:
            assert a.met_on
            met = _day(a.met_on)
            return Text(f"Hållet: {n} av {of}, nått {met.sv}.", f"Kept: {n} of {of}, met {met.en}.")
        case Standing.KEPT_LATE:
            assert a.met_on and a.due_on
            met = _day(a.met_on)
            late = _length(0, (a.met_on - a.due_on).days)
            return Text(
                f"Hållet sent: {n} av {of}, nått {met.sv}, {late.sv} efter.",
                f"Kept late: {n} of {of}, met {met.en}, {late.en} after.",
            )
        case _:
            word, day = _UNMET[a.standing], _day(a.as_of)
            return Text(
                f"{word.sv}: {n} av {of} till och med {day.sv}.",
                f"{word.en}: {n} of {of} by {day.en}.",
            )


def _day(on: date) -> Text:
    return Text(full_day(on, "sv"), full_day(on, "en"))


def _span(first: date, last: date) -> Text:
    return Text(full_span(first, last, "sv"), full_span(first, last, "en"))


_UNMET = {
    Standing.UPCOMING: Text("Kommande", "Upcoming"),
    Standing.OPEN: Text("Pågår", "Open"),
    Standing.DUE_SOON: Text("Snart dags", "Due soon"),
    Standing.MISSED: Text("Missat", "Missed"),
    Standing.WAIVED: Text("Undantaget", "Waived"),
    Standing.NOT_APPLICABLE: Text("Gäller inte", "Not applicable"),
    Standing.UNDATED: Text("Utan datum", "Undated"),
}
