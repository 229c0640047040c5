"""What alternatives cost beside each other, and what one meetup costs."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.proposals import Alternative, CostRow, compare_alternatives, per_meetup
from tests.domain.proposals.proposed import ONE, TWO

ROWS = st.lists(
    st.builds(
        CostRow, st.sampled_from(["Lön", "Lokal", "Material"]), st.integers(0, 10**6).map(Decimal)
    ),
    max_size=5,
)


def test_q_hangets_own_figures() -> None:
    # 370 300 kr over 2 × 38 meetups, 181 150 kr over 38.
    assert per_meetup(TWO, 38) == 4_872
    assert per_meetup(ONE, 38) == 4_767
    assert compare_alternatives((TWO, ONE)).totals == (Decimal(370_300), Decimal(181_150))


def test_without_meetups_or_weeks_there_is_no_cost_of_one() -> None:
    assert per_meetup(ONE, 0) is None
    assert per_meetup(Alternative("Bara nätverk", "", 0, ONE.rows), 38) is None


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_every_krona_of_every_alternative_stands_in_the_table(rows: list[list[CostRow]]) -> None:
    alternatives = [Alternative(str(n), "", 1, tuple(each)) for n, each in enumerate(rows)]
    compared = compare_alternatives(alternatives)
    for n, each in enumerate(alternatives):
        column = [sums[n] for _what, sums in compared.rows]
        assert sum(s for s in column if s is not None) == compared.totals[n] == each.total
        named = {row.what for row in each.rows}
        absent = {what for what, sums in compared.rows if sums[n] is None}
        assert absent.isdisjoint(named)
    for what, sums in compared.rows:
        assert (what in compared.differs) == any(one != sums[0] for one in sums)
