"""What people have recorded about the promises: evidence, readings, waivers.

Nothing here is ever deleted: what was wrong is withdrawn, so that the answer for a past day stays.
Occurrences are not here, for they follow from the agreement; AssessedOccurrence is a copy of what
follows, for screens over many partnerships.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.agreements.models import AgreementVersion
from brygga.parties.models import Partnership, Person

LONGEST_NOTE = 280  # characters of free text
KEY_LENGTH = 80
OCCURRENCE_LENGTH = 160
MADE_BY_LENGTH = 80
LONGEST_PARAGRAPH = 40
PARTIES_LENGTH = 400


class Recorded(models.Model):
    """Who recorded something, when, and who withdrew it, if anybody did.

    Role and party are kept beside the person: they are what the other parties may see, and what
    remains when the person's own data has been erased.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="%(class)ss")
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField(help_text="The day in Sweden of recorded_at.")
    recorded_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_role = models.CharField(max_length=20, blank=True)
    recorded_party = models.SlugField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_role = models.CharField(max_length=20, blank=True)
    withdrawn_party = models.SlugField(max_length=60, blank=True)
    withdrawal_reason = models.CharField(_("skäl"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


def withdrawn_after(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("recorded_at")),
        name=f"obligations_{name}_withdrawn_after",
    )


class Evidence(Recorded):
    """A fact that counts towards a promise (underlag)."""

    obligation = models.CharField(max_length=KEY_LENGTH)
    occurrence = models.CharField(
        max_length=OCCURRENCE_LENGTH,
        blank=True,
        help_text="Only where a person said which one it is for; otherwise the rules decide.",
    )
    kind = models.CharField(_("slag"), max_length=40, default="note")
    happened_on = models.DateField(_("dag"))
    party = models.SlugField(_("part"), max_length=60, blank=True)
    quantity = models.PositiveIntegerField(_("antal"), default=1)
    source = models.CharField(_("vad som visar det"), max_length=LONGEST_NOTE, blank=True)
    link = models.URLField(_("länk"), max_length=500, blank=True)
    noted_as = models.CharField(
        max_length=40, blank=True, help_text="When it was noted, as an imported file has it."
    )
    made_by = models.CharField(
        max_length=MADE_BY_LENGTH,
        blank=True,
        help_text="The act that it follows from, such as meetup:2023-W37; empty if noted by hand.",
    )
    attachment = models.FileField(max_length=120, blank=True)
    attachment_name = models.CharField(max_length=120, blank=True)
    attachment_type = models.CharField(max_length=100, blank=True)
    attachment_sha256 = models.CharField(max_length=64, blank=True)
    attachment_size = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("underlag")
        ordering = ("happened_on", "recorded_at", "id")
        indexes = [
            models.Index(fields=("partnership", "obligation"), name="obligations_evidence_by")
        ]
        constraints = [
            withdrawn_after("evidence"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="obligations_evidence_quantity"
            ),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("recorded_on")), name="obligations_evidence_past"
            ),
            # The same form sent twice must not keep the next occurrence too.
            models.UniqueConstraint(
                fields=(
                    "partnership",
                    "obligation",
                    "occurrence",
                    "kind",
                    "happened_on",
                    "party",
                    "quantity",
                    "source",
                    "link",
                    "attachment_sha256",
                    "made_by",
                ),
                condition=Q(withdrawn_at__isnull=True),
                name="obligations_evidence_once",
            ),
            # An act counts once towards a promise, for each party, however often it is done.
            models.UniqueConstraint(
                fields=("partnership", "obligation", "party", "made_by"),
                condition=Q(withdrawn_at__isnull=True) & ~Q(made_by=""),
                name="obligations_evidence_once_an_act",
            ),
            models.CheckConstraint(
                condition=Q(attachment="", attachment_sha256="")
                | (~Q(attachment="") & ~Q(attachment_sha256="")),
                name="obligations_evidence_attachment_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.happened_on}"


class Reading(Recorded):
    """How people read a clause that leaves something open (tolkning)."""

    obligation = models.CharField(max_length=KEY_LENGTH)
    text = models.CharField(_("tolkning"), max_length=LONGEST_NOTE)
    sets = models.JSONField(default=dict)
    decided_on = models.DateField(_("beslutad"), null=True, blank=True)
    decided_by = models.CharField(_("beslut"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("tolkning")
        ordering = ("recorded_at", "id")
        constraints = [
            withdrawn_after("reading"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__lte=F("recorded_on")),
                name="obligations_reading_decided_before",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="obligations_reading_says"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.pk}"


class Waiver(Recorded):
    """The steering group has accepted that an occurrence was not kept (undantag).

    Where every party owes it, nobody stands outside to record it: then one steering member records
    it and one of another party confirms it. It holds from `confirmed_at`.
    """

    obligation = models.CharField(max_length=KEY_LENGTH)
    occurrence = models.CharField(max_length=OCCURRENCE_LENGTH)
    reason = models.CharField(_("skäl"), max_length=LONGEST_NOTE)
    decided_on = models.DateField(_("beslutad"))
    paragraph = models.CharField(_("paragraf"), max_length=LONGEST_PARAGRAPH)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_role = models.CharField(max_length=20, blank=True)
    confirmed_party = models.SlugField(max_length=60, blank=True)
    decision = models.ForeignKey(
        "DeviationDecision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="waivers",
        help_text="The decision about a deviation that it is part of, if it is.",
    )

    class Meta:
        verbose_name = _("undantag")
        ordering = ("recorded_at", "id")
        constraints = [
            withdrawn_after("waiver"),
            models.UniqueConstraint(
                fields=("partnership", "occurrence"),
                condition=Q(withdrawn_at__isnull=True),
                name="obligations_waiver_one_active",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__lte=F("recorded_on")),
                name="obligations_waiver_decided_before",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_at__gte=F("recorded_at")),
                name="obligations_waiver_confirmed_after",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(paragraph=""), name="obligations_waiver_grounded"
            ),
        ]

    def __str__(self) -> str:
        return self.occurrence


class AssessedOccurrence(models.Model):
    """A copy of what follows from agreement and evidence, for screens over many partnerships.

    It can always be made again (`rebuild_occurrences`). Standing is not in it: that is a function
    of these columns and a day, from the day of the last act on.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="assessed")
    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="assessed")
    key = models.CharField(max_length=OCCURRENCE_LENGTH)
    obligation = models.CharField(max_length=KEY_LENGTH)
    title = models.TextField(blank=True, help_text="What the agreement calls the obligation.")
    pattern = models.CharField(max_length=10)
    parties = models.CharField(
        max_length=PARTIES_LENGTH, help_text="Keys of who owes it, spaces between."
    )
    period_start = models.DateField()
    period_end = models.DateField()
    due_on = models.DateField(null=True)
    required = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    met_on = models.DateField(null=True)
    waived = models.BooleanField()
    set_off = models.BooleanField(help_text="False only for a triggered duty that still waits.")

    class Meta:
        verbose_name = _("förekomst")
        ordering = ("partnership", "version", "id")
        constraints = [
            models.UniqueConstraint(fields=("version", "key"), name="obligations_assessed_once"),
        ]

    def __str__(self) -> str:
        return self.key
