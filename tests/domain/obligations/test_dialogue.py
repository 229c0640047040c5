"""Who has to have talked before anything is decided."""

from dataclasses import replace
from itertools import chain, combinations

from brygga.domain.obligations.dialogue import DEVIATION, set_off_by, talked_across
from brygga.domain.terms import read_terms
from brygga.domain.terms.model import PartyKind
from tests.world import EXAMPLES

TERMS = read_terms((EXAMPLES / "q-hanget.toml").read_bytes(), name="q-hanget.toml")
PARTIES = ("lund", "kvinnojouren", "tjejjouren")
SUBSETS = tuple(chain.from_iterable(combinations(PARTIES, n) for n in range(4)))


def test_the_agreement_asks_for_a_dialogue() -> None:
    assert [duty.key for duty in set_off_by(TERMS, DEVIATION)] == ["deviation-dialogue"]
    assert [duty.clause for duty in set_off_by(TERMS, "breach")] == ["breach"]


def test_an_agreement_that_is_silent_asks_for_nothing() -> None:
    silent = read_terms((EXAMPLES / "kvinnofrid-norrdal.toml").read_bytes(), name="norrdal.toml")
    assert set_off_by(silent, DEVIATION) == ()


def test_both_sides_and_somebody_who_owes_it() -> None:
    across = {
        (owing, talked)
        for owing in SUBSETS
        for talked in SUBSETS
        if talked_across(TERMS, owing, talked)
    }
    # The municipality, one of the associations, and one of those who owe it: written out.
    assert across == {
        (owing, talked)
        for owing in SUBSETS
        for talked in SUBSETS
        if "lund" in talked
        and ("kvinnojouren" in talked or "tjejjouren" in talked)
        and any(party in owing for party in talked)
    }


def test_where_all_parties_are_of_one_kind_two_of_them_talk() -> None:
    alike = replace(
        TERMS, parties=tuple(replace(p, kind=PartyKind.NONPROFIT) for p in TERMS.parties)
    )
    assert talked_across(alike, ["lund"], ["lund", "tjejjouren"])
    assert not talked_across(alike, ["lund"], ["lund"])
