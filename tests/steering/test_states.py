"""Every step in every state, as the users' own acts: what the table says happens, and no more."""

from collections.abc import Callable

import pytest

from brygga.parties.refusal import NotPossible
from brygga.steering.actions import (
    add_item,
    cancel_meeting,
    hold_meeting,
    move_meeting,
    send_summons,
    undo_holding,
)
from brygga.steering.models import Meeting
from brygga.steering.states import STEPS, State, Step, is_possible
from tests.steering.states import PAGE, page
from tests.world import World, at, meeting, summoned

DAY = "2023-11-21"
LATER = at(DAY, "18:00")


def bring_to(world: World, state: State) -> Meeting:
    if state is State.PLANNED:
        return meeting(world, DAY)
    made = summoned(world, DAY, sent="2023-11-01")
    if state is State.CANCELLED:
        cancel_meeting(meeting=made, reason="Sjukdom.", by=world["officer"], at=at("2023-11-10"))
    if state is State.HELD:
        hold_meeting(meeting=made, by=world["officer"], at=LATER)
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


def _hold(world: World, made: Meeting) -> object:
    return hold_meeting(meeting=made, by=world["officer"], at=LATER)


def _undo(world: World, made: Meeting) -> object:
    return undo_holding(meeting=made, by=world["officer"], at=LATER)


def _write_agenda(world: World, made: Meeting) -> object:
    return add_item(meeting=made, title="Ny fråga", by=world["officer"], at=LATER)


ACTS: dict[Step, Callable[[World, Meeting], object]] = {
    Step.SUMMON: _summon,
    Step.WRITE_AGENDA: _write_agenda,
    Step.MOVE: _move,
    Step.CANCEL: _cancel,
    Step.HOLD: _hold,
    Step.UNDO_HOLDING: _undo,
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
