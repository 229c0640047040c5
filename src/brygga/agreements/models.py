"""The versions of an agreement, kept as the very text that was brought in, and its drafts."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

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


models.CharField.register_lookup(Length)
