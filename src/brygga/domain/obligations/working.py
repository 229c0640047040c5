"""Why a date is the date and a standing the standing: the steps behind each, clause first."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from brygga.domain.calendar import Per
from brygga.domain.calendar.school import school_days_in
from brygga.domain.language import Text
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
        yield Step(Ground.EVENT, o.trigger.ref, _trigger(o.trigger))
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
                f"Dag saknas. Varken klausulen eller någon tolkning ger {missing.sv}."
                if not o.rule.readings
                else f"Dag saknas än: {missing.sv}.",
                f"No day. Neither the clause nor a reading gives {missing.en}."
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
    return Text(
        f"Tolkning, beslutad {reading.decided_on}: {reading.text}",
        f"Reading, decided {reading.decided_on}: {reading.text}",
    )


def _trigger(event: Evidence) -> Text:
    return Text(
        f"Utlöst {event.happened_on} av {event.kind}.",
        f"Set off on {event.happened_on} by {event.kind}.",
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
    start, end, n = o.period.starts_on, o.period.ends_on, o.required
    match o.pattern:
        case Pattern.COUNT:
            return Text(f"Minst {n} under {start}–{end}.", f"At least {n} in {start}–{end}.")
        case Pattern.STANDING:
            return Text(f"Ska gälla varje dag {start}–{end}.", f"Holds every day {start}–{end}.")
        case Pattern.TRIGGERED if o.trigger is None:
            when = o.rule.obligation.when
            return Text(f"Gäller först när detta händer: {when}.", f"Applies once: {when}.")
        case Pattern.TRIGGERED:
            return Text(f"Räknas från {start}.", f"Counted from {start}.")
        case _:
            return Text(f"Gäller {start}–{end}, {n} st.", f"For {start}–{end}, {n} in all.")


def _due(o: Occurrence, due_on: date) -> Text:
    due = o.rule.obligation.due
    how = Text("", "")
    if o.pattern is Pattern.DEADLINE and due and due.on is None:
        how = _distance(due, o)
    elif o.pattern is Pattern.COUNT:
        how = Text(", periodens sista dag", ", the last day of the period")
    return Text(f"Senast {due_on}{how.sv}.", f"Due {due_on}{how.en}.")


def _distance(due: Due, o: Occurrence) -> Text:
    length = _length(due.months, due.days)
    side = Text("före", "before") if due.side is Side.BEFORE else Text("efter", "after")
    match due.anchor:
        case Anchor.EVENT:
            what = Text(f"{due.event}/{o.period.key}", f"{due.event}/{o.period.key}")
        case Anchor.START:
            what = Text(f"periodens början {o.period.starts_on}", f"its start {o.period.starts_on}")
        case _:
            what = Text(f"periodens slut {o.period.ends_on}", f"its end {o.period.ends_on}")
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
        yield Step(
            Ground.EVIDENCE,
            fact.ref,
            Text(
                f"Underlag {fact.happened_on}: {fact.quantity} st.",
                f"Evidence {fact.happened_on}: {fact.quantity}.",
            ),
        )
    if a.waiver and a.standing is Standing.WAIVED:
        yield Step(
            Ground.WAIVER,
            a.waiver.ref,
            Text(
                f"Undantag, beslut {a.waiver.decided_on} § {a.waiver.paragraph}.",
                f"Waived, decision {a.waiver.decided_on} § {a.waiver.paragraph}.",
            ),
        )
    yield Step(Ground.RULE, "", _verdict(a))


def _verdict(a: Assessment) -> Text:
    n, of = a.met, a.occurrence.required
    match a.standing:
        case Standing.KEPT:
            return Text(
                f"Hållet: {n} av {of}, nått {a.met_on}.", f"Kept: {n} of {of}, met {a.met_on}."
            )
        case Standing.KEPT_LATE:
            assert a.met_on and a.due_on
            late = _length(0, (a.met_on - a.due_on).days)
            return Text(
                f"Hållet sent: {n} av {of}, nått {a.met_on}, {late.sv} efter.",
                f"Kept late: {n} of {of}, met {a.met_on}, {late.en} after.",
            )
        case _:
            word = _UNMET[a.standing]
            return Text(
                f"{word.sv} {a.as_of}: {n} av {of}.", f"{word.en} on {a.as_of}: {n} of {of}."
            )


_UNMET = {
    Standing.UPCOMING: Text("Kommande", "Upcoming"),
    Standing.OPEN: Text("Pågår", "Open"),
    Standing.DUE_SOON: Text("Snart dags", "Due soon"),
    Standing.MISSED: Text("Missat", "Missed"),
    Standing.WAIVED: Text("Undantaget", "Waived"),
    Standing.NOT_APPLICABLE: Text("Gäller inte", "Not applicable"),
    Standing.UNDATED: Text("Utan datum", "Undated"),
}
