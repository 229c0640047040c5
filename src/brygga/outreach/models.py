"""Groups of those involved, by function and never by name, and talks about what to develop."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE, PARTIES_LENGTH, Recorded
from brygga.parties.models import Partnership

LONGEST_NAME = 120  # of an organisation or a function
LONGEST_AREA = 300


class ActorGroup(models.Model):
    """A group that meets about the partnership, and the promise that its meetings keep."""

    class Kind(models.TextChoices):
        WORKING = "working", _("arbetsgrupp")
        COORDINATION = "coordination", _("samordning med andra")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="actor_groups")
    kind = models.CharField(_("slag"), max_length=12, choices=Kind)
    obligation = models.CharField(
        max_length=KEY_LENGTH, blank=True, help_text="The obligation that a meeting keeps, or none."
    )
    formed_on = models.DateField(_("bildad"))

    class Meta:
        verbose_name = _("grupp")
        ordering = ("kind",)
        constraints = [
            models.UniqueConstraint(fields=("partnership", "kind"), name="outreach_group_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.kind}"


class GroupMember(models.Model):
    """A function that takes part, in some organisation. Whose it is, is nothing that we keep."""

    group = models.ForeignKey(ActorGroup, models.CASCADE, related_name="members")
    organisation = models.CharField(_("organisation"), max_length=LONGEST_NAME)
    function = models.CharField(_("funktion"), max_length=LONGEST_NAME)
    since = models.DateField(_("från"))
    until = models.DateField(_("till"), null=True, blank=True)

    class Meta:
        verbose_name = _("funktion i gruppen")
        ordering = ("organisation", "function", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="outreach_member_interval",
            ),
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(function=""), name="outreach_member_said"
            ),
            models.UniqueConstraint(
                fields=("group", "organisation", "function"),
                condition=Q(until__isnull=True),
                name="outreach_member_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.pk}"


class GroupMeeting(Recorded):
    """A meeting of a group: the day, and what came of it."""

    group = models.ForeignKey(ActorGroup, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("dag"))
    text = models.CharField(_("vad ni kom fram till"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("gruppens möte")
        ordering = ("-held_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__lte=F("recorded_on")), name="outreach_meeting_past"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="outreach_meeting_says"),
            models.UniqueConstraint(
                fields=("group", "held_on", "text"),
                condition=Q(withdrawn_at__isnull=True),
                name="outreach_meeting_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.held_on}"


class DevelopmentNote(Recorded):
    """A talk about one of the areas that the agreement leaves open, and the next step."""

    area = models.CharField(
        _("område"), max_length=LONGEST_AREA, help_text="As the agreement words it."
    )
    held_on = models.DateField(_("dag"))
    parties = models.CharField(
        max_length=PARTIES_LENGTH, help_text="Keys of who took part, spaces between."
    )
    text = models.CharField(_("vad ni kom fram till"), max_length=LONGEST_NOTE)
    next_step = models.CharField(_("nästa steg"), max_length=LONGEST_NOTE, blank=True)
    next_on = models.DateField(_("till den dag"), null=True, blank=True)

    class Meta:
        verbose_name = _("samtal om utveckling")
        ordering = ("-held_on", "-id")
        indexes = [models.Index(fields=("partnership", "area"), name="outreach_development_by")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__lte=F("recorded_on")), name="outreach_development_past"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(area="") & ~Q(parties=""),
                name="outreach_development_says",
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | ~Q(next_step=""),
                name="outreach_development_next",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.held_on}"
