"""What follows from a held evening: hours worked, and evidence that the staffing was there."""

from datetime import date, datetime, timedelta

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.meetups.staffing import Need, SignedUp, assess
from brygga.domain.obligations import local_day
from brygga.meetups.actions.letters import holders
from brygga.meetups.actions.shifts import NOT_A_COLLEAGUE, WORKS_ALREADY, facts_of
from brygga.meetups.actions.telling import tell_noted
from brygga.meetups.models import MOST_PLACES, Meetup, Shift
from brygga.meetups.permissions import RUNS, check_can_run, own_parties
from brygga.meetups.queries import Term, evening_of, school_terms_of
from brygga.meetups.staffing import (
    CORRECTED_WITHIN,
    NeedsOverTime,
    can_be_corrected,
    is_public_role,
    needs_over_time,
    shifts_by_meetup,
)
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import Setting, set_out
from brygga.obligations.models import Evidence
from brygga.obligations.permissions import check_can_record_evidence
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, PartnershipParty, Person
from brygga.parties.refusal import NotPossible, allows
from brygga.volunteers.actions import keep_hours, take_back_hours
from brygga.volunteers.actions.setting import write
from brygga.volunteers.queries import people_for
from brygga.volunteers.roles import HELD_BY, ShiftRole

KIND = "staffing"
WAS_THERE = "Minsta bemanning var på plats"
UNDONE = "Ingen hållen träff den terminen hade minsta bemanning."

NOT_HELD = Text(
    sv="Vem som kom noteras när träffen är markerad som hållen.",
    en="Who came is noted once the meetup is marked as held.",
)
ALREADY_NOTED = Text(sv="Det är redan noterat. Inget har ändrats.", en="It is already noted.")
TOO_LATE = Text(
    sv=(
        f"Träffen var för mer än {CORRECTED_WITHIN.days} dagar sedan, så vilka som arbetade ändras "
        "inte längre. Inget har ändrats."
    ),
    en=(
        f"The meetup was more than {CORRECTED_WITHIN.days} days ago, so who worked is no longer "
        "changed. Nothing has changed."
    ),
)
NOT_THEIRS = Text(
    sv="Den rollen är inte öppen för den organisationen. Välj en annan roll.",
    en="That role is not open to that organisation. Choose another role.",
)
TOO_MANY_THERE = Text(
    sv=f"Det är redan {MOST_PLACES} noterade i den rollen. Inget har ändrats.",
    en=f"There are already {MOST_PLACES} noted in that role. Nothing has changed.",
)
SIGNED_UP = Text(
    sv="Passet var taget i förväg. Kom personen inte, så notera det i stället.",
    en="The shift was taken beforehand. If they did not come, note that instead.",
)


def close_shifts(row: Meetup, *, by: Person, at: datetime) -> None:
    """The evening was held: keeps everybody's hours, and evidence once a term.

    In the transaction of the act that holds it; the row has its day and times.
    """
    for shift in holders(row):
        if shift.absent_at is None:
            _keep(shift, row, by, at)
    weigh_staffing(row.partnership, row.on, by=by, at=at)


def reopen_shifts(row: Meetup, day: date, *, by: Person, at: datetime) -> None:
    """The evening was not held after all: takes it all back that nothing else supports.

    `day` is the one it was held on; the row no longer counts as held.
    """
    for shift in holders(row):
        _take_back(shift, row.partnership, by, at)
    weigh_staffing(row.partnership, day, by=by, at=at)


@transaction.atomic
def mark_absent(*, shift: Shift, by: Person, at: datetime) -> Shift:
    """Somebody with a shift did not come: no hours, and the evening had one less.

    Raises NotAllowed unless `by` runs evenings for an association, NotPossible before the evening
    is held, long after it, or if it is noted already.
    """
    shift, setting = _of_a_held_evening(shift, by, at)
    if shift.absent_at is not None:
        raise NotPossible(ALREADY_NOTED)
    shift.absent_at = at
    shift.save(update_fields=["absent_at"])
    _take_back(shift, shift.meetup.partnership, by, at)
    _noted("shift.absent", shift, setting, at)
    weigh_staffing(shift.meetup.partnership, shift.meetup.on, by=by, at=at)
    return shift


@transaction.atomic
def mark_present(*, shift: Shift, by: Person, at: datetime) -> Shift:
    """They came after all. Raises NotAllowed or NotPossible."""
    shift, setting = _of_a_held_evening(shift, by, at)
    if shift.absent_at is None:
        raise NotPossible(ALREADY_NOTED)
    shift.absent_at = None
    shift.save(update_fields=["absent_at"])
    _keep(shift, shift.meetup, by, at)
    _noted("shift.present", shift, setting, at)
    weigh_staffing(shift.meetup.partnership, shift.meetup.on, by=by, at=at)
    return shift


@transaction.atomic
def note_worked(
    *,
    partnership: Partnership,
    key: str,
    role: str,
    party: str,
    person: Person | None,
    by: Person,
    at: datetime,
) -> Shift:
    """Somebody worked a held evening without a shift: they stepped in, or came as well.

    `person` is a colleague in the party, who is told; None for somebody of a party whose names are
    not `by`'s to know, or who has left. What the role asks for is not asked: they did work, and
    their hours count. Raises NotAllowed unless `by` runs evenings for an association, NotPossible
    before the evening is held or long after, for a role that is not the party's, for somebody who
    has a shift already, or when the role is full beyond reason.
    """
    setting = set_out(partnership, by, at)
    check_can_run(setting.member)
    row = Meetup.objects.select_for_update().filter(partnership=partnership, key=key).first()
    day = _checked_held(row, at)
    assert row is not None
    _check_theirs(setting.member, role, party, person, local_day(at))
    there = holders(row)
    if person is not None and any(shift.person_id == person.pk for shift in there):
        raise NotPossible(WORKS_ALREADY)
    taken = {shift.number for shift in there if shift.role == role}
    number = next((n for n in range(1, MOST_PLACES + 1) if n not in taken), None)
    if number is None:
        raise NotPossible(TOO_MANY_THERE)
    shift = Shift.objects.create(
        meetup=row, role=role, number=number, person=person, party=party, taken_at=at
    )
    _keep(shift, row, by, at)
    _noted("shift.noted", shift, setting, at)
    weigh_staffing(partnership, day, by=by, at=at)
    if person is not None and person != by:
        tell_noted(shift, evening_of(partnership, key, local_day(at)), at)
    return shift


@transaction.atomic
def remove_noted(*, shift: Shift, by: Person, at: datetime) -> Shift:
    """Takes back that somebody worked who had no shift beforehand: hours and staffing follow.

    Raises NotAllowed, or NotPossible for one who had signed up: they are noted as absent.
    """
    shift, setting = _of_a_held_evening(shift, by, at)
    if not shift.was_noted:
        raise NotPossible(SIGNED_UP)
    shift.given_back_at = at
    shift.save(update_fields=["given_back_at"])
    _take_back(shift, shift.meetup.partnership, by, at)
    _noted("shift.unnoted", shift, setting, at)
    weigh_staffing(shift.meetup.partnership, shift.meetup.on, by=by, at=at)
    return shift


def _check_theirs(
    member: Member, role: str, party: str, person: Person | None, today: date
) -> None:
    """The role is the party's; a name is that of a colleague of the member's own there."""
    kinds = PartnershipParty.objects.filter(partnership=member.partnership, key=party)
    if not kinds.filter(organisation__kind=HELD_BY[ShiftRole(role)].kind).exists():
        raise NotPossible(NOT_THEIRS)
    if person is None:
        return
    colleagues = people_for(member.partnership, role, today)
    if party not in own_parties(member, *RUNS) or not any(
        one.person_id == person.pk and one.party == party for one in colleagues
    ):
        raise NotPossible(NOT_A_COLLEAGUE)


def _checked_held(row: Meetup | None, at: datetime) -> date:
    """The day of a held evening whose staffing may still be put right. Raises NotPossible."""
    if row is None or row.held_at is None or row.on is None:
        raise NotPossible(NOT_HELD)
    if not can_be_corrected(row.on, local_day(at)):
        raise NotPossible(TOO_LATE)
    return row.on


def weigh_staffing(partnership: Partnership, day: date | None, *, by: Person, at: datetime) -> None:
    """Evidence for each promise that the needs keep, once for the school term of a day.

    Recorded when some held evening of the term had everybody that the promise's roles need at
    least, withdrawn when none has any longer.
    """
    term = _term_of(partnership, day, local_day(at))
    if term is None:
        return
    needs = needs_over_time(partnership)
    met_on = _first_days_met(partnership, needs, term)
    for obligation in sorted({row.obligation for row in needs.rows if row.obligation}):
        _settle(partnership, obligation, term, met_on.get(obligation), by, at)


def _term_of(partnership: Partnership, day: date | None, today: date) -> Term | None:
    if day is None:
        return None
    terms = school_terms_of(partnership, today)
    return next((term for term in terms if term.begins_on <= day <= term.ends_on), None)


def _first_days_met(partnership: Partnership, needs: NeedsOverTime, term: Term) -> dict[str, date]:
    """For each promise, the first evening of the term on which its roles were all there."""
    rows = list(
        Meetup.objects.filter(
            partnership=partnership,
            held_at__isnull=False,
            on__range=(term.begins_on, term.ends_on),
        ).order_by("on", "key")
    )
    shifts = shifts_by_meetup(rows)
    found: dict[str, date] = {}
    for row in rows:
        came = [
            SignedUp(shift.role, is_public_role(shift.role))
            for shift in shifts.get(row.pk, ())
            if shift.absent_at is None
        ]
        assert row.on is not None, "What is held has a day."
        for obligation in _met_by(needs.on(row.on), came):
            found.setdefault(obligation, row.on)
    return found


def _met_by(needs: tuple[Need, ...], came: list[SignedUp]) -> set[str]:
    short = {gap.need.obligation for gap in assess(needs, came).gaps}
    return {need.obligation for need in needs if need.obligation} - short


def _settle(
    partnership: Partnership,
    obligation: str,
    term: Term,
    met_on: date | None,
    by: Person,
    at: datetime,
) -> None:
    made_by = f"staffing:{term.key}"
    standing = list(
        Evidence.objects.filter(
            partnership=partnership, obligation=obligation, made_by=made_by, withdrawn_at=None
        )
    )
    if met_on is None:
        for evidence in standing:
            withdraw_evidence(evidence=evidence, reason=UNDONE, by=by, at=at, made_by=made_by)
    elif not standing:
        _record(partnership, obligation, made_by, met_on, by, at)


def _record(
    partnership: Partnership, obligation: str, made_by: str, met_on: date, by: Person, at: datetime
) -> None:
    """Nothing where the agreement has no such promise, or it is none of the recorder's business:
    a held evening is held all the same."""
    setting = set_out(partnership, by, at)
    duty = next((o for o in setting.terms.obligations if o.key == obligation), None)
    if duty is None or not allows(check_can_record_evidence, setting.member, duty):
        return
    for party in duty.owed_by if duty.each_party else ("",):
        record_evidence(
            partnership=partnership,
            obligation=obligation,
            happened_on=met_on,
            kind=KIND,
            party=party,
            source=WAS_THERE,
            made_by=made_by,
            by=by,
            at=at,
        )


def _keep(shift: Shift, row: Meetup, by: Person, at: datetime) -> None:
    assert row.on and row.begins and row.ends
    length = timedelta(
        hours=row.ends.hour - row.begins.hour, minutes=row.ends.minute - row.begins.minute
    )
    keep_hours(
        partnership=row.partnership,
        party=shift.party,
        person=shift.person,
        day=row.on,
        minutes=int(length.total_seconds()) // 60,
        shift_role=shift.role,
        made_by=f"shift:{shift.pk}",
        by=by,
        at=at,
    )


def _take_back(shift: Shift, partnership: Partnership, by: Person, at: datetime) -> None:
    take_back_hours(partnership=partnership, made_by=f"shift:{shift.pk}", by=by, at=at)


def _of_a_held_evening(shift: Shift, by: Person, at: datetime) -> tuple[Shift, Setting]:
    setting = set_out(shift.meetup.partnership, by, at)
    check_can_run(setting.member)
    _checked_held(Meetup.objects.select_for_update().get(pk=shift.meetup_id), at)
    shift = Shift.objects.select_related("meetup__partnership", "person").get(pk=shift.pk)
    if shift.given_back_at is not None:
        raise NotPossible(NOT_HELD)
    return shift, setting


def _noted(act: str, shift: Shift, setting: Setting, at: datetime) -> None:
    role = setting.member.role_for(*RUNS)
    write(setting.member, act, f"shift:{shift.pk}", role, at, facts_of(shift))
