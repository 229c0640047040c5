"""Training sessions: planned, changed, held, cancelled, reopened, with the evidence they make."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import Obligation
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import NO_REASON, checked
from brygga.obligations.models import LONGEST_NOTE, Evidence
from brygga.parties.membership import Member
from brygga.parties.models import Organisation, Partnership, PartnershipParty, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.models import LONGEST_TITLE, Training, TrainingSession
from brygga.volunteers.permissions import PLANS_TRAININGS, check_keeps_session
from brygga.volunteers.queries import count_obligations_on, trainings_of

KIND = "training"  # of the evidence

NO_TRAINING = Text(
    sv="Välj minst en av utbildningarna som ges.", en="Choose at least one of the trainings given."
)
BAD_TIMES = Text(
    sv="Tillfället måste sluta efter att det börjar. Ange båda tiderna, eller ingen.",
    en="The session must end after it begins. Give both times, or neither.",
)
NOT_A_PARTY = Text(
    sv="Organisationen är inte part i partnerskapet.",
    en="The organisation is not a party to the partnership.",
)
NOT_YET = Text(
    sv="Dagen har inte kommit än. Markera tillfället som genomfört när det har varit.",
    en="The day has not come yet. Mark the session as held once it has been.",
)
NOT_PLANNED = Text(
    sv="Tillfället är redan genomfört eller inställt. Ångra det först.",
    en="The session has already been held or cancelled. Undo that first.",
)
ALREADY_PLANNED = Text(
    sv="Tillfället är redan bara planerat. Inget har ändrats.",
    en="The session is only planned already. Nothing has changed.",
)
ALREADY_CANCELLED = Text(
    sv="Tillfället är redan inställt. Inget har ändrats.",
    en="The session has already been cancelled. Nothing has changed.",
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {NO_TRAINING: "trainings", BAD_TIMES: "ends", NOT_A_PARTY: "organisation"}

UNDONE = "Tillfället är inte längre markerat som genomfört."


@transaction.atomic
def plan_session(
    *,
    partnership: Partnership,
    trainings: Iterable[Training],
    day: date,
    by: Person,
    at: datetime,
    begins: time | None = None,
    ends: time | None = None,
    place: str = "",
    about: str = "",
    organisation: Organisation | None = None,
) -> TrainingSession:
    """Plans a session of one or several trainings, for one organisation's people or (None) all.

    A day in the past is allowed: it can then be marked as held at once. Raises NotAllowed unless
    `by` plans trainings (for another organisation: nobody does), NotPossible naming what cannot be.
    """
    member = acting(partnership, by, at)
    check_keeps_session(member, organisation.pk if organisation else None)
    role = member.role_for(*PLANS_TRAININGS)
    session = TrainingSession(
        partnership=partnership,
        planned_at=at,
        planned_by=by,
        planned_role=role,
        planned_party=next(seat.party for seat in member.seats if seat.role == role),
    )
    _fill(session, trainings, day, begins, ends, place, about, organisation)
    write(member, "training_session.planned", f"training_session:{session.pk}", role, at)
    return session


@transaction.atomic
def change_session(
    *,
    session: TrainingSession,
    trainings: Iterable[Training],
    day: date,
    begins: time | None,
    ends: time | None,
    place: str,
    about: str,
    organisation: Organisation | None,
    by: Person,
    at: datetime,
) -> TrainingSession:
    """Changes what has not been held or cancelled. Raises NotAllowed, NotPossible."""
    session, member = _at_hand(session, by, at)
    check_keeps_session(member, organisation.pk if organisation else None)
    if session.state != "planned":
        raise NotPossible(NOT_PLANNED)
    _fill(session, trainings, day, begins, ends, place, about, organisation)
    _write("training_session.changed", session, member, at)
    return session


@transaction.atomic
def hold_session(*, session: TrainingSession, by: Person, at: datetime) -> TrainingSession:
    """Marks a session as held; it is evidence for each promise that its trainings keep.

    A promise is kept once by a session, however many of its trainings feed it; where each party
    owes its own, once for each association that the session was for. Raises NotAllowed, or
    NotPossible before its day or when it is held or cancelled already.
    """
    session, member = _at_hand(session, by, at)
    if session.state != "planned":
        raise NotPossible(NOT_PLANNED)
    if session.day > local_day(at):
        raise NotPossible(NOT_YET)
    session.held_at = at
    session.save(update_fields=["held_at"])
    _write("training_session.held", session, member, at)
    _record(session, by, at)
    return session


@transaction.atomic
def cancel_session(
    *, session: TrainingSession, reason: str, by: Person, at: datetime
) -> TrainingSession:
    """The session is not held, or was not held after all: then its evidence is withdrawn.

    Raises NotAllowed, or NotPossible if it is cancelled already or the reason is empty or refused.
    """
    session, member = _at_hand(session, by, at)
    if session.cancelled_at:
        raise NotPossible(ALREADY_CANCELLED)
    reason = checked(reason)
    if not reason:
        raise NotPossible(NO_REASON)
    _withdraw(session, reason, by, at)
    session.held_at = None
    session.cancelled_at = at
    session.cancellation_reason = reason
    session.save(update_fields=["held_at", "cancelled_at", "cancellation_reason"])
    _write("training_session.cancelled", session, member, at)
    return session


@transaction.atomic
def reopen_session(*, session: TrainingSession, by: Person, at: datetime) -> TrainingSession:
    """Undoes that it was held or cancelled: it is planned again, and evidence of it withdrawn.

    Raises NotAllowed, or NotPossible if it is neither.
    """
    session, member = _at_hand(session, by, at)
    if session.state == "planned":
        raise NotPossible(ALREADY_PLANNED)
    _withdraw(session, UNDONE, by, at)
    session.held_at = session.cancelled_at = None
    session.cancellation_reason = ""
    session.save(update_fields=["held_at", "cancelled_at", "cancellation_reason"])
    _write("training_session.reopened", session, member, at)
    return session


def _at_hand(session: TrainingSession, by: Person, at: datetime) -> tuple[TrainingSession, Member]:
    """The row, held until the act is done, and who acts on it."""
    session = TrainingSession.objects.select_for_update().get(pk=session.pk)
    member = acting(session.partnership, by, at)
    check_keeps_session(member, session.organisation_id)
    return session, member


def _fill(
    session: TrainingSession,
    trainings: Iterable[Training],
    day: date,
    begins: time | None,
    ends: time | None,
    place: str,
    about: str,
    organisation: Organisation | None,
) -> None:
    wanted = list(trainings)
    # One that was retired meanwhile may stay in a session that had it.
    known = set(trainings_of(session.partnership))
    if session.pk:
        known |= set(session.trainings.all())
    if not wanted or set(wanted) - known:
        raise NotPossible(NO_TRAINING)
    if (begins is None) != (ends is None) or (begins and ends and ends <= begins):
        raise NotPossible(BAD_TIMES)
    if organisation and not _party_of(session, organisation.pk):
        raise NotPossible(NOT_A_PARTY)
    session.day, session.begins, session.ends = day, begins, ends
    session.place = checked(place, at_most=LONGEST_TITLE)
    session.about = checked(about, at_most=LONGEST_TITLE)
    session.organisation = organisation
    session.save()
    session.trainings.set(wanted)


def _record(session: TrainingSession, by: Person, at: datetime) -> None:
    known: dict[str, Obligation] = {
        o.key: o for o in count_obligations_on(session.partnership, local_day(at))
    }
    fed = {t.obligation for t in session.trainings.all()} & set(known)
    titles = ", ".join(t.title for t in session.trainings.all())
    source = f"{session.about or titles}"[:LONGEST_NOTE]
    for key in sorted(fed):
        for party in _parties_kept_for(session, known[key]):
            record_evidence(
                partnership=session.partnership,
                obligation=key,
                happened_on=session.day,
                kind=KIND,
                party=party,
                source=source,
                made_by=session.made_by,
                by=by,
                at=at,
            )


def _parties_kept_for(session: TrainingSession, duty: Obligation) -> list[str]:
    """Whose part of the promise a session keeps; an empty key is the owing parties together."""
    own = _party_of(session, session.organisation_id) if session.organisation_id else ""
    if not duty.each_party:
        return [own if own in duty.owed_by else ""]
    return [party for party in duty.owed_by if not own or party == own]


def _party_of(session: TrainingSession, organisation_id: int) -> str:
    return (
        PartnershipParty.objects.filter(
            partnership=session.partnership, organisation=organisation_id
        )
        .values_list("key", flat=True)
        .first()
        or ""
    )


def _withdraw(session: TrainingSession, reason: str, by: Person, at: datetime) -> None:
    for evidence in Evidence.objects.filter(
        partnership=session.partnership, made_by=session.made_by, withdrawn_at=None
    ):
        withdraw_evidence(evidence=evidence, reason=reason, by=by, at=at, made_by=session.made_by)


def _write(act: str, session: TrainingSession, member: Member, at: datetime) -> None:
    role = member.role_for(*PLANS_TRAININGS)
    write(member, act, f"training_session:{session.pk}", role, at)
