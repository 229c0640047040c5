"""The roles that people have in their organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("samordnare")
    LEADER = "leader", _("ledare")
    VOLUNTEER = "volunteer", _("volontär")
    STEERING_MEMBER = "steering_member", _("styrgruppsledamot")
    OFFICER = "officer", _("handläggare")
    SIGNATORY = "signatory", _("undertecknare")
    TREASURER = "treasurer", _("kassör")
    ADMINISTRATOR = "administrator", _("administratör")
