"""Questions about the ledger: what is frozen, what is handed over, what may be shown to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.calendar import Per, Period
from brygga.domain.disclosure import Frozen, Ledger, Plan, Statement, meetup_plan
from brygga.domain.disclosure.records import (
    BEGINNING,
    head_of,
    read_frozen,
    read_plan,
    read_statement,
)
from brygga.domain.obligations import Assessment, Standing, readings_known
from brygga.meetups.half_years import held_between
from brygga.meetups.models import Programme
from brygga.obligations.queries import assessments_of, readings_of
from brygga.parties.membership import Member
from brygga.parties.models import Partnership
from brygga.reports.half_years import half_year, half_years_between
from brygga.reports.kinds import Kind
from brygga.reports.models import Freezing, LedgerLine, Report
from brygga.reports.periods import half_years_in
from brygga.reports.permissions import is_of_an_association
from brygga.volunteers.queries import hours_by_half_year

KEPT_AFTER_FREEZE = timedelta(days=60)
_KEPT = (Standing.KEPT, Standing.KEPT_LATE)


@dataclass(frozen=True, slots=True)
class FrozenHalfYear:
    """What a half-year says for ever, what is exact beside it, and since when."""

    period: Period
    frozen: Frozen
    exact: Mapping[str, int]
    frozen_on: date
    released_on: date | None

    @property
    def key(self) -> str:
        return self.period.key

    @property
    def delete_on(self) -> date:
        """The first day on which what it was counted from is deleted."""
        return self.frozen_on + KEPT_AFTER_FREEZE


@dataclass(frozen=True, slots=True)
class OutsideFigure:
    """An exact figure that stands somewhere else, as it was typed in."""

    line: int
    statement: Statement
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A partnership's whole ledger, read once."""

    frozen: tuple[FrozenHalfYear, ...]
    outside: tuple[OutsideFigure, ...]

    def of(self, key: str) -> FrozenHalfYear | None:
        return next((half for half in self.frozen if half.key == key), None)

    @property
    def ledger(self) -> Ledger:
        """All that the public may know, for the freeze and the audit."""
        frozen = tuple(half.frozen for half in self.frozen)
        outside = tuple(one.statement for one in self.outside if not one.is_withdrawn)
        known = {half.half_year for half in frozen}
        elsewhere = {atom.half_year for one in outside for atom in one.atoms} - known
        # Half-years from before Brygga were never split by a plan of ours: the smallest one holds.
        before = tuple((key, meetup_plan({})) for key in sorted(elsewhere))
        return Ledger(frozen, outside, before)

    def shown_to(self, member: Member) -> tuple[FrozenHalfYear, ...]:
        """An association's people see what is frozen, everybody else what is handed over."""
        if is_of_an_association(member):
            return self.frozen
        return self.released

    @property
    def released(self) -> tuple[FrozenHalfYear, ...]:
        return tuple(half for half in self.frozen if half.released_on)


def lines_of(partnership: Partnership) -> list[LedgerLine]:
    return list(LedgerLine.objects.filter(partnership=partnership).order_by("number"))


def read_ledger(partnership: Partnership) -> Read:
    """One query. Half-years in the order of time."""
    return read(lines_of(partnership))


def read(lines: Iterable[LedgerLine]) -> Read:
    plans: dict[str, Plan] = {}
    frozen: dict[str, dict[str, Any]] = {}
    released: dict[str, date] = {}
    outside: dict[int, Statement] = {}
    withdrawn: set[int] = set()
    for line in lines:
        record = line.record
        match line.kind:
            case LedgerLine.Kind.PLAN:
                plans[line.half_year] = read_plan(record["plan"])
            case LedgerLine.Kind.FROZEN:
                frozen[line.half_year] = record
            case LedgerLine.Kind.RELEASED:
                released[line.half_year] = date.fromisoformat(record["on"])
            case LedgerLine.Kind.OUTSIDE:
                outside[line.number] = read_statement(record["statement"])
            case LedgerLine.Kind.OUTSIDE_WITHDRAWN:
                withdrawn.add(record["line"])
    return Read(
        tuple(
            FrozenHalfYear(
                half_year(key),
                read_frozen(record["frozen"], plans[key]),
                record["exact"],
                date.fromisoformat(record["on"]),
                released.get(key),
            )
            for key, record in sorted(frozen.items())
        ),
        tuple(OutsideFigure(n, said, n in withdrawn) for n, said in outside.items()),
    )


def broken_line(partnership: Partnership) -> int | None:
    """The number of the first line that is not what was written, or None. One query."""
    head = BEGINNING
    for expected, line in enumerate(lines_of(partnership), 1):
        head_before, head = head, head_of([line.record], head)
        if (line.number, line.previous_hash, line.hash) != (expected, head_before, head):
            return expected
    return None


# --- Half-years --------------------------------------------------------------------------------


def half_years_of(partnership: Partnership, on: date) -> list[Period]:
    """Every half-year of the agreement that has begun by a day; none without an agreement."""
    version = version_in_force(partnership, on)
    if version is None:
        return []
    term = terms_of(version).term
    return half_years_between(term.begins_on, min(term.ends_on, on))


def freezings_of(partnership: Partnership) -> dict[str, Freezing]:
    return {row.half_year: row for row in Freezing.objects.filter(partnership=partnership)}


def earlier_unfrozen(partnership: Partnership, period: Period, read: Read, on: date) -> str:
    """The key of the first earlier half-year with meetups that is not frozen yet, or nothing."""
    for earlier in half_years_of(partnership, on):
        if earlier.starts_on >= period.starts_on:
            break
        if (
            read.of(earlier.key) is None
            and held_between(partnership, earlier.starts_on, earlier.ends_on).exists()
        ):
            return earlier.key
    return ""


# --- What is exact -----------------------------------------------------------------------------


def exact_figures(partnership: Partnership, period: Period, on: date) -> dict[str, int]:
    """What counts the associations' own work: meetups, weeks, hours of work. Nobody who came."""
    held = held_between(partnership, period.starts_on, period.ends_on).count()
    promised = _weeks_promised(partnership, period, on)
    kept = sum(assessment.standing in _KEPT for assessment in promised)
    minutes = sum(
        each.minutes for each in hours_by_half_year(partnership) if each.half_year == period.key
    )
    return {
        "meetups": held,
        "weeks": kept,
        "weeks-promised": len(promised),
        "staff-hours": round(minutes / 60),
    }


def _weeks_promised(partnership: Partnership, period: Period, on: date) -> list[Assessment]:
    """Every week of the half-year in which a meetup is promised. A week belongs to the half-year
    of its Thursday, as it belongs to the year of it (ISO 8601)."""
    version = version_in_force(partnership, on)
    if version is None:
        return []
    served = set(
        Programme.objects.filter(partnership=partnership).values_list("obligation", flat=True)
    )
    known = readings_known(readings_of(partnership, terms_of(version), on), on)
    return [
        assessment
        for assessment in assessments_of(partnership, version, on, known=known)
        if assessment.occurrence.obligation in served
        and assessment.occurrence.period.per is Per.WEEK
        and period.starts_on <= _thursday(assessment.occurrence.period) <= period.ends_on
    ]


def _thursday(week: Period) -> date:
    return week.starts_on + timedelta(3 - week.starts_on.weekday())


# --- Reports -----------------------------------------------------------------------------------


def texts_of(report: Report) -> dict[str, str]:
    return dict(report.sections.values_list("key", "text"))


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report waits for: a section without its text, or a half-year that is not frozen."""

    section: str = ""
    half_year: str = ""


def missing_in(report: Report, kind: Kind, period: Period) -> list[Missing]:
    """In the order of the report; empty when it is ready to be sent."""
    texts = texts_of(report)
    known = read_ledger(report.partnership)
    found = [Missing(half_year=key) for key in half_years_in(period) if known.of(key) is None]
    found += [
        Missing(section=section.key)
        for section in kind.sections
        if section.required and not texts.get(section.key)
    ]
    return found


def reports_of(partnership: Partnership) -> dict[tuple[str, str], list[Report]]:
    """Every version by kind and period, the latest first. One query."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in Report.objects.filter(partnership=partnership).order_by("-version"):
        found.setdefault((report.kind, report.period), []).append(report)
    return found
