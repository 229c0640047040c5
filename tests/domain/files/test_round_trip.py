"""What is written reads back as the same value, whatever people put into it."""

import tomllib
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from brygga.domain.calendar.model import SchoolCalendar
from brygga.domain.files import read, write
from brygga.domain.terms.model import Grant, Option, Sets, Terms
from tests.domain.invented import values_of


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(values_of(Terms))
def test_terms_survive_the_file(terms: Terms) -> None:
    assert read(write(terms), Terms, name="x.toml") == terms


@settings(max_examples=40, deadline=None)
@given(values_of(SchoolCalendar))
def test_a_calendar_survives_the_file(calendar: SchoolCalendar) -> None:
    assert read(write(calendar), SchoolCalendar, name="x.toml") == calendar


@settings(max_examples=40, deadline=None)
@given(values_of(Grant))
def test_amounts_keep_every_digit(grant: Grant) -> None:
    again = read(write(grant), Grant, name="x.toml")
    assert str(again.per_year) == str(grant.per_year)


def test_defaults_are_left_out() -> None:
    assert write(Sets()) == ""
    option = Option(title="En träff", per_year=Decimal(181150), currency="SEK")
    assert tomllib.loads(write(option)) == {
        "title": "En träff",
        "per_year": 181150,
        "currency": "SEK",
    }
