"""Agreements, calendars and facts that Hypothesis invents for the two engines to compare."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from brygga.domain.calendar import Break, Per, SchoolCalendar, SchoolTerm
from brygga.domain.obligations import Evidence, Facts, Waiver, plan
from brygga.domain.terms.model import (
    Anchor,
    Clause,
    ClauseKey,
    ClausePart,
    Due,
    Obligation,
    ObligationKey,
    Party,
    PartyKey,
    PartyKind,
    Pattern,
    Reading,
    Sets,
    Side,
    Term,
    Terms,
)

FIRST, LAST = date(2021, 6, 1), date(2024, 6, 30)
PARTIES = (PartyKey("town"), PartyKey("club"), PartyKey("shelter"))
KEYS = tuple(ObligationKey(k) for k in ("a", "b", "c", "d"))
EVENT = "storm"

dates = st.dates(FIRST, LAST)
moments = st.datetimes(datetime(2021, 6, 1), datetime(2024, 6, 30), timezones=st.just(UTC))
short = st.integers(0, 45)


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    terms = []
    for year in (2022, 2023):
        spring, autumn = draw(st.integers(3, 20)), draw(st.integers(10, 25))
        terms.append(SchoolTerm(date(year, 1, spring), date(year, 6, 10)))
        terms.append(SchoolTerm(date(year, 8, autumn), date(year, 12, 20)))
    breaks = draw(
        st.lists(
            st.tuples(st.dates(date(2022, 1, 1), date(2023, 12, 1)), st.integers(0, 12)), max_size=4
        )
    )
    return SchoolCalendar(
        1,
        "Skolan",
        "påhittad",
        True,
        tuple(terms),
        tuple(Break(day, day + timedelta(length)) for day, length in breaks),
    )


@st.composite
def dues(draw: st.DrawFn, key: str) -> Due:
    shape = draw(st.sampled_from(["on", "period", "period", "event"]))
    if shape == "on":
        return Due(on=draw(dates))
    if shape == "event":
        other = draw(st.sampled_from([k for k in KEYS if k != key]))
        return Due(
            side=draw(st.sampled_from(Side)), anchor=Anchor.EVENT, event=other, days=draw(short)
        )
    return Due(
        side=draw(st.sampled_from(Side)),
        anchor=draw(st.sampled_from([Anchor.START, Anchor.END])),
        days=draw(short),
        months=draw(st.integers(0, 3)),
    )


@st.composite
def duties(draw: st.DrawFn, key: ObligationKey) -> Obligation:
    pattern = draw(st.sampled_from(Pattern))
    per = draw(st.none() | st.sampled_from(Per))
    paid = draw(st.booleans()) and pattern in (Pattern.COUNT, Pattern.DEADLINE)
    return Obligation(
        key=key,
        title=f"Åtagande {key}",
        clause=ClauseKey("c1"),
        owed_by=tuple(
            draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
        ),
        owed_to=(PARTIES[0],),
        pattern=pattern,
        at_least=draw(st.sampled_from([1, 1, 2, 4])),
        per=per,
        school_weeks=per is Per.WEEK and draw(st.booleans()),
        school_days=draw(st.none() | st.integers(1, 5)),
        due=draw(st.none() | dues(key)) if pattern is Pattern.DEADLINE else None,
        each_party=draw(st.booleans()),
        when=draw(st.sampled_from([EVENT, *(k for k in KEYS if k != key)])),
        within_days=draw(st.none() | short),
        within_months=draw(st.none() | st.integers(0, 3)),
        amount=draw(st.integers(1, 10**7).map(lambda ore: Decimal(ore) / 100)) if paid else None,
        amount_per=draw(st.sampled_from([Per.YEAR, Per.HALF_YEAR, Per.TERM, Per.MONTH]))
        if paid
        else None,
        currency="SEK" if paid else "",
    )


@st.composite
def readings(draw: st.DrawFn, duty: Obligation, n: int) -> Reading:
    return Reading(
        key=f"r{n}",
        obligation=duty.key,
        text="Så läser vi det.",
        sets=Sets(
            at_least=draw(st.none() | st.integers(1, 3)),
            per=draw(st.none() | st.sampled_from([Per.MONTH, Per.HALF_YEAR, Per.YEAR]))
            if not duty.school_weeks
            else None,
            school_days=draw(st.none() | st.integers(1, 5)),
            due=draw(st.none() | dues(duty.key)) if duty.pattern is Pattern.DEADLINE else None,
            within_days=draw(st.none() | short),
        ),
        decided_on=draw(st.none() | dates),
        withdrawn_on=draw(st.none() | dates),
    )


@st.composite
def agreements(draw: st.DrawFn) -> Terms:
    begins = draw(st.dates(date(2022, 1, 1), date(2022, 12, 31)))
    ends = begins + timedelta(draw(st.integers(20, 500)))
    obligations = tuple(draw(duties(key)) for key in KEYS[: draw(st.integers(1, 4))])
    chosen = draw(st.lists(st.sampled_from(obligations), max_size=3))
    return Terms(
        format=1,
        key="invented",
        title="Påhittad",
        version=1,
        language="sv",
        term=Term(begins, ends),
        parties=tuple(Party(p, p, PartyKind.NONPROFIT) for p in PARTIES),
        clauses=(Clause(ClauseKey("c1"), ClausePart.ACTIVITIES, "punkt 1", "Text."),),
        obligations=obligations,
        readings=tuple(draw(readings(duty, n)) for n, duty in enumerate(chosen)),
    )


@st.composite
def days_near(draw: st.DrawFn, terms: Terms) -> date:
    """Mostly inside the term, so that most facts matter; sometimes just before it, or anywhere."""
    where = draw(st.integers(0, 5))
    if where == 0:
        return draw(dates)
    if where == 1:
        return terms.term.begins_on - timedelta(draw(st.integers(0, 200)))
    length = (terms.term.ends_on - terms.term.begins_on).days
    return terms.term.begins_on + timedelta(draw(st.integers(0, length)))


@st.composite
def facts(draw: st.DrawFn, terms: Terms, calendar: SchoolCalendar | None) -> Facts:
    """Evidence backdated, late and withdrawn, some of it naming an occurrence; and waivers."""
    keys = [o.key for o in plan(terms, calendar)] or ["a/term"]
    evidence = []
    for _ in range(draw(st.integers(0, 24))):
        happened_on = draw(days_near(terms))
        soon = datetime.combine(happened_on, time(20), tzinfo=UTC)
        delay = draw(st.sampled_from([0, 1, 5, 24, 24 * 20, 24 * 200, -24 * 30]))
        recorded_at = soon + timedelta(hours=delay)
        stood = draw(st.none() | st.none() | st.integers(0, 9_000))
        evidence.append(
            Evidence(
                obligation=draw(st.sampled_from([o.key for o in terms.obligations])),
                happened_on=happened_on,
                recorded_at=recorded_at,
                kind=draw(st.sampled_from(["note", "note", EVENT])),
                withdrawn_at=None if stood is None else recorded_at + timedelta(hours=stood),
                party=draw(st.sampled_from(PARTIES)),
                quantity=draw(st.integers(1, 3)),
                occurrence=draw(st.just("") | st.just("") | st.sampled_from(keys)),
            )
        )
    waivers = {}
    for key in draw(st.lists(st.sampled_from(keys), max_size=3)):
        recorded_at = draw(moments)
        withdrawn = draw(st.none() | st.integers(0, 5000))
        waivers[key] = Waiver(
            occurrence=key,
            reason="Stängt.",
            decided_on=recorded_at.date(),
            paragraph="§ 4",
            recorded_at=recorded_at,
            withdrawn_at=None if withdrawn is None else recorded_at + timedelta(hours=withdrawn),
        )
    return Facts(tuple(evidence), tuple(waivers.values()))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Terms, SchoolCalendar | None, Facts, date]:
    terms = draw(agreements())
    calendar = draw(st.none() | calendars())
    return terms, calendar, draw(facts(terms, calendar)), draw(days_near(terms))
