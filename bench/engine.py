"""Row 5: terms and facts in, standing out, for one agreement; and weeks against dateutil's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, WEEKLY, rrule, rruleset

from bench.table import Figure
from bench.timing import interleaved
from brygga.domain.calendar import Per, SchoolCalendar, holidays_in, periods, school_weeks
from brygga.domain.calendar.school import school_days
from brygga.domain.obligations import Evidence, Facts, Occurrence, assess, plan, stand
from brygga.domain.terms import read_calendar, read_terms
from brygga.domain.terms.model import Pattern, Terms

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BEGINS_ON, ENDS_ON = date(2022, 1, 1), date(2024, 12, 31)
EVIDENCE = 445
SCHOOL_DAYS = 3  # that a week needs to count

# With a steering meeting each quarter they make 173 occurrences in three years.
TWELVE = frozenset(
    "weekly-meetup steering-meeting steering-summons steering-minutes half-year-report "
    "annual-report report-follow-up payment invoice staff-training leadership-attested "
    "activity-revision".split()
)


def measure(rounds: int = 200) -> list[Figure]:
    """Every line of the row. Asserts that both ways to the weeks lead to the same days."""
    calendar = lund()
    return [*_standing(calendar, rounds), *_weeks(calendar, rounds)]


def q_hanget() -> Terms:
    return read_terms((EXAMPLES / "q-hanget.toml").read_bytes(), name="q-hanget.toml")


def lund() -> SchoolCalendar:
    return read_calendar((EXAMPLES / "calendars/lund.toml").read_bytes(), name="lund.toml")


def of_twelve_rules(terms: Terms) -> Terms:
    """The agreement cut to the size that the goal speaks of."""
    chosen = [o for o in terms.obligations if o.key in TWELVE]
    quarterly = [
        replace(o, per=Per.QUARTER, at_least=1) if o.key == "steering-meeting" else o
        for o in chosen
    ]
    return replace(
        terms,
        obligations=tuple(quarterly),
        readings=tuple(r for r in terms.readings if r.obligation in TWELVE),
    )


def evidence_for(occurrences: Iterable[Occurrence], pieces: int = EVIDENCE) -> Facts:
    """So many facts: three for each meetup, the rest in turn for everything else."""
    planned = list(occurrences)
    found = [fact for o in planned if o.pattern is Pattern.COUNT for fact in _facts(o, 3)]
    others = [o for o in planned if o.pattern in {Pattern.DEADLINE, Pattern.STANDING}]
    while len(found) < pieces:
        found += islice((fact for o in others for fact in _facts(o, 1)), pieces - len(found))
    return Facts(evidence=tuple(found[:pieces]))


def _facts(occurrence: Occurrence, number: int) -> Iterator[Evidence]:
    for n in range(number):
        day = min(occurrence.period_start + timedelta(n), occurrence.period_end)
        yield Evidence(
            obligation=occurrence.obligation,
            happened_on=day,
            recorded_at=datetime.combine(day, time(18), UTC),
            party=occurrence.parties[0],
        )


def forget() -> None:
    """Empties what the calendar keeps in the process."""
    for kept in (periods, school_weeks, school_days, holidays_in):
        kept.cache_clear()


def _standing(calendar: SchoolCalendar, rounds: int) -> list[Figure]:
    whole = q_hanget()
    twelve = of_twelve_rules(whole)
    planned, planned_whole = plan(twelve, calendar), plan(whole, calendar)
    facts, facts_whole = evidence_for(planned), evidence_for(planned_whole)
    spent = interleaved(
        {
            "assess": lambda: assess(twelve, calendar, facts, ENDS_ON),
            "stand": lambda: stand(planned, facts, ENDS_ON),
            "whole": lambda: assess(whole, calendar, facts_whole, ENDS_ON),
            "dateutil": weeks_by_dateutil,
        },
        rounds=rounds,
    )
    anew = interleaved(
        {"assess": lambda: assess(twelve, calendar, facts, ENDS_ON)},
        rounds=rounds,
        before=lambda _: forget(),
    )
    size = f"{len(twelve.obligations)} rules, {len(planned)} occurrences, {EVIDENCE} evidence"
    size_whole = (
        f"{len(whole.obligations)} rules, {len(planned_whole)} occurrences, {EVIDENCE} evidence"
    )
    # Says how busy the machine was: the goal was set where these Mondays took 0.7 ms.
    against, base = "158 Mondays by dateutil.rrule", spent["dateutil"]
    return [
        Figure(
            "5", "engine", size, spent["assess"], "ms", against, base, goal=0.4, goal_is_figure=True
        ),
        Figure("5", "engine, calendar not kept", "the same", anew["assess"], "ms"),
        Figure("5", "engine, plan kept", "the same, as pages ask", spent["stand"], "ms"),
        Figure("5", "engine, Q-hänget whole", size_whole, spent["whole"], "ms"),
    ]


def _weeks(calendar: SchoolCalendar, rounds: int) -> list[Figure]:
    ours, theirs = weeks(), weeks_by_dateutil()
    assert ours == theirs, "the same Mondays"
    meetups, by_dateutil = meetup_weeks(calendar), meetup_weeks_by_dateutil(calendar)
    assert meetups == by_dateutil, "the same weeks of school"
    spent = interleaved(
        {
            "weeks": weeks,
            "weeks by dateutil": weeks_by_dateutil,
            "meetups": lambda: meetup_weeks(calendar),
            "meetups by dateutil": lambda: meetup_weeks_by_dateutil(calendar),
        },
        rounds=rounds,
        before=lambda _: forget(),
    )
    return [
        Figure(
            "5",
            "weekly expansion",
            f"{len(ours)} ISO weeks with their keys, nothing kept",
            spent["weeks"],
            "ms",
            "dateutil.rrule, Mondays alone",
            spent["weeks by dateutil"],
            goal=1 / 5,
        ),
        Figure(
            "5",
            "weeks of school",
            f"{len(meetups)} weeks of {SCHOOL_DAYS} school days, nothing kept",
            spent["meetups"],
            "ms",
            "dateutil.rruleset, counted by week",
            spent["meetups by dateutil"],
            goal=1 / 5,
        ),
    ]


def weeks() -> list[date]:
    """The Mondays of every ISO week that touches the three years; all but the first are whole."""
    found = periods(Per.WEEK, BEGINS_ON, ENDS_ON)
    return [found[0].starts_on - timedelta(found[0].starts_on.weekday())] + [
        week.starts_on for week in found[1:]
    ]


def weeks_by_dateutil() -> list[date]:
    monday = BEGINS_ON - timedelta(BEGINS_ON.weekday())
    return [moment.date() for moment in rrule(WEEKLY, _midnight(monday), until=_midnight(ENDS_ON))]


def meetup_weeks(calendar: SchoolCalendar) -> list[date]:
    """The Mondays of the weeks with enough school days."""
    return [
        week.starts_on - timedelta(week.starts_on.weekday())
        for week in school_weeks(calendar, BEGINS_ON, ENDS_ON, SCHOOL_DAYS)
    ]


def meetup_weeks_by_dateutil(calendar: SchoolCalendar) -> list[date]:
    days = rruleset()
    for term in calendar.terms:
        begins, ends = _midnight(term.begins_on), _midnight(term.ends_on)
        days.rrule(rrule(DAILY, begins, until=ends, byweekday=(MO, TU, WE, TH, FR)))
    for off in calendar.breaks:
        days.exrule(rrule(DAILY, _midnight(off.begins_on), until=_midnight(off.ends_on)))
    for year in range(BEGINS_ON.year, ENDS_ON.year + 1):
        for holiday in holidays_in(year):
            days.exdate(_midnight(holiday))
    counts = Counter(day.date() - timedelta(day.weekday()) for day in days)
    return sorted(monday for monday, count in counts.items() if count >= SCHOOL_DAYS)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
