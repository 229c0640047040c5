"""What deviates from plan or budget, or was not done: raised, discussed, decided, followed up.

Where one stands follows from the moments that are kept with it (states.py). The database itself
holds to the order: nothing is decided before the parties have talked.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.obligations.models.recorded import (
    KEY_LENGTH,
    LONGEST_NOTE,
    LONGEST_PARAGRAPH,
    OCCURRENCE_LENGTH,
    PARTIES_LENGTH,
    Recorded,
    withdrawn_after,
)
from brygga.obligations.states import State
from brygga.parties.models import Person


class Deviation(Recorded):
    """Something that is not as agreed (avvikelse), raised by any party about any obligation."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("avviker från planen")
        BUDGET = "budget", _("avviker från budgeten")
        MISS = "miss", _("blev inte gjort")

    obligation = models.CharField(max_length=KEY_LENGTH)
    occurrence = models.CharField(
        max_length=OCCURRENCE_LENGTH,
        blank=True,
        help_text="The one it is about; empty where it is about the obligation as a whole.",
    )
    owed_by = models.CharField(
        max_length=PARTIES_LENGTH, help_text="Keys of who owes it, spaces between."
    )
    kind = models.CharField(_("slag"), max_length=10, choices=Kind)
    what = models.CharField(_("vad som avviker"), max_length=LONGEST_NOTE)
    why = models.CharField(_("varför"), max_length=LONGEST_NOTE, blank=True)
    since = models.DateField(_("från"))
    talked_at = models.DateTimeField(
        null=True, blank=True, help_text="When the first dialogue between both sides was noted."
    )
    proposed_at = models.DateTimeField(
        null=True, blank=True, help_text="When the decision that stands was recorded."
    )
    decided_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when the decision holds."
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("avvikelse")
        ordering = ("-since", "-id")
        indexes = [
            models.Index(fields=("partnership", "obligation"), name="obligations_deviation_by")
        ]
        constraints = [
            withdrawn_after("deviation"),
            models.CheckConstraint(
                condition=Q(since__lte=F("recorded_on")), name="obligations_deviation_past"
            ),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owed_by=""), name="obligations_deviation_says"
            ),
            models.CheckConstraint(
                condition=Q(proposed_at__isnull=True) | Q(talked_at__isnull=False),
                name="obligations_deviation_talked_first",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | Q(proposed_at__isnull=False),
                name="obligations_deviation_proposed_first",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(decided_at__isnull=False),
                name="obligations_deviation_decided_first",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(proposed_at__isnull=True),
                name="obligations_deviation_one_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.since}"

    @property
    def state(self) -> State:
        if self.is_withdrawn:
            return State.WITHDRAWN
        if self.closed_at:
            return State.CLOSED
        if self.decided_at:
            return State.DECIDED
        if self.proposed_at:
            return State.PROPOSED
        return State.TALKED if self.talked_at else State.RAISED

    @property
    def owing(self) -> tuple[str, ...]:
        return tuple(self.owed_by.split())


class DeviationNote(Recorded):
    """A talk about it, or a look at how it went: when, which parties, what came of it."""

    class Kind(models.TextChoices):
        TALK = "talk", _("samtal")
        FOLLOW_UP = "follow_up", _("uppföljning")

    obligation = models.CharField(max_length=KEY_LENGTH)
    deviation = models.ForeignKey(Deviation, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    held_on = models.DateField(_("dag"))
    parties = models.CharField(
        max_length=PARTIES_LENGTH, help_text="Keys of who took part, spaces between."
    )
    text = models.CharField(_("vad ni kom fram till"), max_length=LONGEST_NOTE)
    is_dialogue = models.BooleanField(
        default=False, help_text="Whether both sides took part, as the agreement asks."
    )
    closes = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("samtal om en avvikelse")
        ordering = ("held_on", "recorded_at", "id")
        constraints = [
            withdrawn_after("deviation_note"),
            models.CheckConstraint(
                condition=Q(held_on__lte=F("recorded_on")), name="obligations_deviation_note_past"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(parties=""), name="obligations_deviation_note_says"
            ),
            models.CheckConstraint(
                condition=Q(closes=False) | Q(kind="follow_up"),
                name="obligations_deviation_note_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deviation_id}: {self.held_on}"


class DeviationDecision(Recorded):
    """What the parties decided. Waits, where every party owes it, for another to confirm."""

    class Outcome(models.TextChoices):
        WAIVE = "waive", _("det accepteras")
        PUT_RIGHT = "put_right", _("det rättas till")
        CHANGE = "change", _("överenskommelsen ändras")
        NOTHING = "nothing", _("inget mer behövs")

    obligation = models.CharField(max_length=KEY_LENGTH)
    deviation = models.ForeignKey(Deviation, models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("beslut"), max_length=10, choices=Outcome)
    text = models.CharField(_("beslutet med några ord"), max_length=LONGEST_NOTE)
    decided_on = models.DateField(_("beslutad"))
    paragraph = models.CharField(_("paragraf"), max_length=LONGEST_PARAGRAPH, blank=True)
    put_right_by = models.DateField(_("rättat senast"), null=True, blank=True)
    follow_up_on = models.DateField(_("följs upp"), null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_role = models.CharField(max_length=20, blank=True)
    confirmed_party = models.SlugField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("beslut om en avvikelse")
        ordering = ("recorded_at", "id")
        constraints = [
            withdrawn_after("deviation_decision"),
            models.UniqueConstraint(
                fields=("deviation",),
                condition=Q(withdrawn_at__isnull=True),
                name="obligations_deviation_decision_one_active",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__lte=F("recorded_on")),
                name="obligations_deviation_decision_past",
            ),
            models.CheckConstraint(
                condition=Q(put_right_by__isnull=False, outcome="put_right")
                | (Q(put_right_by__isnull=True) & ~Q(outcome="put_right")),
                name="obligations_deviation_decision_put_right",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_at__gte=F("recorded_at")),
                name="obligations_deviation_decision_confirmed_after",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="obligations_deviation_decision_says"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deviation_id}: {self.outcome}"
