"""What was sent to whom and why, how each person wants it, and their calendar's secret address."""

from datetime import time

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from brygga.domain import ics
from brygga.parties.models import Organisation, Person
from brygga.parties.roles import Role

# When letters wait for the morning, unless the reader has chosen other hours.
QUIET_FROM, QUIET_TO = time(21), time(7)

# What an invitation asks of the reader's calendar: to take in or change an event, or to strike it.
METHODS = ("REQUEST", "CANCEL")
# Stands in text and invitation where the secret link goes, which is made when the letter is sent.
LINK_GOES_HERE = "<<hemlig-lank>>"
SECRET_LENGTH = 80

ENDS = ("sent_at", "failed_at", "kept_here_at", "uncertain_at")


def _one_end() -> Q:
    return Q(
        *(
            Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True})
            for number, one in enumerate(ENDS)
            for other in ENDS[number + 1 :]
        )
    )


class Letter(models.Model):
    """One letter to one person. It stands here from the act that asked for it, sent or not.

    `sending_at` is set while a worker has it in hand: if the worker dies there, nobody knows
    whether it went, and it is never sent a second time.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    why = models.CharField(max_length=40, help_text="A key; its words are in notices.words.")
    about = models.CharField(max_length=300, blank=True, help_text="A path on this site.")
    once = models.CharField(
        max_length=160, blank=True, help_text="The same person gets this only once."
    )
    is_urgent = models.BooleanField(default=False, help_text="Does not wait for the morning.")
    calendar = models.TextField(
        blank=True, help_text="An invitation for the reader's calendar program (RFC 5546)."
    )
    calendar_method = models.CharField(max_length=10, blank=True)
    secret = models.CharField(
        max_length=SECRET_LENGTH,
        blank=True,
        help_text="What the secret link is made of when the letter goes; no link is kept.",
    )
    queued_at = models.DateTimeField()
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sending_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    kept_here_at = models.DateTimeField(
        null=True, blank=True, help_text="Not mailed: the person has chosen no mail."
    )
    uncertain_at = models.DateTimeField(
        null=True, blank=True, help_text="The worker died in the middle of sending."
    )
    problem = models.CharField(
        max_length=80, blank=True, help_text="The kind of the last error, never its text."
    )
    task = models.CharField(max_length=40, blank=True, help_text="Its latest place in the queue.")

    class Meta:
        verbose_name = _("utskick")
        ordering = ("-queued_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=("person", "once"), condition=~Q(once=""), name="notices_letter_once"
            ),
            models.CheckConstraint(condition=_one_end(), name="notices_letter_one_end"),
            models.CheckConstraint(
                condition=Q(calendar="", calendar_method="")
                | (~Q(calendar="") & Q(calendar_method__in=METHODS)),
                name="notices_letter_invitation_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.person_id}"

    def written(self, link: str) -> str:
        """The text with a link in the place of the secret one."""
        return self.body.replace(LINK_GOES_HERE, link)

    def invitation(self, link: str) -> str:
        """The invitation with a link in the place of the secret one; lines folded anew."""
        return ics.replaced(self.calendar, LINK_GOES_HERE, link)

    @property
    def state(self) -> str:
        """waiting, sent, failed, kept_here or uncertain"""
        return next((end.removesuffix("_at") for end in ENDS if getattr(self, end)), "waiting")

    @property
    def state_at(self) -> object:
        """The moment of the end; of a waiting letter, when it is to be sent."""
        return next((at for end in ENDS if (at := getattr(self, end))), self.send_after)


class LetterRole(models.Model):
    """In which role somebody got a letter: what their organisation's administrator may see."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("letter", "organisation", "role"), name="notices_letter_role_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.role} {self.organisation_id}"


class Reminded(models.Model):
    """One thing that somebody has been reminded of, so that it is never said twice."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reminded")
    thing = models.CharField(max_length=240)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="reminded")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "thing"), name="notices_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.thing}"


class Preference(models.Model):
    """How a person wants their letters. Without a row: by mail, and never at night."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="letter_preference")
    by_mail = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True, blank=True, default=QUIET_FROM)
    quiet_to = models.TimeField(null=True, blank=True, default=QUIET_TO)

    class Meta:
        verbose_name = _("val för utskick")
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="notices_quiet_both_or_neither",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class CalendarFeed(models.Model):
    """A calendar behind a secret address. Of the secret only the hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    is_discreet = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kalenderadress")
        constraints = [
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(revoked_at__isnull=True),
                name="notices_one_open_feed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"
