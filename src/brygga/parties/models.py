"""Who takes part.

Every interval is dated and half-open: `until` is the first day on which it no longer holds.
"""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from brygga.parties.roles import Role

LONGEST_WORD = 40  # characters


def holds_on(day: date, prefix: str = "") -> Q:
    """The intervals that hold on `day`: from `since`, up to but not on `until`."""
    return Q(**{f"{prefix}since__lte": day}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": day})
    )


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. Never a visitor: visitors have no record of any kind."""

    email = models.EmailField(_("e-postadress"), unique=True)
    name = models.CharField(_("namn"), max_length=120)
    language = models.CharField(
        _("språk"), max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    is_active = models.BooleanField(default=True)
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="Since then the row is a number that nobody stands behind."
    )
    # Kept unusable: there are no passwords. A new unusable one ends every session (see
    # AbstractBaseUser.get_session_auth_hash), which is how a sign-in is reset.

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="parties_person_email_any_case"),
            models.CheckConstraint(condition=~Q(name=""), name="parties_person_named"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Organisation(models.Model):
    """A public or non-profit organisation, one controller of its people's data."""

    class Kind(models.TextChoices):
        PUBLIC = "public", _("offentlig part")
        NONPROFIT = "nonprofit", _("idéburen part")

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("namn"), max_length=160)
    kind = models.CharField(max_length=10, choices=Kind)
    organisation_number = models.CharField(_("organisationsnummer"), max_length=11, blank=True)
    controller = models.CharField(
        _("personuppgiftsansvarig"),
        max_length=280,
        blank=True,
        help_text=_("Vem som ansvarar för personuppgifterna, och hur man når dem."),
    )

    class Meta:
        verbose_name = _("organisation")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("public", "nonprofit")), name="parties_organisation_kind"
            ),
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(name=""), name="parties_organisation_named"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's role in one organisation, from a day and perhaps until one."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    since = models.DateField(_("från"))
    until = models.DateField(_("till"), null=True, blank=True)

    class Meta:
        verbose_name = _("medlemskap")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="parties_membership_interval",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="parties_membership_role"
            ),
            models.UniqueConstraint(
                fields=("person", "organisation", "role"),
                condition=Q(until__isnull=True),
                name="parties_membership_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id} {self.person_id}"


class Partnership(models.Model):
    """Several organisations that do something together under one agreement."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(_("namn"), max_length=160)
    created_at = models.DateTimeField()
    organisations = models.ManyToManyField(
        Organisation, through="PartnershipParty", related_name="partnerships"
    )

    class Meta:
        verbose_name = _("partnerskap")
        ordering = ("title",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(title=""), name="parties_partnership_named"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PartnershipParty(models.Model):
    """An organisation as a party, under the key that the terms call it by."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="party_to")
    key = models.SlugField(max_length=60)

    class Meta:
        verbose_name = _("part")
        constraints = [
            models.UniqueConstraint(fields=("partnership", "key"), name="parties_party_key"),
            models.UniqueConstraint(
                fields=("partnership", "organisation"), name="parties_party_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="parties_party_keyed"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.key}"


class ContactPerson(models.Model):
    """Whom the other parties turn to. May be somebody who never signs in."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="contacts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="contact_for"
    )
    name = models.CharField(_("namn"), max_length=120)
    function = models.CharField(_("funktion"), max_length=120)
    since = models.DateField(_("från"))
    until = models.DateField(_("till"), null=True, blank=True)

    class Meta:
        verbose_name = _("kontaktperson")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="parties_contact_interval",
            ),
            models.UniqueConstraint(
                fields=("partnership", "organisation", "name", "function"),
                condition=Q(until__isnull=True),
                name="parties_contact_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.function}"

    @property
    def last_day(self) -> date | None:
        """The last day that it holds, as people say it; None while it runs."""
        return self.until - timedelta(days=1) if self.until else None


class AllowedWord(models.Model):
    """A word that names nobody here, so that the guard of free text need not ask about it.

    Taken away it is deleted: if it was a name after all, nothing may keep it.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="allowed_words")
    word = models.CharField(_("ord"), max_length=LONGEST_WORD)

    class Meta:
        verbose_name = _("tillåtet ord")
        ordering = ("word",)
        constraints = [
            models.UniqueConstraint(fields=("partnership", "word"), name="parties_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="parties_word_said"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Invitation(models.Model):
    """An invitation by mail. Of its token only the hash is kept: the link is in the letter."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-postadress"))
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    invited_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="invitations_sent",
        help_text="Empty for the first administrator, whom the installation itself invites.",
    )
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("inbjudan")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")), name="parties_invitation_interval"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="parties_invitation_one_end",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="parties_invitation_role"
            ),
            models.UniqueConstraint(
                fields=("organisation", "email", "role"),
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="parties_invitation_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.role}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)
