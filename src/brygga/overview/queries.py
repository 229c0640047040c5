"""What the overview reads: one partnership whole, or a line each for many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Case, CharField, Count, F, Min, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Substr

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.obligations import Assessment, Evidence, Facts
from brygga.domain.terms.model import ObligationKey, Terms
from brygga.obligations.models import AssessedOccurrence
from brygga.obligations.queries import assessments_of, facts_of
from brygga.overview.portfolio import Bucket, Outcome
from brygga.parties.models import Partnership, PartnershipParty


@dataclass(frozen=True)
class Picture:
    """A partnership as it stood at the end of a day."""

    day: date
    terms: Terms
    facts: Facts
    assessments: tuple[Assessment, ...]

    @cached_property
    def evidence(self) -> dict[ObligationKey, list[Evidence]]:
        """All that was ever recorded, by obligation."""
        found: dict[ObligationKey, list[Evidence]] = defaultdict(list)
        for fact in self.facts.evidence:
            found[fact.obligation].append(fact)
        return found


def picture(partnership: Partnership, day: date) -> Picture | None:
    """How a partnership stood on a day; None where there is no agreement yet. Four queries."""
    version = version_in_force(partnership, day)
    if version is None:
        return None
    facts = facts_of(partnership)
    return Picture(day, terms_of(version), facts, assessments_of(partnership, version, day, facts))


def buckets_of(partnerships: Iterable[int], day: date) -> list[Bucket]:
    """How the occurrences of partnerships ended, counted by the month they fall due. One query.

    Standing is computed here from the columns and the day, by the same rules as the engine's. It
    holds from the day of the last act on, not for past days: those are for the engine.
    """
    can_be_late = Q(pattern__in=("deadline", "triggered"))
    outcome = Case(
        When(can_be_late & Q(met_on__gt=F("due_on")), then=Value(Outcome.KEPT_LATE.value)),
        When(met_on__isnull=False, then=Value(Outcome.KEPT.value)),
        When(waived=True, then=Value(Outcome.WAIVED.value)),
        When(due_on__gte=day, then=Value(Outcome.COMING.value)),
        When(can_be_late, then=Value(Outcome.OVERDUE.value)),
        default=Value(Outcome.MISSED.value),
        output_field=CharField(),
    )
    rows = (
        AssessedOccurrence.objects.filter(partnership__in=list(partnerships), set_off=True)
        .exclude(pattern="standing")
        # Kept though nothing said by when: it counts on the day it was.
        .annotate(day=Coalesce("due_on", "met_on"), outcome=outcome)
        .filter(Q(day__isnull=False) | Q(waived=True))
        # The first seven letters of an ISO date: Django's TruncMonth calls back into Python on
        # SQLite, once for each row.
        .annotate(month=Substr(Cast(Coalesce("day", "period_end"), CharField(max_length=10)), 1, 7))
        .values("partnership_id", "month", "outcome")
        .annotate(number=Count("id"), first_due_on=Min("due_on"))
        .order_by()
        .values_list("partnership_id", "month", "outcome", "number", "first_due_on")
    )
    return [Bucket(*row) for row in rows]


def organisations_of(partnerships: Iterable[int]) -> dict[int, list[str]]:
    """The names of a partnership's organisations, by its id. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = (
        PartnershipParty.objects.filter(partnership__in=list(partnerships))
        .order_by("id")
        .values_list("partnership_id", "organisation__name")
    )
    for partnership, name in rows:
        found[partnership].append(name)
    return found
