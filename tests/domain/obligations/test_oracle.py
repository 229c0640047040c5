"""The fast engine against the slow one, and against itself on later days."""

import os
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.obligations import Evidence, Facts, assess, local_day
from brygga.domain.terms.model import Terms
from tests.domain.obligations import invented
from tests.domain.obligations.oracle import answers

# `make oracle` asks for 10,000; the suite takes a sample.
EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "150"))
thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Case = tuple[Terms, SchoolCalendar | None, Facts, date]


@thorough
@given(invented.cases())
def test_the_engines_agree(case: Case) -> None:
    terms, calendar, facts, as_of = case
    fast = {
        a.occurrence.key: (
            a.occurrence.period_start,
            a.occurrence.period_end,
            a.occurrence.parties,
            a.occurrence.amount,
            a.due_on,
            a.standing.value,
            a.met,
            a.met_on,
        )
        for a in assess(terms, calendar, facts, as_of)
    }
    slow = {
        a.key: (a.first, a.last, a.parties, a.amount, a.due, a.standing, a.met, a.met_on)
        for a in answers(terms, calendar, facts, as_of)
    }
    assert fast == slow


@thorough
@given(invented.cases(), st.data())
def test_the_answer_for_a_past_day_never_changes(case: Case, data: st.DataObject) -> None:
    terms, calendar, facts, as_of = case
    before = assess(terms, calendar, facts, as_of)
    later = data.draw(st.lists(_later_facts(terms, as_of), max_size=5))
    more = Facts(facts.evidence + tuple(later), facts.waivers)
    assert [(a.occurrence.key, *a[1:]) for a in assess(terms, calendar, more, as_of)] == [
        (a.occurrence.key, *a[1:]) for a in before
    ]


@st.composite
def _later_facts(draw: st.DrawFn, terms: Terms, as_of: date) -> Evidence:
    """Evidence for any day, recorded after the day that was asked about."""
    moment = (
        draw(invented.moments.filter(lambda m: local_day(m) > as_of))
        if as_of < (invented.LAST - timedelta(2))
        else draw(invented.moments) + timedelta(2000)
    )
    return Evidence(
        obligation=draw(st.sampled_from([o.key for o in terms.obligations])),
        happened_on=draw(invented.dates),
        recorded_at=moment,
        kind=draw(st.sampled_from(["note", invented.EVENT])),
        party=draw(st.sampled_from(invented.PARTIES)),
    )
