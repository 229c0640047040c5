"""The ledger of everything that is public, the freezing of half-years into it, and reports."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.domain.disclosure.records import canonical
from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE, Evidence
from brygga.parties.models import Partnership, Person

HALF_YEAR_LENGTH = 7  # 2023-H1
LONGEST_SOURCE = 120  # characters
LONGEST_SECTION = 4_000
# What can stop a freeze and people can put right; what else does is the name of an error.
CONTRADICTION, MISFITS = "contradiction", "misfits"


class LedgerLine(models.Model):
    """One line of a partnership's ledger (liggare). The database refuses to change or delete it.

    `record` is what is hashed (domain.disclosure.records): what was said, of which kind, on which
    day. The truth behind a frozen half-year is in no line.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        FROZEN = "frozen", _("fryst halvår")
        RELEASED = "released", _("utlämnat halvår")
        OUTSIDE = "outside", _("siffra från annat håll")
        OUTSIDE_WITHDRAWN = "outside-withdrawn", _("återkallad siffra från annat håll")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="ledger_lines")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … within its chain, without gaps.")
    kind = models.CharField(max_length=20, choices=Kind)
    half_year = models.CharField(
        max_length=HALF_YEAR_LENGTH, blank=True, help_text="The one it is about: 2023-H1."
    )
    record = models.JSONField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("rad i liggaren")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "number"), name="reports_ledger_no_fork"
            ),
            models.UniqueConstraint(
                fields=("partnership", "previous_hash"), name="reports_ledger_one_successor"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="reports_ledger_from_one"),
            # A half-year is rounded once, handed over once.
            models.UniqueConstraint(
                fields=("partnership", "half_year", "kind"),
                condition=Q(kind__in=("frozen", "released")),
                name="reports_ledger_frozen_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("outside", "outside-withdrawn"), half_year="")
                | (Q(kind__in=("plan", "frozen", "released")) & ~Q(half_year="")),
                name="reports_ledger_half_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.number}: {self.kind}"

    @property
    def canonical(self) -> str:
        """The record as it is hashed."""
        return canonical(self.record)


class Freezing(models.Model):
    """That somebody asked to freeze a half-year, and how far the worker has come (frysning)."""

    class Step(models.IntegerChoices):
        ASKED = 0, _("väntar på sin tur")
        COUNTING = 1, _("räknar samman kvällarna")
        ROUNDING = 2, _("avrundar och prövar om någon kan pekas ut")
        WRITING = 3, _("skriver i liggaren")
        DONE = 4, _("klar")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="freezings")
    half_year = models.CharField(max_length=HALF_YEAR_LENGTH)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_role = models.CharField(max_length=20)
    task = models.CharField(max_length=40, blank=True, help_text="Its place in the queue.")
    step = models.PositiveSmallIntegerField(choices=Step, default=Step.ASKED)
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(
        max_length=80, blank=True, help_text="What went wrong: a key or the name of an error."
    )

    class Meta:
        verbose_name = _("frysning")
        ordering = ("half_year",)
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "half_year"), name="reports_freezing_once"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True),
                name="reports_freezing_one_end",
            ),
            models.CheckConstraint(condition=Q(step__range=(0, 4)), name="reports_freezing_step"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.half_year}"

    @property
    def is_under_way(self) -> bool:
        return self.done_at is None and self.failed_at is None


class Report(models.Model):
    """One version of a report over a period, written together and then sent (rapport).

    Until it is sent it follows what is known; `content` is what was sent, for ever. What is wrong
    in it afterwards is put right by a new version, which says what changed.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=20)
    period = models.CharField(max_length=HALF_YEAR_LENGTH, help_text="2023-H1, or 2023.")
    version = models.PositiveSmallIntegerField(default=1)
    changes = models.CharField(_("vad som har ändrats"), max_length=LONGEST_NOTE, blank=True)
    obligation = models.CharField(
        max_length=KEY_LENGTH, blank=True, help_text="The promise that it keeps, or none."
    )
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_party = models.SlugField(max_length=60, blank=True)
    content = models.JSONField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    evidence = models.OneToOneField(
        Evidence, models.PROTECT, null=True, blank=True, related_name="report"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_party = models.SlugField(max_length=60, blank=True)
    return_reason = models.CharField(_("skäl"), max_length=LONGEST_NOTE, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(
        null=True, blank=True, help_text="The day of the steering group's decision."
    )
    approved_paragraph = models.CharField(_("paragraf"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("rapport")
        ordering = ("-period", "kind", "-version")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "kind", "period", "version"), name="reports_report_once"
            ),
            # Two people who begin at once write in the same one.
            models.UniqueConstraint(
                fields=("partnership", "kind", "period"),
                condition=Q(sent_at__isnull=True),
                name="reports_report_one_draft",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="reports_report_from_one"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, content__isnull=True, sha256="")
                | (Q(sent_at__isnull=False, content__isnull=False) & ~Q(sha256="")),
                name="reports_report_sent_whole",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, return_reason="")
                | (Q(returned_at__gte=F("sent_at")) & ~Q(return_reason="")),
                name="reports_report_returned_after",
            ),
            models.CheckConstraint(
                condition=Q(
                    approved_at__isnull=True, approved_on__isnull=True, approved_paragraph=""
                )
                | (
                    Q(approved_at__gte=F("sent_at"), approved_on__isnull=False, returned_at=None)
                    & ~Q(approved_paragraph="")
                ),
                name="reports_report_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period} ({self.version})"

    @property
    def state(self) -> str:
        """draft, sent, returned or approved"""
        if self.approved_at:
            return "approved"
        if self.returned_at:
            return "returned"
        return "sent" if self.sent_at else "draft"


class ReportSection(models.Model):
    """What people have written in a part of a report, and who is to (avsnitt)."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=40)
    text = models.TextField(_("text"), max_length=LONGEST_SECTION, blank=True)
    assigned_party = models.SlugField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=0, help_text="How often it was saved.")
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("avsnitt")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("report", "key"), name="reports_section_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"
