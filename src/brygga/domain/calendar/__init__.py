"""Days, weeks, halves and school terms: the periods that promises are counted in."""

from brygga.domain.calendar.holidays import holidays_in
from brygga.domain.calendar.model import Break, SchoolCalendar, SchoolTerm
from brygga.domain.calendar.periods import Per, Period, add_months, periods
from brygga.domain.calendar.school import is_school_day, school_days, school_weeks

__all__ = [
    "Break",
    "Per",
    "Period",
    "SchoolCalendar",
    "SchoolTerm",
    "add_months",
    "holidays_in",
    "is_school_day",
    "periods",
    "school_days",
    "school_weeks",
]
