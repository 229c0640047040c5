"""Rolling up loses nothing: every occurrence is counted once, a joint one once for each party."""

from collections import Counter

from hypothesis import given, settings

from brygga.domain.calendar import Per
from brygga.domain.obligations import (
    Standing,
    assess,
    tally,
    tally_by_obligation,
    tally_by_party,
)
from brygga.domain.terms.model import PartyKey, Pattern
from tests.domain.obligations import invented
from tests.domain.obligations.test_oracle import Case
from tests.spec.example import Example, duty, happened, waived


@settings(deadline=None, max_examples=40)
@given(invented.cases())
def test_the_parts_make_the_whole(case: Case) -> None:
    assessments = assess(*case)
    whole = Counter(a.standing for a in assessments)
    assert tally(assessments).counts == whole
    by_duty = tally_by_obligation(assessments)
    assert sum((t.counts for t in by_duty.values()), Counter[Standing]()) == whole
    by_party = tally_by_party(assessments)
    for party, found in by_party.items():
        mine = [a.standing for a in assessments if party in a.occurrence.parties]
        assert found.counts == Counter(mine)


def test_fallen_due_is_what_has_an_outcome() -> None:
    example = Example(
        "",
        duty(Pattern.COUNT, per=Per.MONTH, owed_by=(PartyKey("kommun"), PartyKey("förening"))),
        (),
        facts=(happened("2022-01-10"), happened("2022-02-10")),
        waivers=(waived("2022-03", "2022-03-15"),),
    )
    found = tally(example.assessed("2022-05-20").values())
    assert (found.kept, found.kept_late, found.missed, found.waived) == (2, 0, 1, 1)
    assert found.fallen_due == 4
    assert found.of(Standing.DUE_SOON, Standing.UPCOMING) == 8
