"""What the agreement demands before a step, and which clause it names when it refuses."""

from dataclasses import replace
from datetime import date

import pytest

from brygga.domain.life import (
    Demand,
    Dialogue,
    Impossible,
    Kind,
    Matter,
    Outcome,
    check_cancellation,
    check_change,
    check_end_day,
    check_notice,
    check_outcome,
    check_signed_anew,
    demanded,
    notice_period,
)
from brygga.domain.life.conditions import OUTCOMES, missing_parties
from brygga.domain.terms import Terms
from brygga.domain.terms.model import PartyKey, Way
from tests.domain.life.examples import q_hanget

TERMS = q_hanget()
LUND, KVINNOJOUREN, TJEJJOUREN = (party.key for party in TERMS.parties)
BREACH = Matter(Kind.BREACH, date(2023, 9, 1), LUND, against=TJEJJOUREN)
CHANGED = Matter(Kind.CIRCUMSTANCES, date(2023, 9, 1), LUND)
REVIEW = Matter(Kind.REVIEW, date(2023, 2, 1), LUND)
DISPUTE = Matter(Kind.DISPUTE, date(2023, 9, 1), LUND)


def talked(matter: Matter, *parties: PartyKey, on: str = "2023-09-20") -> Matter:
    return replace(
        matter,
        dialogues=(*matter.dialogues, Dialogue(date.fromisoformat(on), frozenset(parties))),
    )


def asked(matter: Matter, by: PartyKey, put_right_by: str) -> Matter:
    demand = Demand(by, date(2023, 9, 21), date.fromisoformat(put_right_by))
    return replace(matter, demands=(*matter.demands, demand))


def clause_of(refusal: pytest.ExceptionInfo[Impossible]) -> str | None:
    reason = refusal.value.reason
    assert reason.sv.endswith(".")
    assert reason.en.endswith(".")
    return refusal.value.clause


@pytest.mark.parametrize(
    ("matter", "giver", "clause"),
    [
        (None, LUND, "notice"),
        (REVIEW, LUND, "notice"),
        (talked(DISPUTE, LUND, TJEJJOUREN), LUND, "notice"),
        (BREACH, LUND, "notice"),
        (talked(BREACH, LUND, KVINNOJOUREN), LUND, "notice"),
        (talked(BREACH, LUND, TJEJJOUREN), KVINNOJOUREN, "notice"),
        (talked(BREACH, LUND, TJEJJOUREN), TJEJJOUREN, "notice"),
        (talked(CHANGED, LUND), LUND, "notice"),
        (replace(talked(BREACH, LUND, TJEJJOUREN), outcome=Outcome.PUT_RIGHT), LUND, None),
    ],
)
def test_no_notice(matter: Matter | None, giver: PartyKey, clause: str | None) -> None:
    with pytest.raises(Impossible) as refusal:
        check_notice(TERMS, matter, giver)
    assert clause_of(refusal) == clause


@pytest.mark.parametrize(
    ("matter", "giver"),
    [
        (talked(BREACH, LUND, TJEJJOUREN), LUND),
        (talked(BREACH, LUND, KVINNOJOUREN, TJEJJOUREN), KVINNOJOUREN),
        (talked(CHANGED, KVINNOJOUREN, LUND), KVINNOJOUREN),
    ],
)
def test_notice_after_a_dialogue(matter: Matter, giver: PartyKey) -> None:
    assert check_notice(TERMS, matter, giver) == TERMS.notice


def test_an_agreement_that_asks_for_no_ground_and_one_that_knows_no_notice() -> None:
    assert TERMS.notice
    free = replace(TERMS, notice=replace(TERMS.notice, grounds=()))
    assert check_notice(free, None, LUND) == free.notice
    with pytest.raises(Impossible):
        check_notice(replace(TERMS, notice=None), talked(BREACH, LUND, TJEJJOUREN), LUND)


def test_the_end_lies_after_the_period_and_before_the_term_runs_out() -> None:
    assert TERMS.notice
    period = notice_period(TERMS, TERMS.notice, date(2023, 10, 18))
    with pytest.raises(Impossible) as refusal:
        check_end_day(TERMS, period, date(2024, 1, 17))
    assert clause_of(refusal) == "notice"
    assert "18\u00a0januari 2024" in refusal.value.reason.sv
    check_end_day(TERMS, period, date(2024, 1, 18))
    check_end_day(TERMS, period, date(2024, 12, 30))
    with pytest.raises(Impossible) as refusal:
        check_end_day(TERMS, period, date(2024, 12, 31))
    assert clause_of(refusal) == "term"


@pytest.mark.parametrize(
    ("matter", "by", "on"),
    [
        (CHANGED, LUND, "2023-10-18"),
        (BREACH, LUND, "2023-10-18"),
        (asked(BREACH, LUND, "2023-10-10"), KVINNOJOUREN, "2023-10-18"),
        (asked(BREACH, TJEJJOUREN, "2023-10-10"), TJEJJOUREN, "2023-10-18"),
        (asked(BREACH, LUND, "2023-10-10"), LUND, "2023-10-10"),
    ],
)
def test_no_cancellation(matter: Matter, by: PartyKey, on: str) -> None:
    with pytest.raises(Impossible) as refusal:
        check_cancellation(TERMS, matter, by, date.fromisoformat(on))
    assert clause_of(refusal) == "cancellation"


def test_cancellation_the_day_after_the_time_to_put_it_right() -> None:
    matter = asked(BREACH, LUND, "2023-10-10")
    assert check_cancellation(TERMS, matter, LUND, date(2023, 10, 11)) == TERMS.cancellation
    put_right = replace(matter, outcome=Outcome.PUT_RIGHT)
    for terms, lacking in ((TERMS, put_right), (replace(TERMS, cancellation=None), matter)):
        with pytest.raises(Impossible) as refusal:
            check_cancellation(terms, lacking, LUND, date(2023, 10, 11))
        assert clause_of(refusal) is None


ALL = (LUND, KVINNOJOUREN, TJEJJOUREN)


@pytest.mark.parametrize(
    ("matter", "outcome", "clause"),
    [
        (talked(REVIEW, LUND, TJEJJOUREN), Outcome.CONTINUE, "renewal-review"),
        (DISPUTE, Outcome.ESCALATED, "dispute"),
        (talked(DISPUTE, TJEJJOUREN, KVINNOJOUREN), Outcome.AGREED, "dispute"),
        (CHANGED, Outcome.AGREED, "breach"),
        (talked(REVIEW, *ALL), Outcome.AGREED, None),
        (replace(talked(REVIEW, *ALL), outcome=Outcome.EXPIRE), Outcome.CONTINUE, None),
    ],
)
def test_not_closed_yet(matter: Matter, outcome: Outcome, clause: str | None) -> None:
    with pytest.raises(Impossible) as refusal:
        check_outcome(TERMS, matter, outcome)
    assert clause_of(refusal) == clause


@pytest.mark.parametrize("matter", [REVIEW, BREACH, CHANGED, DISPUTE])
def test_closed_after_all_have_talked(matter: Matter) -> None:
    for outcome in OUTCOMES[matter.kind]:
        check_outcome(TERMS, talked(matter, *ALL), outcome)
    if matter is BREACH:
        check_outcome(TERMS, matter, Outcome.PUT_RIGHT)


def other_text(part: str) -> Terms:
    clauses = tuple(
        replace(clause, text=f"{clause.text} Och mer.") if clause.part == part else clause
        for clause in TERMS.clauses
    )
    return replace(TERMS, clauses=clauses)


OTHER_CONTACT = replace(
    TERMS,
    parties=(
        replace(TERMS.parties[0], contact_functions=("Kultursamordnare",)),
        *TERMS.parties[1:],
    ),
)
LOOSEST_FIRST = (Way.NOTICE, Way.YEARLY_REVISION, Way.DIALOGUE, Way.RENEGOTIATION)


@pytest.mark.parametrize(
    ("new", "way", "clause"),
    [
        (other_text("purpose"), Way.RENEGOTIATION, "change-purpose"),
        (other_text("values"), Way.RENEGOTIATION, "change-purpose"),
        (other_text("contributions"), Way.DIALOGUE, "change-contributions"),
        (other_text("activities"), Way.YEARLY_REVISION, "activity-revision"),
        (OTHER_CONTACT, Way.NOTICE, "contact-persons"),
    ],
)
def test_each_change_in_its_own_way_and_no_looser(new: Terms, way: Way, clause: str) -> None:
    strictest = demanded(TERMS, new)
    assert strictest
    assert (strictest.way, strictest.clause) == (way, clause)
    strict_enough = LOOSEST_FIRST.index(way)
    for tried in LOOSEST_FIRST[strict_enough:]:
        check_change(TERMS, new, tried)
    for tried in LOOSEST_FIRST[:strict_enough]:
        with pytest.raises(Impossible) as refusal:
            check_change(TERMS, new, tried)
        assert clause_of(refusal) == clause


def test_what_changes_nothing_is_no_change() -> None:
    assert demanded(TERMS, replace(TERMS, version=2)) is None
    with pytest.raises(Impossible):
        check_change(TERMS, replace(TERMS, version=2), Way.RENEGOTIATION)


def test_who_has_not_agreed() -> None:
    assert missing_parties(TERMS, [TJEJJOUREN]) == (LUND, KVINNOJOUREN)
    assert missing_parties(TERMS, ALL) == ()


def signed(terms: Terms, *parties: PartyKey) -> Terms:
    """With new signatures of these parties, a year after the first."""
    signatories = tuple(
        replace(s, signed_at=s.signed_at.replace(year=2023))
        if s.signed_at and s.party in parties
        else s
        for s in terms.signatories
    )
    return replace(terms, signatories=signatories)


def test_a_text_with_another_purpose_comes_signed_anew_by_all() -> None:
    for new in (other_text("purpose"), signed(other_text("values"), LUND, TJEJJOUREN)):
        with pytest.raises(Impossible) as refusal:
            check_signed_anew(TERMS, new)
        assert clause_of(refusal) == "change-purpose"
    check_signed_anew(TERMS, signed(other_text("purpose"), *ALL))
    for part in ("activities", "contributions", "background"):
        check_signed_anew(TERMS, other_text(part))
