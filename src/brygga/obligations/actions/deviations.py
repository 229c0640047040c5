"""Deviations: raised, talked about, decided and followed up. The agreement's own order is kept.

What an agreement says of deviations (Q-hänget: the parties talk before they change anything) is a
duty that the deviation sets off, and the dialogue between both sides keeps: both are evidence,
recorded by the acts here.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.obligations.dialogue import DEVIATION, set_off_by, talked_across
from brygga.domain.terms.model import Obligation
from brygga.obligations.actions.evidence import (
    NO_SUCH_OCCURRENCE,
    record_evidence,
    withdraw_evidence,
)
from brygga.obligations.actions.setting import Setting, checked, seat_for, set_out, withdraw, write
from brygga.obligations.actions.waivers import (
    NO_PARAGRAPH,
    confirm_waiver,
    waive_occurrence,
    withdraw_waiver,
)
from brygga.obligations.deviations import dialogue_made_by, made_by, place_of
from brygga.obligations.models import (
    LONGEST_PARAGRAPH,
    Deviation,
    DeviationDecision,
    DeviationNote,
    Evidence,
)
from brygga.obligations.permissions import (
    DECIDES,
    RECORDS_EVIDENCE,
    check_can_confirm_decision,
    check_can_decide,
    check_can_raise,
    check_can_take_back_decision,
    check_can_withdraw_deviation,
    everyone_owes,
)
from brygga.obligations.queries import planned_on
from brygga.obligations.states import State, Step, check_step
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

NOT_YET = Text(
    sv="Dagen har inte kommit än. Det här gäller något som redan har hänt.",
    en="The day has not come yet. This is about something that has already happened.",
)
BEFORE_THE_AGREEMENT = Text(
    sv="Dagen ligger före överenskommelsen. Kontrollera årtalet.",
    en="The day is before the agreement. Check the year.",
)
NO_WORDS = Text(sv="Skriv med några ord.", en="Say it in a few words.")
TALKED_BEFORE = Text(
    sv="Samtalet kan inte ha varit innan avvikelsen började. Kontrollera dagen.",
    en="The talk cannot have been before the deviation began. Check the day.",
)
WHO_TALKED = Text(
    sv="Ange minst två parter som var med, och att din egen var en av dem.",
    en="Name at least two parties that took part, and that your own was one of them.",
)
DECIDED_BEFORE_TALKING = Text(
    sv="Beslutet kan inte ha fattats innan parterna hade talat med varandra. Kontrollera dagen.",
    en="The decision cannot have been made before the parties had talked. Check the day.",
)
PUT_RIGHT_WHEN = Text(
    sv="Ange en dag då det ska vara rättat, tidigast dagen för beslutet.",
    en="Give a day by which it is to be put right, no earlier than the decision.",
)
FOLLOWED_UP_BEFORE = Text(
    sv="Uppföljningen kan inte ligga före beslutet. Kontrollera dagen.",
    en="The follow-up cannot be before the decision. Check the day.",
)
NOTHING_WAIVED = Text(
    sv="Välj minst en förekomst som ska accepteras.",
    en="Choose at least one occurrence to accept.",
)

#: What a person filled in that a refusal is about, by the name that the forms give it.
FIELDS = {
    TALKED_BEFORE: "held_on",
    FOLLOWED_UP_BEFORE: "held_on",
    WHO_TALKED: "parties",
    DECIDED_BEFORE_TALKING: "decided_on",
    PUT_RIGHT_WHEN: "put_right_by",
    NOTHING_WAIVED: "occurrences",
    NO_PARAGRAPH: "paragraph",
    NO_SUCH_OCCURRENCE: "occurrence",
    BEFORE_THE_AGREEMENT: "since",
}


@transaction.atomic
def raise_deviation(
    *,
    partnership: Partnership,
    obligation: str,
    kind: str,
    what: str,
    since: date,
    by: Person,
    at: datetime,
    why: str = "",
    occurrence: str = "",
) -> Deviation:
    """Says that something deviates from plan or budget, or was not done.

    `obligation` and `occurrence` are keys, `occurrence` empty for the obligation as a whole;
    `since` is the first day of it. Sets off what the agreement asks for then. Raises NotAllowed
    for a volunteer, NotPossible naming what cannot be.
    """
    setting = set_out(partnership, by, at)
    check_can_raise(setting.member)
    duty = setting.obligation(obligation)
    owing = _owing(setting, duty, occurrence)
    if since > local_day(at):
        raise NotPossible(NOT_YET)
    if since < setting.terms.term.begins_on:
        raise NotPossible(BEFORE_THE_AGREEMENT)
    deviation = Deviation.objects.create(
        **setting.as_recorded(*RECORDS_EVIDENCE),
        obligation=obligation,
        occurrence=occurrence,
        owed_by=" ".join(owing),
        kind=Deviation.Kind(kind),
        what=_said(what),
        why=checked(why),
        since=since,
    )
    _write(setting, "deviation.raised", deviation, deviation.recorded_role)
    for triggered in set_off_by(setting.terms, DEVIATION):
        record_evidence(
            partnership=partnership,
            obligation=triggered.key,
            happened_on=since,
            by=by,
            at=at,
            kind=triggered.when,
            party=triggered.owed_by[0] if triggered.each_party else "",
            source=deviation.what,
            made_by=made_by(deviation),
        )
    return deviation


@transaction.atomic
def withdraw_deviation(*, deviation: Deviation, reason: str, by: Person, at: datetime) -> Deviation:
    """It was no deviation, or was raised by mistake: what it set off no longer counts.

    Raises NotAllowed unless `by` belongs to the party that raised it, NotPossible once it is
    decided, or without a reason.
    """
    deviation, setting = _locked(deviation, by, at)
    check_can_withdraw_deviation(setting.member, deviation)
    check_step(deviation.state, Step.WITHDRAW)
    role, party = seat_for(setting.member, RECORDS_EVIDENCE, [deviation.recorded_party])
    withdraw(deviation, setting, role, party, reason)
    _write(setting, "deviation.withdrawn", deviation, role)
    acts = [made_by(deviation), *(dialogue_made_by(note) for note in deviation.notes.all())]
    _withdraw_evidence(deviation, acts, reason, by, at)
    return deviation


@transaction.atomic
def note_dialogue(
    *,
    deviation: Deviation,
    held_on: date,
    parties: Collection[str],
    text: str,
    by: Person,
    at: datetime,
) -> DeviationNote:
    """Notes that parties (keys) talked about it, and what came of it.

    When both sides took part it is the dialogue that the agreement asks for: it keeps the duty that
    the deviation set off, and a decision may follow. Raises NotAllowed for a volunteer, NotPossible
    naming what cannot be.
    """
    deviation, setting = _locked(deviation, by, at)
    check_can_raise(setting.member)
    check_step(deviation.state, Step.NOTE_TALK)
    took_part = _took_part(setting, parties)
    if held_on > local_day(at):
        raise NotPossible(NOT_YET)
    if held_on < deviation.since:
        raise NotPossible(TALKED_BEFORE)
    note = DeviationNote.objects.create(
        **setting.as_recorded(*RECORDS_EVIDENCE, among=took_part),
        obligation=deviation.obligation,
        deviation=deviation,
        kind=DeviationNote.Kind.TALK,
        held_on=held_on,
        parties=" ".join(took_part),
        text=_said(text),
        is_dialogue=talked_across(setting.terms, deviation.owing, took_part),
    )
    _write(setting, "deviation.talked", deviation, note.recorded_role)
    if note.is_dialogue:
        _keep_by_dialogue(setting, deviation, note, took_part)
    _settle_talks(deviation)
    return note


@transaction.atomic
def decide_deviation(
    *,
    deviation: Deviation,
    outcome: str,
    text: str,
    decided_on: date,
    by: Person,
    at: datetime,
    paragraph: str = "",
    occurrences: Collection[str] = (),
    put_right_by: date | None = None,
    follow_up_on: date | None = None,
) -> DeviationDecision:
    """Records what was decided: accepted (`occurrences` are waived, by the rule of waivers), put
    right by a day, the agreement is to be changed, or nothing more.

    Holds at once; where every party owes it, once another party has confirmed it. Without
    `follow_up_on` the deviation is closed when the decision holds. Raises NotAllowed by the rules
    of check_can_decide, NotPossible before both sides have talked, and naming what is missing.
    """
    deviation, setting = _locked(deviation, by, at)
    place = place_of(setting.terms)
    everyone = [party.key for party in setting.terms.parties]
    check_can_decide(setting.member, deviation.owing, everyone, place)
    check_have_talked(deviation, place)
    check_step(deviation.state, Step.DECIDE)
    outcome = DeviationDecision.Outcome(outcome)
    if outcome is not DeviationDecision.Outcome.WAIVE:
        occurrences = ()
    if outcome is not DeviationDecision.Outcome.PUT_RIGHT:
        put_right_by = None
    check_decision(
        deviation,
        outcome,
        decided_on,
        local_day(at),
        paragraph,
        occurrences,
        put_right_by,
        follow_up_on,
    )
    follow_up_on = follow_up_on or put_right_by
    waits = everyone_owes(deviation.owing, everyone)
    decision = DeviationDecision.objects.create(
        **setting.as_recorded(*DECIDES),
        obligation=deviation.obligation,
        deviation=deviation,
        outcome=outcome,
        text=_said(text),
        decided_on=decided_on,
        paragraph=checked(paragraph, at_most=LONGEST_PARAGRAPH),
        put_right_by=put_right_by,
        follow_up_on=follow_up_on,
        confirmed_at=None if waits else at,
    )
    deviation.proposed_at = at
    if not waits:
        _let_hold(deviation, decision, at)
    deviation.save()
    _write(setting, "deviation.decided", deviation, decision.recorded_role)
    for occurrence in occurrences:
        waive_occurrence(
            partnership=deviation.partnership,
            occurrence=occurrence,
            reason=decision.text,
            decided_on=decided_on,
            paragraph=decision.paragraph,
            by=by,
            at=at,
            decision=decision,
        )
    return decision


@transaction.atomic
def confirm_decision(*, decision: DeviationDecision, by: Person, at: datetime) -> DeviationDecision:
    """Somebody of another party confirms what every party owes; its waivers are confirmed with it.

    Raises NotAllowed or NotPossible.
    """
    deviation, setting = _locked(decision.deviation, by, at)
    check_step(deviation.state, Step.CONFIRM)
    decision = deviation.decisions.get(pk=decision.pk)
    check_can_confirm_decision(setting.member, decision, place_of(setting.terms))
    role, party = seat_for(setting.member, DECIDES)
    decision.confirmed_at = at
    decision.confirmed_by = by
    decision.confirmed_role = role
    decision.confirmed_party = party
    decision.save()
    _let_hold(deviation, decision, at)
    deviation.save()
    _write(setting, "deviation.confirmed", deviation, role)
    for waiver in decision.waivers.filter(withdrawn_at=None, confirmed_at=None):
        confirm_waiver(waiver=waiver, by=by, at=at)
    return decision


@transaction.atomic
def take_back_decision(
    *, decision: DeviationDecision, reason: str, by: Person, at: datetime
) -> DeviationDecision:
    """The decision no longer holds, nor do its waivers; the deviation is open for another.

    Raises NotAllowed unless `by` decides for a party that recorded or confirmed it, NotPossible if
    it is taken back already or without a reason.
    """
    deviation, setting = _locked(decision.deviation, by, at)
    check_step(deviation.state, Step.TAKE_BACK_DECISION)
    decision = deviation.decisions.get(pk=decision.pk)
    check_can_take_back_decision(setting.member, decision, place_of(setting.terms))
    own = [decision.recorded_party, decision.confirmed_party]
    role, party = seat_for(setting.member, DECIDES, own)
    withdraw(decision, setting, role, party, reason)
    deviation.proposed_at = deviation.decided_at = deviation.closed_at = None
    deviation.save()
    _write(setting, "deviation.decision_withdrawn", deviation, role)
    for waiver in decision.waivers.filter(withdrawn_at=None):
        withdraw_waiver(waiver=waiver, reason=reason, by=by, at=at)
    return decision


@transaction.atomic
def follow_up_deviation(
    *,
    deviation: Deviation,
    held_on: date,
    parties: Collection[str],
    text: str,
    closes: bool,
    by: Person,
    at: datetime,
) -> DeviationNote:
    """Notes how it went after the decision; with `closes` the deviation has come to its end."""
    deviation, setting = _locked(deviation, by, at)
    check_can_raise(setting.member)
    check_step(deviation.state, Step.FOLLOW_UP)
    took_part = _took_part(setting, parties)
    decision = deviation.decisions.get(withdrawn_at=None)
    if held_on > local_day(at):
        raise NotPossible(NOT_YET)
    if held_on < decision.decided_on:
        raise NotPossible(FOLLOWED_UP_BEFORE)
    note = DeviationNote.objects.create(
        **setting.as_recorded(*RECORDS_EVIDENCE, among=took_part),
        obligation=deviation.obligation,
        deviation=deviation,
        kind=DeviationNote.Kind.FOLLOW_UP,
        held_on=held_on,
        parties=" ".join(took_part),
        text=_said(text),
        closes=closes,
    )
    if closes:
        deviation.closed_at = at
        deviation.save()
    act = "deviation.closed" if closes else "deviation.followed_up"
    _write(setting, act, deviation, note.recorded_role)
    return note


@transaction.atomic
def take_back_note(*, note: DeviationNote, reason: str, by: Person, at: datetime) -> DeviationNote:
    """A talk or a follow-up that was noted wrongly; what it led to is undone with it.

    Raises NotAllowed unless `by` belongs to the party that noted it, NotPossible once a decision
    rests on the talk, or without a reason.
    """
    deviation, setting = _locked(note.deviation, by, at)
    note = deviation.notes.get(pk=note.pk)
    check_can_withdraw_deviation(setting.member, note)
    is_talk = note.kind == DeviationNote.Kind.TALK
    check_step(deviation.state, Step.TAKE_BACK_TALK if is_talk else Step.TAKE_BACK_FOLLOW_UP)
    role, party = seat_for(setting.member, RECORDS_EVIDENCE, [note.recorded_party])
    withdraw(note, setting, role, party, reason)
    if is_talk:
        _withdraw_evidence(deviation, [dialogue_made_by(note)], reason, by, at)
        _settle_talks(deviation)
    elif note.closes:
        deviation.closed_at = None
        deviation.save()
    _write(setting, "deviation.note_withdrawn", deviation, role)
    return note


def _locked(deviation: Deviation, by: Person, at: datetime) -> tuple[Deviation, Setting]:
    deviation = Deviation.objects.select_for_update().get(pk=deviation.pk)
    return deviation, set_out(deviation.partnership, by, at)


def _owing(setting: Setting, duty: Obligation, occurrence: str) -> tuple[str, ...]:
    """Whose deviation it is: who owes it; where nobody is named, everybody."""
    owing: tuple[str, ...] = duty.owed_by
    if occurrence:
        day = local_day(setting.at)
        planned = planned_on(setting.member.partnership, setting.version, day, duty.key)
        found = next((o for o in planned if o.key == occurrence), None)
        if found is None:
            raise NotPossible(NO_SUCH_OCCURRENCE)
        owing = found.parties
    return owing or tuple(party.key for party in setting.terms.parties)


def _said(text: str) -> str:
    text = checked(text)
    if not text:
        raise NotPossible(NO_WORDS)
    return text


def _took_part(setting: Setting, parties: Collection[str]) -> list[str]:
    """In the agreement's order. Nobody notes a talk that their own party was not in."""
    took_part = [party.key for party in setting.terms.parties if party.key in parties]
    own = setting.member.parties_as(*RECORDS_EVIDENCE)
    if len(took_part) < 2 or not own & set(took_part):
        raise NotPossible(WHO_TALKED)
    return [str(key) for key in took_part]


def _keep_by_dialogue(
    setting: Setting, deviation: Deviation, note: DeviationNote, took_part: Iterable[str]
) -> None:
    """The duty that the deviation set off is kept by it, and not one that another set off."""
    for duty in set_off_by(setting.terms, DEVIATION):
        parts = [p for p in took_part if p in duty.owed_by] if duty.each_party else [""]
        occurrence = _occurrence_of(setting, deviation, duty)
        for party in parts:
            record_evidence(
                partnership=deviation.partnership,
                obligation=duty.key,
                happened_on=note.held_on,
                by=setting.member.person,
                at=setting.at,
                kind="dialogue",
                party=party,
                source=note.text,
                occurrence=occurrence,
                made_by=dialogue_made_by(note),
            )


def _occurrence_of(setting: Setting, deviation: Deviation, duty: Obligation) -> str:
    """The key of what the deviation set off; empty if an agreement that came later asks for it."""
    refs = {
        f"evidence:{pk}"
        for pk in _evidence(deviation, [made_by(deviation)]).values_list("pk", flat=True)
    }
    day = local_day(setting.at)
    for occurrence in planned_on(deviation.partnership, setting.version, day, duty.key):
        if occurrence.trigger and occurrence.trigger.ref in refs:
            return occurrence.key
    return ""


def _evidence(deviation: Deviation, acts: Collection[str]) -> QuerySet[Evidence]:
    return Evidence.objects.filter(
        partnership=deviation.partnership, made_by__in=acts, withdrawn_at=None
    )


def _withdraw_evidence(
    deviation: Deviation, acts: Collection[str], reason: str, by: Person, at: datetime
) -> None:
    for row in _evidence(deviation, acts):
        withdraw_evidence(evidence=row, reason=reason, by=by, at=at, made_by=row.made_by)


def _settle_talks(deviation: Deviation) -> None:
    first = deviation.notes.filter(withdrawn_at=None, is_dialogue=True).order_by("recorded_at")
    deviation.talked_at = first.values_list("recorded_at", flat=True).first()
    deviation.save()


def check_have_talked(deviation: Deviation, place: str) -> None:
    """No decision before both sides have talked: the agreement's own order, by its clause."""
    if deviation.state is not State.RAISED:
        return
    if place:
        raise NotPossible(
            Text(
                f"Överenskommelsen ({place}): parterna talar med varandra innan något beslutas. "
                "Notera först ett samtal där båda sidor var med. Inget har ändrats.",
                f"The agreement ({place}): the parties talk with each other before anything is "
                "decided. Note first a talk in which both sides took part. Nothing has changed.",
            )
        )
    raise NotPossible(
        Text(
            "Parterna talar med varandra innan något beslutas. Notera först ett samtal där båda "
            "sidor var med. Inget har ändrats.",
            "The parties talk with each other before anything is decided. Note first a talk in "
            "which both sides took part. Nothing has changed.",
        )
    )


def check_decision(
    deviation: Deviation,
    outcome: str,
    decided_on: date,
    today: date,
    paragraph: str,
    occurrences: Collection[str],
    put_right_by: date | None,
    follow_up_on: date | None,
) -> None:
    """Whether it may be decided so. NotPossible, naming what is missing."""
    if decided_on > today:
        raise NotPossible(NOT_YET)
    talked_on = (
        deviation.notes.filter(withdrawn_at=None, is_dialogue=True)
        .order_by("held_on")
        .values_list("held_on", flat=True)
        .first()
    )
    if talked_on and decided_on < talked_on:
        raise NotPossible(DECIDED_BEFORE_TALKING)
    if outcome == DeviationDecision.Outcome.PUT_RIGHT and (
        put_right_by is None or put_right_by < decided_on
    ):
        raise NotPossible(PUT_RIGHT_WHEN)
    if follow_up_on and follow_up_on < decided_on:
        raise NotPossible(FOLLOWED_UP_BEFORE)
    if outcome == DeviationDecision.Outcome.WAIVE:
        if not occurrences:
            raise NotPossible(NOTHING_WAIVED)
        if any(not key.startswith(f"{deviation.obligation}/") for key in occurrences):
            raise NotPossible(NO_SUCH_OCCURRENCE)
        if not paragraph.strip():
            raise NotPossible(NO_PARAGRAPH)


def _let_hold(deviation: Deviation, decision: DeviationDecision, at: datetime) -> None:
    """Nothing more is waited for where nothing is to be followed up."""
    deviation.decided_at = at
    deviation.closed_at = None if decision.follow_up_on else at


def _write(setting: Setting, act: str, deviation: Deviation, role: str) -> None:
    write(setting, act, f"deviation:{deviation.pk}", role, {"obligation": deviation.obligation})
