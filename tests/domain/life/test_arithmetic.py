"""Months and money: examples that a person can check, and slow, obvious counts beside them."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.life import Paid, notice_period, repayment_basis
from brygga.domain.terms.model import ClauseKey, NoticeRule, PartyKey
from tests.domain.life.examples import q_hanget

TERMS = q_hanget()
PAYEE = PartyKey("tjejjouren")
RULE = NoticeRule(3, ClauseKey("notice"))


@pytest.mark.parametrize(
    ("given_on", "earliest_on"),
    [
        ("2023-10-18", "2024-01-18"),
        ("2023-11-30", "2024-02-29"),
        ("2022-11-30", "2023-02-28"),
        ("2023-12-31", "2024-03-31"),
        ("2023-03-31", "2023-06-30"),
        ("2024-02-29", "2024-05-29"),
    ],
)
def test_three_months(given_on: str, earliest_on: str) -> None:
    period = notice_period(TERMS, RULE, date.fromisoformat(given_on))
    assert period.earliest_on == date.fromisoformat(earliest_on)


def test_the_working_says_each_thing_once() -> None:
    working = notice_period(TERMS, RULE, date(2023, 11, 30)).working
    assert [line.sv.replace("\u00a0", " ") for line in working[:3]] == [
        "Uppsägningen lämnas 30 november 2023.",
        (
            "Uppsägningstiden är 3 månader (Omförhandling, hävningsrätt samt tvist, stycke 2, "
            "mening 2)."
        ),
        (
            "30 november 2023 och 3 månader framåt blir 29 februari 2024, för den månaden har "
            "ingen dag 30. Det är tidigast överenskommelsens sista dag."
        ),
    ]
    assert "1930:173" in working[3].sv


def slowly_on(day: date, months: int) -> date:
    """Turns the leaves of a calendar, one month at a time."""
    year, month = day.year, day.month
    for _leaf in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    last = monthrange(year, month)[1]
    return date(year, month, min(day.day, last))


@given(st.dates(date(2000, 1, 1), date(2150, 1, 1)), st.integers(1, 36))
def test_months_as_the_leaves_of_a_calendar(given_on: date, months: int) -> None:
    rule = NoticeRule(months, RULE.clause)
    period = notice_period(TERMS, rule, given_on)
    assert period.earliest_on == slowly_on(given_on, months)
    assert len(period.working) == 5


def paid(amount: str, first: str, last: str, currency: str = "SEK") -> Paid:
    first_day, last_day = date.fromisoformat(first), date.fromisoformat(last)
    return Paid(first_day, Decimal(amount), currency, first_day, last_day, PAYEE)


def test_the_half_that_was_paid_for_and_not_used() -> None:
    payments = [
        paid("90575", "2023-07-01", "2023-12-31"),
        paid("90575", "2023-01-01", "2023-06-30"),
    ]
    (basis,) = repayment_basis(payments, date(2023, 10, 31))
    spring, autumn = basis.shares
    assert (spring.days, spring.days_left, spring.left) == (181, 0, Decimal("0.00"))
    # 61 days of 184: 90 575 × 61 / 184 = 30 027,58…
    assert (autumn.days, autumn.days_left, autumn.left) == (184, 61, Decimal("30027.58"))
    assert (basis.total, basis.left) == (Decimal(181150), Decimal("30027.58"))


def test_each_currency_by_itself() -> None:
    payments = [
        paid("10", "2023-01-01", "2023-01-10"),
        paid("20", "2023-01-01", "2023-01-10", "EUR"),
    ]
    found = repayment_basis(payments, date(2023, 1, 5))
    assert [(basis.currency, basis.left) for basis in found] == [
        ("EUR", Decimal("10.00")),
        ("SEK", Decimal("5.00")),
    ]


@pytest.mark.parametrize(("amount", "last"), [("0", "2023-01-10"), ("10", "2022-12-31")])
def test_a_payment_for_nothing(amount: str, last: str) -> None:
    with pytest.raises(ValueError, match="Paid"):
        repayment_basis([paid(amount, "2023-01-01", last)], date(2023, 1, 5))


@given(
    st.lists(
        st.tuples(
            st.integers(1, 100_000_000),
            st.dates(date(2022, 1, 1), date(2023, 12, 31)),
            st.integers(1, 400),
        ),
        max_size=4,
    ),
    st.dates(date(2021, 12, 1), date(2025, 3, 1)),
)
def test_money_day_by_day(payments: list[tuple[int, date, int]], last_day: date) -> None:
    """Lays each payment out in days, and counts those after the last in whole fractions."""
    made = [
        Paid(first, Decimal(ore) / 100, "SEK", first, first + timedelta(days - 1), PAYEE)
        for ore, first, days in payments
    ]
    expected = Fraction(0)
    for ore, first, days in payments:
        after = sum(first + timedelta(n) > last_day for n in range(days))
        exact = Fraction(ore * after, days)
        whole = exact.numerator // exact.denominator
        expected += whole + (1 if exact - whole >= Fraction(1, 2) else 0)
    found = repayment_basis(made, last_day)
    assert sum((b.left * 100 for b in found), Decimal()) == Decimal(int(expected))
    assert all(Decimal() <= b.left <= b.total for b in found)
