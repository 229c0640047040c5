"""The year's wheel: what falls due on which days, and of what sort."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.calendar import Per
from brygga.domain.obligations import Facts, Standing, assess
from brygga.domain.obligations.wheel import (
    GreatDay,
    Sector,
    ahead,
    due_between,
    own_days,
    sector_of,
)
from brygga.domain.terms import read_calendar, read_terms
from brygga.domain.terms.model import Pattern
from tests.world import EXAMPLES

TERMS = read_terms((EXAMPLES / "q-hanget.toml").read_bytes(), name="q-hanget.toml")
SILENT = read_terms((EXAMPLES / "kvinnofrid-norrdal.toml").read_bytes(), name="norrdal.toml")
CALENDAR = read_calendar((EXAMPLES / "calendars/lund.toml").read_bytes(), name="lund.toml")
STAND = assess(TERMS, CALENDAR, Facts(), date(2023, 10, 18))
days = st.dates(min_value=date(2021, 6, 1), max_value=date(2026, 1, 1))


def test_the_reports_the_payments_and_the_review_of_a_year() -> None:
    of_2023 = due_between(STAND, date(2023, 1, 1), date(2023, 12, 31))
    sorts = {a.occurrence.key: sector_of(TERMS, a) for a in of_2023}
    assert sorts["half-year-report/2022-H2"] is Sector.REPORT
    assert sorts["invoice/2023-H1"] is Sector.PAYMENT
    assert sorts["renewal-review/2023-03-01"] is Sector.AGREEMENT
    assert sorts["steering-meeting/2023"] is Sector.STEERING
    assert sorts["activity-revision/2023"] is Sector.OTHER
    assert not any(key.startswith(("weekly-meetup/", "venue/")) for key in sorts)


@given(days, days)
def test_every_dated_thing_is_there_once_and_in_order(first: date, last: date) -> None:
    found = due_between(STAND, first, last)
    # Slowly, one occurrence at a time.
    expected = {
        a.occurrence.key
        for a in STAND
        if a.due_on
        and first <= a.due_on <= last
        and a.occurrence.pattern is not Pattern.STANDING
        and a.occurrence.period.per is not Per.WEEK
    }
    assert {a.occurrence.key for a in found} == expected
    assert len(found) == len(expected)
    due = [a.due_on for a in found]
    assert due == sorted(due)  # type: ignore[type-var]


@given(days)
def test_ahead_lies_what_is_neither_done_nor_missed(until: date) -> None:
    for a in ahead(STAND, until):
        assert a.standing in (Standing.UPCOMING, Standing.OPEN, Standing.DUE_SOON)
        assert a.due_on
        assert date(2023, 10, 18) <= a.due_on <= until


def test_the_agreements_own_days() -> None:
    kinds = [day.kind for day in own_days(TERMS, date(2022, 1, 1), date(2024, 12, 31))]
    # The review is a duty in Q-hänget: it stands there, and not twice.
    assert kinds == [GreatDay.BEGIN, GreatDay.END]
    term = SILENT.term
    found = own_days(SILENT, term.begins_on, term.ends_on)
    assert [day.on for day in found] == sorted(day.on for day in found)
    assert found[0].on == term.begins_on
    assert own_days(TERMS, date(2023, 1, 1), date(2023, 12, 31)) == []
