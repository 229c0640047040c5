"""Summonses: sent by the party that owes them, changed in place, answered, taken back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from brygga.domain.language import Language, Text
from brygga.domain.obligations import local_day
from brygga.notices.actions import queue_letter
from brygga.notices.models import LINK_GOES_HERE
from brygga.obligations.actions.setting import seat_for, set_out, write
from brygga.parties.models import PartnershipParty, Person
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role
from brygga.steering import invitations
from brygga.steering.actions.agenda import take_up_suggestions
from brygga.steering.actions.setting import MeetingSetting, count_towards, set_out_meeting
from brygga.steering.agenda import suggestions
from brygga.steering.links import KIND, hash_of, new_nonce, token_of
from brygga.steering.models import Answer, Invitee, Meeting, SeatHolder, Summons
from brygga.steering.permissions import CALLS, check_can_answer, check_can_call
from brygga.steering.queries import agenda_of, answers_to, duty_of, sittings_on
from brygga.steering.states import State, Step
from brygga.steering.words import sender_address, subject_of, title_of

CALLED_OFF = "called-off"
NEEDED = "needed"
LETTERS = {
    Summons.Kind.SUMMONS: "steering/letters/call.txt",
    Summons.Kind.CHANGE: "steering/letters/call.txt",
    Summons.Kind.CANCELLATION: "steering/letters/cancellation.txt",
    CALLED_OFF: "steering/letters/called-off.txt",
    NEEDED: "steering/letters/needed.txt",
}

TOO_LATE = Text(
    sv="Mötet har redan börjat, så ingen kan kallas till det längre.",
    en="The meeting has already begun, so nobody can be called to it any more.",
)
NOBODY_SITS = Text(
    sv="Ingen sitter i styrgruppen den dagen. Tillsätt platserna först.",
    en="Nobody sits in the steering group on that day. Fill the seats first.",
)
NO_LONGER_ASKED = Text(
    sv="Mötet har börjat eller är inställt, så svaret behövs inte längre.",
    en="The meeting has begun or is cancelled, so the answer is no longer needed.",
)
NO_SUBSTITUTE = Text(
    sv="Platsen har ingen ersättare. Svara ja eller nej.",
    en="The seat has no substitute. Answer yes or no.",
)


@transaction.atomic
def send_summons(*, meeting: Meeting, by: Person, at: datetime) -> Summons:
    """Calls everybody who sits in the group on the meeting's day, members and substitutes.

    An agenda that nobody has begun writes itself first. The first time it counts towards the
    promise to call, on the day it is sent. Again it tells those already called what is new, in the
    same calendar entry, calls those who have taken a seat since, and tells those who have left one
    not to come. Raises NotAllowed unless `by` speaks for the party that owes the summons,
    NotPossible if the meeting has begun or is over.
    """
    here = set_out_meeting(meeting, Step.SUMMON, by, at)
    check_can_call(here.setting.member, duty_of(here.setting.terms, here.group.summons_obligation))
    if at >= here.meeting.begins_at:
        raise NotPossible(TOO_LATE)
    if here.meeting.state is State.SUMMONED:
        summons = tell(here, Summons.Kind.CHANGE)
        here.write("summons.changed", here.role())
        return summons
    if not agenda_of(here.meeting):
        take_up_suggestions(here, suggestions(here.meeting, local_day(at)))
    here.meeting.summoned_at = at
    here.meeting.save(update_fields=["summoned_at"])
    summons = tell(here, Summons.Kind.SUMMONS)
    here.write("summons.sent", here.role())
    count_towards(here, here.group.summons_obligation, "summons", local_day(at))
    return summons


def tell(here: MeetingSetting, kind: Summons.Kind) -> Summons:
    """One letter with an invitation to each who is called, and the record that it went."""
    summons = _next(here, kind)
    _call_those_who_sit(here)
    called = answers_to(here.meeting)
    if not called:
        raise NotPossible(NOBODY_SITS)
    for invitee in called:
        _write_to(here, invitee, kind)
    return summons


def call_off(here: MeetingSetting) -> None:
    """Tells each who was called that the meeting is off."""
    _next(here, Summons.Kind.CANCELLATION)
    for invitee in answers_to(here.meeting):
        _write_to(here, invitee, Summons.Kind.CANCELLATION)


@transaction.atomic
def answer_summons(*, invitee: Invitee, answer: str, by: Person, at: datetime) -> Invitee:
    """Yes, no, or that the substitute comes; may be changed until the meeting begins.

    The seat's substitutes are told when they are needed. Raises NotAllowed unless the summons is to
    `by`, NotPossible if the meeting has begun or is off, or the seat has no substitute.
    """
    invitee = (
        Invitee.objects.select_for_update(of=("self",))
        .select_related("meeting__partnership", "holder__person")
        .get(pk=invitee.pk)
    )
    meeting = invitee.meeting
    setting = set_out(meeting.partnership, by, at)
    check_can_answer(by, invitee.holder)
    if not is_asked(invitee, at):
        raise NotPossible(NO_LONGER_ASKED)
    answer = Answer(answer)
    substitutes = substitutes_of(invitee)
    if answer is Answer.SUBSTITUTE and not substitutes:
        raise NotPossible(NO_SUBSTITUTE)
    invitee.answer, invitee.answered_at = answer, at if answer else None
    invitee.save(update_fields=["answer", "answered_at"])
    role, _party = seat_for(setting.member, [Role.STEERING_MEMBER], [invitee.holder.party])
    facts = {"meeting": f"meeting:{meeting.pk}"}
    write(setting, "summons.answered", f"invitee:{invitee.pk}", role, facts)
    if answer is Answer.SUBSTITUTE:
        for substitute in substitutes:
            _tell_needed(meeting, substitute, invitee, at)
    return invitee


@transaction.atomic
def renew_link(*, invitee: Invitee, by: Person, at: datetime) -> Invitee:
    """The link in the letters stops working; the next letter holds a new one.

    Raises NotAllowed unless the summons is to `by`.
    """
    setting = set_out(invitee.meeting.partnership, by, at)
    check_can_answer(by, invitee.holder)
    invitee.nonce = new_nonce()
    invitee.token_hash = hash_of(token_of(invitee.nonce))
    invitee.save(update_fields=["nonce", "token_hash"])
    role, _party = seat_for(setting.member, [Role.STEERING_MEMBER], [invitee.holder.party])
    write(setting, "summons.link_renewed", f"invitee:{invitee.pk}", role)
    return invitee


def is_asked(invitee: Invitee, at: datetime) -> bool:
    """Whether an answer still matters: called, not called off, and the meeting has not begun."""
    meeting = invitee.meeting
    return (
        invitee.called_off_at is None and meeting.state is State.SUMMONED and at < meeting.begins_at
    )


def substitutes_of(invitee: Invitee) -> list[Invitee]:
    """Those called as substitutes in the same seat, of the same party."""
    if invitee.holder.is_substitute:
        return []
    return [
        other
        for other in answers_to(invitee.meeting)
        if other.holder.is_substitute
        and (other.holder.seat, other.holder.party) == (invitee.holder.seat, invitee.holder.party)
    ]


def _next(here: MeetingSetting, kind: Summons.Kind) -> Summons:
    """The record of what is told now, under a number higher than any before."""
    meeting = here.meeting
    if kind is not Summons.Kind.SUMMONS:
        meeting.sequence += 1
        meeting.save(update_fields=["sequence"])
    role, party = seat_for(here.setting.member, CALLS)
    return Summons.objects.create(
        meeting=meeting,
        kind=kind,
        sequence=meeting.sequence,
        sent_at=here.setting.at,
        sent_by=here.setting.member.person,
        sent_role=role,
        sent_party=party,
    )


def _call_those_who_sit(here: MeetingSetting) -> None:
    """A row for each person in the group on the meeting's day; who has left is told not to come."""
    meeting, at = here.meeting, here.setting.at
    sitting: dict[int, SeatHolder] = {}
    holders = [s.holder for s in sittings_on(here.partnership, local_day(meeting.begins_at))]
    for holder in sorted(holders, key=lambda h: (h.is_substitute, h.pk)):
        if holder.person_id is not None and holder.person is not None and holder.person.is_active:
            sitting.setdefault(holder.person_id, holder)
    called = {invitee.holder.person_id: invitee for invitee in answers_to(meeting)}
    for person, invitee in called.items():
        if person not in sitting:
            invitee.called_off_at = at
            invitee.save(update_fields=["called_off_at"])
            _write_to(here, invitee, CALLED_OFF)
    for person, holder in sitting.items():
        if person not in called:
            nonce = new_nonce()
            Invitee.objects.update_or_create(
                meeting=meeting,
                holder=holder,
                defaults={
                    "called_at": at,
                    "answer": Answer.NONE,
                    "answered_at": None,
                    "nonce": nonce,
                    "token_hash": hash_of(token_of(nonce)),
                    "called_off_at": None,
                },
            )


def _write_to(here: MeetingSetting, invitee: Invitee, kind: str) -> None:
    meeting, person, at = here.meeting, invitee.holder.person, here.setting.at
    if person is None:
        return
    language: Language = "en" if person.language == "en" else "sv"
    about = reverse("steering:meeting", args=[here.partnership.key, meeting.pk])
    with override(language):
        title = title_of(meeting, here.partnership)
        body = _body(kind, meeting, invitee)
    sender = sender_address()
    if kind == Summons.Kind.CANCELLATION:
        method = invitations.CANCEL
        calendar = invitations.cancel(meeting, invitee, organizer=sender, title=title, at=at)
    elif kind == CALLED_OFF:
        method = invitations.CANCEL
        calendar = invitations.uninvite(meeting, invitee, organizer=sender, title=title, at=at)
    else:
        method = invitations.REQUEST
        calendar = invitations.request(
            meeting,
            invitee,
            organizer=sender,
            title=title,
            text=body,
            href=settings.BASE_URL + about,
            at=at,
        )
    queue_letter(
        to=person,
        subject=subject_of(kind, meeting, language),
        body=body,
        why="summons",
        about=about,
        roles=[(organisation_of(meeting, invitee.holder.party), Role.STEERING_MEMBER)],
        once=f"meeting {meeting.pk} {meeting.sequence} {kind}",
        calendar=calendar,
        calendar_method=method,
        secret=f"{KIND}:{invitee.pk}" if LINK_GOES_HERE in body else "",
        at=at,
    )


def _tell_needed(meeting: Meeting, substitute: Invitee, absent: Invitee, at: datetime) -> None:
    """Plain text: the substitute has the meeting in the calendar already."""
    person = substitute.holder.person
    if person is None:
        return
    language: Language = "en" if person.language == "en" else "sv"
    with override(language):
        body = _body(NEEDED, meeting, substitute)
    queue_letter(
        to=person,
        subject=subject_of(NEEDED, meeting, language),
        body=body,
        why="summons",
        about=reverse("steering:meeting", args=[meeting.partnership.key, meeting.pk]),
        roles=[(organisation_of(meeting, substitute.holder.party), Role.STEERING_MEMBER)],
        once=f"meeting {meeting.pk} {meeting.sequence} needed for {absent.pk}",
        secret=f"{KIND}:{substitute.pk}",
        at=at,
    )


def _body(kind: str, meeting: Meeting, invitee: Invitee) -> str:
    return render_to_string(
        LETTERS[kind],
        {
            "meeting": meeting,
            "partnership": meeting.partnership,
            "invitee": invitee,
            "is_change": kind == Summons.Kind.CHANGE,
            "agenda": agenda_of(meeting),
            "link": LINK_GOES_HERE,
        },
    )


def organisation_of(meeting: Meeting, party: str) -> int:
    return PartnershipParty.objects.values_list("organisation_id", flat=True).get(
        partnership=meeting.partnership, key=party
    )
