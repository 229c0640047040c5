"""The evenings: the rule they follow, what was decided about single ones, and who works.

An evening follows from its programme and the school calendar (domain.meetups). A row of Meetup
holds only what people decided or did; until then there is none.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.domain.meetups import State
from brygga.domain.meetups.counting import LARGEST_CHANGE, CountKind
from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE, Evidence
from brygga.parties.models import Organisation, Partnership, Person
from brygga.volunteers.roles import ShiftRole

LONGEST_PLACE = 80  # characters
LONGEST_TITLE = 80
LONGEST_QUESTION = 120
MEETUP_KEY_LENGTH = 20
MOST_PLACES = 20


WEEKDAYS = (
    (0, _("Måndagar")),
    (1, _("Tisdagar")),
    (2, _("Onsdagar")),
    (3, _("Torsdagar")),
    (4, _("Fredagar")),
    (5, _("Lördagar")),
    (6, _("Söndagar")),
)


class Theme(models.TextChoices):
    """What an evening is about, from the list; a title of its own may say more."""

    FILM = "film", _("filmkväll")
    STUDY_CIRCLE = "study-circle", _("studiecirkel")
    CRAFTS = "crafts", _("pyssel och hantverk")
    LECTURE = "lecture", _("gästföreläsning")
    CITY_WALK = "city-walk", _("stadsvandring")
    GAMES = "games", _("spelkväll")
    LARGER = "larger", _("större aktivitet")


class WhyCancelled(models.TextChoices):
    STAFFING = "staffing", _("för få som kunde arbeta")
    ILLNESS = "illness", _("sjukdom")
    PREMISES = "premises", _("lokalen gick inte att använda")
    SAFETY = "safety", _("säkerheten")
    WEATHER = "weather", _("vädret")
    OTHER = "other", _("något annat")


class HowItWent(models.TextChoices):
    """The code list of the evening's log. About the evening, never about anybody in it."""

    CALM = "calm", _("lugn kväll")
    CONFLICT = "conflict", _("konflikt")
    THREAT = "threat", _("hot utifrån")
    CONCERN_BY_ROUTINE = "concern", _("orosanmälan gjord enligt rutinen")
    PREMISES = "premises", _("något med lokalen")
    OTHER = "other", _("annat")


class Answer(models.TextChoices):
    YES = "yes", _("ja")
    PARTLY = "partly", _("delvis")
    NO = "no", _("nej")


def _ends_after(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(begins__isnull=True) | Q(ends__isnull=True) | Q(ends__gt=F("begins")),
        name=name,
    )


class Programme(models.Model):
    """A series of weekly evenings, as a rule a school term of them (program)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="programmes")
    begins_on = models.DateField(_("första dagen"))
    ends_on = models.DateField(_("sista dagen"))
    number = models.PositiveSmallIntegerField(
        default=1, help_text="Tells series of the same weeks apart, in the keys of their evenings."
    )
    obligation = models.CharField(
        max_length=KEY_LENGTH, help_text="The promise that a held meetup counts towards."
    )

    class Meta:
        verbose_name = _("program")
        ordering = ("begins_on", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "begins_on", "number"), name="meetups_programme_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="meetups_programme_interval"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="meetups_programme_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on} {self.number}"


class ProgrammeRule(models.Model):
    """On which weekday, when and where, from the week of `since` on."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rules")
    since = models.DateField(_("från och med veckan"))
    weekday = models.PositiveSmallIntegerField(_("veckodag"), choices=WEEKDAYS)
    begins = models.TimeField(_("börjar"))
    ends = models.TimeField(_("slutar"))
    place = models.CharField(_("lokal"), max_length=LONGEST_PLACE)

    class Meta:
        verbose_name = _("regel")
        ordering = ("since",)
        constraints = [
            models.UniqueConstraint(fields=("programme", "since"), name="meetups_rule_once_a_week"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="meetups_rule_weekday"),
            _ends_after("meetups_rule_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.since}"


class Meetup(models.Model):
    """What was decided about one evening, and what became of it (träff).

    Day and times are empty while it follows the rule; once it is moved, held or cancelled they
    stand here, so that no later rule changes what has been.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="meetups")
    key = models.SlugField(max_length=MEETUP_KEY_LENGTH)
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetups",
        help_text="None for an evening beside the series.",
    )
    obligation = models.CharField(
        max_length=KEY_LENGTH,
        blank=True,
        help_text="Of one beside the series: the promise it counts towards, empty for none.",
    )
    on = models.DateField(_("dag"), null=True, blank=True)
    begins = models.TimeField(_("börjar"), null=True, blank=True)
    ends = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("lokal"), max_length=LONGEST_PLACE, blank=True)
    theme = models.CharField(_("tema"), max_length=20, choices=Theme, blank=True)
    title = models.CharField(_("träffens rubrik"), max_length=LONGEST_TITLE, blank=True)
    is_moved = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(
        default=0, help_text="How often calendars were told something new (RFC 5545, 3.8.7.4)."
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_for = models.CharField(_("skäl"), max_length=20, choices=WhyCancelled, blank=True)
    cancelled_note = models.CharField(_("förklaring"), max_length=LONGEST_NOTE, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    count_deleted_at = models.DateTimeField(
        null=True, blank=True, help_text="From then on nothing is counted or shown of its count."
    )
    evidence = models.OneToOneField(
        Evidence, models.PROTECT, null=True, blank=True, related_name="meetup"
    )

    class Meta:
        verbose_name = _("träff")
        ordering = ("key",)
        indexes = [models.Index(fields=("partnership", "on"), name="meetups_meetup_on")]
        constraints = [
            models.UniqueConstraint(fields=("partnership", "key"), name="meetups_meetup_once"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(held_at__isnull=True),
                name="meetups_meetup_held_or_cancelled",
            ),
            # What has a state of its own has a day and times of its own.
            models.CheckConstraint(
                condition=Q(
                    cancelled_at__isnull=True,
                    held_at__isnull=True,
                    is_moved=False,
                    programme__isnull=False,
                )
                | Q(on__isnull=False, begins__isnull=False, ends__isnull=False),
                name="meetups_meetup_fixed",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_for="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_for="")),
                name="meetups_meetup_cancelled_for",
            ),
            models.CheckConstraint(
                condition=Q(evidence__isnull=True) | Q(held_at__isnull=False),
                name="meetups_meetup_evidence_when_held",
            ),
            _ends_after("meetups_meetup_ends_after"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> State:
        if self.held_at is not None:
            return State.HELD
        return State.PLANNED if self.cancelled_at is None else State.CANCELLED


class StaffingNeed(models.Model):
    """How many an evening needs in a role, and how many places there are (bemanning).

    What an evening asked for stays to be seen: a change closes a row and begins another.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="staffing_needs")
    role = models.CharField(_("roll"), max_length=20, choices=ShiftRole)
    at_least = models.PositiveSmallIntegerField(_("minst"))
    places = models.PositiveSmallIntegerField(_("antal platser"))
    obligation = models.CharField(
        max_length=KEY_LENGTH, blank=True, help_text="The standing promise that it keeps, or none."
    )
    since = models.DateField(help_text="The first day whose evenings ask for it.")
    until = models.DateField(
        null=True, blank=True, help_text="The first day whose evenings no longer do."
    )

    class Meta:
        verbose_name = _("bemanning")
        ordering = ("since", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "role"),
                condition=Q(until__isnull=True),
                name="meetups_need_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="meetups_need_interval",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ShiftRole.values), name="meetups_need_role"
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=MOST_PLACES, at_least__lte=F("places")),
                name="meetups_need_places",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.role}"

    @property
    def last_day(self) -> date | None:
        """The last day whose evenings asked for it; None while they still do."""
        return self.until - timedelta(1) if self.until else None


class Shift(models.Model):
    """Somebody's place in an evening's staffing (pass). The database gives a place once."""

    meetup = models.ForeignKey(Meetup, models.PROTECT, related_name="shifts")
    role = models.CharField(_("roll"), max_length=20, choices=ShiftRole)
    number = models.PositiveSmallIntegerField(help_text="Which of the role's places, from 1.")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="shifts"
    )
    party = models.SlugField(max_length=60)
    taken_at = models.DateTimeField()
    given_back_at = models.DateTimeField(null=True, blank=True)
    unsure_since = models.DateTimeField(
        null=True, blank=True, help_text="The evening was moved; they have not said if it suits."
    )
    absent_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When it was noted, after the evening, that they did not come.",
    )

    class Meta:
        verbose_name = _("pass")
        ordering = ("role", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("meetup", "role", "number"),
                condition=Q(given_back_at__isnull=True),
                name="meetups_shift_place_once",
            ),
            models.UniqueConstraint(
                fields=("meetup", "person"),
                condition=Q(given_back_at__isnull=True),
                name="meetups_shift_person_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ShiftRole.values), name="meetups_shift_role"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_PLACES), name="meetups_shift_number"
            ),
            models.CheckConstraint(
                condition=Q(given_back_at__isnull=True) | Q(given_back_at__gte=F("taken_at")),
                name="meetups_shift_given_back_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meetup_id}: {self.role} {self.number}"

    @property
    def was_noted(self) -> bool:
        """Nobody had signed up: it was noted once the evening was held."""
        held_at = self.meetup.held_at
        return held_at is not None and self.taken_at >= held_at


class LogQuestion(models.Model):
    """A question that the team has chosen to answer after each evening."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="log_questions")
    text = models.CharField(_("fråga"), max_length=LONGEST_QUESTION)
    asked_since = models.DateField()
    asked_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("fråga")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "text"),
                condition=Q(asked_until__isnull=True),
                name="meetups_question_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="meetups_question_said"),
            models.CheckConstraint(
                condition=Q(asked_until__isnull=True) | Q(asked_until__gte=F("asked_since")),
                name="meetups_question_interval",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class EveningLog(models.Model):
    """How an evening went, for the associations alone: codes first, a short note if need be."""

    meetup = models.OneToOneField(Meetup, models.CASCADE, related_name="log")
    codes = models.JSONField(default=list, help_text="Of HowItWent.")
    note = models.CharField(_("anteckning"), max_length=LONGEST_NOTE, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("logg")

    def __str__(self) -> str:
        return str(self.meetup_id)


class LogAnswer(models.Model):
    """What the evening's leaders answered one of the team's questions."""

    log = models.ForeignKey(EveningLog, models.CASCADE, related_name="answers")
    question = models.ForeignKey(LogQuestion, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)

    class Meta:
        verbose_name = _("svar")
        ordering = ("question",)
        constraints = [
            models.UniqueConstraint(fields=("log", "question"), name="meetups_answer_once"),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="meetups_answer_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.log_id}: {self.question_id}"


class CountOperation(models.Model):
    """So many heads more or fewer of a kind, counted at an evening's door (besöksräkning).

    The number of an evening is the sum of these. No moment, no person and no phone: a row is a
    number, and the identity that lets it be sent twice is random. The rows of an evening are
    deleted some time after the half-year that they went into is frozen.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    meetup = models.ForeignKey(Meetup, models.CASCADE, related_name="count_operations")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in CountKind])
    change = models.SmallIntegerField()
    counted_in = models.CharField(
        max_length=7, blank=True, help_text="The half-year whose figures hold it: 2023-H1."
    )

    class Meta:
        verbose_name = _("räknat")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in CountKind]), name="meetups_count_kind"
            ),
            models.CheckConstraint(
                condition=Q(change__gte=-LARGEST_CHANGE, change__lte=LARGEST_CHANGE) & ~Q(change=0),
                name="meetups_count_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meetup_id}: {self.kind}"


class StandIn(models.Model):
    """Somebody who can step in that evening if a place becomes free (reserv)."""

    meetup = models.ForeignKey(Meetup, models.PROTECT, related_name="stand_ins")
    role = models.CharField(_("roll"), max_length=20, choices=ShiftRole)
    person = models.ForeignKey(Person, models.CASCADE, related_name="stand_ins")
    party = models.SlugField(max_length=60)
    joined_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reserv")
        ordering = ("joined_at", "id")
        constraints = [
            models.UniqueConstraint(fields=("meetup", "person"), name="meetups_stand_in_once"),
            models.CheckConstraint(
                condition=Q(role__in=ShiftRole.values), name="meetups_stand_in_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meetup_id}: {self.role}"


class Swap(models.Model):
    """Somebody asks to change their shift for a colleague's on another evening (byte)."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("antaget")
        DECLINED = "declined", _("avböjt")
        WITHDRAWN = "withdrawn", _("återtaget")
        LAPSED = "lapsed", _("inte längre möjligt")

    offered = models.ForeignKey(Shift, models.CASCADE, related_name="swaps_offered")
    wanted = models.ForeignKey(Shift, models.CASCADE, related_name="swaps_wanted")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("byte")
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("offered", "wanted"),
                condition=Q(outcome=""),
                name="meetups_swap_asked_once",
            ),
            models.CheckConstraint(
                condition=~Q(offered=F("wanted")), name="meetups_swap_of_two_shifts"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True)
                | (
                    Q(outcome__in=("accepted", "declined", "withdrawn", "lapsed"))
                    & Q(ended_at__isnull=False)
                ),
                name="meetups_swap_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offered_id} {self.wanted_id}"


class ConcernContact(models.Model):
    """Where a concern for a young person is told in a municipality (kontaktväg vid oro).

    A way to an authority, never a person. About a concern itself nothing is kept, anywhere.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="concern_contacts")
    name = models.CharField(_("vart"), max_length=LONGEST_TITLE)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    link = models.URLField(_("länk"), max_length=300, blank=True)
    hours = models.CharField(_("när"), max_length=LONGEST_TITLE, blank=True)

    class Meta:
        verbose_name = _("kontaktväg vid oro")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "name"), name="meetups_concern_contact_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & (~Q(phone="") | ~Q(link="")),
                name="meetups_concern_contact_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.pk}"
