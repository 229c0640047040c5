"""Who sits in the steering group, from one day to another.

The seats themselves are in the agreement; here is who has filled them.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.parties.models import Partnership, Person

SEAT_LENGTH = 80
LONGEST_FUNCTION = 120


class SeatHolder(models.Model):
    """A person in a seat of the steering group, as member or as substitute.

    Half-open, as every interval here: `until` is the first day on which it no longer holds. Party
    and function are kept beside the person: they remain when the person's own data has been erased.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="seat_holders")
    seat = models.SlugField(max_length=SEAT_LENGTH)
    party = models.SlugField(_("part"), max_length=60)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="steering_seats"
    )
    function = models.CharField(_("funktion"), max_length=LONGEST_FUNCTION, blank=True)
    is_substitute = models.BooleanField(default=False)
    is_named = models.BooleanField(
        default=True, help_text="Whether the other parties and the minutes are told the name."
    )
    since = models.DateField(_("från"))
    until = models.DateField(_("till"), null=True, blank=True)

    class Meta:
        verbose_name = _("plats i styrgruppen")
        ordering = ("seat", "is_substitute", "since", "id")
        indexes = [models.Index(fields=("partnership", "seat"), name="steering_holder_by")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="steering_holder_interval",
            ),
            models.CheckConstraint(condition=~Q(seat=""), name="steering_holder_sits"),
            # Member and substitute in one seat would be one vote that replaces itself.
            models.UniqueConstraint(
                fields=("partnership", "seat", "person"),
                condition=Q(until__isnull=True),
                name="steering_holder_once_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.party} {self.person_id}"

    @property
    def last_day(self) -> date | None:
        """The last day that it holds, as people say it; None while it runs or if it never held."""
        if self.until is None or self.until == self.since:
            return None
        return self.until - timedelta(days=1)

    @property
    def never_held(self) -> bool:
        """Entered by mistake, and ended on the very day it began."""
        return self.until == self.since
