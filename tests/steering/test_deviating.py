"""Decisions about a deviation: after the dialogue, and made when the minutes are approved."""

from datetime import date

import pytest

from brygga.domain.obligations import Standing
from brygga.obligations.models import Deviation, DeviationDecision
from brygga.obligations.queries import assessments
from brygga.obligations.states import State
from brygga.parties.refusal import NotPossible
from brygga.steering.models import Decision, Meeting
from tests.steering.conftest import As
from tests.steering.test_minutes import approved, decided, held, of, sent
from tests.world import MISSED_WEEK, World, at, deviation, talk

__all__ = ["held"]

ACCEPTED = {
    "outcome": "waive",
    "occurrences": [MISSED_WEEK],
    "put_right_by": "",
    "follow_up_on": "",
}


def about(world: World, made: Meeting, row: Deviation, **details: object) -> Decision:
    return decided(
        world, made, kind="deviation", subject=str(row.pk), details={**ACCEPTED, **details}
    )


def states(row: Deviation) -> list[State]:
    return [found.state for found in Deviation.objects.filter(pk=row.pk)]


def test_nothing_is_decided_before_both_sides_have_talked(world: World, held: Meeting) -> None:
    row = deviation(world)
    talk(world, row, "kvinnojouren", "tjejjouren")
    with pytest.raises(NotPossible) as refused:
        about(world, held, row)
    assert "tvist, stycke 1" in refused.value.reason.sv
    assert not Decision.objects.exists()


def test_the_minutes_accept_it_and_are_cited_where_it_shows(
    world: World, held: Meeting, as_: As
) -> None:
    row = deviation(world)
    talk(world, row)
    decision = about(world, held, row)
    sent(world, held)
    assert states(row) == [State.TALKED]
    approved(world, held)
    made = DeviationDecision.objects.get()
    decision.refresh_from_db()
    assert decision.effect == f"deviation-decision:{made.pk}"
    assert states(row) == [State.CLOSED]
    assert (made.recorded_party, made.confirmed_party) == ("lund", "tjejjouren")
    day = date(2023, 10, 18)
    standing = {a.occurrence.key: a.standing for a in assessments(world.partnership, day)}
    assert standing[MISSED_WEEK] is Standing.WAIVED
    cited = f"Möte 1, § {decision.item.position}"
    for page in (
        f"/p/q-hanget/avvikelser/{row.pk}/",
        "/p/q-hanget/ataganden/weekly-meetup/2022-W41/",
    ):
        assert cited in as_("coordinator").get(page).content.decode()
    assert "Avvikelsen accepteras, med undantag" in as_("volunteer").get(of(held)).content.decode()


def test_what_is_put_right_is_followed_up(world: World, held: Meeting) -> None:
    row = deviation(world)
    talk(world, row)
    with pytest.raises(NotPossible):
        about(world, held, row, outcome="put_right")
    about(world, held, row, outcome="put_right", put_right_by="2023-11-30")
    sent(world, held)
    approved(world, held)
    assert states(row) == [State.DECIDED]
    assert DeviationDecision.objects.get().follow_up_on == date(2023, 11, 30)


def test_its_days_are_counted_from_the_meeting(world: World, held: Meeting) -> None:
    row = deviation(world)
    talk(world, row)
    for wrong in ({"put_right_by": "2023-09-18"}, {"follow_up_on": "2023-09-18"}):
        with pytest.raises(NotPossible):
            about(
                world,
                held,
                row,
                **{"outcome": "put_right", "put_right_by": "2023-09-20"} | wrong,
            )
    about(world, held, row, outcome="put_right", put_right_by="2023-09-20")
    # The day may pass before the minutes are sent and approved.
    sent(world, held)
    approved(world, held)
    assert DeviationDecision.objects.get().put_right_by == date(2023, 9, 20)


def test_what_was_decided_meanwhile_stops_the_approval(world: World, held: Meeting) -> None:
    row = deviation(world)
    talk(world, row)
    about(world, held, row)
    sent(world, held)
    Deviation.objects.filter(pk=row.pk).update(withdrawn_at=at("2023-10-02", "13:00"))
    with pytest.raises(NotPossible):
        approved(world, held)
    assert Meeting.objects.get(pk=held.pk).approved_at is None
