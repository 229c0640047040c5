"""What a party has given, noted by hand. What is promised stands in the terms.

What follows from other acts (payments, hours worked) is not noted here a second time: the balance
reads it where it lies.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE, Recorded


class Given(Recorded):
    """Something that a party put in on a day, towards one of its promised contributions."""

    class Kind(models.TextChoices):
        """What was given. The unit follows from it, so that like is added to like."""

        MONEY = "money", _("pengar")
        HOURS = "hours", _("arbetstid")
        PREMISES = "premises", _("lokal")
        CONTACTS = "contacts", _("kontakter")
        INFORMATION = "information", _("information")
        OTHER = "other", _("annat")

    contribution = models.CharField(
        max_length=KEY_LENGTH, help_text="The key of the promised contribution in the terms."
    )
    party = models.SlugField(_("part"), max_length=60)
    kind = models.CharField(_("slag"), max_length=12, choices=Kind)
    given_on = models.DateField(_("dag"))
    quantity = models.DecimalField(_("hur mycket"), max_digits=9, decimal_places=2)
    note = models.CharField(_("vad det var"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        verbose_name = _("given insats")
        ordering = ("-given_on", "-id")
        indexes = [
            models.Index(fields=("partnership", "contribution"), name="contributions_given_by")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("recorded_at")),
                name="contributions_given_withdrawn_after",
            ),
            models.CheckConstraint(
                condition=Q(given_on__lte=F("recorded_on")), name="contributions_given_past"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="contributions_given_quantity"
            ),
            models.CheckConstraint(
                condition=~Q(contribution="") & ~Q(party=""), name="contributions_given_whole"
            ),
            # The same form sent twice must not count twice.
            models.UniqueConstraint(
                fields=("partnership", "contribution", "kind", "given_on", "quantity", "note"),
                condition=Q(withdrawn_at__isnull=True),
                name="contributions_given_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution} {self.given_on}"
