"""What the parties have to talk about: taken up, talked about, put right, closed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from brygga.agreements.actions.setting import LifeSetting, said, said_why, set_out
from brygga.agreements.counting import SETS_OFF, answered, review_begun, set_off
from brygga.agreements.letters import name_of, tell_the_others
from brygga.agreements.models import Conclusion, Demand, Dialogue, Matter
from brygga.agreements.permissions import (
    SPEAKS_FOR_A_PARTY,
    check_can_undo,
    check_speaks_for_a_party,
)
from brygga.agreements.queries import matter_value, matters_of, step_that_opens
from brygga.agreements.registration import Fact, note_fact, take_back_facts, unkept_on
from brygga.agreements.words import KINDS_IN_LETTERS
from brygga.domain.language import Text
from brygga.domain.language.days import full_day
from brygga.domain.life import Kind, Outcome, Step, check_outcome, check_step
from brygga.domain.life.conditions import CLOSED, STEP_OF
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

ALREADY_OPEN = Text(
    sv="Genomgången har redan börjat. Anteckna dialogen i den.",
    en="The review has already begun. Note the dialogue in it.",
)
WHO_FAILED = Text(
    sv="Välj vilken annan part det gäller.", en="Choose which other party it is about."
)
NOT_UNKEPT = Text(
    sv="Något av det valda är hållet, eller är inte den partens. Välj om.",
    en="Something chosen was kept, or is not that party's. Choose again.",
)
IN_THE_FUTURE = Text(sv="Dagen har inte kommit än.", en="The day has not come yet.")
ALONE = Text(
    sv="En dialog har minst två parter, och din är en av dem.",
    en="A dialogue has at least two parties, and yours is one of them.",
)
SAME_DIALOGUE = Text(
    sv="Samma dialog är redan antecknad.", en="The same dialogue is already noted."
)
NOT_ALONE_LONGER = Text(
    sv="Det har hänt mer i frågan, så den kan inte ångras. Avsluta den i stället.",
    en="More has happened in the matter, so it cannot be undone. Close it instead.",
)
UNDONE_ALREADY = Text(
    sv="Frågan är redan ångrad. Inget har ändrats.",
    en="The matter has already been undone. Nothing has changed.",
)
NOTE_UNDONE_ALREADY = Text(
    sv="Anteckningen är redan ångrad. Inget har ändrats.",
    en="The note has already been undone. Nothing has changed.",
)
RELIED_ON = Text(
    sv="Överenskommelsen är uppsagd efter dialogen, så anteckningen står kvar.",
    en="Notice was given after the dialogue, so the note stays.",
)
NOT_A_BREACH = Text(
    sv="Rättelse begärs när en annan part har brustit. Det här är en annan slags fråga.",
    en="A correction is demanded when another party has failed. This is another kind of matter.",
)
OWN_BREACH = Text(
    sv="Din organisation är den som ska rätta till det. En annan part begär det.",
    en="Your organisation is the one to put it right. Another party demands it.",
)
DAY_AHEAD = Text(
    sv="Dagen ska ligga framåt, så att det finns tid att rätta till.",
    en="The day should lie ahead, so that there is time to put it right.",
)
DEMANDED_ALREADY = Text(
    sv="Din organisation har redan begärt rättelse.",
    en="Your organisation has already demanded a correction.",
)


@transaction.atomic
def take_up_matter(
    *,
    partnership: Partnership,
    kind: Kind,
    text: str,
    by: Person,
    at: datetime,
    against: str = "",
    occurrences: Iterable[str] = (),
) -> Matter:
    """Takes up a review, another party's breach, changed circumstances or a dispute.

    A breach is `against` another party and may point at `occurrences` that it has not kept. The
    others get a letter, and what the agreement says is set off by it begins. Raises NotAllowed
    unless `by` speaks for a party, NotPossible as the agreement stands.
    """
    here = set_out(partnership, by, at, step_that_opens(kind))
    check_speaks_for_a_party(here.member)
    if kind is Kind.REVIEW and _open_review(partnership):
        raise NotPossible(ALREADY_OPEN)
    role, party = _seat_beside(here, against)
    keys = tuple(occurrences)
    if kind is Kind.BREACH:
        _check_breach(here, party, against, keys)
    matter = Matter.objects.create(
        **here.as_recorded(role, party),
        kind=kind,
        text=said(text),
        against=against,
        occurrences=" ".join(keys),
    )
    made_by = f"matter:{matter.pk}"
    here.write("matter.taken_up", made_by, role, {"kind": kind.value})
    if kind is Kind.REVIEW:
        _note(here, review_begun(here.terms, here.today, made_by))
    else:
        _note(here, set_off(here.terms, SETS_OFF[kind], here.today, made_by))
    _tell_taken_up(here, matter)
    return matter


@transaction.atomic
def undo_matter(*, matter: Matter, by: Person, at: datetime) -> Matter:
    """Takes back a slip, with what it set off. Raises NotAllowed unless `by` took it up within
    UNDO_WITHIN, NotPossible if it is undone already or more has happened in it."""
    here = set_out(matter.partnership, by, at)
    matter = Matter.objects.select_for_update().get(pk=matter.pk)
    if matter.withdrawn_at is not None:
        raise NotPossible(UNDONE_ALREADY)
    check_can_undo(by, matter, at)
    talked = matter.dialogues.filter(withdrawn_at=None).exists()
    if talked or matter.demands.exists() or hasattr(matter, "conclusion"):
        raise NotPossible(NOT_ALONE_LONGER)
    role, party = here.seat(*SPEAKS_FOR_A_PARTY, among=[matter.recorded_party])
    matter.withdrawn_at, matter.withdrawn_by = at, by
    matter.withdrawn_role, matter.withdrawn_party = role, party
    matter.save()
    here.write("matter.undone", f"matter:{matter.pk}", role)
    take_back_facts(matter.partnership, f"matter:{matter.pk}", by, at)
    return matter


@transaction.atomic
def note_dialogue(
    *, matter: Matter, held_on: date, parties: Iterable[str], text: str, by: Person, at: datetime
) -> Dialogue:
    """The parties (their keys) have talked on a day; `text` is what came of it.

    Answers what the matter set off. Raises NotAllowed unless `by` speaks for a party, NotPossible
    for a day to come, fewer than two parties, or a closed matter.
    """
    here = set_out(matter.partnership, by, at)
    check_speaks_for_a_party(here.member)
    _check_open(matter)
    if held_on > here.today:
        raise NotPossible(IN_THE_FUTURE)
    present = [party.key for party in here.terms.parties if party.key in set(parties)]
    role, party = here.seat(*SPEAKS_FOR_A_PARTY, among=present)
    if len(present) < 2 or party not in present:
        raise NotPossible(ALONE)
    try:
        with transaction.atomic():
            dialogue = Dialogue.objects.create(
                **here.as_recorded(role, party),
                matter=matter,
                held_on=held_on,
                parties=" ".join(present),
                text=said(text),
            )
    except IntegrityError as error:
        raise NotPossible(SAME_DIALOGUE) from error
    made_by = f"dialogue:{dialogue.pk}"
    here.write("dialogue.noted", made_by, role, {"matter": f"matter:{matter.pk}"})
    event = SETS_OFF.get(Kind(matter.kind))
    # Talking before it was taken up answers nothing that it set off.
    if event and held_on >= matter.recorded_on:
        _note(here, answered(here.terms, event, held_on, made_by))
    return dialogue


@transaction.atomic
def undo_dialogue(*, dialogue: Dialogue, by: Person, at: datetime) -> Dialogue:
    """Takes back a note that was a slip, with what it answered. Raises NotAllowed unless `by` wrote
    it within UNDO_WITHIN, NotPossible if it is undone already, or notice was given or the matter
    closed after it."""
    here = set_out(dialogue.partnership, by, at)
    dialogue = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if dialogue.withdrawn_at is not None:
        raise NotPossible(NOTE_UNDONE_ALREADY)
    check_can_undo(by, dialogue, at)
    _check_open(dialogue.matter)
    if dialogue.matter.notices.filter(recorded_at__gte=dialogue.recorded_at).exists():
        raise NotPossible(RELIED_ON)
    role, party = here.seat(*SPEAKS_FOR_A_PARTY, among=[dialogue.recorded_party])
    dialogue.withdrawn_at, dialogue.withdrawn_by = at, by
    dialogue.withdrawn_role, dialogue.withdrawn_party = role, party
    dialogue.save()
    made_by = f"dialogue:{dialogue.pk}"
    here.write("dialogue.undone", made_by, role, {"matter": f"matter:{dialogue.matter_id}"})
    take_back_facts(dialogue.partnership, made_by, by, at)
    return dialogue


@transaction.atomic
def demand_correction(
    *, matter: Matter, put_right_by: date, text: str, by: Person, at: datetime
) -> Demand:
    """Asks the party that failed to put it right by a day (begär rättelse), before cancelling.

    Raises NotAllowed unless `by` speaks for a party, NotPossible unless it is an open breach of
    another party, the day lies ahead, and the party has not asked before.
    """
    here = set_out(matter.partnership, by, at, Step.DEMAND)
    check_speaks_for_a_party(here.member)
    _check_open(matter)
    if matter.kind != Kind.BREACH:
        raise NotPossible(NOT_A_BREACH)
    role, party = _seat_beside(here, matter.against)
    if party == matter.against:
        raise NotPossible(OWN_BREACH)
    if put_right_by <= here.today:
        raise NotPossible(DAY_AHEAD)
    try:
        with transaction.atomic():
            demand = Demand.objects.create(
                **here.as_recorded(role, party),
                matter=matter,
                put_right_by=put_right_by,
                text=said(text),
            )
    except IntegrityError as error:
        raise NotPossible(DEMANDED_ALREADY) from error
    here.write("demand.made", f"demand:{demand.pk}", role, {"matter": f"matter:{matter.pk}"})
    who = name_of(here.partnership, party)
    tell_the_others(
        here.partnership,
        party,
        subject=Text("Rättelse begärs", "A correction is demanded"),
        body=Text(
            f"{who} begär rättelse senast {full_day(put_right_by, 'sv')}. Läs vad det gäller i "
            "Brygga.",
            f"{who} demands a correction by {full_day(put_right_by, 'en')}. Read what it is about "
            "in Brygga.",
        ),
        about=path_of(matter),
        at=at,
    )
    return demand


@transaction.atomic
def close_matter(
    *, matter: Matter, outcome: Outcome, text: str, by: Person, at: datetime
) -> Conclusion:
    """Closes a matter as the parties agreed, or not. Raises NotAllowed unless `by` speaks for a
    party, NotPossible unless those who must have talked."""
    here = set_out(matter.partnership, by, at)
    check_speaks_for_a_party(here.member)
    _check_open(matter)
    with said_why():
        check_outcome(here.terms, matter_value(matter), outcome)
        if outcome in STEP_OF:
            check_step(here.state, STEP_OF[outcome])
    role, party = here.seat(*SPEAKS_FOR_A_PARTY)
    conclusion = Conclusion.objects.create(
        **here.as_recorded(role, party), matter=matter, outcome=outcome, text=said(text)
    )
    here.write("matter.closed", f"matter:{matter.pk}", role, {"outcome": outcome.value})
    return conclusion


def path_of(matter: Matter) -> str:
    return reverse("agreements:matter", args=[matter.partnership.key, matter.pk])


def _check_open(matter: Matter) -> None:
    fresh = matters_of(matter.partnership).filter(pk=matter.pk).first()
    if fresh is None:
        raise NotPossible(UNDONE_ALREADY)
    if hasattr(fresh, "conclusion") or hasattr(fresh, "cancellation"):
        raise NotPossible(CLOSED)


def _open_review(partnership: Partnership) -> bool:
    return matters_of(partnership).filter(kind=Kind.REVIEW, conclusion=None).exists()


def _seat_beside(here: LifeSetting, against: str) -> tuple[str, str]:
    """The seat a person acts from: at another party than the one that failed, if they have one."""
    others = here.member.parties_as(*SPEAKS_FOR_A_PARTY) - {against}
    return here.seat(*SPEAKS_FOR_A_PARTY, among=others)


def _check_breach(here: LifeSetting, party: str, against: str, keys: tuple[str, ...]) -> None:
    known = {other.key for other in here.terms.parties}
    if against not in known or against == party:
        raise NotPossible(WHO_FAILED)
    unkept = {
        found.key for found in unkept_on(here.partnership, here.today) if against in found.parties
    }
    if not unkept.issuperset(keys):
        raise NotPossible(NOT_UNKEPT)


def _note(here: LifeSetting, facts: Iterator[Fact]) -> None:
    for fact in facts:
        note_fact(here.partnership, fact, here.member.person, here.at)


def _tell_taken_up(here: LifeSetting, matter: Matter) -> None:
    what = KINDS_IN_LETTERS[Kind(matter.kind)]
    who = name_of(here.partnership, matter.recorded_party)
    tell_the_others(
        here.partnership,
        matter.recorded_party,
        subject=what,
        body=Text(
            f"{who} har tagit upp en fråga: {what.sv.lower()}. Läs den och anteckna er dialog i "
            "Brygga.",
            f"{who} has taken up a matter: {what.en.lower()}. Read it and note your dialogue in "
            "Brygga.",
        ),
        about=path_of(matter),
        at=here.at,
    )
