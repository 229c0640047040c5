"""Single evenings: held is evidence by itself, and every change of mind takes it along."""

from datetime import date, datetime, time
from typing import Any

import pytest

from brygga.domain.meetups import State
from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.meetups import actions
from brygga.meetups.models import Meetup, Programme
from brygga.meetups.queries import plan_between
from brygga.obligations.models import Evidence
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.meetups.test_programme import evening
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, at

W41 = "2023-W41"
OCCURRENCE = f"weekly-meetup/{W41}"


@pytest.fixture(autouse=True)
def _planned(programme: Programme) -> None:
    """Every test here has the autumn planned."""


def act(world: World, name: str, key: str = W41, *, who: str = "leader", **more: Any) -> Meetup:
    moment: datetime = more.pop("at", NOW)
    done: Meetup = getattr(actions, name)(
        partnership=world.partnership, key=key, by=world[who], at=moment, **more
    )
    return done


def move(world: World, key: str, on: date, **more: Any) -> Meetup:
    given: dict[str, Any] = {"begins": time(18), "ends": time(20), "place": "Biblioteket"}
    return act(world, "move_meetup", key, on=on, **given | more)


def test_a_held_meetup_keeps_its_promise(world: World) -> None:
    assert standing_of(world, OCCURRENCE) is Standing.MISSED
    row = act(world, "hold_meetup")
    assert standing_of(world, OCCURRENCE) is Standing.KEPT
    fact = Evidence.objects.get()
    assert (fact.happened_on, fact.kind, fact.made_by) == (
        date(2023, 10, 11),
        "meetup",
        f"meetup:{W41}",
    )
    assert row.evidence == fact
    assert Entry.objects.get(act="meetup.held").subject == f"meetup:{W41}"


def test_twice_is_said_and_counts_once(world: World) -> None:
    act(world, "hold_meetup")
    with pytest.raises(NotPossible, match="redan"):
        act(world, "hold_meetup")
    assert Evidence.objects.count() == 1


def test_what_was_not_held_after_all_is_taken_back(world: World) -> None:
    act(world, "hold_meetup")
    act(world, "unhold_meetup")
    assert standing_of(world, OCCURRENCE) is Standing.MISSED
    assert Meetup.objects.get().state is State.PLANNED
    with pytest.raises(NotPossible, match="inte markerad"):
        act(world, "unhold_meetup")
    act(world, "hold_meetup")
    assert standing_of(world, OCCURRENCE) is Standing.KEPT


def test_a_held_meetup_that_was_cancelled_takes_its_evidence_along(world: World) -> None:
    act(world, "hold_meetup")
    row = act(world, "cancel_meetup", reason="premises", who="coordinator")
    assert row.evidence is None
    fact = Evidence.objects.get()
    assert fact.is_withdrawn
    assert fact.withdrawal_reason == "Träffen ställdes in."
    with pytest.raises(NotPossible, match="Återställ"):
        act(world, "hold_meetup")
    act(world, "restore_meetup")
    act(world, "hold_meetup")
    assert standing_of(world, OCCURRENCE) is Standing.KEPT


def test_a_held_meetup_of_another_day_takes_its_evidence_there(world: World) -> None:
    act(world, "hold_meetup")
    move(world, W41, date(2023, 10, 5))
    assert standing_of(world, OCCURRENCE) is Standing.MISSED
    assert standing_of(world, "weekly-meetup/2023-W40") is Standing.KEPT
    with pytest.raises(NotPossible, match="som har varit"):
        move(world, W41, date(2023, 10, 20))


def test_another_time_the_same_day_leaves_the_evidence_alone(world: World) -> None:
    before = act(world, "hold_meetup").evidence
    assert move(world, W41, date(2023, 10, 11)).evidence == before


def test_the_day_must_have_come(world: World) -> None:
    with pytest.raises(NotPossible, match="inte börjat"):
        act(world, "hold_meetup", "2023-W43")
    # Today it is held once it has begun, at half past five.
    with pytest.raises(NotPossible, match="inte börjat"):
        act(world, "hold_meetup", "2023-W42", at=at("2023-10-18", "17:29"))
    act(world, "hold_meetup", "2023-W42", at=at("2023-10-18", "17:30"))


def test_moved_and_moved_back(world: World) -> None:
    row = move(world, "2023-W45", date(2023, 11, 10))
    assert (row.is_moved, row.sequence) == (True, 1)
    assert evening(world, "2023-W45").planned_on == date(2023, 11, 8)
    row = act(world, "return_to_rule", "2023-W45")
    assert (row.is_moved, row.sequence, row.on) == (False, 2, None)
    assert evening(world, "2023-W45").on == date(2023, 11, 8)
    with pytest.raises(NotPossible):
        act(world, "return_to_rule", "2023-W45")


def test_a_moved_evening_that_is_cancelled_and_restored_stays_moved(world: World) -> None:
    move(world, "2023-W45", date(2023, 11, 10))
    act(world, "cancel_meetup", "2023-W45", reason="weather")
    act(world, "restore_meetup", "2023-W45")
    assert evening(world, "2023-W45").on == date(2023, 11, 10)
    act(world, "cancel_meetup", "2023-W46", reason="weather")
    act(world, "restore_meetup", "2023-W46")
    assert Meetup.objects.get(key="2023-W46").on is None


def test_no_evening_is_moved_into_the_past(world: World) -> None:
    with pytest.raises(NotPossible, match="har varit"):
        move(world, "2023-W45", date(2023, 10, 17))
    with pytest.raises(NotPossible, match="Sluttiden"):
        move(world, "2023-W45", date(2023, 11, 9), ends=time(17))
    with pytest.raises(NotPossible, match="ingen träff"):
        move(world, "2023-W44", date(2023, 11, 2))


def test_a_reason_of_ones_own_is_explained(world: World) -> None:
    with pytest.raises(NotPossible, match="Skriv kort varför"):
        act(world, "cancel_meetup", "2023-W45", reason="other")
    with pytest.raises(NotPossible):
        act(world, "cancel_meetup", "2023-W45", reason="other", note="Ring 070-123 45 67")
    act(world, "cancel_meetup", "2023-W45", reason="other", note="Strömavbrott i kvarteret.")
    with pytest.raises(NotPossible, match="redan inställd"):
        act(world, "cancel_meetup", "2023-W45", reason="weather")


def test_a_larger_activity_counts_if_it_is_said_to(world: World) -> None:
    def put_in(on: date, obligation: str = "") -> Meetup:
        return actions.add_meetup(
            partnership=world.partnership,
            on=on,
            begins=time(11),
            ends=time(16),
            place="Vid sjön",
            title="Utflykt till sjön",
            theme="larger",
            obligation=obligation,
            by=world["leader"],
            at=at("2023-10-01"),
        )

    first = put_in(date(2023, 10, 14), "weekly-meetup")
    second = put_in(date(2023, 10, 15))
    assert (first.key, second.key) == ("2023-W41-x1", "2023-W41-x2")
    act(world, "hold_meetup", second.key)
    assert standing_of(world, OCCURRENCE) is Standing.MISSED
    act(world, "hold_meetup", first.key)
    assert standing_of(world, OCCURRENCE) is Standing.KEPT
    found = plan_between(world.partnership, date(2023, 10, 9), date(2023, 10, 15), NOW.date())
    assert [each.evening.key for each in found.evenings] == [W41, first.key, second.key]
    with pytest.raises(NotPossible, match="har varit"):
        actions.add_meetup(
            partnership=world.partnership,
            on=date(2023, 9, 1),
            begins=time(11),
            ends=time(16),
            place="Vid sjön",
            title="Utflykt",
            by=world["leader"],
            at=NOW,
        )


@pytest.mark.parametrize("who", ["volunteer", "officer", "youth_worker", "steering_lund"])
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("hold_meetup", {}),
        ("unhold_meetup", {}),
        ("cancel_meetup", {"reason": "weather"}),
        ("restore_meetup", {}),
        ("theme_meetup", {"theme": "film", "title": ""}),
        ("return_to_rule", {}),
        ("write_log", {"codes": ["calm"]}),
    ],
)
def test_who_may_not(world: World, who: str, name: str, more: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        act(world, name, who=who, **more)
    assert not Meetup.objects.exists()
