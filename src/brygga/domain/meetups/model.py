"""What a programme says, what people have decided about single evenings, and what follows."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from brygga.domain.calendar import Period
from brygga.domain.obligations import ZONE


class State(StrEnum):
    """What has become of an evening. That its day has passed is no state: it follows from a day."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"


class WhyLeftOut(StrEnum):
    BREAK = "break"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Rule:
    """One evening a week, from the week of `since` (a Monday) on. `weekday` is 0 on Mondays."""

    since: date
    weekday: int
    begins: time
    ends: time
    place: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A series of weekly evenings between two days, both included.

    `rules` stand in the order of their `since`; a later one takes the place of the one before
    from its week on. `number` tells several series of one week apart: the first gives the key
    2023-W42, the second 2023-W42-2.
    """

    number: int
    begins_on: date
    ends_on: date
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have decided about one evening; None and empty where it follows the rule.

    Day and times are given for one that was moved, and for one that is held or cancelled: what
    has happened stays as it was, whatever rule comes later.
    """

    key: str
    on: date | None = None
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    theme: str = ""
    title: str = ""
    state: State = State.PLANNED
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening as it stands. `planned_on` is the day by the rule, None for an extra one."""

    key: str
    planned_on: date | None
    on: date
    begins: time
    ends: time
    place: str
    theme: str = ""
    title: str = ""
    state: State = State.PLANNED
    is_moved: bool = False

    @property
    def is_extra(self) -> bool:
        return self.planned_on is None

    @property
    def begins_at(self) -> datetime:
        """The moment in Swedish time."""
        return datetime.combine(self.on, self.begins, ZONE)

    @property
    def takes_place(self) -> bool:
        """Held, or to be held as far as anybody has said."""
        return self.state is not State.CANCELLED


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day on which the rule would have an evening but for a break or a public holiday."""

    key: str
    on: date
    why: WhyLeftOut
    name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What the agreement asks of a period: so many meetups."""

    key: str
    period: Period
    required: int


@dataclass(frozen=True, slots=True)
class Short:
    """A period with fewer evenings, held or planned, than the agreement asks for."""

    promise: Promise
    planned: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What another rule makes of one week's evening; None where there is none."""

    key: str
    before: Evening | LeftOut | None
    after: Evening | LeftOut | None
