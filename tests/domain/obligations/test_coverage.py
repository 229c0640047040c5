"""The days on which a standing duty was seen to hold."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings

from brygga.domain.obligations import Standing, Stretch, assess, covered
from brygga.domain.terms.model import Pattern
from tests.domain.obligations import invented
from tests.domain.obligations.test_oracle import Case
from tests.spec.example import Example, day, duty, happened

standing = duty(Pattern.STANDING)


def stretches(example: Example, on: str) -> list[tuple[str, str]]:
    found = covered(example.assessed(on)["term"], example.facts)
    return [(s.starts_on.isoformat(), s.ends_on.isoformat()) for s in found]


def test_a_gap_between_one_that_ceased_and_the_next() -> None:
    example = Example(
        "",
        standing,
        (),
        facts=(happened("2022-01-03", withdrawn="2022-05-15"), happened("2022-06-07")),
    )
    assert stretches(example, "2022-07-01") == [
        ("2022-01-03", "2022-05-14"),
        ("2022-06-07", "2022-07-01"),
    ]
    assert stretches(example, "2022-06-06") == [("2022-01-03", "2022-05-14")]
    assert stretches(example, "2023-05-01")[-1] == ("2022-06-07", "2022-12-31")


def test_what_overlaps_or_touches_is_one_stretch() -> None:
    example = Example(
        "",
        standing,
        (),
        facts=(
            happened("2022-01-03", withdrawn="2022-03-02"),
            happened("2022-02-01", withdrawn="2022-04-01"),
            happened("2022-04-01"),
        ),
    )
    assert stretches(example, "2022-04-20") == [("2022-01-03", "2022-04-20")]


def test_what_began_before_the_term_is_drawn_from_its_first_day() -> None:
    example = Example("", standing, (), facts=(happened("2021-11-01"),))
    assert stretches(example, "2022-02-01") == [("2022-01-01", "2022-02-01")]


def test_what_was_recorded_later_is_not_drawn_yet() -> None:
    example = Example("", standing, (), facts=(happened("2022-01-03", recorded="2022-03-01"),))
    assert stretches(example, "2022-02-01") == []
    assert stretches(example, "2022-03-01") == [("2022-01-03", "2022-03-01")]


def test_withdrawn_on_its_first_day_it_never_held() -> None:
    example = Example("", standing, (), facts=(happened("2022-01-03", withdrawn="2022-01-03"),))
    assert stretches(example, "2022-02-01") == []


@settings(deadline=None, max_examples=60)
@given(invented.cases())
def test_the_line_ends_today_when_the_duty_is_kept(case: Case) -> None:
    _terms, _calendar, facts, as_of = case
    for a in assess(*case):
        o = a.occurrence
        if o.pattern is not Pattern.STANDING or o.required > 1:
            continue
        if not o.period_start <= as_of <= o.period_end:
            continue
        mine = [
            e
            for e in facts.evidence
            if e.obligation == o.obligation
            and (not o.rule.obligation.each_party or e.party in o.parties)
        ]
        found = covered(a, mine)
        ends_today = bool(found) and found[-1].ends_on == as_of
        assert ends_today == (a.standing is Standing.KEPT)
        for one, following in pairwise(found):
            assert one.ends_on + timedelta(1) < following.starts_on


def test_a_stretch_is_its_first_and_last_day() -> None:
    assert Stretch(day("2022-01-01"), day("2022-01-02")).ends_on == date(2022, 1, 2)
