"""The versions of an agreement, kept as the very text that was brought in, its drafts and its life.

How an agreement stands is not here: it follows from these records (`brygga.domain.life`).
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from brygga.domain.life import Kind, Outcome
from brygga.domain.terms.model import Way
from brygga.parties.models import Partnership, Person

SHA512_LENGTH = 128  # hexadecimal digits
SHA256_LENGTH = 64
KEY_LENGTH = 60
LONGEST_NOTE = 280  # characters of free text


class AgreementVersion(models.Model):
    """What the parties agreed on, from a day on. The text is never changed: a change is a version.

    The text is UTF-8 decoded without any other change, so that encoding it gives the file back,
    byte by byte.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    file_name = models.CharField(_("filens namn"), max_length=120)
    terms_text = models.TextField()
    terms_sha512 = models.CharField(max_length=SHA512_LENGTH, db_index=True)
    calendar_text = models.TextField(blank=True)
    calendar_sha512 = models.CharField(max_length=SHA512_LENGTH, blank=True, db_index=True)
    effective_on = models.DateField(_("gäller från"))
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="versions_imported"
    )
    imported_role = models.CharField(max_length=20, blank=True)
    imported_party = models.SlugField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("version")
        ordering = ("partnership", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "number"), name="agreements_version_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="agreements_version_from_one"),
            models.CheckConstraint(
                condition=~Q(terms_text="") & Q(terms_sha512__length=SHA512_LENGTH),
                name="agreements_version_has_terms",
            ),
            models.CheckConstraint(
                condition=Q(calendar_text="", calendar_sha512="")
                | (~Q(calendar_text="") & Q(calendar_sha512__length=SHA512_LENGTH)),
                name="agreements_version_calendar_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"


class AgreementDraft(models.Model):
    """A text that the parties write together until they sign it (utkast).

    Closed it has either become a version or been set aside. It is never deleted.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="drafts")
    number = models.PositiveIntegerField(_("utkast"))
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    begun_role = models.CharField(max_length=20, blank=True)
    begun_party = models.SlugField(max_length=KEY_LENGTH, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    became = models.OneToOneField(
        AgreementVersion, models.PROTECT, null=True, blank=True, related_name="drafted_as"
    )

    class Meta:
        verbose_name = _("utkast")
        ordering = ("partnership", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=("partnership", "number"), name="agreements_draft_number"
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(closed_at__isnull=True),
                name="agreements_draft_one_open",
            ),
            models.CheckConstraint(
                condition=Q(became__isnull=True) | Q(closed_at__isnull=False),
                name="agreements_draft_became_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class DraftVersion(models.Model):
    """The draft as it stood after somebody saved it: the whole text, who, and when."""

    draft = models.ForeignKey(AgreementDraft, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    terms_text = models.TextField()
    terms_sha256 = models.CharField(max_length=SHA256_LENGTH)
    calendar_text = models.TextField(blank=True)
    calendar_sha256 = models.CharField(max_length=SHA256_LENGTH, blank=True)
    place = models.CharField(
        max_length=40, blank=True, help_text="What was changed, as the terms call it."
    )
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    saved_role = models.CharField(max_length=20, blank=True)
    saved_party = models.SlugField(max_length=KEY_LENGTH, blank=True)

    class Meta:
        verbose_name = _("version av utkastet")
        ordering = ("draft", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=("draft", "number"), name="agreements_draft_version_number"
            ),
            models.CheckConstraint(
                condition=~Q(terms_text="") & Q(terms_sha256__length=SHA256_LENGTH),
                name="agreements_draft_version_terms",
            ),
            models.CheckConstraint(
                condition=Q(calendar_text="", calendar_sha256="")
                | (~Q(calendar_text="") & Q(calendar_sha256__length=SHA256_LENGTH)),
                name="agreements_draft_version_calendar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.number}"


class ClauseComment(models.Model):
    """What a party says about a clause of the draft, until another word answers it."""

    draft = models.ForeignKey(AgreementDraft, models.PROTECT, related_name="comments")
    clause = models.SlugField(max_length=KEY_LENGTH)
    text = models.CharField(_("kommentar"), max_length=LONGEST_NOTE)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    written_role = models.CharField(max_length=20, blank=True)
    written_party = models.SlugField(max_length=KEY_LENGTH, blank=True)
    answer = models.CharField(_("svar"), max_length=LONGEST_NOTE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_role = models.CharField(max_length=20, blank=True)
    answered_party = models.SlugField(max_length=KEY_LENGTH, blank=True)

    class Meta:
        verbose_name = _("kommentar")
        ordering = ("written_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="agreements_comment_said"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="agreements_comment_answered",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.answered_at is None


class Readiness(models.Model):
    """A party's word that it would sign just this version of the draft (klar)."""

    version = models.ForeignKey(DraftVersion, models.PROTECT, related_name="readiness")
    party = models.SlugField(_("part"), max_length=KEY_LENGTH)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    said_role = models.CharField(max_length=20, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("klar för underskrift")
        constraints = [
            models.UniqueConstraint(
                fields=("version", "party"),
                condition=Q(taken_back_at__isnull=True),
                name="agreements_ready_once",
            ),
            models.CheckConstraint(condition=~Q(party=""), name="agreements_ready_party"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.party}"


LONGEST_KEYS = 800


class Recorded(models.Model):
    """A step in an agreement's life: who took it, when, in which role and for which party.

    Nothing here is ever changed but by being withdrawn, so that the answer for a past day stays.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="%(class)ss")
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField(help_text="The day in Sweden of recorded_at.")
    recorded_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_role = models.CharField(max_length=20)
    recorded_party = models.SlugField(max_length=60)

    class Meta:
        abstract = True


class Withdrawable(Recorded):
    """A step that can be taken back."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_role = models.CharField(max_length=20, blank=True)
    withdrawn_party = models.SlugField(max_length=60, blank=True)

    class Meta:
        abstract = True


def _withdrawn_after(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("recorded_at")),
        name=f"agreements_{name}_withdrawn_after",
    )


class Change(Withdrawable):
    """A change of what the agreement says (ändring): in which way, and the text it leads to.

    It holds from `effective_on`, in `version`, once all who must have agreed. Until then `version`
    is empty.
    """

    way = models.CharField(_("sätt"), max_length=20, choices=[(w.value, w.value) for w in Way])
    before = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="changes_of")
    terms_text = models.TextField()
    text = models.CharField(_("varför"), max_length=LONGEST_NOTE)
    talked_on = models.DateField(_("dialogens dag"), null=True, blank=True)
    parties = models.CharField(max_length=LONGEST_KEYS, blank=True, help_text="Who took part.")
    decision = models.CharField(
        _("beslut"), max_length=120, blank=True, help_text="Where the steering group decided it."
    )
    effective_on = models.DateField(_("gäller från"))
    version = models.OneToOneField(
        AgreementVersion, models.PROTECT, null=True, blank=True, related_name="change"
    )

    class Meta:
        verbose_name = _("ändring")
        ordering = ("recorded_at", "id")
        constraints = [
            _withdrawn_after("change"),
            models.CheckConstraint(
                condition=~Q(terms_text="") & ~Q(text=""), name="agreements_change_says"
            ),
            models.CheckConstraint(
                condition=Q(version__isnull=True) | Q(withdrawn_at__isnull=True),
                name="agreements_change_made_or_withdrawn",
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(version__isnull=True, withdrawn_at__isnull=True),
                name="agreements_one_change_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.way}"


class Matter(Withdrawable):
    """Something the parties have to talk about (fråga): a review, a breach, a dispute."""

    kind = models.CharField(_("slag"), max_length=20, choices=[(k.value, k.value) for k in Kind])
    text = models.CharField(_("vad det gäller"), max_length=LONGEST_NOTE)
    against = models.SlugField(_("part"), max_length=60, blank=True)
    occurrences = models.CharField(
        max_length=LONGEST_KEYS, blank=True, help_text="Keys of what was not kept, spaces between."
    )

    class Meta:
        verbose_name = _("fråga mellan parterna")
        ordering = ("recorded_at", "id")
        constraints = [
            _withdrawn_after("matter"),
            models.CheckConstraint(condition=~Q(text=""), name="agreements_matter_says"),
            # Only a breach is somebody's, and never one's own to accuse oneself of.
            models.CheckConstraint(
                condition=(
                    Q(kind=Kind.BREACH.value) & ~Q(against="") & ~Q(against=F("recorded_party"))
                )
                | (~Q(kind=Kind.BREACH.value) & Q(against="", occurrences="")),
                name="agreements_matter_breach_of_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Dialogue(Withdrawable):
    """The parties have talked about a matter (dialog). A slip is taken back, never deleted."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="dialogues")
    held_on = models.DateField(_("dag"))
    parties = models.CharField(max_length=LONGEST_KEYS)
    text = models.CharField(_("vad som sades"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("dialog")
        ordering = ("held_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__lte=F("recorded_on")), name="agreements_dialogue_past"
            ),
            models.UniqueConstraint(
                fields=("matter", "held_on", "parties", "text"),
                condition=Q(withdrawn_at__isnull=True),
                name="agreements_dialogue_once",
            ),
            _withdrawn_after("dialogue"),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.held_on}"


class Demand(Recorded):
    """A party asks that a breach be put right by a day (begäran om rättelse)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="demands")
    put_right_by = models.DateField(_("rättat senast"))
    text = models.CharField(_("vad som ska rättas"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("begäran om rättelse")
        ordering = ("recorded_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(put_right_by__gt=F("recorded_on")), name="agreements_demand_ahead"
            ),
            models.UniqueConstraint(
                fields=("matter", "recorded_party"), name="agreements_demand_once_a_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.put_right_by}"


class Conclusion(Recorded):
    """How a matter ended (avslut)."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="conclusion")
    outcome = models.CharField(
        _("utfall"), max_length=20, choices=[(o.value, o.value) for o in Outcome]
    )
    text = models.CharField(_("hur det blev"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("avslut")

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.outcome}"


class Notice(Withdrawable):
    """Notice that the agreement is to end (uppsägning); withdrawn only when all parties agree."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    months = models.PositiveSmallIntegerField(_("månader"))
    earliest_on = models.DateField(_("tidigast"))
    ends_on = models.DateField(_("sista dag"))
    text = models.CharField(_("skäl"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("uppsägning")
        ordering = ("recorded_at", "id")
        constraints = [
            _withdrawn_after("notice"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("earliest_on")), name="agreements_notice_runs_out"
            ),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(withdrawn_at__isnull=True),
                name="agreements_one_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.ends_on}"


class Cancellation(Recorded):
    """The agreement is cancelled because of a breach (hävning), and what is to be repaid.

    The amount is decided by people. `payer` is the party that repays, empty where nothing is.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="cancellation")
    ends_on = models.DateField(_("sista dag"))
    text = models.CharField(_("skäl"), max_length=LONGEST_NOTE)
    repayment = models.DecimalField(_("återbetalning"), max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, blank=True)
    payer = models.SlugField(max_length=60, blank=True)
    repayment_reason = models.CharField(_("skäl för beloppet"), max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = _("hävning")
        constraints = [
            models.UniqueConstraint(fields=("partnership",), name="agreements_one_cancellation"),
            models.CheckConstraint(
                condition=Q(repayment=0, payer="") | (Q(repayment__gt=0) & ~Q(payer="")),
                name="agreements_cancellation_repaid_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(repayment_reason=""), name="agreements_cancellation_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.ends_on}"


class Consent(Recorded):
    """A party agrees (godkännande): to a change, or that a notice is withdrawn.

    For a renegotiation it is the party's signature, given by its signatory.
    """

    change = models.ForeignKey(
        Change, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    notice = models.ForeignKey(
        Notice, models.PROTECT, null=True, blank=True, related_name="consents"
    )

    class Meta:
        verbose_name = _("godkännande")
        ordering = ("recorded_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(change__isnull=True) ^ Q(notice__isnull=True),
                name="agreements_consent_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=("change", "recorded_party"), name="agreements_consent_to_change_once"
            ),
            models.UniqueConstraint(
                fields=("notice", "recorded_party"), name="agreements_consent_to_notice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recorded_party}"


models.CharField.register_lookup(Length)
