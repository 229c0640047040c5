"""What an evening needs and has: examples, and a slow, obvious count beside the quick one."""

from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.meetups.staffing import (
    Need,
    SignedUp,
    Staffing,
    assess,
    lacks_experience,
    leaves_room_for_experience,
)

LEADERS = Need("leader", at_least=1, places=2, obligation="staffing")
VOLUNTEERS = Need("volunteer", at_least=1, places=2, obligation="staffing")
YOUTH_WORKER = Need(
    "youth_worker", at_least=1, places=1, is_public=True, obligation="staffing-complement"
)
TWO_AND_ONE = (LEADERS, VOLUNTEERS, YOUTH_WORKER)

LEADER = SignedUp("leader", is_public=False)
VOLUNTEER = SignedUp("volunteer", is_public=False)
NEW_VOLUNTEER = SignedUp("volunteer", is_public=False, is_first_timer=True)
NEW_LEADER = SignedUp("leader", is_public=False, is_first_timer=True)
WORKER = SignedUp("youth_worker", is_public=True)
NEW_WORKER = SignedUp("youth_worker", is_public=True, is_first_timer=True)
UNTRAINED = SignedUp("volunteer", is_public=False, may=False)


def missing(found: Staffing) -> dict[str, int]:
    return {gap.need.role: gap.missing for gap in found.gaps}


def test_two_from_the_associations_and_one_from_the_municipality() -> None:
    found = assess(TWO_AND_ONE, [LEADER, VOLUNTEER, WORKER])
    assert (found.filled, found.needed) == (3, 3)
    assert found.is_met
    assert missing(found) == {}


def test_nobody_yet() -> None:
    found = assess(TWO_AND_ONE, [])
    assert (found.filled, found.needed) == (0, 3)
    assert missing(found) == {"leader": 1, "volunteer": 1, "youth_worker": 1}
    assert not found.lacks_experience


def test_one_too_many_does_not_fill_another_role() -> None:
    found = assess(TWO_AND_ONE, [LEADER, LEADER, VOLUNTEER])
    assert (found.filled, found.needed) == (2, 3)
    assert missing(found) == {"youth_worker": 1}
    leaders = found.roles[0]
    assert (leaders.filled, leaders.free, leaders.missing) == (2, 0, 0)


def test_somebody_who_may_not_work_holds_a_place_and_fills_no_need() -> None:
    found = assess(TWO_AND_ONE, [LEADER, UNTRAINED, WORKER])
    assert missing(found) == {"volunteer": 1}
    assert found.unready == 1
    assert found.roles[1].free == 1


def test_a_role_that_nobody_asks_for() -> None:
    found = assess((LEADERS,), [LEADER, WORKER])
    assert [one.need.role for one in found.roles] == ["leader"]
    assert found.is_met


@pytest.mark.parametrize(
    ("staff", "alone"),
    [
        ([], False),
        ([LEADER], False),
        ([NEW_VOLUNTEER], True),
        ([NEW_VOLUNTEER, LEADER], False),
        ([NEW_VOLUNTEER, NEW_LEADER], True),
        # Neither a youth worker nor somebody who may not work tonight is company.
        ([NEW_VOLUNTEER, WORKER], True),
        ([NEW_VOLUNTEER, UNTRAINED], True),
        ([NEW_WORKER], True),
        ([NEW_WORKER, VOLUNTEER], False),
    ],
)
def test_first_timers_are_never_alone(staff: list[SignedUp], alone: bool) -> None:
    assert lacks_experience(staff) is alone
    assert assess(TWO_AND_ONE, staff).lacks_experience is alone


def test_the_last_place_is_kept_for_experience() -> None:
    needs = (Need("leader", 1, 1), Need("volunteer", 1, 1), YOUTH_WORKER)
    assert leaves_room_for_experience(needs, [], NEW_VOLUNTEER)
    assert not leaves_room_for_experience(needs, [NEW_VOLUNTEER], NEW_LEADER)
    assert leaves_room_for_experience(needs, [NEW_VOLUNTEER], LEADER)
    assert leaves_room_for_experience(needs, [LEADER], NEW_VOLUNTEER)
    # A youth worker takes no place of the associations'.
    assert leaves_room_for_experience(needs, [NEW_VOLUNTEER], NEW_WORKER)


needs = st.lists(
    st.builds(
        lambda role, at_least, more: Need(
            role, at_least, at_least + more, is_public=role == "youth_worker"
        ),
        st.sampled_from(["leader", "volunteer", "youth_worker"]),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    unique_by=lambda need: need.role,
    max_size=3,
)
signed_up = st.builds(
    lambda role, new, may: SignedUp(role, role == "youth_worker", new, may),
    st.sampled_from(["leader", "volunteer", "youth_worker"]),
    st.booleans(),
    st.booleans(),
)


@given(needs, st.lists(signed_up, max_size=6))
def test_as_counted_by_hand(asked: list[Need], staff: list[SignedUp]) -> None:
    """Give each place that is needed to somebody who may have it, one person at a time."""
    seats = [need.role for need in asked for _ in range(need.at_least)]
    empty = list(seats)
    for one in staff:
        if one.may and one.role in empty:
            empty.remove(one.role)
    found = assess(asked, staff)
    assert found.needed == len(seats)
    assert found.filled == len(seats) - len(empty)
    assert missing(found) == {role: empty.count(role) for role in empty}
    assert found.is_met == (not empty and not found.lacks_experience)


@given(needs, st.lists(signed_up, max_size=5))
def test_one_more_who_may_never_makes_it_worse(asked: list[Need], staff: list[SignedUp]) -> None:
    before = assess(asked, staff)
    for more in (LEADER, VOLUNTEER):
        after = assess(asked, [*staff, more])
        assert after.filled >= before.filled
        assert after.lacks_experience <= before.lacks_experience


@given(needs, st.lists(signed_up, max_size=4), signed_up)
def test_room_is_left_while_somebody_experienced_can_still_come(
    asked: list[Need], staff: list[SignedUp], newcomer: SignedUp
) -> None:
    """The slow way: try to fill the associations' empty places in every possible manner."""
    full = [*staff, newcomer]
    places = [need for need in asked if not need.is_public]
    left = sum(n.places for n in places) - sum(one.role in {n.role for n in places} for one in full)
    ways = combinations_with_replacement([LEADER, NEW_LEADER], max(0, left))
    can_be = any(not lacks_experience([*full, *more]) for more in ways)
    assert leaves_room_for_experience(asked, staff, newcomer) is can_be
