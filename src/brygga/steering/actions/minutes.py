"""Minutes: sent to those who approve them, taken back, approved and frozen, remarked on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from brygga.domain.language import Language, Text
from brygga.domain.obligations import local_day
from brygga.notices.actions import queue_letter
from brygga.obligations.actions.setting import checked, seat_for
from brygga.obligations.permissions import parties_concerned
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role
from brygga.steering.actions.noting import kind_or_refuse, where_of
from brygga.steering.actions.setting import MeetingSetting, count_towards, set_out_meeting
from brygga.steering.actions.summons import organisation_of
from brygga.steering.effects import Approved, Proposal, effect_of
from brygga.steering.freezing import canonical, checksum, content_of, paper_of
from brygga.steering.models import (
    Approval,
    Attended,
    Decision,
    FrozenMinutes,
    Meeting,
    Remark,
    SeatHolder,
)
from brygga.steering.permissions import (
    CALLS,
    check_approvers,
    check_both_decide,
    check_can_approve,
    check_can_note,
    check_can_take_back,
    check_sits,
    check_speaks,
)
from brygga.steering.queries import (
    approvals_of,
    decisions_at,
    duty_of,
    expected_at,
    paragraph_of,
    parties_present,
    presences_of,
    sides_of,
    sittings_on,
    steering_members_on,
)
from brygga.steering.states import Step
from brygga.steering.words import subject_of

ASKED, SHARED = "approval", "minutes"
LETTERS = {ASKED: "steering/letters/approval.txt", SHARED: "steering/letters/minutes.txt"}

WAS_NOT_THERE = Text(
    sv="Den som justerar ska ha varit på mötet. Notera närvaron, eller välj någon annan.",
    en="Whoever approves was at the meeting. Note who was there, or choose somebody else.",
)
NOBODY_COUNTS = Text(
    sv=(
        "Protokollet räknas till ett åtagande mellan andra parter. Välj också någon som justerar "
        "för den part som dokumenterar mötet."
    ),
    en=(
        "The minutes count towards an obligation between other parties. Choose an approver for "
        "the party that documents the meeting as well."
    ),
)
ALREADY_APPROVED = Text(
    sv="Du har redan justerat protokollet. Det väntar på de andra.",
    en="You have already approved the minutes. They wait for the others.",
)
SAYS_NOTHING = Text(sv="Skriv något först.", en="Write something first.")


@transaction.atomic
def send_for_approval(
    *, meeting: Meeting, approvers: Iterable[SeatHolder], by: Person, at: datetime
) -> Meeting:
    """The draft goes to those who are to approve it, each told by a letter; nothing in it changes
    while they read.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes and the approvers are
    at least two people of both sides; NotPossible if one of them was not there, or a decision can
    no longer have its effect.
    """
    here = set_out_meeting(meeting, Step.SEND_FOR_APPROVAL, by, at)
    duty = duty_of(here.setting.terms, here.group.minutes_obligation)
    check_can_note(here.setting.member, duty)
    chosen = _chosen(here, approvers)
    check_approvers(sides_of(here.setting.terms), chosen)
    members = _members(here, chosen)
    _check_decisions(here, members)
    _check_counts(here, members)
    role, party = seat_for(here.setting.member, CALLS, duty.parties)
    here.meeting.sent_for_approval_at = at
    here.meeting.sent_for_approval_role = role
    here.meeting.sent_for_approval_party = party
    here.meeting.save(
        update_fields=[
            "sent_for_approval_at",
            "sent_for_approval_role",
            "sent_for_approval_party",
        ]
    )
    Approval.objects.filter(meeting=here.meeting).delete()
    Approval.objects.bulk_create(Approval(meeting=here.meeting, holder=each) for each in chosen)
    here.write("minutes.sent", here.role())
    for holder in chosen:
        _write_to(here, holder, ASKED)
    return here.meeting


@transaction.atomic
def take_back_minutes(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """The draft is open again; who had approved it will read it anew.

    Raises NotAllowed unless `by` documents the meeting or was to approve, NotPossible if the
    minutes are not with the approvers.
    """
    here = set_out_meeting(meeting, Step.TAKE_BACK, by, at)
    holders = [each.holder for each in approvals_of(here.meeting)]
    duty = duty_of(here.setting.terms, here.group.minutes_obligation)
    check_can_take_back(here.setting.member, duty, holders)
    Approval.objects.filter(meeting=here.meeting).update(approved_at=None)
    here.meeting.sent_for_approval_at = None
    here.meeting.save(update_fields=["sent_for_approval_at"])
    here.write("minutes.taken_back", here.role())
    return here.meeting


@transaction.atomic
def approve_minutes(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """One of the approvers approves; with the last of them the minutes stand: every decision has
    its effect, text and checksum are frozen, all who sit in the group are told, and it counts
    towards the promise to document.

    Raises NotAllowed unless the meeting chose `by` and they still sit in the group; NotPossible if
    they have approved already, or a decision can no longer have its effect: then nothing happens.
    """
    here = set_out_meeting(meeting, Step.APPROVE, by, at)
    sides, approvals = sides_of(here.setting.terms), approvals_of(here.meeting)
    check_can_approve(sides, by, [each.holder for each in approvals])
    own = [each for each in approvals if each.holder.person_id == by.pk]
    decide = steering_members_on(here.partnership, local_day(at))
    for each in own:
        check_sits(sides, each.holder, decide)
    if all(each.approved_at for each in own):
        raise NotPossible(ALREADY_APPROVED)
    for each in own:
        each.approved_at = at
        each.save(update_fields=["approved_at"])
    here.write("minutes.approved", Role.STEERING_MEMBER)
    if all(each.approved_at for each in approvals):
        _freeze(here, _members(here, [each.holder for each in approvals]))
    return here.meeting


@transaction.atomic
def comment_on_minutes(*, meeting: Meeting, text: str, by: Person, at: datetime) -> Remark:
    """A comment on the draft, for those who write and approve it; it is no part of the minutes.

    Raises NotAllowed unless `by` speaks for a party, NotPossible before or after there is a draft.
    """
    here = set_out_meeting(meeting, Step.COMMENT, by, at)
    check_speaks(here.setting.member)
    return _remark(here, text, "minutes.commented", is_correction=False)


@transaction.atomic
def correct_minutes(*, meeting: Meeting, text: str, by: Person, at: datetime) -> Remark:
    """A correction beside minutes that stand: a record after the frozen text, which it leaves as
    it is.

    Raises NotAllowed unless `by` speaks for the party that owes the minutes, NotPossible unless
    they are approved.
    """
    here = set_out_meeting(meeting, Step.CORRECT, by, at)
    duty = duty_of(here.setting.terms, here.group.minutes_obligation)
    check_can_note(here.setting.member, duty)
    return _remark(here, text, "minutes.corrected", is_correction=True)


def _chosen(here: MeetingSetting, approvers: Iterable[SeatHolder]) -> list[SeatHolder]:
    """As the meeting knows them: they came, and they can decide."""
    wanted = {holder.pk for holder in approvers}
    came = presences_of(here.meeting)
    there = (Attended.PRESENT, Attended.LEFT)
    chosen = [holder for holder in expected_at(here.meeting) if holder.pk in wanted]
    if len(chosen) != len(wanted) or any(came.get(h.pk) not in there for h in chosen):
        raise NotPossible(WAS_NOT_THERE)
    sides = sides_of(here.setting.terms)
    decide = steering_members_on(here.partnership, local_day(here.setting.at))
    for holder in chosen:
        check_sits(sides, holder, decide)
    return chosen


def _members(here: MeetingSetting, holders: Iterable[SeatHolder]) -> tuple[Member, ...]:
    """The approvers as members, the public side's first, each once."""
    public = sides_of(here.setting.terms).public
    found: dict[int, Member] = {}
    for holder in sorted(holders, key=lambda h: (h.party not in public, h.pk)):
        if holder.person is None:
            continue
        member = member_of(holder.person, here.partnership.key, local_day(here.setting.at))
        if member is not None:
            found.setdefault(holder.person.pk, member)
    return tuple(found.values())


def _check_decisions(here: MeetingSetting, approvers: tuple[Member, ...]) -> None:
    decisions = decisions_at(here.meeting)
    if decisions:
        check_both_decide(sides_of(here.setting.terms), parties_present(here.meeting))
    day = local_day(here.meeting.begins_at)
    for decision in decisions:
        proposal = Proposal(where_of(here), decision.subject, decision.details, day, approvers)
        kind_or_refuse(decision.kind).check(proposal)


def _check_counts(here: MeetingSetting, approvers: tuple[Member, ...]) -> None:
    if _recorder(here, approvers) is None:
        raise NotPossible(NOBODY_COUNTS)


def _recorder(here: MeetingSetting, approvers: tuple[Member, ...]) -> Person | None:
    """Whoever of the approvers may record that the minutes are done."""
    terms, key = here.setting.terms, here.group.minutes_obligation
    duty = next((o for o in terms.obligations if o.key == key), None)
    if duty is None:
        return approvers[0].person
    concerned = parties_concerned(duty)
    return next((m.person for m in approvers if m.parties_as(*CALLS) & concerned), None)


def _freeze(here: MeetingSetting, approvers: tuple[Member, ...]) -> None:
    at, meeting = here.setting.at, here.meeting
    content = canonical(content_of(meeting, here.setting.terms, at))
    for decision in decisions_at(meeting):
        _carry_out(here, decision, approvers)
    sha256 = checksum(content)
    FrozenMinutes.objects.create(
        meeting=meeting,
        approved_at=at,
        content=content,
        sha256=sha256,
        paper=paper_of(content, at),
    )
    meeting.approved_at = at
    meeting.save(update_fields=["approved_at"])
    here.write("minutes.frozen", Role.STEERING_MEMBER, {"checksum": f"sha256:{sha256}"})
    count_towards(
        here,
        here.group.minutes_obligation,
        "minutes",
        local_day(at),
        f"Protokoll, möte {meeting.number}",
        by=_recorder(here, approvers),
    )
    told: set[int | None] = set()
    for sitting in sittings_on(here.partnership, local_day(at)):
        if sitting.holder.person_id not in told:
            told.add(sitting.holder.person_id)
            _write_to(here, sitting.holder, SHARED)


def _carry_out(here: MeetingSetting, decision: Decision, approvers: tuple[Member, ...]) -> None:
    effect = effect_of(decision.kind)
    if effect is None:
        return
    done = effect.apply(
        Approved(
            where=where_of(here),
            subject=decision.subject,
            details=decision.details,
            text=decision.text,
            decided_on=local_day(here.meeting.begins_at),
            paragraph=paragraph_of(decision.item),
            approvers=approvers,
        )
    )
    if done:
        decision.effect = done
        decision.save(update_fields=["effect"])


def _remark(here: MeetingSetting, text: str, act: str, *, is_correction: bool) -> Remark:
    text = checked(text)
    if not text:
        raise NotPossible(SAYS_NOTHING)
    role, party = seat_for(here.setting.member, CALLS)
    remark = Remark.objects.create(
        meeting=here.meeting,
        text=text,
        is_correction=is_correction,
        added_at=here.setting.at,
        added_by=here.setting.member.person,
        added_role=role,
        added_party=party,
    )
    here.write(act, role)
    return remark


def _write_to(here: MeetingSetting, holder: SeatHolder, kind: str) -> None:
    """Asks an approver, or tells somebody who sits in the group that the minutes stand."""
    person, meeting = holder.person, here.meeting
    if person is None or not person.is_active:
        return
    language: Language = "en" if person.language == "en" else "sv"
    with override(language):
        body = render_to_string(
            LETTERS[kind], {"meeting": meeting, "partnership": here.partnership}
        )
    queue_letter(
        to=person,
        subject=subject_of(kind, meeting, language),
        body=body,
        why=kind,
        about=reverse("steering:minutes", args=[here.partnership.key, meeting.pk]),
        roles=[(organisation_of(meeting, holder.party), Role.STEERING_MEMBER)],
        at=here.setting.at,
    )
