"""Every step in every state, as the users' own acts: what the table says happens, and no more."""

from collections.abc import Callable

import pytest

from brygga.parties.refusal import NotPossible
from brygga.steering.actions import (
    add_item,
    approve_minutes,
    cancel_meeting,
    comment_on_minutes,
    correct_minutes,
    hold_meeting,
    move_meeting,
    note_presence,
    open_meeting,
    send_for_approval,
    send_summons,
    take_back_minutes,
    undo_holding,
    undo_opening,
)
from brygga.steering.models import Meeting, SeatHolder
from brygga.steering.states import STEPS, State, Step, is_possible
from tests.steering.states import PAGE, page
from tests.world import World, at, attended, meeting, summoned

DAY = "2023-11-21"
LATER = at(DAY, "18:00")
CHOSEN = ("steering_lund", "coordinator")


def bring_to(world: World, state: State) -> Meeting:
    if state is State.PLANNED:
        return meeting(world, DAY)
    made = summoned(world, DAY, sent="2023-11-01")
    if state is State.CANCELLED:
        cancel_meeting(meeting=made, reason="Sjukdom.", by=world["officer"], at=at("2023-11-10"))
    if state in (State.OPEN, State.HELD, State.IN_APPROVAL, State.APPROVED):
        open_meeting(meeting=made, by=world["officer"], at=at(DAY, "15:00"))
    if state in (State.HELD, State.IN_APPROVAL, State.APPROVED):
        attended(world, made, *CHOSEN)
        hold_meeting(meeting=made, by=world["officer"], at=LATER)
    if state in (State.IN_APPROVAL, State.APPROVED):
        _send(world, made)
    if state is State.APPROVED:
        for who in CHOSEN:
            approve_minutes(meeting=made, by=world[who], at=LATER)
    return Meeting.objects.get(pk=made.pk)


def _summon(world: World, made: Meeting) -> object:
    return send_summons(meeting=made, by=world["officer"], at=at("2023-11-12"))


def _move(world: World, made: Meeting) -> object:
    return move_meeting(
        meeting=made,
        begins_at=at("2023-11-28", "15:00"),
        ends_at=at("2023-11-28", "16:00"),
        place="",
        link="",
        by=world["officer"],
        at=at("2023-11-12"),
    )


def _cancel(world: World, made: Meeting) -> object:
    return cancel_meeting(meeting=made, reason="Sjukdom.", by=world["officer"], at=at("2023-11-12"))


def _open(world: World, made: Meeting) -> object:
    return open_meeting(meeting=made, by=world["officer"], at=LATER)


def _undo_opening(world: World, made: Meeting) -> object:
    return undo_opening(meeting=made, by=world["officer"], at=LATER)


def _hold(world: World, made: Meeting) -> object:
    return hold_meeting(meeting=made, by=world["officer"], at=LATER)


def _note(world: World, made: Meeting) -> object:
    return note_presence(meeting=made, changes={}, by=world["officer"], at=LATER)


def _send(world: World, made: Meeting) -> object:
    return send_for_approval(
        meeting=made,
        approvers=[SeatHolder.objects.get(person=world[who]) for who in CHOSEN],
        by=world["officer"],
        at=LATER,
    )


def _take_back(world: World, made: Meeting) -> object:
    return take_back_minutes(meeting=made, by=world["officer"], at=LATER)


def _approve(world: World, made: Meeting) -> object:
    return approve_minutes(meeting=made, by=world[CHOSEN[0]], at=LATER)


def _comment(world: World, made: Meeting) -> object:
    return comment_on_minutes(meeting=made, text="Bra.", by=world["officer"], at=LATER)


def _correct(world: World, made: Meeting) -> object:
    return correct_minutes(meeting=made, text="Bra.", by=world["officer"], at=LATER)


def _undo(world: World, made: Meeting) -> object:
    return undo_holding(meeting=made, by=world["officer"], at=LATER)


def _write_agenda(world: World, made: Meeting) -> object:
    return add_item(meeting=made, title="Ny fråga", by=world["officer"], at=LATER)


ACTS: dict[Step, Callable[[World, Meeting], object]] = {
    Step.SUMMON: _summon,
    Step.WRITE_AGENDA: _write_agenda,
    Step.MOVE: _move,
    Step.CANCEL: _cancel,
    Step.OPEN: _open,
    Step.UNDO_OPENING: _undo_opening,
    Step.HOLD: _hold,
    Step.UNDO_HOLDING: _undo,
    Step.NOTE: _note,
    Step.COMMENT: _comment,
    Step.SEND_FOR_APPROVAL: _send,
    Step.TAKE_BACK: _take_back,
    Step.APPROVE: _approve,
    Step.CORRECT: _correct,
}


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_every_step_in_every_state(world: World, state: State, step: Step) -> None:
    made = bring_to(world, state)
    assert made.state is state
    if is_possible(state, step):
        ACTS[step](world, made)
        assert Meeting.objects.get(pk=made.pk).state in STEPS[step][state]
    else:
        with pytest.raises(NotPossible):
            ACTS[step](world, made)
        assert Meeting.objects.get(pk=made.pk).state is state


def test_every_state_can_be_reached() -> None:
    reached, grown = {State.PLANNED}, True
    while grown:
        ends = {
            end
            for ways in STEPS.values()
            for begin, those in ways.items()
            if begin in reached
            for end in those
        }
        grown = not ends <= reached
        reached |= ends
    assert reached == set(State)


def test_the_diagram_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.steering.states"
