"""Asking for a half-year to be frozen. The worker does it: see `rounding`.

What holds is the row of Freezing and the ledger, not the queue.
"""

from datetime import datetime, timedelta
from importlib import import_module

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus

from brygga.domain.calendar import Period
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.meetups.half_years import readiness
from brygga.notices import registration
from brygga.notices.queries import places_in_queue
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.reports.actions.setting import keeper, period_of, write
from brygga.reports.models import Freezing
from brygga.reports.permissions import KEEPS_FIGURES
from brygga.reports.queries import earlier_unfrozen, read_ledger

# A freeze takes about a second, so whoever held one this long is gone.
SURELY_DEAD = timedelta(minutes=10)

NOT_OVER = Text(
    sv="Halvåret är inte slut än. När det är det kan siffrorna frysas.",
    en="The half-year is not over yet. Once it is, the figures can be frozen.",
)
ALREADY_FROZEN = Text(
    sv="Halvåret är redan fryst. Inget har ändrats. Det som räknas nu hör till nästa halvår.",
    en="The half-year is frozen already. Nothing has changed. What is counted now belongs to the "
    "next one.",
)
EARLIER_FIRST = Text(
    sv="Ett tidigare halvår är inte fryst än. Frys det först: det som kom sent räknas sedan in i "
    "nästa.",
    en="An earlier half-year is not frozen yet. Freeze it first: what came late then goes into the "
    "next.",
)
DO_NOT_FIT = Text(
    sv="Några kvällar har siffror som inte går ihop. De som ledde kvällen rättar dem; sedan kan "
    "halvåret frysas. Inget har ändrats.",
    en="Some evenings have numbers that cannot be so. Those who led the evening correct them; then "
    "the half-year can be frozen. Nothing has changed.",
)


@transaction.atomic
def ask_to_freeze(
    *, partnership: Partnership, half_year: str, by: Person, at: datetime
) -> Freezing:
    """Puts the freeze of a half-year (2023-H1) in the queue, or puts it there again if it failed.

    Raises NotAllowed unless `by` is an association's coordinator, NotPossible before the
    half-year is over, once it is frozen, while an earlier one waits or numbers do not fit.
    """
    member = keeper(partnership, by, at)
    period = period_of(partnership, half_year, at)
    check_can_be_frozen(partnership, period, at)
    freezing, is_new = Freezing.objects.select_for_update().get_or_create(
        partnership=partnership,
        half_year=half_year,
        defaults={"asked_at": at, "asked_by": by, "asked_role": member.role_for(*KEEPS_FIGURES)},
    )
    if is_new or not _is_in_hand(freezing):
        _put_in_queue(freezing)
        write(member, "figures.freeze_asked", f"half_year:{half_year}", at)
    return freezing


def check_can_be_frozen(partnership: Partnership, period: Period, at: datetime) -> None:
    """Raises NotPossible, saying what stands in the way."""
    day = local_day(at)
    if period.ends_on >= day:
        raise NotPossible(NOT_OVER)
    known = read_ledger(partnership)
    if known.of(period.key):
        raise NotPossible(ALREADY_FROZEN)
    if earlier_unfrozen(partnership, period, known, day):
        raise NotPossible(EARLIER_FIRST)
    if readiness(partnership, period.starts_on, period.ends_on).misfits:
        raise NotPossible(DO_NOT_FIT)


@transaction.atomic
def take_up_again(*, at: datetime) -> int:
    """Queues what a dead worker left. Safe to run at any time; gives how many."""
    waiting = Freezing.objects.select_for_update().filter(done_at=None, failed_at=None)
    left = [freezing for freezing in waiting if not _is_in_hand(freezing)]
    for freezing in left:
        _put_in_queue(freezing)
    return len(left)


@task()
def freeze_in_turn(freezing: int) -> None:
    """What the worker runs. Never raises: the queue would keep the error's text, which may hold a
    count."""
    # The solver is loaded here and nowhere else: no web process should pay for it.
    import_module("brygga.reports.actions.rounding").carry_out(freezing, at=registration.now())


def _put_in_queue(freezing: Freezing) -> None:
    freezing.task = freeze_in_turn.enqueue(freezing.pk).id
    freezing.begun_at = freezing.failed_at = None
    freezing.step, freezing.problem = Freezing.Step.ASKED, ""
    freezing.save(update_fields=["task", "begun_at", "failed_at", "step", "problem"])


def _is_in_hand(freezing: Freezing) -> bool:
    """Whether a worker has it or will have it. The queue keeps system time."""
    if not freezing.is_under_way:
        return False
    place = places_in_queue([freezing.task]).get(freezing.task)
    if place is None:
        return False
    if place.status == TaskResultStatus.READY:
        return True
    return (
        place.status == TaskResultStatus.RUNNING
        and place.started_at is not None
        and place.started_at > timezone.now() - SURELY_DEAD
    )
