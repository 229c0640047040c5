"""Which law holds on a day."""

from datetime import date, timedelta
from itertools import pairwise

from brygga.domain.meetups.concern import LAWS, concern_law_on


def test_the_law_of_the_day() -> None:
    old = concern_law_on(date(2023, 10, 18))
    assert old is not None
    assert (str(old.name), old.duty) == ("socialtjänstlagen (2001:453)", "14 kap. 1 §")
    new = concern_law_on(date(2025, 7, 1))
    assert new is not None
    assert str(new.name) == "socialtjänstlagen (2025:400)"
    assert concern_law_on(LAWS[0].since - timedelta(1)) is None


def test_one_law_follows_on_the_other_without_a_gap() -> None:
    for earlier, later in pairwise(LAWS):
        assert earlier.until == later.since
    assert LAWS[-1].until is None
