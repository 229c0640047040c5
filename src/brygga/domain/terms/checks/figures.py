"""Figures and days that can be meant: no year 9999, no half a currency, no end before the start.

The bounds are far outside any partnership. They keep arithmetic on days from leaving the calendar.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from brygga.domain.files.lines import Path
from brygga.domain.terms.checks.saying import Complaint, complaint
from brygga.domain.terms.model import Due, Terms

FORMAT = 1
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
LONGEST_TERM_YEARS = 30
MOST_ENTRIES = 500
MOST_DAYS, MOST_MONTHS = 3_660, 120
CURRENCY = re.compile(r"[A-Z]{3}")


def check_figures(terms: Terms) -> Iterator[Complaint]:
    yield from check_format(terms.format)
    yield from _between(("version",), terms.version, 1, 100_000)
    yield from _check_term(terms)
    for section in ("obligations", "readings"):
        for n, item in enumerate(getattr(terms, section)):
            path: Path = (section, n) if section == "obligations" else (section, n, "sets")
            yield from _check_duty(path, item if section == "obligations" else item.sets)
    yield from _check_money(terms)
    if terms.notice:
        yield from _between(("notice", "months"), terms.notice.months, 0, MOST_MONTHS)
    if terms.review:
        yield from check_day(("review", "begin_by"), terms.review.begin_by)


def check_length(terms: Terms) -> Iterator[Complaint]:
    """So much that comparing everything with everything would take too long."""
    for section in ("obligations", "readings"):
        if len(getattr(terms, section)) > MOST_ENTRIES:
            yield complaint(
                (section,), f"fler än {MOST_ENTRIES} poster", f"more than {MOST_ENTRIES} entries"
            )


def check_format(number: int) -> Iterator[Complaint]:
    if number != FORMAT:
        yield complaint(
            ("format",),
            f"väntade format {FORMAT}; här står {number}",
            f"expected format {FORMAT}; found {number}",
        )


def check_day(path: Path, day: date) -> Iterator[Complaint]:
    if not FIRST_DAY <= day <= LAST_DAY:
        yield complaint(
            path,
            f"väntade en dag mellan {FIRST_DAY} och {LAST_DAY}; här står {day}",
            f"expected a day between {FIRST_DAY} and {LAST_DAY}; found {day}",
        )


def check_stretch(path: Path, begins_on: date, ends_on: date) -> Iterator[Complaint]:
    """Two days, the first of them first."""
    yield from check_day((*path, "begins_on"), begins_on)
    yield from check_day((*path, "ends_on"), ends_on)
    if ends_on < begins_on:
        yield complaint(
            (*path, "ends_on"),
            f"slutar {ends_on}, före början {begins_on}",
            f"ends {ends_on}, before it begins {begins_on}",
        )


def _check_term(terms: Terms) -> Iterator[Complaint]:
    begins_on, ends_on = terms.term.begins_on, terms.term.ends_on
    yield from check_stretch(("term",), begins_on, ends_on)
    if ends_on.year - begins_on.year > LONGEST_TERM_YEARS:
        yield complaint(
            ("term", "ends_on"),
            f"perioden är längre än {LONGEST_TERM_YEARS} år",
            f"the term is longer than {LONGEST_TERM_YEARS} years",
        )


def _check_duty(path: Path, duty: Any) -> Iterator[Complaint]:
    """An obligation, or what a reading sets of it."""
    yield from _between((*path, "at_least"), duty.at_least, 1, 10_000)
    yield from _between((*path, "school_days"), duty.school_days, 1, 5)
    yield from _between((*path, "within_days"), duty.within_days, 0, MOST_DAYS)
    yield from _between((*path, "within_months"), duty.within_months, 0, MOST_MONTHS)
    due: Due | None = duty.due
    if due:
        yield from _between((*path, "due", "days"), due.days, 0, MOST_DAYS)
        yield from _between((*path, "due", "months"), due.months, 0, MOST_MONTHS)
        if due.on:
            yield from check_day((*path, "due", "on"), due.on)


def _check_money(terms: Terms) -> Iterator[Complaint]:
    for n, duty in enumerate(terms.obligations):
        if duty.amount is not None:
            yield from _positive(("obligations", n, "amount"), duty.amount)
            yield from _check_currency(("obligations", n, "currency"), duty.currency)
    for n, grant in enumerate(terms.grants):
        yield from _positive(("grants", n, "per_year"), grant.per_year)
        yield from _check_currency(("grants", n, "currency"), grant.currency)
        yield from _between(("grants", n, "payments_per_year"), grant.payments_per_year, 1, 366)
    for n, option in enumerate(terms.proposal.options if terms.proposal else ()):
        yield from _check_currency(("proposal", "options", n, "currency"), option.currency)


def _between(path: Path, number: int | None, least: int, most: int) -> Iterator[Complaint]:
    if number is not None and not least <= number <= most:
        yield complaint(
            path,
            f"väntade ett tal från {least} till {most}; här står {number}",
            f"expected a number from {least} to {most}; found {number}",
        )


def _positive(path: Path, amount: Any) -> Iterator[Complaint]:
    if amount <= 0:
        yield complaint(
            path,
            f"väntade ett belopp större än noll; här står {amount}",
            f"expected an amount above zero; found {amount}",
        )


def _check_currency(path: Path, currency: str) -> Iterator[Complaint]:
    if not CURRENCY.fullmatch(currency):
        yield complaint(
            path,
            f"väntade en valuta med tre bokstäver som SEK; här står ”{currency[:20]}”",
            f"expected a currency of three letters like SEK; found “{currency[:20]}”",
        )
