"""What has been given by hand: the rows, and their sums."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractYear

from brygga.contributions.models import Given
from brygga.parties.models import Partnership


@dataclass(frozen=True, slots=True)
class GivenSum:
    """So much of one kind, given towards one contribution in a year."""

    contribution: str
    party: str
    kind: str
    year: int
    quantity: Decimal


def given_in(partnership: Partnership) -> QuerySet[Given]:
    """Everything that stands, the latest first."""
    return Given.objects.filter(partnership=partnership, withdrawn_at=None)


def given_sums(partnership: Partnership) -> tuple[GivenSum, ...]:
    """One query, however much was given."""
    rows = (
        given_in(partnership)
        .order_by()
        .values_list("contribution", "party", "kind", ExtractYear("given_on"))
        .annotate(Sum("quantity"))
    )
    return tuple(GivenSum(*row) for row in rows)
