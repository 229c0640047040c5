"""How an agreement stands and which steps can be taken: one table, from which the rest follows.

docs/agreement-states.md is drawn from it (python -m tests.domain.life.states).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from brygga.domain.language import Text
from brygga.domain.life.refusal import Impossible
from brygga.domain.obligations.model import end_of
from brygga.domain.terms.model import Term


class State(StrEnum):
    NOTHING = "nothing"
    PROPOSED = "proposed"
    ASSESSED = "assessed"
    DECLINED = "declined"
    DECIDED = "decided"
    DRAFTED = "drafted"
    READY = "ready"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    NOTICE_GIVEN = "notice_given"
    RENEWED = "renewed"
    EXPIRED = "expired"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What people do. Each is a record with who, when, role and party."""

    PROPOSE = "propose"
    ASSESS = "assess"
    DECLINE = "decline"
    DECIDE = "decide"
    DRAFT = "draft"
    MAKE_READY = "make_ready"
    REOPEN = "reopen"
    SIGN = "sign"
    CHANGE = "change"
    BEGIN_REVIEW = "begin_review"
    LET_CONTINUE = "let_continue"
    LET_EXPIRE = "let_expire"
    TAKE_UP_BREACH = "take_up_breach"
    TAKE_UP_CIRCUMSTANCES = "take_up_circumstances"
    DEMAND = "demand"
    GIVE_NOTICE = "give_notice"
    WITHDRAW_NOTICE = "withdraw_notice"
    CANCEL = "cancel"
    TAKE_UP_DISPUTE = "take_up_dispute"


_RUNNING = (State.IN_FORCE, State.NOTICE_GIVEN)
_OVER = (State.RENEWED, State.EXPIRED, State.ENDED, State.CANCELLED)
_UNSIGNED = (
    *(State.NOTHING, State.PROPOSED, State.ASSESSED, State.DECLINED),
    *(State.DECIDED, State.DRAFTED, State.READY),
)


def _staying(*states: State) -> dict[State, State]:
    return {state: state for state in states}


#: From where each step leads where; what is not here cannot be done.
STEPS: dict[Step, dict[State, State]] = {
    Step.PROPOSE: {State.NOTHING: State.PROPOSED, State.DECLINED: State.PROPOSED},
    Step.ASSESS: {State.PROPOSED: State.ASSESSED, State.ASSESSED: State.ASSESSED},
    Step.DECLINE: {State.ASSESSED: State.DECLINED},
    Step.DECIDE: {State.ASSESSED: State.DECIDED},
    Step.DRAFT: {State.DECIDED: State.DRAFTED, State.DRAFTED: State.DRAFTED},
    Step.MAKE_READY: {State.DRAFTED: State.READY},
    Step.REOPEN: {State.READY: State.DRAFTED},
    # What was signed elsewhere may be brought in without having been proposed here.
    Step.SIGN: dict.fromkeys(_UNSIGNED, State.SIGNED),
    Step.CHANGE: _staying(State.SIGNED, *_RUNNING),
    Step.BEGIN_REVIEW: _staying(State.IN_FORCE),
    Step.LET_CONTINUE: _staying(State.IN_FORCE),
    Step.LET_EXPIRE: _staying(State.IN_FORCE),
    Step.TAKE_UP_BREACH: _staying(*_RUNNING),
    Step.TAKE_UP_CIRCUMSTANCES: _staying(State.IN_FORCE),
    Step.DEMAND: _staying(*_RUNNING),
    Step.GIVE_NOTICE: {State.IN_FORCE: State.NOTICE_GIVEN},
    Step.WITHDRAW_NOTICE: {State.NOTICE_GIVEN: State.IN_FORCE},
    Step.CANCEL: dict.fromkeys(_RUNNING, State.CANCELLED),
    # Also about what is to be repaid afterwards.
    Step.TAKE_UP_DISPUTE: _staying(State.SIGNED, *_RUNNING, *_OVER),
}

#: Where time alone leads, and when.
BY_TIME: dict[tuple[State, State], Text] = {
    (State.SIGNED, State.IN_FORCE): Text(
        "avtalstidens första dag kommer", "the first day of the term comes"
    ),
    (State.IN_FORCE, State.RENEWED): Text(
        "avtalstiden går ut, och genomgången sa att partnerskapet ska fortsätta",
        "the term runs out, and the review said that the partnership goes on",
    ),
    (State.IN_FORCE, State.EXPIRED): Text("avtalstiden går ut", "the term runs out"),
    (State.NOTICE_GIVEN, State.ENDED): Text(
        "uppsägningens sista dag går ut", "the last day of the notice passes"
    ),
}

_BEFORE_SIGNING = Text(
    sv="Överenskommelsen är inte underskriven än, så det går inte. Inget har ändrats.",
    en="The agreement is not signed yet, so this cannot be done. Nothing has changed.",
)
WHY_NOT: dict[State, Text] = {
    State.NOTHING: Text(
        sv="Här finns varken förslag eller överenskommelse än. Inget har ändrats.",
        en="There is neither a proposal nor an agreement here yet. Nothing has changed.",
    ),
    State.PROPOSED: Text(
        sv="Förslaget är inte bedömt än, så det går inte. Inget har ändrats.",
        en="The proposal is not assessed yet, so this cannot be done. Nothing has changed.",
    ),
    State.ASSESSED: Text(
        sv="Förslaget är bedömt men inte beslutat, så det går inte än. Inget har ändrats.",
        en="The proposal is assessed but not decided, so this cannot be done yet. "
        "Nothing has changed.",
    ),
    State.DECLINED: Text(
        sv="Förslaget fick nej. Lämna ett nytt i stället; det förra står kvar som det var.",
        en="The proposal was declined. Make a new one instead; the old one stays as it was.",
    ),
    State.DECIDED: _BEFORE_SIGNING,
    State.DRAFTED: _BEFORE_SIGNING,
    State.READY: _BEFORE_SIGNING,
    State.SIGNED: Text(
        sv="Överenskommelsen är underskriven men har inte börjat gälla, så det går inte än.",
        en="The agreement is signed but has not begun, so this cannot be done yet.",
    ),
    State.IN_FORCE: Text(
        sv="Överenskommelsen gäller, så det går inte nu. Inget har ändrats.",
        en="The agreement is in force, so this cannot be done now. Nothing has changed.",
    ),
    State.NOTICE_GIVEN: Text(
        sv="Överenskommelsen är uppsagd, så det går inte längre. Inget har ändrats.",
        en="Notice has been given, so this can no longer be done. Nothing has changed.",
    ),
    State.RENEWED: Text(
        sv="Avtalstiden har gått ut och partnerskapet ska fortsätta. Läs in den nya "
        "överenskommelsen; den gamla står kvar som den var.",
        en="The term has run out and the partnership is to go on. Bring in the new agreement; "
        "the old one stays as it was.",
    ),
    State.EXPIRED: Text(
        sv="Överenskommelsen har löpt ut. Den står kvar som den var.",
        en="The agreement has expired. It stays as it was.",
    ),
    State.ENDED: Text(
        sv="Överenskommelsen har upphört efter uppsägning. Den står kvar som den var.",
        en="The agreement has ended after notice. It stays as it was.",
    ),
    State.CANCELLED: Text(
        sv="Överenskommelsen är hävd. Den står kvar som den var.",
        en="The agreement is cancelled. It stays as it was.",
    ),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: the day it holds from, when it was recorded and perhaps withdrawn.

    `ends_on` is the last day that the agreement holds, for a notice or a cancellation. Moments
    carry their offset. `ref` is whatever the caller finds the record by.
    """

    step: Step
    on: date
    recorded_at: datetime
    withdrawn_at: datetime | None = None
    ends_on: date | None = None
    ref: str = ""


def known_on(steps: Iterable[Taken], as_of: date) -> tuple[Taken, ...]:
    """The steps that were recorded, hold and were not withdrawn by the end of a day, in order."""
    end = end_of(as_of)
    known = (
        taken
        for taken in steps
        if taken.on <= as_of
        and taken.recorded_at < end
        and (taken.withdrawn_at is None or taken.withdrawn_at >= end)
    )
    return tuple(sorted(known, key=lambda taken: (taken.on, taken.recorded_at)))


def state_on(steps: Iterable[Taken], term: Term | None, as_of: date) -> State:
    """How the agreement stood at the end of a day.

    `term` is that of the version in force that day; None before there is one. Acts ask the table
    before they record. What still stands where it forbids it, such as a draft that was begun while
    the proposal was assessed, changes nothing.
    """
    state, continues, last_day = State.NOTHING, False, None
    for taken in known_on(steps, as_of):
        state = _in_time(state, term, continues, last_day, taken.on)
        if not is_possible(state, taken.step):
            continue
        state = STEPS[taken.step][state]
        if taken.step in (Step.LET_CONTINUE, Step.LET_EXPIRE):
            continues = taken.step is Step.LET_CONTINUE
        if taken.ends_on:
            last_day = taken.ends_on
    return _in_time(state, term, continues, last_day, as_of)


def _in_time(
    state: State, term: Term | None, continues: bool, last_day: date | None, day: date
) -> State:
    """Where time alone has led by a day."""
    if state is State.SIGNED and term and day >= term.begins_on:
        state = State.IN_FORCE
    if state is State.IN_FORCE and term and day > term.ends_on:
        return State.RENEWED if continues else State.EXPIRED
    if state is State.NOTICE_GIVEN and last_day and day > last_day:
        return State.ENDED
    return state


def early_end(steps: Iterable[Taken], as_of: date) -> date | None:
    """The last day of the agreement as a notice or cancellation known on a day has it, if any."""
    last_day = None
    for taken in known_on(steps, as_of):
        if taken.step is Step.WITHDRAW_NOTICE:
            last_day = None
        elif taken.ends_on:
            last_day = min(taken.ends_on, last_day or taken.ends_on)
    return last_day


def check_step(state: State, step: Step) -> None:
    """Raises Impossible, saying how the agreement stands, where the table has no such step."""
    if state not in STEPS[step]:
        raise Impossible(WHY_NOT[state])


def is_possible(state: State, step: Step) -> bool:
    return state in STEPS[step]
