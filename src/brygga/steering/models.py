"""Who sits in the steering group, when it meets, who was called, and what came of the meeting.

The seats themselves are in the agreement; here is who has filled them. How a meeting stands is
derived from what was done with it (states.py). What a meeting noted lies with the items of its
agenda until the minutes are approved; from then on what holds is FrozenMinutes.
"""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.obligations.models import KEY_LENGTH, LONGEST_NOTE
from brygga.parties.models import Partnership, Person
from brygga.steering.states import State

SEAT_LENGTH = 80
LONGEST_FUNCTION = 120
LONGEST_PLACE = 120
LONGEST_LINK = 500
LONGEST_TITLE = 120
LONGEST_ITEM_NOTE = 4000
LONGEST_DECISION = 500
SOURCE_LENGTH = 200
DAYS_AHEAD = 14


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


class SteeringGroup(models.Model):
    """How the group works: which promises its meetings keep, and how long ahead it is called.

    Each is the key of an obligation in the agreement, or empty where the agreement has none.
    """

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="steering_group")
    summons_obligation = models.CharField(max_length=KEY_LENGTH, blank=True)
    meeting_obligation = models.CharField(max_length=KEY_LENGTH, blank=True)
    minutes_obligation = models.CharField(max_length=KEY_LENGTH, blank=True)
    days_ahead = models.PositiveSmallIntegerField(default=DAYS_AHEAD)

    class Meta:
        verbose_name = _("styrgrupp")
        constraints = [
            models.CheckConstraint(
                condition=Q(days_ahead__gte=1, days_ahead__lte=90), name="steering_group_days_ahead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}"


class Meeting(models.Model):
    """A meeting of the steering group. It keeps its number and its identity wherever it moves."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="steering_meetings")
    number = models.PositiveSmallIntegerField()
    begins_at = models.DateTimeField(_("börjar"))
    ends_at = models.DateTimeField(_("slutar"))
    place = models.CharField(_("var"), max_length=LONGEST_PLACE, blank=True)
    link = models.URLField(_("länk"), max_length=LONGEST_LINK, blank=True)
    uid = models.UUIDField(
        default=uuid4, unique=True, help_text="What calendars know it by, for ever."
    )
    sequence = models.PositiveSmallIntegerField(
        default=0, help_text="Grows each time that those called are told something new."
    )
    summoned_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancellation_reason = models.CharField(_("skäl"), max_length=LONGEST_NOTE, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was noted that the meeting had been held."
    )
    sent_for_approval_at = models.DateTimeField(null=True, blank=True)
    sent_for_approval_role = models.CharField(max_length=20, blank=True)
    sent_for_approval_party = models.SlugField(max_length=60, blank=True)
    approved_at = models.DateTimeField(
        null=True, blank=True, help_text="When the last of the approvers approved the minutes."
    )

    class Meta:
        verbose_name = _("möte")
        ordering = ("begins_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "number"), name="steering_meeting_number"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="steering_meeting_lasts"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(held_at__isnull=True),
                name="steering_meeting_one_end",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(held_at__gte=F("begins_at")),
                name="steering_meeting_held_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(opened_at__isnull=True),
                name="steering_meeting_open_or_off",
            ),
            models.CheckConstraint(
                condition=Q(sent_for_approval_at__isnull=True) | Q(held_at__isnull=False),
                name="steering_meeting_sent_once_held",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(sent_for_approval_at__isnull=False),
                name="steering_meeting_approved_once_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"

    @property
    def state(self) -> State:
        if self.cancelled_at:
            return State.CANCELLED
        if self.approved_at:
            return State.APPROVED
        if self.sent_for_approval_at:
            return State.IN_APPROVAL
        if self.held_at:
            return State.HELD
        if self.opened_at:
            return State.OPEN
        return State.SUMMONED if self.summoned_at else State.PLANNED

    @property
    def calendar_uid(self) -> str:
        uid: UUID = self.uid
        return f"{uid}@brygga"


class Summons(models.Model):
    """That those called were told something: the summons, a change of it, that it is off."""

    class Kind(models.TextChoices):
        SUMMONS = "summons", _("kallelse")
        CHANGE = "change", _("ändrad kallelse")
        CANCELLATION = "cancellation", _("inställt")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="summonses")
    kind = models.CharField(max_length=12, choices=Kind)
    sequence = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_role = models.CharField(max_length=20)
    sent_party = models.SlugField(max_length=60)

    class Meta:
        verbose_name = _("kallelse")
        ordering = ("sequence",)
        constraints = [
            # A calendar takes the higher number for the newer word: never two of the same.
            models.UniqueConstraint(
                fields=("meeting", "sequence"), name="steering_summons_sequence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.kind} {self.sequence}"


class Answer(models.TextChoices):
    NONE = "", _("inget svar")
    YES = "yes", _("kommer")
    NO = "no", _("kommer inte")
    SUBSTITUTE = "substitute", _("ersättaren kommer")


class Invitee(models.Model):
    """Somebody called to a meeting, in one seat, and what they answered.

    The link by which they answer without signing in is made of `nonce` and the site's secret key
    each time it is needed. Kept is only its hash, so the database answers for nobody.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    holder = models.ForeignKey(SeatHolder, models.PROTECT, related_name="invitations")
    called_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    called_off_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody who had left the seat was told not to come."
    )

    class Meta:
        verbose_name = _("kallad")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("meeting", "holder"), name="steering_invitee_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (Q(answer__in=("yes", "no", "substitute"), answered_at__isnull=False)),
                name="steering_invitee_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.holder_id}"


class AgendaItem(models.Model):
    """One thing to deal with at a meeting: found by the program, or somebody's own.

    `source` is the key of what it came of, so that nothing is suggested twice; an item taken away
    stays with its key for the same reason. `version` grows with each change.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField(
        help_text="Where in an agenda its kind belongs; decides where it is put at first."
    )
    title = models.CharField(_("rubrik"), max_length=LONGEST_TITLE)
    text = models.CharField(_("vad det gäller"), max_length=LONGEST_NOTE, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minuter"), null=True, blank=True)
    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)
    path = models.CharField(max_length=300, blank=True, help_text="A page on this site.")
    added_party = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    note = models.TextField(_("anteckning"), max_length=LONGEST_ITEM_NOTE, blank=True)
    note_version = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("punkt på dagordningen")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("meeting", "source"),
                condition=~Q(source=""),
                name="steering_item_source_once",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="steering_item_titled"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.position}"


class Paper(models.Model):
    """What to read before an item: a file, or a link to where it lies."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    title = models.CharField(_("rubrik"), max_length=LONGEST_TITLE)
    link = models.URLField(_("länk"), max_length=LONGEST_LINK, blank=True)
    attachment = models.FileField(max_length=120, blank=True)
    attachment_name = models.CharField(max_length=120, blank=True)
    attachment_type = models.CharField(max_length=100, blank=True)
    attachment_sha256 = models.CharField(max_length=64, blank=True)
    attachment_size = models.PositiveIntegerField(null=True, blank=True)
    added_party = models.SlugField(max_length=60)

    class Meta:
        verbose_name = _("handling")
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & ~Q(attachment="") & ~Q(attachment_sha256=""))
                | (~Q(link="") & Q(attachment="", attachment_sha256="")),
                name="steering_paper_link_or_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.pk}"


class Attended(models.TextChoices):
    PRESENT = "present", _("närvarande")
    LEFT = "left", _("gick före slutet")
    ABSENT = "absent", _("frånvarande")


class Presence(models.Model):
    """Whether somebody in a seat came to a meeting, and stayed."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences")
    holder = models.ForeignKey(SeatHolder, models.PROTECT, related_name="presences")
    attended = models.CharField(max_length=8, choices=Attended)

    class Meta:
        verbose_name = _("närvaro")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("meeting", "holder"), name="steering_presence_once"),
            models.CheckConstraint(
                condition=Q(attended__in=("present", "left", "absent")),
                name="steering_presence_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.holder_id} {self.attended}"


class Decision(models.Model):
    """What a meeting decided under an item.

    `kind` is what it does once the minutes are approved (effects.py), `subject` what it is about
    and `details` what else that kind asks for. `effect` names what it did: waiver:12.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions")
    text = models.CharField(_("beslut"), max_length=LONGEST_DECISION)
    kind = models.SlugField(max_length=40)
    subject = models.CharField(max_length=SOURCE_LENGTH, blank=True)
    details = models.JSONField(default=dict, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    effect = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("beslut")
        ordering = ("id",)
        indexes = [models.Index(fields=("effect",), name="steering_decision_effect")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(kind=""), name="steering_decision_says"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.kind}"


class ActionItem(models.Model):
    """Something that a party is to do after a meeting; it comes back until it is done (åtgärd)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="actions")
    text = models.CharField(_("åtgärd"), max_length=LONGEST_NOTE)
    party = models.SlugField(_("part"), max_length=60)
    holder = models.ForeignKey(
        SeatHolder, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    due_on = models.DateField(_("senast"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    done_at = models.DateTimeField(null=True, blank=True)
    done_role = models.CharField(max_length=20, blank=True)
    done_party = models.SlugField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("åtgärd")
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(party=""), name="steering_action_owned"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_role="", done_party="")
                | (Q(done_at__isnull=False) & ~Q(done_party="")),
                name="steering_action_done_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.pk}"


class Approval(models.Model):
    """Somebody chosen to approve the minutes of a meeting, in their seat, and when they did."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="approvals")
    holder = models.ForeignKey(SeatHolder, models.PROTECT, related_name="approvals")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("justering")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("meeting", "holder"), name="steering_approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.holder_id}"


class Remark(models.Model):
    """A comment on a draft of minutes, or a correction beside those that are approved."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks")
    text = models.CharField(_("kommentar"), max_length=LONGEST_NOTE)
    is_correction = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    added_role = models.CharField(max_length=20)
    added_party = models.SlugField(max_length=60)

    class Meta:
        verbose_name = _("kommentar till protokoll")
        ordering = ("added_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="steering_remark_says"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.pk}"


class FrozenMinutes(models.Model):
    """The minutes as they were approved. The database refuses to change or delete them (guard.py).

    `content` is the canonical form, JSON with sorted keys and no spaces between; `sha256` is the
    checksum of its UTF-8 bytes. `paper` is the PDF made of it, kept: another version of the
    program that writes it would write other bytes.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    approved_at = models.DateTimeField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    paper = models.BinaryField()

    class Meta:
        verbose_name = _("protokoll")
        verbose_name_plural = _("protokoll")
        ordering = ("approved_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(content="") & Q(sha256__length=64), name="steering_minutes_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.sha256[:8]}"


class FundsApplication(models.Model):
    """That the group decided to apply for money from outside (externa medel)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="funds_applications")
    funder = models.CharField(_("varifrån"), max_length=LONGEST_TITLE)
    amount = models.PositiveIntegerField(_("belopp"), null=True, blank=True, help_text="In kronor.")
    party = models.SlugField(_("part"), max_length=60)
    decided_on = models.DateField(_("beslutad"))
    paragraph = models.CharField(_("paragraf"), max_length=40)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ansökan om externa medel")
        ordering = ("-decided_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(funder="") & ~Q(party=""), name="steering_funds_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.pk}"
