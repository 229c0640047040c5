"""The periods that reports are about: half-years and years of the agreement."""

from datetime import date

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.calendar import Period, periods
from brygga.domain.terms import settled
from brygga.domain.terms.model import ClausePart, Terms
from brygga.obligations.queries import readings_of
from brygga.parties.models import Partnership
from brygga.reports.half_years import half_years_between
from brygga.reports.kinds import Kind


def period_of(kind: Kind, key: str) -> Period:
    """The whole period by its key. Raises ValueError for what is none of the kind."""
    year = key[:4]
    if not (year.isdecimal() and year.isascii() and year.startswith("20")):
        raise ValueError(key)
    of_year = periods(kind.per, date(int(year), 1, 1), date(int(year), 12, 31))
    found = next((period for period in of_year if period.key == key), None)
    if found is None:
        raise ValueError(key)
    return found


def half_years_in(period: Period) -> list[str]:
    """Keys of the half-years whose figures the report shows."""
    return [half.key for half in half_years_between(period.starts_on, period.ends_on)]


def periods_over(partnership: Partnership, kind: Kind, on: date) -> list[Period]:
    """Those that are over by a day and of which a report can be written, the latest first."""
    version = version_in_force(partnership, on)
    if version is None:
        return []
    term = terms_of(version).term
    cut = periods(kind.per, term.begins_on, min(term.ends_on, on))
    whole = [period_of(kind, period.key) for period in cut]
    return [period for period in reversed(whole) if min(period.ends_on, term.ends_on) < on]


def promise_kept_by(partnership: Partnership, terms: Terms, kind: Kind, on: date) -> str:
    """The key of the obligation that such a report keeps: the one of the same rhythm whose clause
    is about reports. Empty where the agreement has none, or more than one."""
    readings = [
        reading
        for reading in readings_of(partnership, terms, on)
        if reading.withdrawn_on is None or reading.withdrawn_on > on
    ]
    found = [
        duty.key
        for duty in terms.obligations
        if terms.clause(duty.clause).part is ClausePart.REPORTS
        and settled(duty, tuple(r for r in readings if r.obligation == duty.key)).per is kind.per
    ]
    return found[0] if len(found) == 1 else ""
