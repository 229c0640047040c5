"""Freezing a half-year, once and for ever. Loads the solver: only the worker imports this.

The row of Freezing is taken in hand in one transaction; the counts are read and rounded outside
any; ledger, counted operations and journal are written in a last one, all or nothing. A worker that
dies leaves a row that is in hand and nothing else, and whoever takes it up again begins from the
counts.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from brygga.domain.disclosure import (
    CountsImpossible,
    Evening,
    Frozen,
    Plan,
    chance_from,
    count_evenings,
    counts_of,
    meetup_plan,
    with_corrections,
)
from brygga.domain.disclosure.attacker import StatementsContradict
from brygga.domain.disclosure.freezing import freeze
from brygga.domain.disclosure.records import fingerprint, frozen_record, plan_record
from brygga.domain.disclosure.rounding import Chance
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.meetups.actions import mark_counted
from brygga.meetups.half_years import RawEvening, raw_counts, themes_held
from brygga.reports.actions.ledger import Kind, add_line, hold_ledger
from brygga.reports.half_years import half_year
from brygga.reports.models import CONTRADICTION, MISFITS, Freezing
from brygga.reports.queries import exact_figures, read_ledger

# Whoever could guess the draws could take the rounding away.
UNGUESSABLE = chance_from(secrets.randbelow)


def carry_out(freezing_id: int, *, at: datetime, chance: Chance = UNGUESSABLE) -> None:
    """Freezes, unless it is done already or in other hands. `chance` is what rounds."""
    freezing = _taken_in_hand(freezing_id, at)
    if freezing is None:
        return
    try:
        _settle(freezing, _rounded(freezing, at, chance), at)
    except StatementsContradict:
        _fail(freezing, CONTRADICTION, at)
    except CountsImpossible:
        _fail(freezing, MISFITS, at)
    except Exception as error:  # whatever goes wrong is said on the page, without its text
        _fail(freezing, type(error).__name__, at)


@dataclass(frozen=True, slots=True)
class _Rounded:
    """What is to be written: the truth is only in here, and goes when this does."""

    plan: Plan
    frozen: Frozen
    operations: tuple[UUID, ...]


def _rounded(freezing: Freezing, at: datetime, chance: Chance) -> _Rounded:
    period, partnership = half_year(freezing.half_year), freezing.partnership
    _tell(freezing, Freezing.Step.COUNTING)
    known = read_ledger(partnership)
    plan = meetup_plan(themes_held(partnership, period.starts_on, period.ends_on))
    raw = raw_counts(partnership, period.starts_on, period.ends_on)
    counts = count_evenings(plan, map(_evening, raw.evenings))
    taken = list(raw.evenings)
    for one in raw.late:
        counts, waiting = with_corrections(plan, counts, [counts_of(plan, _evening(one))])
        if not waiting:
            taken.append(one)
    _tell(freezing, Freezing.Step.ROUNDING)
    frozen = freeze(plan, period.key, counts, known.ledger, chance=chance)
    _tell(freezing, Freezing.Step.WRITING)
    return _Rounded(plan, frozen, tuple(id_ for one in taken for id_ in one.operations))


def _evening(raw: RawEvening) -> Evening:
    count = raw.count
    return Evening(count.total, count.younger, count.older, count.first, raw.theme)


@transaction.atomic
def _settle(freezing: Freezing, rounded: _Rounded, at: datetime) -> None:
    """Ledger, operations, journal and row, all or nothing."""
    partnership, key, day = freezing.partnership, freezing.half_year, local_day(at)
    hold_ledger(partnership)
    if read_ledger(partnership).of(key) is None:
        plan = plan_record(rounded.plan)
        add_line(
            partnership,
            Kind.PLAN,
            day,
            half_year=key,
            plan=plan,
            fingerprint=fingerprint(rounded.plan),
        )
        add_line(
            partnership,
            Kind.FROZEN,
            day,
            half_year=key,
            frozen=frozen_record(rounded.frozen),
            exact=exact_figures(partnership, half_year(key), day),
        )
        mark_counted(operations=rounded.operations, half_year=key)
        write_line(
            partnership=partnership.key,
            act="figures.frozen",
            subject=f"half_year:{key}",
            by=f"person:{freezing.asked_by_id}" if freezing.asked_by_id else "system",
            role=freezing.asked_role,
            at=at,
        )
    _end(freezing, done_at=at, failed_at=None, problem="", step=Freezing.Step.DONE)


@transaction.atomic
def _taken_in_hand(freezing_id: int, at: datetime) -> Freezing | None:
    rows = Freezing.objects.select_for_update(of=("self",)).select_related("partnership")
    freezing = rows.filter(pk=freezing_id, begun_at=None, done_at=None).first()
    if freezing is not None:
        freezing.begun_at = at
        freezing.save(update_fields=["begun_at"])
    return freezing


def _tell(freezing: Freezing, step: Freezing.Step) -> None:
    """How far it has come, for whoever looks at the page."""
    Freezing.objects.filter(pk=freezing.pk).update(step=step)


def _fail(freezing: Freezing, problem: str, at: datetime) -> None:
    _end(freezing, failed_at=at, problem=problem[:80])


def _end(freezing: Freezing, **ends: object) -> None:
    Freezing.objects.filter(pk=freezing.pk, done_at=None).update(**ends)
