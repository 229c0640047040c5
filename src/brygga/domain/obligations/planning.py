"""Terms and calendar in, occurrences out: every dated instance of every duty."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from brygga.domain.calendar import Per, Period, SchoolCalendar, add_months, periods, school_weeks
from brygga.domain.language import Text
from brygga.domain.obligations.model import Evidence, Occurrence
from brygga.domain.obligations.rules import Rule, rules
from brygga.domain.terms.model import Anchor, Due, Pattern, Reading, Side, Terms

BEFOREHAND = 3  # months before an agreement in which what it asks for may already be done
NO_RHYTHM = Text("hur ofta det ska göras", "how often it is to be done")
NO_DATE = Text("vilken dag det ska vara klart", "the day by which it is to be done")
NO_CALENDAR = Text("en skolkalender", "a school calendar")
NO_TIME_LIMIT = Text("inom vilken tid det ska göras", "the time within which it is to be done")
NOT_SET_OFF = Text("att det som utlöser åtagandet händer", "that what sets it off happens")


def plan(
    terms: Terms,
    calendar: SchoolCalendar | None,
    readings: Iterable[Reading] | None = None,
) -> tuple[Occurrence, ...]:
    """Every occurrence the terms give rise to, obligation by obligation, each in order of time.

    `readings` are those that hold (None: all in the file). A triggered duty has one occurrence,
    `<key>/if`, until something sets it off.
    """
    held = terms.readings if readings is None else tuple(readings)
    return tuple(o for rule in rules(terms, calendar, held) for o in expand(rule))


def expand(rule: Rule) -> Iterator[Occurrence]:
    """The occurrences of one obligation. Of a duty that each party has, each has its own."""
    for occurrence in _BY_PATTERN[rule.obligation.pattern](rule):
        if not rule.obligation.each_party:
            yield occurrence
            continue
        for party in rule.obligation.owed_by:
            yield occurrence._replace(key=f"{occurrence.key}/{party}", parties=(party,))


def triggered_by(rule: Rule, trigger: Evidence, key: str) -> Occurrence:
    """The occurrence that an event sets off: due so long after the day it happened."""
    duty = rule.obligation
    began = trigger.happened_on
    due_on = None
    if duty.within_days is not None or duty.within_months is not None:
        due_on = add_months(began, duty.within_months or 0) + timedelta(duty.within_days or 0)
    return Occurrence(
        key=key,
        rule=rule,
        period=Period(Per.TERM, key.rpartition("/")[2], began, due_on or max(rule.ends_on, began)),
        due_on=due_on,
        parties=duty.owed_by,
        missing=NO_TIME_LIMIT if due_on is None else None,
        trigger=trigger,
    )


def counts_from(occurrence: Occurrence) -> date:
    """The first day that a fact may have happened on and count towards an occurrence at all.

    A deadline may be kept before the agreement runs: the invoice for January is sent in December.
    What holds (a standing duty) may have begun at any time.
    """
    begins = occurrence.rule.begins_on
    match occurrence.pattern:
        case Pattern.STANDING:
            return date.min
        case Pattern.DEADLINE:
            return add_months(min(begins, occurrence.due_on or begins), -BEFOREHAND)
        case _:
            return begins


def _count(rule: Rule) -> Iterator[Occurrence]:
    cut, missing = _rhythm(rule)
    amounts = _amounts(rule, cut)
    for period, amount in zip(cut, amounts, strict=True):
        due_on = None if missing else period.ends_on
        yield _occurrence(rule, period, due_on, missing, amount)


def _deadline(rule: Rule) -> Iterator[Occurrence]:
    due = rule.obligation.due
    if due and due.on:
        key, start = due.on.isoformat(), min(rule.begins_on, due.on)
        yield _occurrence(rule, Period(Per.TERM, key, start, due.on), due.on, None, None)
        return
    cut, missing = _rhythm(rule)
    if rule.obligation.per is None:
        # A single deadline: that it has no rhythm is nothing that is missing.
        missing = None
    for period, amount in zip(cut, _amounts(rule, cut), strict=True):
        due_on = shift(due, period) if due and not missing else None
        lacks = missing or (None if due_on else _lacks(rule, due, period))
        yield _occurrence(rule, period, due_on, lacks, amount)


def _standing(rule: Rule) -> Iterator[Occurrence]:
    """Owed from the first day to the last."""
    yield _occurrence(rule, _whole_term(rule), rule.begins_on, None, None)


def _untriggered(rule: Rule) -> Iterator[Occurrence]:
    period = _whole_term(rule)._replace(key="if")
    yield _occurrence(rule, period, None, NOT_SET_OFF, None)


_BY_PATTERN = {
    Pattern.COUNT: _count,
    Pattern.DEADLINE: _deadline,
    Pattern.STANDING: _standing,
    Pattern.TRIGGERED: _untriggered,
}


def shift(due: Due, period: Period) -> date | None:
    """The day a deadline falls on for a period; None when it waits for an event."""
    if due.anchor is Anchor.EVENT:
        return None
    return move(due, period.starts_on if due.anchor is Anchor.START else period.ends_on)


def move(due: Due, day: date) -> date:
    """The day so long before or after another: months first, then days."""
    sign = -1 if due.side is Side.BEFORE else 1
    return add_months(day, sign * due.months) + timedelta(sign * due.days)


def _occurrence(
    rule: Rule, period: Period, due_on: date | None, missing: Text | None, amount: Decimal | None
) -> Occurrence:
    duty = rule.obligation
    key = f"{duty.key}/{period.key}"
    return Occurrence(key, rule, period, due_on, duty.owed_by, amount, missing)


def _whole_term(rule: Rule) -> Period:
    return Period(Per.TERM, "term", rule.begins_on, rule.ends_on)


def _rhythm(rule: Rule) -> tuple[tuple[Period, ...], Text | None]:
    """The periods of an obligation; without a rhythm the whole term, and what is missing."""
    duty = rule.obligation
    if duty.per is None:
        return (_whole_term(rule),), NO_RHYTHM
    by_school = duty.school_weeks or duty.per is Per.SCHOOL_TERM
    if by_school and rule.calendar is None:
        return (_whole_term(rule),), NO_CALENDAR
    if duty.school_weeks and rule.calendar:
        needed = duty.school_days or 1
        return school_weeks(rule.calendar, rule.begins_on, rule.ends_on, needed), None
    calendar = rule.calendar if duty.per is Per.SCHOOL_TERM else None
    return periods(duty.per, rule.begins_on, rule.ends_on, calendar), None


def _lacks(rule: Rule, due: Due | None, period: Period) -> Text:
    if due is None or due.event is None:
        return NO_DATE
    event = f"{rule.event} ({period.key})"
    return Text(f"dagen för {event}", f"the day of {event}")


_A_YEAR = {Per.MONTH: 12, Per.QUARTER: 4, Per.HALF_YEAR: 2, Per.SCHOOL_TERM: 2, Per.YEAR: 1}
_ORE = Decimal("0.01")


def _amounts(rule: Rule, cut: tuple[Period, ...]) -> list[Decimal | None]:
    """What each occurrence pays: equal parts in whole öre, the last of each round takes the rest.

    Money over the whole term is split over all its periods; money whose period the rhythm does not
    divide is left unsaid rather than guessed.
    """
    duty = rule.obligation
    parts = _parts(rule, len(cut))
    if duty.amount is None or not parts:
        return [None] * len(cut)
    share = (duty.amount / parts).quantize(_ORE, ROUND_DOWN)
    rest = duty.amount - share * (parts - 1)
    return [rest if n % parts == parts - 1 else share for n in range(len(cut))]


def _parts(rule: Rule, periods_in_all: int) -> int:
    duty = rule.obligation
    whole, per = duty.amount_per or Per.TERM, duty.per or Per.TERM
    if whole is per:
        return 1
    if whole is Per.TERM:
        return periods_in_all
    parts, left_over = divmod(_A_YEAR.get(per, 0), _A_YEAR.get(whole, 1))
    return 0 if left_over else parts
