"""What the overview reads: one partnership whole, or a line each for many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, cast

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Func,
    IntegerField,
    Min,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast, Coalesce, Substr

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import (
    calendar_of,
    terms_of,
    version_in_force,
    versions_in_force,
)
from brygga.domain.obligations import Assessment, Evidence, Facts
from brygga.domain.terms.model import ObligationKey, Terms
from brygga.journal.models import Entry
from brygga.meetups.queries import Everything, Listed, everything
from brygga.obligations.deviations import open_deviations
from brygga.obligations.models import AssessedOccurrence, Deviation
from brygga.obligations.queries import assessments_of, facts_of
from brygga.overview.portfolio import Bucket, Outcome
from brygga.parties.models import Partnership, PartnershipParty

# Pictures and drawings kept in the process; a picture is some 150 kB, a drawing half of that.
REMEMBERED = 32


@dataclass(frozen=True, eq=False)
class Picture:
    """A partnership as it stood at the end of a day. Compared by identity: it is large."""

    partnership: Partnership
    day: date
    version: AgreementVersion
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

    @cached_property
    def deviations(self) -> tuple[Deviation, ...]:
        """What deviates and waits for somebody, as it stands now. One query."""
        return tuple(open_deviations(self.partnership))

    @cached_property
    def planned(self) -> Everything:
        """Every evening as it stands now, whatever day is asked about: plans have no history.

        Three queries.
        """
        return everything(self.partnership, calendar_of(self.version))

    @cached_property
    def evenings(self) -> dict[str, tuple[Listed, ...]]:
        """What is planned for each occurrence that a programme serves; empty where nothing is."""
        return {
            a.occurrence.key: tuple(
                each
                for each in self.planned.evenings
                if each.obligation == a.occurrence.obligation
                and a.occurrence.period.starts_on <= each.evening.on <= a.occurrence.period.ends_on
            )
            for a in self.assessments
            if a.occurrence.obligation in self.planned.obligations
        }


def picture(partnership: Partnership, day: date) -> Picture | None:
    """How a partnership stood on a day; None where there is no agreement yet. One to five queries.

    Every act writes a line in the partnership's journal, in its own transaction. So as long as the
    newest line is the same, nothing has changed, and what was read before still holds. (Had an act
    come between the two readings, its facts would be remembered under a line that is the newest no
    more, and so never be asked for.)
    """
    newest = newest_line(partnership)
    if not newest:
        return _seen(partnership, day)
    return _remembered(partnership, newest, day)


def newest_line(partnership: Partnership) -> str:
    """The hash of the newest line in a partnership's journal; empty before the first."""
    lines = Entry.objects.filter(partnership=partnership.key).order_by("-number")
    return lines.values_list("hash", flat=True).first() or ""


@lru_cache(maxsize=REMEMBERED)
def _remembered(partnership: Partnership, _newest: str, day: date) -> Picture | None:
    return _seen(partnership, day)


def _seen(partnership: Partnership, day: date) -> Picture | None:
    version = version_in_force(partnership, day)
    if version is None:
        return None
    facts = facts_of(partnership)
    assessed = assessments_of(partnership, version, day, facts)
    return Picture(partnership, day, version, terms_of(version), facts, assessed)


def forget() -> None:
    """Forgets the pictures, for tests: their databases go back in time, which ours never does."""
    _remembered.cache_clear()


def buckets_of(partnerships: Iterable[int], day: date) -> list[Bucket]:
    """How the occurrences of partnerships ended, counted by the quarter they fall due. One query.

    Standing is computed here from the columns and the day, by the same rules as the engine's. It
    holds from the day of the last act on, not for past days: those are for the engine.
    """
    # There are rows for versions that are to hold later, too. By version alone, for a version has
    # one partnership and each further condition is asked of every row.
    versions = _versions(day).filter(partnership__in=list(partnerships)).values("pk")
    rows = _outcomes(day).filter(version__in=versions)
    return cast("list[Bucket]", list(rows))  # its fields in its order; hundreds need no names


@lru_cache(maxsize=2)
def _outcomes(day: date) -> QuerySet[AssessedOccurrence, Any]:
    # Kept unevaluated: to put the question together costs Django half as much as to answer it.
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
    return (
        AssessedOccurrence.objects.filter(set_off=True)
        .exclude(pattern="standing")
        # Kept though nothing said by when: it counts on the day it was.
        .annotate(day=Coalesce("due_on", "met_on"), outcome=outcome)
        .filter(Q(day__isnull=False) | Q(waived=True))
        .annotate(quarter=_quarter(Coalesce("day", "period_end")))
        .values("partnership_id", "quarter", "outcome")
        # As text: turning each row's day into a date would cost more than all the counting.
        .annotate(number=Count("id"), first=Min(_following(day)))
        .order_by()
        .values_list("partnership_id", "quarter", "outcome", "number", "first")
    )


@lru_cache(maxsize=2)
def _versions(day: date) -> QuerySet[AgreementVersion]:
    return versions_in_force(day)


def _text(day: str | Coalesce) -> Cast:
    """A day as ISO text: 2023-10-18."""
    return Cast(day, CharField(max_length=10))


def _following(day: date) -> Case:
    """What is coming as one text, in the order of time: see portfolio.Following."""
    written = Func(
        *(_text("due_on"), Value(" "), "key", Value(" "), "title"),
        template="%(expressions)s",
        arg_joiner=" || ",
        output_field=TextField(),
    )
    return Case(When(met_on__isnull=True, waived=False, due_on__gte=day, then=written))


def _quarter(day: Coalesce) -> CombinedExpression:
    """The quarters since the year 0, out of the day's letters.

    Django's own ExtractYear and ExtractQuarter call back into Python on SQLite, once for each row.
    """
    year = Cast(Substr(_text(day), 1, 4), IntegerField())
    month = Cast(Substr(_text(day), 6, 2), IntegerField())
    return year * 4 + (month + 2) / 3


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
