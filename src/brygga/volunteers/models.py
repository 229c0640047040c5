"""What is kept about people who do the work, and about what they must have learnt.

Nothing here says anything about who somebody is: only when they can, what they were taught, that
a register extract was shown, and how long they worked.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE, MADE_BY_LENGTH
from brygga.parties.models import Organisation, Partnership, Person
from brygga.volunteers.roles import ShiftRole

LONGEST_TITLE = 120  # characters
LONGEST_MONTHS = 120
MINUTES_A_DAY = 24 * 60
# The fields of Availability, Monday first, so that WEEKDAYS[day.weekday()] is the day's own.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Training(models.Model):
    """Something that people of a partnership are taught (utbildning)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="trainings")
    title = models.CharField(_("namn"), max_length=LONGEST_TITLE)
    months = models.PositiveSmallIntegerField(
        _("giltig i månader"), null=True, blank=True, help_text="Empty: it does not lapse."
    )
    obligation = models.CharField(
        max_length=KEY_LENGTH, blank=True, help_text="The promise that a session of it keeps."
    )
    is_proposed = models.BooleanField(
        default=False, help_text="Comes from the proposal; the agreement does not name it."
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("utbildning")
        ordering = ("title", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "title"),
                condition=Q(retired_at__isnull=True),
                name="volunteers_training_once",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="volunteers_training_named"),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__range=(1, LONGEST_MONTHS)),
                name="volunteers_training_months",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoleRequirement(models.Model):
    """What somebody needs in order to take a shift in a role. Without a row: nothing."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="role_requirements")
    shift_role = models.CharField(max_length=20, choices=ShiftRole)
    trainings = models.ManyToManyField(Training, related_name="needed_by", blank=True)
    needs_register_check = models.BooleanField(default=False)
    register_check_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long a note holds, by routine. Empty: no end."
    )

    class Meta:
        verbose_name = _("krav")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "shift_role"), name="volunteers_requirement_once"
            ),
            models.CheckConstraint(
                condition=Q(shift_role__in=ShiftRole.values), name="volunteers_requirement_role"
            ),
            models.CheckConstraint(
                condition=Q(register_check_months__isnull=True)
                | Q(needs_register_check=True, register_check_months__range=(1, LONGEST_MONTHS)),
                name="volunteers_requirement_months",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.shift_role}"


class TrainingSession(models.Model):
    """One time that something is taught (utbildningstillfälle): planned until held or cancelled.

    Role and party are kept beside the person who planned it: they are what other parties see.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="training_sessions")
    trainings = models.ManyToManyField(Training, related_name="sessions")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="training_sessions",
        help_text="Whose people it is for; empty for everybody concerned.",
    )
    day = models.DateField(_("dag"))
    begins = models.TimeField(_("börjar"), null=True, blank=True)
    ends = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=LONGEST_TITLE, blank=True)
    about = models.CharField(_("om tillfället"), max_length=LONGEST_TITLE, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    planned_role = models.CharField(max_length=20)
    planned_party = models.SlugField(max_length=60)
    held_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancellation_reason = models.CharField(_("skäl"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        verbose_name = _("utbildningstillfälle")
        ordering = ("-day", "-id")
        indexes = [models.Index(fields=("partnership", "day"), name="volunteers_session_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="volunteers_session_one_end",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(begins__isnull=False, ends__gt=F("begins")),
                name="volunteers_session_times",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=False) | Q(cancellation_reason=""),
                name="volunteers_session_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.day}"

    @property
    def state(self) -> str:
        """planned, held or cancelled"""
        if self.held_at:
            return "held"
        return "cancelled" if self.cancelled_at else "planned"

    @property
    def made_by(self) -> str:
        """How evidence from it names its origin."""
        return f"training-session:{self.pk}"


class Attendance(models.Model):
    """That somebody took part in a session (närvaro). Known within their own organisation only."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, models.CASCADE, related_name="attendance")

    class Meta:
        verbose_name = _("närvaro")
        constraints = [
            models.UniqueConstraint(
                fields=("session", "person"), name="volunteers_attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.person_id}"


class Availability(models.Model):
    """The weekdays on which somebody usually can. Without a row: nobody has asked them yet."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="availability")
    monday = models.BooleanField(_("måndag"), default=False)
    tuesday = models.BooleanField(_("tisdag"), default=False)
    wednesday = models.BooleanField(_("onsdag"), default=False)
    thursday = models.BooleanField(_("torsdag"), default=False)
    friday = models.BooleanField(_("fredag"), default=False)
    saturday = models.BooleanField(_("lördag"), default=False)
    sunday = models.BooleanField(_("söndag"), default=False)

    class Meta:
        verbose_name = _("tillgänglighet")

    def __str__(self) -> str:
        return f"{self.person_id}"

    @property
    def weekdays(self) -> frozenset[int]:
        """0 for Monday to 6 for Sunday."""
        return frozenset(n for n, name in enumerate(WEEKDAYS) if getattr(self, name))


class Absence(models.Model):
    """Days on which somebody is away (borta); why is nobody's business."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    since = models.DateField(_("från"))
    until = models.DateField(_("till"), help_text="The first day on which they are back.")

    class Meta:
        verbose_name = _("bortadagar")
        ordering = ("since", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="volunteers_absence_interval"
            ),
            models.UniqueConstraint(
                fields=("person", "since", "until"), name="volunteers_absence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.since}"

    @property
    def last_day(self) -> date:
        """The last day away, as people say it."""
        return self.until - timedelta(days=1)


class RegisterCheck(models.Model):
    """A note that somebody showed their register extract: when, and who saw it.

    Lag (2013:852) om registerkontroll av personer som ska arbeta med barn, 5 §, allows such a note
    and nothing else: no file, no result, no text. There must never be another field.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="register_checks")
    shown_on = models.DateField(_("visades"))
    seen_by = models.ForeignKey(Person, models.PROTECT, related_name="register_checks_seen")

    class Meta:
        verbose_name = _("registerutdrag")
        ordering = ("-shown_on", "-id")
        constraints = [
            models.UniqueConstraint(fields=("person", "shown_on"), name="volunteers_check_once"),
            models.CheckConstraint(
                condition=~Q(person=F("seen_by")), name="volunteers_check_seen_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.shown_on}"


class WorkedHours(models.Model):
    """How long somebody worked on a day: a party's contribution in kind (arbetad tid).

    `person` is emptied when somebody has left; the hours stay. `made_by` is what they follow from,
    such as shift:12, and counts once.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="worked_hours")
    party = models.SlugField(max_length=60)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="worked_hours"
    )
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    shift_role = models.CharField(max_length=20, choices=ShiftRole)
    made_by = models.CharField(max_length=MADE_BY_LENGTH)
    kept_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("arbetad tid")
        ordering = ("-day", "-id")
        indexes = [
            models.Index(fields=("partnership", "person", "day"), name="volunteers_hours_by"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "made_by"),
                condition=Q(taken_back_at__isnull=True),
                name="volunteers_hours_once",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, MINUTES_A_DAY)), name="volunteers_hours_minutes"
            ),
            models.CheckConstraint(
                condition=Q(shift_role__in=ShiftRole.values), name="volunteers_hours_role"
            ),
            models.CheckConstraint(
                condition=~Q(made_by="") & ~Q(party=""), name="volunteers_hours_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.made_by}"


class Attestation(models.Model):
    """That an association's leadership as a whole meets the agreement's goal, for a school term.

    One act for all: there is no field for a person it could be about, and there must never be one.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="attestations")
    party = models.SlugField(max_length=60)
    obligation = models.CharField(max_length=KEY_LENGTH)
    term = models.CharField(max_length=20, help_text="The period's key, such as 2023-HT.")
    attested_at = models.DateTimeField()
    attested_on = models.DateField(help_text="The day in Sweden of attested_at.")
    attested_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    attested_role = models.CharField(max_length=20)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("intyg")
        ordering = ("-attested_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "party", "obligation", "term"),
                condition=Q(withdrawn_at__isnull=True),
                name="volunteers_attestation_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("attested_at")),
                name="volunteers_attestation_withdrawn_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.party} {self.term}"

    @property
    def made_by(self) -> str:
        """How evidence from it names its origin."""
        return f"attestation:{self.pk}"
