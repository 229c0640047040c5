"""How a deviation stands and what can be done with it: one table, from which the rest follows.

docs/deviation-states.md is drawn from it (python -m tests.obligations.states), and a test tries
every step in every state. That the parties talk before they decide is in the table itself.
"""

from enum import StrEnum

from brygga.domain.language import Text
from brygga.parties.refusal import NotPossible


class State(StrEnum):
    RAISED = "raised"
    TALKED = "talked"
    PROPOSED = "proposed"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    NOTE_TALK = "note_talk"
    TAKE_BACK_TALK = "take_back_talk"
    DECIDE = "decide"
    CONFIRM = "confirm"
    TAKE_BACK_DECISION = "take_back_decision"
    FOLLOW_UP = "follow_up"
    TAKE_BACK_FOLLOW_UP = "take_back_follow_up"
    WITHDRAW = "withdraw"


#: From where each step leads where; what is not here cannot be done. A talk leads on once both
#: sides took part; a decision that nobody need confirm or follow up has come to its end at once.
STEPS: dict[Step, dict[State, tuple[State, ...]]] = {
    Step.NOTE_TALK: {
        State.RAISED: (State.RAISED, State.TALKED),
        State.TALKED: (State.TALKED,),
    },
    Step.TAKE_BACK_TALK: {
        State.RAISED: (State.RAISED,),
        State.TALKED: (State.RAISED, State.TALKED),
    },
    Step.DECIDE: {
        State.TALKED: (State.PROPOSED, State.DECIDED, State.CLOSED),
    },
    Step.CONFIRM: {
        State.PROPOSED: (State.DECIDED, State.CLOSED),
    },
    Step.TAKE_BACK_DECISION: {
        State.PROPOSED: (State.TALKED,),
        State.DECIDED: (State.TALKED,),
        State.CLOSED: (State.TALKED,),
    },
    Step.FOLLOW_UP: {
        State.DECIDED: (State.DECIDED, State.CLOSED),
    },
    Step.TAKE_BACK_FOLLOW_UP: {
        State.DECIDED: (State.DECIDED,),
        State.CLOSED: (State.DECIDED,),
    },
    Step.WITHDRAW: {
        State.RAISED: (State.WITHDRAWN,),
        State.TALKED: (State.WITHDRAWN,),
    },
}

WHY_NOT: dict[State, Text] = {
    State.RAISED: Text(
        sv=(
            "Parterna har inte talat med varandra om avvikelsen än, så det går inte. Inget har "
            "ändrats."
        ),
        en=(
            "The parties have not talked with each other about the deviation yet, so this cannot "
            "be done. Nothing has changed."
        ),
    ),
    State.TALKED: Text(
        sv="Inget är beslutat om avvikelsen än, så det går inte. Inget har ändrats.",
        en=(
            "Nothing has been decided about the deviation yet, so this cannot be done. Nothing "
            "has changed."
        ),
    ),
    State.PROPOSED: Text(
        sv=(
            "Beslutet väntar på att en annan part bekräftar det. Bekräfta det först, eller ta "
            "tillbaka det. Inget har ändrats."
        ),
        en=(
            "The decision waits for another party to confirm it. Confirm it first, or take it "
            "back. Nothing has changed."
        ),
    ),
    State.DECIDED: Text(
        sv="Avvikelsen är redan beslutad. Ta tillbaka beslutet om det blev fel; inget har ändrats.",
        en=(
            "The deviation has already been decided. Take the decision back if it was wrong; "
            "nothing has changed."
        ),
    ),
    State.CLOSED: Text(
        sv="Avvikelsen är avslutad, så det går inte längre. Inget har ändrats.",
        en="The deviation is closed, so this can no longer be done. Nothing has changed.",
    ),
    State.WITHDRAWN: Text(
        sv="Avvikelsen är återkallad. Ta upp en ny om något ändå avviker.",
        en="The deviation has been withdrawn. Raise a new one if something deviates after all.",
    ),
}


def check_step(state: State, step: Step) -> None:
    """Raises NotPossible, saying how the deviation stands, where the table has no such step."""
    if state not in STEPS[step]:
        raise NotPossible(WHY_NOT[state])


def is_possible(state: State, step: Step) -> bool:
    return state in STEPS[step]
