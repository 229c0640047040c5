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
    OPEN = "open"
    HELD = "held"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"


class Step(StrEnum):
    SUMMON = "summon"
    WRITE_AGENDA = "write_agenda"
    MOVE = "move"
    CANCEL = "cancel"
    OPEN = "open"
    UNDO_OPENING = "undo_opening"
    HOLD = "hold"
    UNDO_HOLDING = "undo_holding"
    NOTE = "note"
    COMMENT = "comment"
    SEND_FOR_APPROVAL = "send_for_approval"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    CORRECT = "correct"


def _stays(*states: State) -> dict[State, tuple[State, ...]]:
    return {state: (state,) for state in states}


#: From where each step leads where; what is not here cannot be done. Undoing leads back to where
#: the meeting came from, which the meeting itself remembers; the last approval freezes the minutes.
STEPS: dict[Step, dict[State, tuple[State, ...]]] = {
    Step.SUMMON: {
        State.PLANNED: (State.SUMMONED,),
        State.SUMMONED: (State.SUMMONED,),
    },
    # Also at the meeting itself, where somebody raises something.
    Step.WRITE_AGENDA: _stays(State.PLANNED, State.SUMMONED, State.OPEN, State.HELD),
    Step.MOVE: _stays(State.PLANNED, State.SUMMONED),
    Step.CANCEL: {
        State.PLANNED: (State.CANCELLED,),
        State.SUMMONED: (State.CANCELLED,),
    },
    Step.OPEN: {
        State.PLANNED: (State.OPEN,),
        State.SUMMONED: (State.OPEN,),
    },
    Step.UNDO_OPENING: {
        State.OPEN: (State.PLANNED, State.SUMMONED),
    },
    # Also of a meeting that nobody opened here: it was held all the same.
    Step.HOLD: {
        State.PLANNED: (State.HELD,),
        State.SUMMONED: (State.HELD,),
        State.OPEN: (State.HELD,),
    },
    Step.UNDO_HOLDING: {
        State.HELD: (State.PLANNED, State.SUMMONED, State.OPEN),
    },
    # Presence, notes, decisions and actions.
    Step.NOTE: _stays(State.OPEN, State.HELD),
    Step.COMMENT: _stays(State.HELD, State.IN_APPROVAL),
    Step.SEND_FOR_APPROVAL: {
        State.HELD: (State.IN_APPROVAL,),
    },
    Step.TAKE_BACK: {
        State.IN_APPROVAL: (State.HELD,),
    },
    Step.APPROVE: {
        State.IN_APPROVAL: (State.IN_APPROVAL, State.APPROVED),
    },
    Step.CORRECT: _stays(State.APPROVED),
}

WHY_NOT: dict[State, Text] = {
    State.PLANNED: Text(
        sv="Mötet är bara planerat än, så det går inte. Inget har ändrats.",
        en="The meeting is only planned yet, so this cannot be done. Nothing has changed.",
    ),
    State.SUMMONED: Text(
        sv="Mötet är kallat men inte öppnat, så det går inte än. Inget har ändrats.",
        en="The meeting is called but not opened, so this cannot be done yet. Nothing has changed.",
    ),
    State.CANCELLED: Text(
        sv="Mötet är inställt. Planera ett nytt i stället; det inställda står kvar som det var.",
        en="The meeting is cancelled. Plan a new one instead; the cancelled one stays as it was.",
    ),
    State.OPEN: Text(
        sv="Mötet pågår, så det går inte nu. Inget har ändrats.",
        en="The meeting is going on, so this cannot be done now. Nothing has changed.",
    ),
    State.HELD: Text(
        sv="Mötet är redan hållet, så det går inte längre. Inget har ändrats.",
        en="The meeting has already been held, so this can no longer be done. Nothing has changed.",
    ),
    State.IN_APPROVAL: Text(
        sv=(
            "Protokollet är hos dem som justerar, och de läser det som det är nu. Ta tillbaka det "
            "först, om något ska ändras. Inget har ändrats."
        ),
        en=(
            "The minutes are with those who approve them, who read them as they are now. Take "
            "them back first if something is to change. Nothing has changed."
        ),
    ),
    State.APPROVED: Text(
        sv=(
            "Protokollet är justerat och står fast: det som två parter har godkänt ändras inte i "
            "efterhand. Skriv en rättelse i stället, så står den under protokollet."
        ),
        en=(
            "The minutes are approved and stand: what two parties have approved is not changed "
            "afterwards. Write a correction instead; it will stand below the minutes."
        ),
    ),
}


def check_step(state: State, step: Step) -> None:
    """Raises NotPossible, saying how the meeting stands, where the table has no such step."""
    if state not in STEPS[step]:
        raise NotPossible(WHY_NOT[state])


def is_possible(state: State, step: Step) -> bool:
    return state in STEPS[step]
