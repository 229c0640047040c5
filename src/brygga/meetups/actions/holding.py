"""A meetup that was held is evidence by itself, recorded and withdrawn with the act."""

from datetime import datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.meetups import State
from brygga.domain.obligations import local_day
from brygga.meetups.actions.closing import close_shifts, reopen_shifts
from brygga.meetups.actions.rows import check_takes_place, fix, in_hand, loosen
from brygga.meetups.models import Meetup
from brygga.meetups.permissions import RUNS, check_can_run
from brygga.meetups.queries import Listed
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import set_out, write
from brygga.obligations.models import Evidence
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

KIND = "meetup"

NOT_YET = Text(
    sv="Träffen har inte börjat än. När den har börjat kan den markeras som hållen.",
    en="The meetup has not begun yet. Once it has begun it can be marked as held.",
)
ALREADY_HELD = Text(
    sv="Träffen är redan markerad som hållen. Inget har ändrats.",
    en="The meetup is already marked as held. Nothing has changed.",
)
NOT_HELD = Text(
    sv="Träffen är inte markerad som hållen. Inget har ändrats.",
    en="The meetup is not marked as held. Nothing has changed.",
)


@transaction.atomic
def hold_meetup(*, partnership: Partnership, key: str, by: Person, at: datetime) -> Meetup:
    """Says that a meetup was held, and records it as evidence for the promise that it serves.

    The hours of those who worked are kept, and that the staffing was there.

    Raises NotAllowed unless `by` runs evenings for an association, NotPossible if the day has not
    come, or the meetup is cancelled or held already.
    """
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row, listed = in_hand(partnership, key, local_day(at))
    check_takes_place(listed)
    if listed.evening.state is State.HELD:
        raise NotPossible(ALREADY_HELD)
    check_has_begun(listed, at)
    fix(row, listed)
    row.held_at = at
    row.save()
    _record(row, listed.obligation, by, at)
    close_shifts(row, by=by, at=at)
    write(setting, "meetup.held", f"meetup:{row.key}", setting.member.role_for(*RUNS))
    return row


@transaction.atomic
def unhold_meetup(*, partnership: Partnership, key: str, by: Person, at: datetime) -> Meetup:
    """Takes back that a meetup was held; its evidence and hours no longer count from today."""
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row, listed = in_hand(partnership, key, local_day(at))
    if listed.evening.state is not State.HELD:
        raise NotPossible(NOT_HELD)
    take_back_evidence(row, "Träffen var inte hållen.", by=by, at=at)
    loosen(row)
    row.save()
    reopen_shifts(row, listed.evening.on, by=by, at=at)
    write(setting, "meetup.unheld", f"meetup:{row.key}", setting.member.role_for(*RUNS))
    return row


def check_has_begun(listed: Listed, at: datetime) -> None:
    if at < listed.evening.begins_at:
        raise NotPossible(NOT_YET)


def take_back_evidence(row: Meetup, reason: str, *, by: Person, at: datetime) -> None:
    """The row is no longer held; the caller saves it. `reason` is a fixed sentence in Swedish."""
    evidence, row.evidence, row.held_at = row.evidence, None, None
    row.save()
    if evidence is not None:
        withdraw_evidence(evidence=evidence, reason=reason, by=by, at=at, made_by=made_by(row))


def correct_day(row: Meetup, *, by: Person, at: datetime) -> None:
    """The evidence of a held meetup follows its day; the caller saves the row."""
    evidence = row.evidence
    if evidence is None or evidence.happened_on == row.on:
        return
    withdraw_evidence(
        evidence=evidence,
        reason="Träffen var en annan dag.",
        by=by,
        at=at,
        made_by=made_by(row),
    )
    _record(row, evidence.obligation, by, at)


def made_by(row: Meetup) -> str:
    return f"meetup:{row.key}"


def _record(row: Meetup, obligation: str, by: Person, at: datetime) -> None:
    if not obligation:
        return
    assert row.on is not None, "What is held has a day."
    row.evidence = _evidence(row, obligation, by, at)
    row.save()


def _evidence(row: Meetup, obligation: str, by: Person, at: datetime) -> Evidence:
    assert row.on is not None
    return record_evidence(
        partnership=row.partnership,
        obligation=obligation,
        happened_on=row.on,
        kind=KIND,
        made_by=made_by(row),
        by=by,
        at=at,
    )
