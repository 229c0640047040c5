"""How a meeting stands and what can be done with it: one table, from which the rest follows.

docs/meeting-states.md is drawn from it (python -m tests.steering.states), and a test tries every
step in every state.
"""

from enum import StrEnum

from brygga.domain.language import Text
from brygga.parties.refusal import NotPossible


class State(StrEnum):
    PLANNED = "planned"
    SUMMONED = "summoned"
    CANCELLED = "cancelled"
    HELD = "held"


class Step(StrEnum):
    SUMMON = "summon"
    WRITE_AGENDA = "write_agenda"
    MOVE = "move"
    CANCEL = "cancel"
    HOLD = "hold"
    UNDO_HOLDING = "undo_holding"


#: From where each step leads where; what is not here cannot be done. Undoing leads back to where
#: the meeting came from, which the meeting itself remembers.
STEPS: dict[Step, dict[State, tuple[State, ...]]] = {
    Step.SUMMON: {
        State.PLANNED: (State.SUMMONED,),
        State.SUMMONED: (State.SUMMONED,),
    },
    # Also at the meeting itself, where somebody raises something.
    Step.WRITE_AGENDA: {
        State.PLANNED: (State.PLANNED,),
        State.SUMMONED: (State.SUMMONED,),
        State.HELD: (State.HELD,),
    },
    Step.MOVE: {
        State.PLANNED: (State.PLANNED,),
        State.SUMMONED: (State.SUMMONED,),
    },
    Step.CANCEL: {
        State.PLANNED: (State.CANCELLED,),
        State.SUMMONED: (State.CANCELLED,),
    },
    Step.HOLD: {
        State.PLANNED: (State.HELD,),
        State.SUMMONED: (State.HELD,),
    },
    Step.UNDO_HOLDING: {
        State.HELD: (State.PLANNED, State.SUMMONED),
    },
}

WHY_NOT: dict[State, Text] = {
    State.PLANNED: Text(
        sv="Mötet är bara planerat än, så det går inte. Inget har ändrats.",
        en="The meeting is only planned yet, so this cannot be done. Nothing has changed.",
    ),
    State.SUMMONED: Text(
        sv="Mötet är kallat men inte hållet, så det går inte än. Inget har ändrats.",
        en="The meeting is called but not held, so this cannot be done yet. Nothing has changed.",
    ),
    State.CANCELLED: Text(
        sv="Mötet är inställt. Planera ett nytt i stället; det inställda står kvar som det var.",
        en="The meeting is cancelled. Plan a new one instead; the cancelled one stays as it was.",
    ),
    State.HELD: Text(
        sv="Mötet är redan hållet, så det går inte längre. Inget har ändrats.",
        en="The meeting has already been held, so this can no longer be done. Nothing has changed.",
    ),
}


def check_step(state: State, step: Step) -> None:
    """Raises NotPossible, saying how the meeting stands, where the table has no such step."""
    if state not in STEPS[step]:
        raise NotPossible(WHY_NOT[state])


def is_possible(state: State, step: Step) -> bool:
    return state in STEPS[step]
