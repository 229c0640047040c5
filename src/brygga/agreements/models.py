"""The versions of an agreement, kept as the very text that was brought in."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from brygga.parties.models import Partnership, Person

SHA512_LENGTH = 128  # hexadecimal digits


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


models.CharField.register_lookup(Length)
