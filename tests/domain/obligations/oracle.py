"""The slow, obvious engine: walks every day, looks at every fact, shares no code with the fast one.

Written from the rulebook alone. When the two disagree one of them has read it wrongly.
"""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from brygga.domain.calendar import SchoolCalendar, holidays_in
from brygga.domain.obligations import Evidence, Facts
from brygga.domain.terms.model import Due, Obligation, Reading, Terms

SWEDEN = ZoneInfo("Europe/Stockholm")


@dataclass
class Answer:
    """What the two engines must agree on, for one occurrence."""

    key: str
    first: date
    last: date
    parties: tuple[str, ...]
    amount: Decimal | None
    due: date | None
    standing: str
    met: int
    met_on: date | None


def days(first: date, last: date) -> list[date]:
    found = []
    day = first
    while day <= last:
        found.append(day)
        day = day + timedelta(days=1)
    return found


def is_school_day(day: date, calendar: SchoolCalendar) -> bool:
    in_term = any(day in days(t.begins_on, t.ends_on) for t in calendar.terms)
    in_break = any(day in days(b.begins_on, b.ends_on) for b in calendar.breaks)
    holiday = day in holidays_in(day.year)
    return in_term and not in_break and not holiday and day.isoweekday() <= 5


def label(day: date, per: str, calendar: SchoolCalendar | None) -> str | None:
    """The key of the period a day lies in."""
    if per == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if per == "month":
        return f"{day.year}-{day.month:02d}"
    if per == "quarter":
        return f"{day.year}-Q{[1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][day.month - 1]}"
    if per == "half-year":
        return f"{day.year}-H{1 if day.month <= 6 else 2}"
    if per == "year":
        return str(day.year)
    if per == "school-term":
        for term in calendar.terms if calendar else ():
            if term.begins_on <= day <= term.ends_on:
                return f"{term.begins_on.year}-{'VT' if term.begins_on.month <= 6 else 'HT'}"
        return None
    return "term"


def read(duty: Obligation, readings: list[Reading]) -> dict[str, object]:
    values: dict[str, object] = {
        name: getattr(duty, name)
        for name in ("at_least", "per", "school_days", "due", "within_days", "within_months")
    }
    for reading in sorted(readings, key=lambda r: r.decided_on or date(1, 1, 1)):
        if reading.obligation == duty.key:
            for name in values:
                if getattr(reading.sets, name) is not None:
                    values[name] = getattr(reading.sets, name)
    return values


def later(day: date, month_count: int, day_count: int) -> date:
    year, month = day.year, day.month
    step = 1 if month_count >= 0 else -1
    for _ in range(abs(month_count)):
        month += step
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    last = months.monthrange(year, month)[1]
    return date(year, month, min(day.day, last)) + timedelta(days=day_count)


def moved(due: Due, day: date) -> date:
    if due.side == "before":
        return later(day, -due.months, -due.days)
    return later(day, due.months, due.days)


def known(facts: Facts, as_of: date) -> list[Evidence]:
    return [
        e
        for e in facts.evidence
        if e.happened_on <= as_of
        and e.recorded_at.astimezone(SWEDEN).date() <= as_of
        and not (e.withdrawn_at and e.withdrawn_at.astimezone(SWEDEN).date() <= as_of)
    ]


def answers(
    terms: Terms, calendar: SchoolCalendar | None, facts: Facts, as_of: date
) -> list[Answer]:
    readings = [
        r
        for r in terms.readings
        if not (r.decided_on and r.decided_on > as_of)
        and not (r.withdrawn_on and r.withdrawn_on <= as_of)
    ]
    evidence = sorted(known(facts, as_of), key=lambda e: (e.happened_on, e.recorded_at))
    waived = {
        w.occurrence
        for w in facts.waivers
        if w.recorded_at.astimezone(SWEDEN).date() <= as_of
        and not (w.withdrawn_at and w.withdrawn_at.astimezone(SWEDEN).date() <= as_of)
    }
    found: list[tuple[Obligation, dict[str, object], Answer, str]] = []
    for duty in terms.obligations:
        values = read(duty, readings)
        for answer, period_key in occurrences(terms, calendar, duty, values, evidence):
            found.append((duty, values, answer, period_key))
    for duty, values, _, _ in found:
        mine = [(a, p) for d, _, a, p in found if d is duty]
        count(duty, values, [a for a, _ in mine], evidence, terms.term.begins_on)
    for duty, values, answer, period_key in found:
        due = values["due"]
        if duty.pattern == "deadline" and isinstance(due, Due) and due.anchor == "event":
            events = [a for _, _, a, _ in found if a.key == f"{due.event}/{period_key}"]
            if events and events[0].met_on:
                answer.due = moved(due, events[0].met_on)
        answer.standing = verdict(duty, answer, as_of, answer.key in waived)
    return [a for _, _, a, _ in found]


def occurrences(
    terms: Terms,
    calendar: SchoolCalendar | None,
    duty: Obligation,
    values: dict[str, object],
    evidence: list[Evidence],
) -> list[tuple[Answer, str]]:
    begins, ends = terms.term.begins_on, terms.term.ends_on
    per, due = values["per"], values["due"]
    whole = ("term", begins, ends)

    if duty.pattern == "triggered":
        return triggered(duty, values, evidence, begins, ends)

    dated = True
    if duty.pattern == "standing":
        cut = [whole]
    elif duty.pattern == "deadline" and isinstance(due, Due) and due.on:
        cut = [(due.on.isoformat(), min(begins, due.on), due.on)]
    elif per is None:
        cut, dated = [whole], duty.pattern == "deadline"
    elif (duty.school_weeks or per == "school-term") and calendar is None:
        cut, dated = [whole], False
    else:
        by_label: dict[str, list[date]] = {}
        for day in days(begins, ends):
            key = label(day, str(per), calendar)
            if key:
                by_label.setdefault(key, []).append(day)
        cut = [(key, inside[0], inside[-1]) for key, inside in by_label.items()]
        if duty.school_weeks:
            assert calendar is not None
            needed = values["school_days"] or 1
            cut = [
                (key, first, last)
                for key, first, last in cut
                if sum(is_school_day(d, calendar) for d in days(first, last)) >= needed  # type: ignore[operator]
            ]

    made = []
    for n, (key, first, last) in enumerate(cut):
        due_on: date | None = None
        if duty.pattern == "standing":
            due_on = begins
        elif duty.pattern == "count" and dated:
            due_on = last
        elif duty.pattern == "deadline" and dated and isinstance(due, Due):
            if due.on:
                due_on = due.on
            elif due.anchor == "start":
                due_on = moved(due, first)
            elif due.anchor == "end":
                due_on = moved(due, last)
        on_date = isinstance(due, Due) and due.on and duty.pattern == "deadline"
        amount = None if on_date or duty.pattern == "standing" else pay(duty, per, n, len(cut))
        if duty.each_party:
            for party in duty.owed_by:
                one = Answer(
                    f"{duty.key}/{key}/{party}", first, last, (party,), amount, due_on, "", 0, None
                )
                made.append((one, key))
        else:
            one = Answer(
                f"{duty.key}/{key}", first, last, duty.owed_by, amount, due_on, "", 0, None
            )
            made.append((one, key))
    return made


def pay(duty: Obligation, per: object, n: int, in_all: int) -> Decimal | None:
    if duty.amount is None:
        return None
    a_year = {"month": 12, "quarter": 4, "half-year": 2, "school-term": 2, "year": 1}
    whole = str(duty.amount_per or "term")
    part = str(per or "term")
    if whole == part:
        return duty.amount
    if whole == "term":
        parts = in_all
    elif part in a_year and a_year[part] % a_year.get(whole, 1) == 0:
        parts = a_year[part] // a_year.get(whole, 1)
    else:
        parts = 0
    if parts == 0:
        return None
    ore = int(duty.amount * 100)
    shares = [ore // parts] * parts
    shares[-1] = ore - sum(shares[:-1])
    return Decimal(shares[n % parts]) / 100


def triggered(
    duty: Obligation,
    values: dict[str, object],
    evidence: list[Evidence],
    begins: date,
    ends: date,
) -> list[tuple[Answer, str]]:
    events = [e for e in evidence if e.obligation == duty.key and e.kind == duty.when]
    if not events:
        events = [e for e in evidence if e.obligation == duty.when]
    events = [e for e in events if e.happened_on >= begins]
    if not events:
        parties = [(p,) for p in duty.owed_by] if duty.each_party else [duty.owed_by]
        return [
            (
                Answer(
                    f"{duty.key}/if" + (f"/{who[0]}" if duty.each_party else ""),
                    begins,
                    ends,
                    who,
                    None,
                    None,
                    "untriggered",
                    0,
                    None,
                ),
                "if",
            )
            for who in parties
        ]
    made: list[tuple[Answer, str]] = []
    for event in events:
        day = event.happened_on
        before = len([a for a, _ in made if a.first == day])
        key = f"{day.isoformat()}" + (f"-{before + 1}" if before else "")
        due = None
        if values["within_days"] is not None or values["within_months"] is not None:
            due = later(day, int(values["within_months"] or 0), int(values["within_days"] or 0))  # type: ignore[call-overload]
        last = due or max(ends, day)
        made.append(
            (Answer(f"{duty.key}/{key}", day, last, duty.owed_by, None, due, "", 0, None), key)
        )
    return made


def count(
    duty: Obligation,
    values: dict[str, object],
    answers: list[Answer],
    evidence: list[Evidence],
    begins: date,
) -> None:
    needed = int(values["at_least"])  # type: ignore[call-overload]
    taken: dict[str, list[Evidence]] = {a.key: [] for a in answers}
    mine = [e for e in evidence if e.obligation == duty.key]
    if duty.pattern == "triggered":
        mine = [e for e in mine if e.kind != duty.when]
    for fact in mine:
        named = [a for a in answers if a.key == fact.occurrence]
        if (
            duty.pattern in ("deadline", "triggered")
            and named
            and fits_party(duty, named[0], fact)
            and not long_before(duty, named[0], fact, begins)
        ):
            taken[named[0].key].append(fact)
    for fact in mine:
        named = [a for a in answers if a.key == fact.occurrence]
        if duty.pattern in ("deadline", "triggered"):
            if named and fits_party(duty, named[0], fact):
                continue
            for a in answers:
                if a.standing == "untriggered" or not fits_party(duty, a, fact):
                    continue
                due = values["due"]
                may_be_early = isinstance(due, Due) and (due.on or due.side == "before")
                early = may_be_early and not long_before(duty, a, fact, begins)
                full = sum(e.quantity for e in taken[a.key]) >= needed
                if not full and (early or fact.happened_on >= a.first):
                    taken[a.key].append(fact)
                    break
        else:
            for a in answers:
                inside = duty.pattern == "standing" or a.first <= fact.happened_on <= a.last
                if inside and fits_party(duty, a, fact):
                    taken[a.key].append(fact)
    for a in answers:
        if a.standing == "untriggered":
            continue
        a.met = sum(e.quantity for e in taken[a.key])
        for day in sorted({e.happened_on for e in taken[a.key]}):
            if sum(e.quantity for e in taken[a.key] if e.happened_on <= day) >= needed:
                a.met_on = day
                break


def long_before(duty: Obligation, answer: Answer, fact: Evidence, begins: date) -> bool:
    """Whether it happened before what the agreement asks for could be done."""
    if duty.pattern == "triggered":
        return fact.happened_on < begins
    first = answer.due if answer.due and answer.due < begins else begins
    return fact.happened_on < later(first, -3, 0)


def fits_party(duty: Obligation, answer: Answer, fact: Evidence) -> bool:
    return not duty.each_party or duty.pattern == "triggered" or fact.party in answer.parties


def verdict(duty: Obligation, answer: Answer, as_of: date, is_waived: bool) -> str:
    if answer.met_on:
        late = answer.due and answer.met_on > answer.due
        return "kept_late" if late and duty.pattern in ("deadline", "triggered") else "kept"
    if is_waived:
        return "waived"
    if answer.standing == "untriggered":
        return "not_applicable"
    if duty.pattern == "standing":
        if as_of < answer.first:
            return "upcoming"
        return "open" if as_of <= answer.last else "missed"
    if answer.due is None:
        return "upcoming" if as_of < answer.first else "undated"
    if as_of > answer.due:
        return "missed"
    soon = answer.due - timedelta(days=14)
    if as_of < answer.first and not (answer.due < answer.first and as_of >= soon):
        return "upcoming"
    return "due_soon" if as_of >= soon else "open"
