"""Operations add up to one count, whatever way they come: any order, twice, in parts."""

import random
from collections import Counter
from typing import Any
from uuid import UUID, uuid1, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.language import Text
from brygga.domain.meetups.counting import (
    AGES,
    LARGEST_CHANGE,
    CountKind,
    HeadCount,
    NotAnOperation,
    OneIdTwoContents,
    Operation,
    add_up,
    corrections,
    misfits,
    read_operation,
    sort_out,
)

TAPS = st.sampled_from([1, 1, 1, -1])
TYPED = st.integers(-LARGEST_CHANGE, LARGEST_CHANGE).filter(bool)
IDS = st.uuids(version=4)
OPERATIONS = st.builds(Operation, IDS, st.sampled_from(CountKind), TAPS | TYPED)
BATCHES = st.lists(OPERATIONS, max_size=40, unique_by=lambda operation: operation.id)
COUNTS = st.builds(HeadCount, *(st.integers(-30, 30) for _ in CountKind))
LARGE = st.builds(HeadCount, *(st.integers(-40_000, 40_000) for _ in CountKind))


def by_hand(operations: list[Operation]) -> dict[str, int]:
    """The slow way: a mark on a paper for every head, and marks struck out."""
    paper: Counter[str] = Counter()
    done: list[UUID] = []
    for operation in operations:
        if operation.id in done:
            continue
        done.append(operation.id)
        for _ in range(abs(operation.change)):
            paper[operation.kind] += 1 if operation.change > 0 else -1
            if operation.kind is not CountKind.FIRST:
                paper["total"] += 1 if operation.change > 0 else -1
    return {name: paper[name] for name in ("total", *CountKind)}


def numbers(count: HeadCount) -> dict[str, int]:
    return {"total": count.total, **{kind: count.of(kind) for kind in CountKind}}


@given(BATCHES, st.randoms(use_true_random=False), st.data())
def test_any_order_and_any_number_of_times(
    taps: list[Operation], chance: random.Random, data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(taps), max_size=20)) if taps else []
    sent = [*taps, *again]
    chance.shuffle(sent)
    assert numbers(add_up(sent)) == by_hand(taps) == by_hand(sent)


@given(BATCHES, st.integers(1, 4), st.randoms(use_true_random=False))
def test_split_over_phones_and_batches_that_overlap(
    taps: list[Operation], phones: int, chance: random.Random
) -> None:
    kept: dict[UUID, Operation | None] = {}
    queues = [taps[phone::phones] for phone in range(phones)]
    batches = []
    for queue in queues:
        while queue:
            some, done = chance.randint(1, len(queue)), chance.randint(0, 2)
            batches.append(queue[:some])  # the answer may be lost: then a part is sent again
            queue = queue[min(some, done) or some :]
    chance.shuffle(batches)
    for batch in batches:
        found = sort_out(batch, kept)
        assert not found.conflicting
        assert {o.id for o in found.new} | set(found.known) == {o.id for o in batch}
        kept |= {operation.id: operation for operation in found.new}
    assert add_up(o for o in kept.values() if o) == add_up(taps)
    assert len(kept) == len(taps)


@given(OPERATIONS, OPERATIONS)
def test_one_identity_stands_for_one_thing(one: Operation, other: Operation) -> None:
    twin = Operation(one.id, other.kind, other.change)
    if twin == one:
        assert add_up([one, twin]) == add_up([one])
        return
    with pytest.raises(OneIdTwoContents):
        add_up([one, twin])
    found = sort_out([one, twin])
    assert (found.new, found.known, found.conflicting) == ((one,), (), (one.id,))
    found = sort_out([one, twin], {one.id: one})
    assert (found.new, found.known, found.conflicting) == ((), (one.id,), (one.id,))
    # The same identity on another evening is never this tap.
    found = sort_out([one], {one.id: None})
    assert (found.new, found.known, found.conflicting) == ((), (), (one.id,))


@given(COUNTS)
def test_what_cannot_be_is_said_and_nothing_is_changed(count: HeadCount) -> None:
    before = numbers(count)
    said = {misfit.about for misfit in misfits(count)}
    assert numbers(count) == before
    for kind in AGES:
        assert (kind in said) == (count.of(kind) < 0)
    assert (CountKind.FIRST in said) == (count.first not in range(max(count.total, -1) + 1))
    if not said:
        assert 0 <= count.younger + count.older <= count.total
        assert 0 <= count.first <= count.total


def test_a_tap_on_an_age_counts_in_the_total_and_a_first_visit_does_not() -> None:
    taps = [Operation(uuid4(), kind, 1) for kind in CountKind]
    assert add_up(taps) == HeadCount(younger=1, older=1, unknown=1, first=1)
    assert add_up(taps).total == 3


def test_a_misfit_says_what_is_safe_in_both_languages() -> None:
    (found,) = misfits(HeadCount(older=1, first=2))
    assert found.about is CountKind.FIRST
    assert "Inget är borttaget" in found.text.sv
    assert "Nothing is removed" in found.text.en


@given(COUNTS | LARGE, COUNTS | LARGE)
def test_corrections_lead_to_what_was_typed(before: HeadCount, after: HeadCount) -> None:
    changes = corrections(before, after)
    assert all(0 < abs(change) <= LARGEST_CHANGE for _kind, change in changes)
    held = {kind: before.of(kind) for kind in CountKind}
    for kind, change in changes:
        held[kind] += change
    assert HeadCount(**held) == after


@given(OPERATIONS)
def test_what_is_written_is_read(operation: Operation) -> None:
    wire = {"id": str(operation.id), "kind": str(operation.kind), "change": operation.change}
    assert read_operation(wire) == operation


GOOD: dict[str, Any] = {"id": "8d6a0f9e-0a52-4b7e-9f1c-3a5b6c7d8e9f", "kind": "older", "change": 1}


NO_IDS: list[object] = [None, 7, "", "x" * 36, str(uuid1()), [], {}]
NO_KINDS: list[object] = [None, 7, "", "total", "Older", [], {}]
NO_CHANGES: list[object] = [None, 0, "1", 1.0, 1.5, True, [], 10_000, -10_000]


@pytest.mark.parametrize(
    "given_",
    [
        *(None, [], "tap", 1, {}),
        {key: value for key, value in GOOD.items() if key != "change"},
        GOOD | {"at": "2023-10-18T18:00"},
        GOOD | {"id": GOOD["id"].upper()},
        GOOD | {"id": GOOD["id"].replace("-", "")},
        GOOD | {"id": "00000000-0000-0000-0000-000000000000"},
        *(GOOD | {"id": value} for value in NO_IDS),
        *(GOOD | {"kind": value} for value in NO_KINDS),
        *(GOOD | {"change": value} for value in NO_CHANGES),
    ],
)
def test_what_is_no_operation_is_refused_with_a_reason(given_: object) -> None:
    with pytest.raises(NotAnOperation) as refused:
        read_operation(given_)
    assert isinstance(refused.value.reason, Text)
    assert refused.value.reason.sv
    assert refused.value.reason.en


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=6), parts),
    max_leaves=6,
)
NEARLY = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str) | JSON,
        "kind": st.sampled_from(CountKind).map(str) | JSON,
        "change": st.integers(-20_000, 20_000) | JSON,
    }
)


@given(JSON | NEARLY)
def test_anything_at_all_is_either_read_or_refused(given_: object) -> None:
    try:
        operation = read_operation(given_)
    except NotAnOperation:
        return
    assert operation.id.version == 4
    assert 0 < abs(operation.change) <= LARGEST_CHANGE
