"""Forming groups, noting their meetings, and noting talks about what to develop.

What the agreement asks for is kept by the same act: a meeting or a talk is evidence.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import Setting, checked, seat_for, set_out, withdraw, write
from brygga.obligations.models import Evidence, Recorded
from brygga.obligations.permissions import RECORDS_EVIDENCE
from brygga.outreach.models import (
    LONGEST_NAME,
    ActorGroup,
    DevelopmentNote,
    GroupMeeting,
    GroupMember,
)
from brygga.outreach.permissions import check_can_take_back, check_notes
from brygga.outreach.queries import development_duties
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

MEETING, TALK = "group-meeting", "development"

NOT_YET = Text(
    sv="Dagen har inte kommit än. Notera det när det har hänt.",
    en="The day has not come yet. Note it when it has happened.",
)
TOO_EARLY = Text(
    sv="Dagen ligger före överenskommelsen. Kontrollera årtalet.",
    en="The day is before the agreement. Check the year.",
)
NO_WORDS = Text(sv="Skriv med några ord.", en="Say it in a few words.")
ALREADY_FORMED = Text(
    sv="Den gruppen finns redan. Öppna den i stället.",
    en="There is such a group already. Open it instead.",
)
ALREADY_IN = Text(
    sv="Den funktionen är redan med i gruppen.",
    en="That function already takes part in the group.",
)
ALREADY_NOTED = Text(
    sv="Samma möte är redan noterat, så inget har noterats en gång till.",
    en="The same meeting has already been noted, so nothing was noted again.",
)
NO_SUCH_AREA = Text(
    sv="Området finns inte i den version av överenskommelsen som gäller.",
    en="The area is not in the version of the agreement that holds.",
)
WHO_TALKED = Text(
    sv="Ange minst två parter som var med, och att din egen var en av dem.",
    en="Name at least two parties that took part, and that your own was one of them.",
)
NEXT_WHAT = Text(
    sv="Skriv vad nästa steg är, eller ta bort dagen.",
    en="Say what the next step is, or take away the day.",
)
#: What a person filled in that a refusal is about, by the name that the forms give it.
FIELDS = {
    NOT_YET: "held_on",
    TOO_EARLY: "held_on",
    NO_WORDS: "text",
    WHO_TALKED: "parties",
    NEXT_WHAT: "next_step",
    NO_SUCH_AREA: "area",
}


@transaction.atomic
def form_group(
    *, partnership: Partnership, kind: str, obligation: str, by: Person, at: datetime
) -> ActorGroup:
    """A group of those involved; `obligation` is the key of what its meetings keep, or empty.

    Raises NotAllowed for a volunteer, NotPossible if there is one of that kind.
    """
    setting = set_out(partnership, by, at)
    check_notes(setting.member)
    if obligation:
        setting.obligation(obligation)
    try:
        with transaction.atomic():
            group = ActorGroup.objects.create(
                partnership=partnership,
                kind=ActorGroup.Kind(kind),
                obligation=obligation,
                formed_on=local_day(at),
            )
    except IntegrityError:
        raise NotPossible(ALREADY_FORMED) from None
    _write(setting, "group.formed", f"group:{group.pk}")
    return group


@transaction.atomic
def add_function(
    *, group: ActorGroup, organisation: str, function: str, by: Person, at: datetime
) -> GroupMember:
    """A function takes part from today. No person is named."""
    setting = set_out(group.partnership, by, at)
    check_notes(setting.member)
    organisation = checked(organisation, at_most=LONGEST_NAME)
    function = checked(function, at_most=LONGEST_NAME)
    if not organisation or not function:
        raise NotPossible(NO_WORDS)
    try:
        with transaction.atomic():
            member = GroupMember.objects.create(
                group=group, organisation=organisation, function=function, since=local_day(at)
            )
    except IntegrityError:
        raise NotPossible(ALREADY_IN) from None
    _write(setting, "group.joined", f"group:{group.pk}")
    return member


@transaction.atomic
def end_function(*, member: GroupMember, by: Person, at: datetime) -> GroupMember:
    """The function no longer takes part from today. Idempotent."""
    setting = set_out(member.group.partnership, by, at)
    check_notes(setting.member)
    if member.until is None:
        member.until = local_day(at)
        member.save()
        _write(setting, "group.left", f"group:{member.group_id}")
    return member


@transaction.atomic
def note_meeting(
    *, group: ActorGroup, held_on: date, text: str, by: Person, at: datetime
) -> GroupMeeting:
    """Notes a meeting and what came of it; it keeps the promise that the group was formed for.

    Raises NotAllowed for a volunteer, NotPossible naming what cannot be noted.
    """
    setting = set_out(group.partnership, by, at)
    check_notes(setting.member)
    _check_day(setting, held_on)
    meeting = GroupMeeting(
        **setting.as_recorded(*RECORDS_EVIDENCE),
        group=group,
        held_on=held_on,
        text=_said(text),
    )
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        raise NotPossible(ALREADY_NOTED) from None
    _write(setting, "group.met", f"group_meeting:{meeting.pk}")
    if any(duty.key == group.obligation for duty in setting.terms.obligations):
        _keep(setting, group.obligation, held_on, meeting.text, f"{MEETING}:{meeting.pk}")
    return meeting


@transaction.atomic
def take_back_meeting(
    *, meeting: GroupMeeting, reason: str, by: Person, at: datetime
) -> GroupMeeting:
    """A meeting that was noted wrongly: it and its evidence no longer count."""
    meeting = GroupMeeting.objects.select_for_update().get(pk=meeting.pk)
    _take_back(meeting, "group.meeting_withdrawn", f"{MEETING}:{meeting.pk}", reason, by, at)
    return meeting


@transaction.atomic
def note_development(
    *,
    partnership: Partnership,
    area: str,
    held_on: date,
    parties: Collection[str],
    text: str,
    by: Person,
    at: datetime,
    next_step: str = "",
    next_on: date | None = None,
) -> DevelopmentNote:
    """Notes a talk about an area (as the agreement words it), and perhaps the next step.

    It keeps what the agreement's part on development asks for. Raises NotAllowed for a volunteer,
    NotPossible naming what cannot be noted.
    """
    setting = set_out(partnership, by, at)
    check_notes(setting.member)
    if area not in setting.terms.development_areas:
        raise NotPossible(NO_SUCH_AREA)
    _check_day(setting, held_on)
    took_part = [str(p.key) for p in setting.terms.parties if p.key in parties]
    if len(took_part) < 2 or not setting.member.parties_as(*RECORDS_EVIDENCE) & set(took_part):
        raise NotPossible(WHO_TALKED)
    next_step = checked(next_step)
    if next_on and not next_step:
        raise NotPossible(NEXT_WHAT)
    note = DevelopmentNote.objects.create(
        **setting.as_recorded(*RECORDS_EVIDENCE, among=took_part),
        area=area,
        held_on=held_on,
        parties=" ".join(took_part),
        text=_said(text),
        next_step=next_step,
        next_on=next_on,
    )
    _write(setting, "development.talked", f"development:{note.pk}")
    for duty in development_duties(setting.terms):
        _keep(setting, duty.key, held_on, note.text, f"{TALK}:{note.pk}")
    return note


@transaction.atomic
def take_back_development(
    *, note: DevelopmentNote, reason: str, by: Person, at: datetime
) -> DevelopmentNote:
    """A talk that was noted wrongly: it and its evidence no longer count."""
    note = DevelopmentNote.objects.select_for_update().get(pk=note.pk)
    _take_back(note, "development.withdrawn", f"{TALK}:{note.pk}", reason, by, at)
    return note


def _check_day(setting: Setting, held_on: date) -> None:
    if held_on > local_day(setting.at):
        raise NotPossible(NOT_YET)
    if held_on < setting.terms.term.begins_on:
        raise NotPossible(TOO_EARLY)


def _said(text: str) -> str:
    text = checked(text)
    if not text:
        raise NotPossible(NO_WORDS)
    return text


def _keep(setting: Setting, obligation: str, held_on: date, text: str, made_by: str) -> None:
    """Evidence in the same transaction; where each party owes its own, for one's own."""
    duty = setting.obligation(obligation)
    own = setting.member.parties_as(*RECORDS_EVIDENCE)
    parties = [party for party in duty.owed_by if party in own] if duty.each_party else [""]
    for party in parties:
        record_evidence(
            partnership=setting.member.partnership,
            obligation=obligation,
            happened_on=held_on,
            by=setting.member.person,
            at=setting.at,
            kind="meeting",
            party=party,
            source=text,
            made_by=made_by,
        )


def _take_back(
    row: Recorded, act: str, made_by: str, reason: str, by: Person, at: datetime
) -> None:
    setting = set_out(row.partnership, by, at)
    check_can_take_back(setting.member, row)
    role, party = seat_for(setting.member, RECORDS_EVIDENCE, [row.recorded_party])
    withdraw(row, setting, role, party, reason)
    for fact in Evidence.objects.filter(
        partnership=row.partnership, made_by=made_by, withdrawn_at=None
    ):
        withdraw_evidence(evidence=fact, reason=reason, by=by, at=at, made_by=made_by)
    _write(setting, act, made_by.replace("-", "_"))


def _write(setting: Setting, act: str, subject: str) -> None:
    write(setting, act, subject, setting.member.role_for(*RECORDS_EVIDENCE))
