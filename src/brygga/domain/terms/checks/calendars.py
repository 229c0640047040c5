"""A school calendar's terms come one after the other, and its breaks lie inside them."""

from collections.abc import Iterator

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms.checks.figures import check_format, check_stretch
from brygga.domain.terms.checks.saying import Complaint, complaint

LONGEST_SCHOOL_TERM_DAYS = 366
MOST_STRETCHES = 1_000


def check_calendar(calendar: SchoolCalendar) -> Iterator[Complaint]:
    yield from check_format(calendar.format)
    for section in ("terms", "breaks"):
        stretches = getattr(calendar, section)
        if len(stretches) > MOST_STRETCHES:
            yield complaint(
                (section,),
                f"fler än {MOST_STRETCHES} rader",
                f"more than {MOST_STRETCHES} entries",
            )
        for n, stretch in enumerate(stretches):
            yield from check_stretch((section, n), stretch.begins_on, stretch.ends_on)
    for n, term in enumerate(calendar.terms):
        if (term.ends_on - term.begins_on).days >= LONGEST_SCHOOL_TERM_DAYS:
            yield complaint(
                ("terms", n, "ends_on"),
                "terminen är längre än ett år",
                "the school term is longer than a year",
            )
        if n and term.begins_on <= calendar.terms[n - 1].ends_on:
            yield complaint(
                ("terms", n, "begins_on"),
                "terminen börjar innan den förra har slutat",
                "the school term begins before the last one has ended",
            )
    for n, pause in enumerate(calendar.breaks):
        if not any(
            term.begins_on <= pause.begins_on and pause.ends_on <= term.ends_on
            for term in calendar.terms
        ):
            yield complaint(
                ("breaks", n, "begins_on"),
                "lovet ligger inte i någon termin",
                "the break lies in no school term",
            )
