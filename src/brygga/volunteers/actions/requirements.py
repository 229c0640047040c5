"""What somebody needs in order to take a shift in a role."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.actions.trainings import BAD_MONTHS
from brygga.volunteers.models import LONGEST_MONTHS, RoleRequirement, Training
from brygga.volunteers.permissions import SETS_FOR_YOUTH_WORKERS, check_sets_requirements
from brygga.volunteers.queries import trainings_of
from brygga.volunteers.roles import ShiftRole

NOT_TAUGHT = Text(
    sv="Utbildningen finns inte här, eller ges inte längre. Välj bland dem som ges.",
    en="The training is not here, or is no longer given. Choose among those that are.",
)
NOT_NEEDED = Text(
    sv="Hur länge ett registerutdrag gäller sägs bara där det behövs.",
    en="How long a register check holds is said only where one is needed.",
)


@transaction.atomic
def set_requirements(
    *,
    partnership: Partnership,
    shift_role: str,
    trainings: Iterable[Training],
    needs_register_check: bool,
    by: Person,
    at: datetime,
    register_check_months: int | None = None,
) -> RoleRequirement:
    """Says all that a shift role needs from now on, instead of what was said before.

    `register_check_months` is how long a note holds by the employer's routine (None: no end; the
    law, 2013:852, says only how old the extract may be when it is shown). Raises NotAllowed unless
    `by` decides for the role, NotPossible naming what cannot be.
    """
    member = acting(partnership, by, at)
    check_sets_requirements(member, shift_role)
    wanted = list(trainings)
    if set(wanted) - set(trainings_of(partnership)):
        raise NotPossible(NOT_TAUGHT)
    if register_check_months is not None:
        if not needs_register_check:
            raise NotPossible(NOT_NEEDED)
        if not 1 <= register_check_months <= LONGEST_MONTHS:
            raise NotPossible(BAD_MONTHS)
    row, _is_new = RoleRequirement.objects.update_or_create(
        partnership=partnership,
        shift_role=ShiftRole(shift_role),
        defaults={
            "needs_register_check": needs_register_check,
            "register_check_months": register_check_months,
        },
    )
    row.trainings.set(wanted)
    role = member.role_for(*SETS_FOR_YOUTH_WORKERS)
    write(member, "requirement.set", f"requirement:{row.pk}", role, at, {"shift_role": shift_role})
    return row
