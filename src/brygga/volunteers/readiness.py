"""Whether somebody may take a shift on a day, and what is missing. Plain values, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from brygga.domain.calendar.periods import add_months


@dataclass(frozen=True, slots=True)
class Taught:
    """A training as a need: who it is, what it is called, how many months it holds (None: on)."""

    id: int
    title: str
    months: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """What a shift role asks for."""

    trainings: tuple[Taught, ...] = ()
    register_check: bool = False
    register_check_months: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person by a day: the latest day of each training, of a check."""

    trained_on: Mapping[int, date]
    shown_on: date | None = None
    has_worked: bool = False
    is_available: bool = True


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing: a training by its title, or with an empty one the register check.

    `lapsed_on` is the last day that it held; None if it was never there.
    """

    title: str
    lapsed_on: date | None = None

    @property
    def is_register_check(self) -> bool:
        return not self.title


@dataclass(frozen=True, slots=True)
class Readiness:
    """How one person stands on a day, for every shift role.

    `may` are the shift roles whose trainings and register check are in order; it says nothing of
    whether the person belongs to the right kind of organisation (that is `people_for`). `missing`
    has the other roles, with what is missing. `good_until` has the last day on which a role in
    `may` stays in order; None where nothing lapses.
    """

    may: frozenset[str]
    missing: Mapping[str, tuple[Lack, ...]]
    good_until: Mapping[str, date | None]
    is_first_timer: bool
    is_available: bool


def last_good_day(begun: date, months: int | None) -> date | None:
    """The last day that something of a day holds; None if it has no end."""
    return None if months is None else add_months(begun, months)


def assess(needs: Mapping[str, Need], known: Known, on: date) -> Readiness:
    """How a person stands on a day, from what is known by that day."""
    missing: dict[str, tuple[Lack, ...]] = {}
    good_until: dict[str, date | None] = {}
    for role, need in needs.items():
        ends = tuple(_ends(need, known))
        lacks = tuple(
            Lack(title, last)
            for title, is_there, last in ends
            if not is_there or (last is not None and last < on)
        )
        if lacks:
            missing[role] = lacks
        else:
            good_until[role] = min((last for *_rest, last in ends if last), default=None)
    return Readiness(
        may=frozenset(good_until),
        missing=missing,
        good_until=good_until,
        is_first_timer=not known.has_worked,
        is_available=known.is_available,
    )


def _ends(need: Need, known: Known) -> Iterable[tuple[str, bool, date | None]]:
    """Each thing needed: its title, whether it ever was there, and the last day it holds."""
    for training in need.trainings:
        begun = known.trained_on.get(training.id)
        last = last_good_day(begun, training.months) if begun else None
        yield training.title, begun is not None, last
    if need.register_check:
        shown = known.shown_on
        last = last_good_day(shown, need.register_check_months) if shown else None
        yield "", shown is not None, last
