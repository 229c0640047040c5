"""What the board shows: assessments in, groups of rows out, one for each set of owing parties.

Dated duties get a row each. Duties that always hold (löpande) are strands of one rope per group,
and only those that once held and then ceased get a row of their own. Duties that wait for something
to happen are listed apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from brygga.domain.calendar import Per
from brygga.domain.calendar.periods import ONE_DAY
from brygga.domain.obligations import Assessment, Evidence, Stretch, Tally, covered, tally
from brygga.domain.obligations.rules import Rule
from brygga.domain.terms.model import ObligationKey, PartyKey, PartyKind, Pattern, Terms

EvidenceByDuty = Mapping[ObligationKey, Sequence[Evidence]]


class Kind(StrEnum):
    """How a row is drawn."""

    MARKS = "marks"
    WEEKS = "weeks"
    LINES = "lines"


class Lane(NamedTuple):
    """One line of a standing duty: its assessment and the days on which evidence stood."""

    assessment: Assessment
    stretches: tuple[Stretch, ...]

    @property
    def has_slipped(self) -> bool:
        """It held once, and then not on every day since."""
        if not self.stretches:
            return False
        return len(self.stretches) > 1 or not self.holds

    @property
    def holds(self) -> bool:
        """Evidence stands on the board's day, or stood on the agreement's last."""
        last_day = min(self.assessment.as_of, self.assessment.occurrence.period.ends_on)
        return bool(self.stretches) and self.stretches[-1].ends_on >= last_day


class Strand(NamedTuple):
    """A standing duty as a whole; with several lanes each party has one of its own."""

    rule: Rule
    lanes: tuple[Lane, ...]

    @property
    def has_slipped(self) -> bool:
        return any(lane.has_slipped for lane in self.lanes)

    @property
    def holds(self) -> bool:
        """On the board's day every party has evidence that stands."""
        return all(lane.holds for lane in self.lanes)

    @property
    def shared(self) -> tuple[Stretch, ...]:
        """The days on which every lane held."""
        days = self.lanes[0].stretches
        for lane in self.lanes[1:]:
            days = tuple(_overlaps(days, lane.stretches))
        return days


class Row(NamedTuple):
    """One duty on the board, with its occurrences in order of time."""

    rule: Rule
    kind: Kind
    assessments: tuple[Assessment, ...]
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What the same parties owe together. `parties` is empty for what all of them owe."""

    parties: tuple[PartyKey, ...]
    rows: tuple[Row, ...]
    strands: tuple[Strand, ...]
    waiting: tuple[Assessment, ...]

    @property
    def rope(self) -> tuple[Strand, ...]:
        """The strands that are drawn together: those without a row of their own."""
        return tuple(strand for strand in self.strands if not strand.has_slipped)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the board of one partnership shows on one day."""

    groups: tuple[Group, ...]
    dated: Tally
    running: Tally

    def rows(self) -> Iterator[Row]:
        for group in self.groups:
            yield from group.rows

    def strands(self) -> Iterator[Strand]:
        for group in self.groups:
            yield from group.strands

    def waiting(self) -> Iterator[Assessment]:
        for group in self.groups:
            yield from group.waiting


def arrange(
    terms: Terms,
    assessments: Iterable[Assessment],
    evidence: EvidenceByDuty,
    party: str = "",
) -> Board:
    """Groups the assessments, which come obligation by obligation.

    `evidence` is all that was ever recorded, by obligation. With a `party` only what that party
    owes, alone or with others.
    """
    shown = [a for a in assessments if not party or party in a.occurrence.parties]
    everybody = frozenset(p.key for p in terms.parties)
    rows: dict[frozenset[PartyKey], list[Row]] = defaultdict(list)
    strands: dict[frozenset[PartyKey], list[Strand]] = defaultdict(list)
    waiting: dict[frozenset[PartyKey], list[Assessment]] = defaultdict(list)
    for rule, found in groupby(shown, key=lambda a: a.occurrence.rule):
        mine = tuple(found)
        owing = frozenset(rule.obligation.owed_by)
        if rule.obligation.pattern is Pattern.STANDING:
            strands[owing].append(_strand(rule, mine, evidence.get(rule.obligation.key, ())))
            continue
        set_off = mine
        if rule.obligation.pattern is Pattern.TRIGGERED:
            set_off = tuple(a for a in mine if a.occurrence.trigger)
            waiting[owing] += [a for a in mine if not a.occurrence.trigger]
        if set_off:
            weekly = rule.obligation.per is Per.WEEK and rule.obligation.pattern is Pattern.COUNT
            rows[owing].append(Row(rule, Kind.WEEKS if weekly else Kind.MARKS, set_off))

    groups = [
        _group(owing, everybody, terms, rows[owing], strands[owing], waiting[owing])
        for owing in _in_order({*rows, *strands, *waiting}, everybody, terms)
    ]
    running = [a for a in shown if a.occurrence.pattern is Pattern.STANDING]
    dated = [a for a in shown if a.occurrence.pattern is not Pattern.STANDING]
    return Board(tuple(groups), tally(dated), tally(running))


def _strand(rule: Rule, mine: Sequence[Assessment], evidence: Sequence[Evidence]) -> Strand:
    each = rule.obligation.each_party
    return Strand(
        rule,
        tuple(
            Lane(
                a,
                covered(a, [e for e in evidence if not each or (e.party,) == a.occurrence.parties]),
            )
            for a in mine
        ),
    )


def _group(
    owing: frozenset[PartyKey],
    everybody: frozenset[PartyKey],
    terms: Terms,
    rows: list[Row],
    strands: list[Strand],
    waiting: list[Assessment],
) -> Group:
    slipped = [
        Row(s.rule, Kind.LINES, tuple(lane.assessment for lane in s.lanes), s.lanes)
        for s in strands
        if s.has_slipped
    ]
    parties = () if owing == everybody else tuple(p.key for p in terms.parties if p.key in owing)
    return Group(parties, (*rows, *slipped), tuple(strands), tuple(waiting))


def _in_order(
    found: Iterable[frozenset[PartyKey]], everybody: frozenset[PartyKey], terms: Terms
) -> list[frozenset[PartyKey]]:
    """Those who carry out first, larger groups before smaller, and last what all owe together."""
    place = {p.key: n for n, p in enumerate(terms.parties)}
    public = {p.key for p in terms.parties if p.kind is PartyKind.PUBLIC}
    return sorted(
        found,
        key=lambda owing: (
            owing == everybody,
            bool(owing & public),
            -len(owing),
            sorted(place[key] for key in owing),
        ),
    )


def _overlaps(some: Iterable[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    for a in some:
        for b in others:
            starts, ends = max(a.starts_on, b.starts_on), min(a.ends_on, b.ends_on)
            if starts <= ends:
                yield Stretch(starts, ends)


def gaps(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The days between two stretches on which nothing stood."""
    return tuple(
        Stretch(before.ends_on + ONE_DAY, after.starts_on - ONE_DAY)
        for before, after in pairwise(stretches)
    )
