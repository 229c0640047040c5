"""What is left of the promises when an agreement ends early: examples, and an obvious oracle."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.calendar import Per, add_months
from brygga.domain.obligations import plan, until
from brygga.domain.terms import read_calendar
from brygga.domain.terms.model import Anchor, Due, Pattern, Reading, Sets, Side
from tests.domain.life.examples import q_hanget
from tests.house.repository import ROOT

TERMS = q_hanget()
CALENDAR = read_calendar((ROOT / "examples/calendars/lund.toml").read_bytes(), name="lund.toml")
WHOLE = plan(TERMS, CALENDAR)
BY_KEY = {o.key: o for o in WHOLE}


def left(ends_on: date) -> dict[str, date | None]:
    return {o.key: o.due_on for o in until(WHOLE, ends_on)}


def test_what_a_notice_to_january_leaves() -> None:
    keys = left(date(2024, 1, 18))
    assert keys["half-year-report/2023-H2"] == date(2024, 2, 29)
    assert keys["annual-report/2023"] == date(2024, 3, 31)
    assert "annual-report/2024" not in keys
    assert "steering-meeting/2024" not in keys
    # Week 3 goes on after the Thursday that is the last day.
    assert "weekly-meetup/2024-W02" in keys
    assert "weekly-meetup/2024-W03" not in keys
    # The invoice of the half is due on 31 January, the last day is before.
    assert "invoice/2024-H1" not in keys
    assert left(date(2024, 1, 31))["invoice/2024-H1"] == date(2024, 1, 31)
    assert keys["renewal-review/2023-03-01"] == date(2023, 3, 1)
    assert {"final-report/term", "venue/term", "breach-dialogue/if"} <= set(keys)


def test_the_last_day_of_the_term_leaves_everything() -> None:
    assert until(WHOLE, TERMS.term.ends_on) == WHOLE


def test_what_lasts_as_long_as_the_agreement_ends_with_it() -> None:
    found = {o.key: o for o in until(WHOLE, date(2024, 1, 18))}
    for key in ("venue/term", "final-report/term", "targets-set/term"):
        assert found[key].period_end == date(2024, 1, 18)
        assert found[key].period_start == BY_KEY[key].period_start


@settings(max_examples=60)
@given(st.integers(0, 1200))
def test_one_by_one(after: int) -> None:
    """Asks of every occurrence by itself whether it is still owed, in words as the docstring."""
    ends_on = TERMS.term.begins_on + timedelta(after)
    expected = []
    for o in WHOLE:
        its_time_had_passed = o.period_end <= ends_on
        it_is_the_whole_term = (
            o.period.per is Per.TERM and o.period_end == TERMS.term.ends_on
        ) or o.pattern is Pattern.STANDING
        it_had_fallen_due = o.due_on is not None and o.due_on <= ends_on
        had_begun = o.period_start <= ends_on
        if its_time_had_passed or (had_begun and (it_is_the_whole_term or it_had_fallen_due)):
            expected.append(o.key)
    assert list(left(ends_on)) == expected


def test_a_deadline_counted_from_the_end_moves_with_it() -> None:
    """The final report has no day; read as two months after the end, it follows the end."""
    due = Due(side=Side.AFTER, anchor=Anchor.END, months=2)
    final = next(o for o in TERMS.obligations if o.key == "final-report")
    reading = Reading("final", final.key, "Två månader efter slutet.", Sets(due=due))
    read = plan(replace(TERMS, obligations=(final,)), CALENDAR, [reading])
    (moved,) = until(read, date(2024, 1, 18))
    assert moved.due_on == add_months(date(2024, 1, 18), 2)
