"""The terms one entry at a time, on every place of a real agreement."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.terms import (
    NoSuchEntry,
    entries,
    new_key,
    read_terms,
    with_entry,
    write_terms,
    written_in,
)
from brygga.domain.terms.checks.keys import KEY
from brygga.domain.terms.entries import FIXED, LONGEST_KEY, PLACES, is_list
from tests.world import terms_file

TERMS = read_terms(terms_file().data, name="q-hanget.toml")


@pytest.mark.parametrize("place", PLACES)
def test_what_is_taken_away_and_put_back_reads_as_before(place: str) -> None:
    for entry in entries(TERMS, place) if place not in FIXED else ():
        without = with_entry(TERMS, place, entry, None)
        assert entry not in entries(without, place)
        again = with_entry(without, place, None, entry)
        assert set(entries(again, place)) == set(entries(TERMS, place))
        if not is_list(place):
            assert read_terms(write_terms(again), name="x.toml") == TERMS


def test_an_entry_is_exchanged_where_it_stands_though_others_moved() -> None:
    first, second = TERMS.goals[:2]
    moved = with_entry(TERMS, "goals", first, None)
    changed = with_entry(moved, "goals", second, replace(second, measure="Ett mått"))
    assert [goal.key for goal in changed.goals] == [goal.key for goal in TERMS.goals[1:]]
    assert changed.goals[0].measure == "Ett mått"


def test_what_somebody_else_has_changed_is_not_overwritten() -> None:
    goal = TERMS.goals[0]
    theirs = with_entry(TERMS, "goals", goal, replace(goal, measure="Deras"))
    with pytest.raises(NoSuchEntry):
        with_entry(theirs, "goals", goal, replace(goal, measure="Vårt"))
    assert TERMS.review is not None
    with pytest.raises(NoSuchEntry):
        with_entry(TERMS, "review", None, TERMS.review)


@given(words=st.text(max_size=120), taken=st.sets(st.sampled_from(["post", "a", "a-2"])))
def test_a_new_key_is_well_formed_and_free(words: str, taken: set[str]) -> None:
    key = new_key(words, frozenset(taken))
    assert key not in taken
    assert KEY.fullmatch(key)
    assert len(key) <= LONGEST_KEY + 3


def test_every_sentence_is_read_and_no_key_or_number() -> None:
    texts = {text for _path, text in written_in(TERMS)}
    assert {TERMS.title, TERMS.goals[0].text, TERMS.parties[1].contact_functions[0]} <= texts
    assert TERMS.governance is not None
    assert TERMS.governance.seats[0].function in texts
    assert not texts & {"SEK", "q-hanget", "SHA-512", TERMS.hashes[0].value, "lund"}
