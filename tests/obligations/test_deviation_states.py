"""Every step in every state, as the users' own acts: what the table says happens, and no more."""

from collections.abc import Callable
from datetime import date

import pytest

from brygga.obligations.actions import (
    confirm_decision,
    decide_deviation,
    follow_up_deviation,
    take_back_decision,
    take_back_note,
    withdraw_deviation,
)
from brygga.obligations.models import Deviation, DeviationDecision, DeviationNote
from brygga.obligations.states import STEPS, State, Step, is_possible
from brygga.parties.refusal import NotPossible
from tests.obligations.states import PAGE, page
from tests.world import World, at, deviation, talk

LATER = at("2023-03-01")
BOTH = ("lund", "tjejjouren")


def bring_to(world: World, state: State) -> Deviation:
    """What every party owes, so that a decision waits."""
    row = deviation(world)
    talk(world, row, "kvinnojouren", "tjejjouren")
    if state is State.WITHDRAWN:
        _withdraw(world, row)
    elif state is not State.RAISED:
        talk(world, row)
        if state is not State.TALKED:
            _decide(world, row)
        if state in (State.DECIDED, State.CLOSED):
            _confirm(world, row)
            _follow_up(world, row, closes=state is State.CLOSED)
    return Deviation.objects.get(pk=row.pk)


def _talk(world: World, row: Deviation) -> object:
    return talk(world, row, day="2022-12-07")


def _take_back_talk(world: World, row: Deviation) -> object:
    note = DeviationNote.objects.filter(kind="talk").latest("id")
    return take_back_note(note=note, reason="Fel.", by=world["coordinator"], at=LATER)


def _decide(world: World, row: Deviation) -> object:
    return decide_deviation(
        deviation=row,
        outcome="nothing",
        text="Det är ordnat.",
        decided_on=date(2022, 12, 6),
        follow_up_on=date(2023, 2, 1),
        by=world["steering_lund"],
        at=at("2022-12-07"),
    )


def _decision(world: World, row: Deviation) -> DeviationDecision:
    """The one that stands; one of another deviation where this has none."""
    found = DeviationDecision.objects.filter(deviation=row).first()
    return found or DeviationDecision(deviation=row, pk=0, recorded_party="lund")


def _confirm(world: World, row: Deviation) -> object:
    return confirm_decision(
        decision=_decision(world, row), by=world["steering_tjejjouren"], at=at("2022-12-08")
    )


def _take_back_decision(world: World, row: Deviation) -> object:
    return take_back_decision(
        decision=_decision(world, row), reason="Fel.", by=world["steering_lund"], at=LATER
    )


def _follow_up(world: World, row: Deviation, *, closes: bool = True) -> object:
    return follow_up_deviation(
        deviation=row,
        held_on=date(2023, 2, 1),
        parties=BOTH,
        text="Det gick bra.",
        closes=closes,
        by=world["officer"],
        at=at("2023-02-02"),
    )


def _take_back_follow_up(world: World, row: Deviation) -> object:
    note = DeviationNote.objects.filter(kind="follow_up").first() or DeviationNote.objects.create(
        partnership=row.partnership,
        obligation=row.obligation,
        deviation=row,
        kind="follow_up",
        held_on=date(2023, 2, 1),
        parties="lund tjejjouren",
        text="Det gick bra.",
        recorded_at=LATER,
        recorded_on=LATER.date(),
        recorded_role="officer",
        recorded_party="lund",
    )
    return take_back_note(note=note, reason="Fel.", by=world["officer"], at=LATER)


def _withdraw(world: World, row: Deviation) -> object:
    return withdraw_deviation(deviation=row, reason="Fel.", by=world["coordinator"], at=LATER)


ACTS: dict[Step, Callable[[World, Deviation], object]] = {
    Step.NOTE_TALK: _talk,
    Step.TAKE_BACK_TALK: _take_back_talk,
    Step.DECIDE: _decide,
    Step.CONFIRM: _confirm,
    Step.TAKE_BACK_DECISION: _take_back_decision,
    Step.FOLLOW_UP: _follow_up,
    Step.TAKE_BACK_FOLLOW_UP: _take_back_follow_up,
    Step.WITHDRAW: _withdraw,
}


@pytest.mark.parametrize("state", State)
def test_every_step_in_every_state(world: World, state: State) -> None:
    for step in Step:
        row = bring_to(world, state)
        assert row.state is state
        if is_possible(state, step):
            ACTS[step](world, row)
            assert Deviation.objects.get(pk=row.pk).state in STEPS[step][state]
        else:
            with pytest.raises(NotPossible):
                ACTS[step](world, row)
            assert Deviation.objects.get(pk=row.pk).state is state
        for model in (DeviationNote, DeviationDecision, Deviation):
            model.objects.all().delete()


def test_nothing_leads_from_raised_to_a_decision() -> None:
    assert not is_possible(State.RAISED, Step.DECIDE)


def test_the_diagram_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.obligations.states"
