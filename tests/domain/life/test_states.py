"""Every step in every state, and how an agreement stood on any day of its life."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.life import (
    BY_TIME,
    STEPS,
    Impossible,
    State,
    Step,
    Taken,
    check_step,
    early_end,
    is_possible,
    state_on,
)
from brygga.domain.terms.model import Term
from tests.domain.life.states import PAGE, page

TERM = Term(date(2022, 1, 1), date(2024, 12, 31))


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def taken(step: Step, day: str, ends_on: str | None = None, withdrawn: str | None = None) -> Taken:
    on = date.fromisoformat(day)
    return Taken(
        step,
        on,
        at(on),
        at(date.fromisoformat(withdrawn)) if withdrawn else None,
        date.fromisoformat(ends_on) if ends_on else None,
    )


SIGNED = taken(Step.SIGN, "2021-12-20")
# One way to each state; what is recorded on one day stands in the order it was recorded.
WAYS: dict[State, tuple[tuple[Taken, ...], str]] = {
    State.NOTHING: ((), "2021-06-01"),
    State.PROPOSED: ((taken(Step.PROPOSE, "2021-02-01"),), "2021-06-01"),
    State.ASSESSED: (
        (taken(Step.PROPOSE, "2021-02-01"), taken(Step.ASSESS, "2021-03-01")),
        "2021-06-01",
    ),
    State.DECLINED: (
        (
            taken(Step.PROPOSE, "2021-02-01"),
            taken(Step.ASSESS, "2021-03-01"),
            taken(Step.DECLINE, "2021-04-01"),
        ),
        "2021-06-01",
    ),
    State.DECIDED: (
        (
            taken(Step.PROPOSE, "2021-02-01"),
            taken(Step.ASSESS, "2021-03-01"),
            taken(Step.DECIDE, "2021-04-01"),
        ),
        "2021-06-01",
    ),
    State.DRAFTED: (
        (
            taken(Step.PROPOSE, "2021-02-01"),
            taken(Step.ASSESS, "2021-03-01"),
            taken(Step.DECIDE, "2021-04-01"),
            taken(Step.DRAFT, "2021-04-02"),
        ),
        "2021-06-01",
    ),
    State.READY: (
        (
            taken(Step.PROPOSE, "2021-02-01"),
            taken(Step.ASSESS, "2021-03-01"),
            taken(Step.DECIDE, "2021-04-01"),
            taken(Step.DRAFT, "2021-04-02"),
            taken(Step.MAKE_READY, "2021-04-03"),
        ),
        "2021-06-01",
    ),
    State.SIGNED: ((SIGNED,), "2021-12-31"),
    State.IN_FORCE: ((SIGNED,), "2022-01-01"),
    State.NOTICE_GIVEN: (
        (SIGNED, taken(Step.GIVE_NOTICE, "2023-10-18", "2024-01-18")),
        "2024-01-18",
    ),
    State.ENDED: (
        (SIGNED, taken(Step.GIVE_NOTICE, "2023-10-18", "2024-01-18")),
        "2024-01-19",
    ),
    State.RENEWED: ((SIGNED, taken(Step.LET_CONTINUE, "2023-05-01")), "2025-01-01"),
    State.EXPIRED: ((SIGNED, taken(Step.LET_EXPIRE, "2023-05-01")), "2025-01-01"),
    State.CANCELLED: (
        (SIGNED, taken(Step.CANCEL, "2023-10-18", "2023-10-18")),
        "2023-10-18",
    ),
}


@pytest.mark.parametrize("state", State)
def test_every_state_is_reached(state: State) -> None:
    steps, day = WAYS[state]
    assert state_on(steps, TERM, date.fromisoformat(day)) is state


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_every_step_in_every_state(state: State, step: Step) -> None:
    steps, day = WAYS[state]
    more = (*steps, Taken(step, date.fromisoformat(day), at(date.fromisoformat(day))))
    leads_to = STEPS[step].get(state)
    assert is_possible(state, step) is (leads_to is not None)
    if leads_to is None:
        with pytest.raises(Impossible) as refusal:
            check_step(state, step)
        assert refusal.value.reason.sv
        assert refusal.value.reason.en
        # Recorded all the same, it changes nothing.
        assert state_on(more, TERM, date.fromisoformat(day)) is state
    else:
        check_step(state, step)
        by_time = {end for begin, end in BY_TIME if begin is leads_to}
        assert state_on(more, TERM, date.fromisoformat(day)) in {leads_to, *by_time}


def test_without_an_answer_in_the_review_it_expires() -> None:
    assert state_on([SIGNED], TERM, date(2024, 12, 31)) is State.IN_FORCE
    assert state_on([SIGNED], TERM, date(2025, 1, 1)) is State.EXPIRED


def test_a_notice_recorded_later_changes_no_earlier_answer() -> None:
    notice = taken(Step.GIVE_NOTICE, "2023-10-18", "2024-01-18")
    later = Taken(notice.step, notice.on, at(date(2023, 10, 20)), None, notice.ends_on)
    assert state_on([SIGNED, later], TERM, date(2023, 10, 19)) is State.IN_FORCE
    assert state_on([SIGNED, later], TERM, date(2023, 10, 20)) is State.NOTICE_GIVEN
    assert early_end([SIGNED, later], date(2023, 10, 19)) is None
    assert early_end([SIGNED, later], date(2023, 10, 20)) == date(2024, 1, 18)


def test_a_notice_that_all_agree_to_withdraw_ends_nothing() -> None:
    steps = [
        SIGNED,
        taken(Step.GIVE_NOTICE, "2023-10-18", "2024-01-18"),
        taken(Step.WITHDRAW_NOTICE, "2023-12-01"),
    ]
    assert early_end(steps, date(2023, 11, 30)) == date(2024, 1, 18)
    assert early_end(steps, date(2023, 12, 1)) is None
    assert state_on(steps, TERM, date(2024, 6, 1)) is State.IN_FORCE


def test_a_cancellation_ends_it_before_the_notice_does() -> None:
    steps = [
        SIGNED,
        taken(Step.GIVE_NOTICE, "2023-10-18", "2024-01-18"),
        taken(Step.CANCEL, "2023-12-01", "2023-12-01"),
    ]
    assert early_end(steps, date(2023, 12, 1)) == date(2023, 12, 1)
    assert state_on(steps, TERM, date(2024, 6, 1)) is State.CANCELLED


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60), st.integers(0, 60))),
    st.integers(0, 1000),
)
def test_what_is_recorded_after_a_day_never_changes_its_answer(
    changes: list[tuple[int, int, int]], asked: int
) -> None:
    """The answer for a day from everything is the answer from what was known by then."""
    day = TERM.begins_on + timedelta(asked)
    steps = [SIGNED]
    for on, recorded, withdrawn in changes:
        held = TERM.begins_on + timedelta(on)
        recorded_at = at(held + timedelta(recorded))
        steps.append(Taken(Step.CHANGE, held, recorded_at, recorded_at + timedelta(withdrawn)))
    known = [taken for taken in steps if taken.recorded_at.date() <= day]
    assert state_on(steps, TERM, day) is state_on(known, TERM, day)


def test_the_drawing_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
