"""Who took part in a session: noted by each organisation for its own people."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import chain_of
from brygga.parties.models import Membership, Organisation, Person, holds_on
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting
from brygga.volunteers.models import Attendance, TrainingSession
from brygga.volunteers.permissions import KEEPS_PEOPLE, check_keeps_people_of

NOT_HELD = Text(
    sv="Närvaro noteras när tillfället är markerat som genomfört.",
    en="Who took part is noted once the session is marked as held.",
)
FOR_OTHERS = Text(
    sv="Tillfället var till för en annan organisation.",
    en="The session was for another organisation.",
)
NOT_OURS = Text(
    sv="Närvaro noteras bara för den egna organisationens folk.",
    en="Attendance is noted only for one's own organisation's people.",
)


@transaction.atomic
def note_attendance(
    *,
    session: TrainingSession,
    organisation: Organisation,
    people: Iterable[Person],
    by: Person,
    at: datetime,
) -> None:
    """Says who of an organisation's people took part; those not named did not.

    Other organisations' people are left as they are. The line is in the organisation's own chain.
    Raises NotAllowed unless `by` looks after its people, NotPossible if the session is not held,
    was for others, or somebody belongs to another organisation.
    """
    session = TrainingSession.objects.select_for_update().get(pk=session.pk)
    member = acting(session.partnership, by, at)
    check_keeps_people_of(member, organisation.pk)
    if session.state != "held":
        raise NotPossible(NOT_HELD)
    if session.organisation_id not in {None, organisation.pk}:
        raise NotPossible(FOR_OTHERS)
    took_part = {person.pk for person in people}
    ours = set(
        Membership.objects.filter(holds_on(local_day(at)), organisation=organisation).values_list(
            "person", flat=True
        )
    )
    if took_part - ours:
        raise NotPossible(NOT_OURS)
    noted = Attendance.objects.filter(session=session, person__in=ours)
    noted.exclude(person__in=took_part).delete()
    Attendance.objects.bulk_create(
        [Attendance(session=session, person_id=person) for person in sorted(took_part)],
        ignore_conflicts=True,
    )
    write_line(
        partnership=chain_of(organisation),
        act="attendance.noted",
        subject=f"training_session:{session.pk}",
        by=f"person:{by.pk}",
        role=member.role_for(*KEEPS_PEOPLE),
        at=at,
    )
