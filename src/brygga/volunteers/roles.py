"""As what somebody takes a shift, and whose people may."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from brygga.parties.models import Organisation
from brygga.parties.roles import Role


class ShiftRole(models.TextChoices):
    LEADER = "leader", _("ledare")
    VOLUNTEER = "volunteer", _("volontär")
    YOUTH_WORKER = "youth_worker", _("fritidsledare")


@dataclass(frozen=True, slots=True)
class Held:
    """In what kind of organisation, and with which of its roles, somebody may take a shift."""

    kind: str
    roles: tuple[str, ...]


#: A leader may always do what a volunteer does; youth workers are a municipality's own leaders.
HELD_BY: Mapping[ShiftRole, Held] = {
    ShiftRole.LEADER: Held(Organisation.Kind.NONPROFIT, (Role.LEADER, Role.COORDINATOR)),
    ShiftRole.VOLUNTEER: Held(
        Organisation.Kind.NONPROFIT, (Role.VOLUNTEER, Role.LEADER, Role.COORDINATOR)
    ),
    ShiftRole.YOUTH_WORKER: Held(Organisation.Kind.PUBLIC, (Role.LEADER,)),
}
