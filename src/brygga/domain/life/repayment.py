"""What was paid for which time, beside a decision on what is to be repaid after a cancellation.

How much is repaid is decided by people, from nothing to everything: the agreement fixes no amount.
What stands here is only arithmetic that the decision can be held against.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from brygga.domain.terms.model import PartyKey

ONE_ORE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment that was made to a party, and the days that it was for, both included."""

    paid_on: date
    amount: Decimal
    currency: str
    first_day: date
    last_day: date
    payee: PartyKey


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a payment that was for days after the agreement's last one.

    `days_left` of `days`; `left` is the amount times one over the other, in whole öre.
    """

    paid: Paid
    days: int
    days_left: int
    left: Decimal


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything that was paid in one currency, and how much of it was for the time after."""

    currency: str
    shares: tuple[Share, ...]
    total: Decimal
    left: Decimal


def repayment_basis(payments: Iterable[Paid], last_day: date) -> tuple[Basis, ...]:
    """The payments of each currency in order of time, held against the agreement's last day.

    Each payment is spread evenly over its days; öre are rounded half up, payment by payment, and
    `left` is the sum of what is shown. Raises ValueError for a payment for no days or of nothing.
    """
    shares: dict[str, list[Share]] = {}
    for paid in sorted(payments, key=lambda p: (p.first_day, p.paid_on)):
        shares.setdefault(paid.currency, []).append(_share(paid, last_day))
    return tuple(
        Basis(
            currency,
            tuple(found),
            sum((share.paid.amount for share in found), Decimal()),
            sum((share.left for share in found), Decimal()),
        )
        for currency, found in sorted(shares.items())
    )


def _share(paid: Paid, last_day: date) -> Share:
    days = (paid.last_day - paid.first_day).days + 1
    if days < 1 or paid.amount <= 0:
        raise ValueError(paid)
    days_left = max(0, min(days, (paid.last_day - last_day).days))
    left = (paid.amount * days_left / days).quantize(ONE_ORE, ROUND_HALF_UP)
    return Share(paid, days, days_left, left)
