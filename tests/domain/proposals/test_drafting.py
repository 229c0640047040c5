"""A decided proposal as terms: every sentence stands once, nothing is invented."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.calendar import Per
from brygga.domain.proposals import Point, Rhythm, Section, draft_terms
from brygga.domain.terms import find, read_terms, write_terms
from brygga.domain.terms.model import Pattern
from tests.domain.proposals.proposed import DECIDED, Q_HANGET

TERMS = draft_terms(Q_HANGET, DECIDED)

SENTENCES = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="\x85"), min_size=1, max_size=280
).filter(lambda text: bool(text.strip()))
POINTS = st.builds(
    Point,
    st.sampled_from(Section),
    SENTENCES,
    st.just("") | SENTENCES,
    st.sampled_from(Rhythm),
    st.sampled_from([(), ("lund",), ("kvinnojouren", "tjejjouren")]),
)


def test_each_point_is_a_clause_word_for_word() -> None:
    written = [clause.text for clause in TERMS.clauses]
    for point in Q_HANGET.points:
        assert written.count(point.text) == 1
    assert TERMS.target_group == "Unga hbtq+-personer, 13–19 år, i Lunds kommun."


def test_the_money_is_that_of_the_chosen_alternative() -> None:
    [grant] = TERMS.grants
    assert (grant.payer, grant.payee) == ("lund", "tjejjouren")
    assert grant.per_year == 181_150
    assert "181\N{NO-BREAK SPACE}150 kr om året till Tjejjouren" in TERMS.clause(grant.clause).text
    payment = TERMS.obligation("payment")
    assert (payment.at_least, payment.per) == (2, Per.YEAR)
    assert payment.amount == 181_150


def test_an_alternative_with_two_meetups_promises_two_a_week() -> None:
    assert TERMS.obligation("weekly-meetup").at_least == 1
    two = draft_terms(Q_HANGET, replace(DECIDED, chosen=0)).obligation("weekly-meetup")
    assert TERMS.calendar
    assert (two.at_least, two.per, two.school_weeks) == (2, Per.WEEK, True)


def test_a_contribution_is_its_bringers_standing_duty() -> None:
    duty = TERMS.obligation("contribution-1")
    assert duty.pattern is Pattern.STANDING
    assert duty.owed_by == ("kvinnojouren", "tjejjouren")
    assert duty.owed_to == ("lund",)
    assert [each.party for each in TERMS.contributions] == ["kvinnojouren", "tjejjouren", "lund"]


def test_what_was_decided_is_told_with_both_alternatives() -> None:
    assert TERMS.proposal is not None
    assert TERMS.reference == TERMS.proposal.reference == "KU 2020/0219"
    assert [(o.per_year, o.chosen) for o in TERMS.proposal.options] == [
        (Decimal(370_300), False),
        (Decimal(181_150), True),
    ]


def test_what_was_left_open_is_found_and_not_filled_in() -> None:
    found = {(finding.rule, finding.subject) for finding in find(TERMS)}
    assert ("frequency-not-stated", "activity-2") in found
    assert TERMS.notice is None
    assert TERMS.governance is None


@settings(max_examples=40)
@given(st.lists(POINTS, max_size=6))
def test_whatever_was_written_the_file_can_be_read(points: list[Point]) -> None:
    terms = draft_terms(replace(Q_HANGET, points=tuple(points)), DECIDED)
    assert read_terms(write_terms(terms), name="utkast.toml") == terms
    written = [clause.text for clause in terms.clauses]
    assert all(point.text in written for point in points)
