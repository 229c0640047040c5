"""What the parties propose, point by point, and what the public party made of it.

How far a proposal has come is not here: it follows from these records (`brygga.domain.life`).
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brygga.agreements.models import AgreementDraft
from brygga.domain.proposals import Rhythm, Section
from brygga.parties.models import Partnership, Person

LONGEST_POINT = 280  # characters of free text
LONGEST_TITLE = 120
LONGEST_REASONS = 1_000
LONGEST_REFERENCE = 40
KEYS_LENGTH = 400
SCHOOL_WEEKS = 38


class Answer(models.TextChoices):
    """Whether a criterion is met."""

    YES = "yes", _("ja")
    NO = "no", _("nej")
    UNCLEAR = "unclear", _("oklart")


class Outcome(models.TextChoices):
    """What is recommended, or decided."""

    YES = "yes", _("ja")
    NO = "no", _("nej")
    BACK = "back", _("åter för komplettering")


class Saved(models.Model):
    """Who saved something last, when, in which role and for which party."""

    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    saved_role = models.CharField(max_length=20, blank=True)
    saved_party = models.SlugField(max_length=60, blank=True)

    class Meta:
        abstract = True


class Proposal(Saved):
    """What some organisations want to do together (förslag)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField(_("förslag"))
    title = models.CharField(_("namn"), max_length=LONGEST_TITLE)
    begins_on = models.DateField(_("första dag"))
    ends_on = models.DateField(_("sista dag"))
    payer = models.SlugField(_("vem som betalar"), max_length=60, blank=True)
    payee = models.SlugField(_("vem som får pengarna"), max_length=60, blank=True)
    payments_a_year = models.PositiveSmallIntegerField(_("utbetalningar per år"), default=2)
    school_weeks = models.PositiveSmallIntegerField(_("skolveckor per år"), default=SCHOOL_WEEKS)
    revision = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When it got its yes or no.")

    class Meta:
        verbose_name = _("förslag")
        ordering = ("partnership", "-number")
        constraints = [
            models.UniqueConstraint(fields=("partnership", "number"), name="proposals_number"),
            models.UniqueConstraint(
                fields=("partnership",),
                condition=Q(closed_at__isnull=True),
                name="proposals_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="proposals_interval"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="proposals_named"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"


class ProposalPoint(Saved):
    """One point of a proposal: a sentence in one of its parts (punkt)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="points")
    section = models.CharField(
        _("del"), max_length=20, choices=[(s.value, s.value) for s in Section]
    )
    position = models.PositiveIntegerField()
    text = models.CharField(_("text"), max_length=LONGEST_POINT)
    measure = models.CharField(_("hur det märks"), max_length=LONGEST_POINT, blank=True)
    rhythm = models.CharField(
        _("hur ofta"), max_length=20, blank=True, choices=[(r.value, r.value) for r in Rhythm]
    )
    parties = models.CharField(
        max_length=KEYS_LENGTH, blank=True, help_text="Keys of who brings it, spaces between."
    )
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("punkt")
        ordering = ("position", "id")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="proposals_point_says")]

    def __str__(self) -> str:
        return f"{self.section} {self.pk}"


class ProposalAlternative(Saved):
    """One way to do it, with what it gives (alternativ)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="alternatives")
    position = models.PositiveIntegerField()
    title = models.CharField(_("namn"), max_length=LONGEST_TITLE)
    gives = models.CharField(_("vad det ger"), max_length=LONGEST_POINT, blank=True)
    meetups_a_week = models.PositiveSmallIntegerField(_("träffar i veckan"), default=0)
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("alternativ")
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="proposals_alternative_named"),
            models.CheckConstraint(
                condition=Q(meetups_a_week__lte=7), name="proposals_alternative_meetups"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.position}"


class AlternativeCost(models.Model):
    """A row of what an alternative costs each year (kostnad)."""

    alternative = models.ForeignKey(ProposalAlternative, models.CASCADE, related_name="costs")
    position = models.PositiveIntegerField()
    what = models.CharField(_("vad"), max_length=LONGEST_TITLE)
    per_year = models.DecimalField(_("kronor per år"), max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("kostnad")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("alternative", "position"), name="proposals_cost_position"
            ),
            models.CheckConstraint(
                condition=Q(per_year__gte=0) & ~Q(what=""), name="proposals_cost_said"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alternative_id}: {self.position}"


class ChecklistAnswer(Saved):
    """How the parties see a criterion themselves (svar i checklistan)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="answers")
    criterion = models.SlugField(max_length=40)
    answer = models.CharField(_("svar"), max_length=10, choices=Answer)
    reason = models.CharField(_("skäl"), max_length=LONGEST_POINT, blank=True)

    class Meta:
        verbose_name = _("svar i checklistan")
        constraints = [
            models.UniqueConstraint(fields=("proposal", "criterion"), name="proposals_answer_once"),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="proposals_answer_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.answer}"


class HandingIn(Saved):
    """The proposal was handed in to be assessed (inlämning); ended, it is written again."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="handings_in")
    ended_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was taken back, or sent back."
    )

    class Meta:
        verbose_name = _("inlämning")
        ordering = ("saved_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("proposal",),
                condition=Q(ended_at__isnull=True),
                name="proposals_handed_in_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("saved_at")),
                name="proposals_handed_in_before_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.pk}"


class ProposalAssessment(Saved):
    """What the public party's officer thinks of a proposal that was handed in (bedömning)."""

    handing_in = models.OneToOneField(HandingIn, models.PROTECT, related_name="assessment")
    recommends = models.CharField(_("rekommendation"), max_length=10, choices=Outcome)
    alternative = models.ForeignKey(
        ProposalAlternative, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("skäl"), max_length=LONGEST_REASONS)

    class Meta:
        verbose_name = _("bedömning")
        constraints = [
            models.CheckConstraint(
                condition=Q(recommends__in=Outcome.values) & ~Q(reason=""),
                name="proposals_assessment_says",
            ),
            models.CheckConstraint(
                condition=~Q(recommends=Outcome.YES) | Q(alternative__isnull=False),
                name="proposals_assessment_yes_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handing_in_id}: {self.recommends}"


class AssessedCriterion(models.Model):
    """A criterion as the officer sees it (bedömt kriterium)."""

    assessment = models.ForeignKey(ProposalAssessment, models.CASCADE, related_name="criteria")
    criterion = models.SlugField(max_length=40)
    answer = models.CharField(_("svar"), max_length=10, choices=Answer)
    reason = models.CharField(_("skäl"), max_length=LONGEST_POINT)

    class Meta:
        verbose_name = _("bedömt kriterium")
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "criterion"), name="proposals_assessed_once"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values) & ~Q(reason=""),
                name="proposals_assessed_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.answer}"


class ProposalDecision(Saved):
    """What the board decided about a proposal (beslut om förslaget), and the draft it led to."""

    handing_in = models.OneToOneField(HandingIn, models.PROTECT, related_name="decision")
    outcome = models.CharField(_("beslut"), max_length=10, choices=Outcome)
    alternative = models.ForeignKey(
        ProposalAlternative, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("beslutsdag"))
    decided_by = models.CharField(_("beslutad av"), max_length=LONGEST_TITLE)
    reference = models.CharField(_("diarienummer"), max_length=LONGEST_REFERENCE)
    reasons = models.CharField(_("skäl"), max_length=LONGEST_REASONS, blank=True)
    draft = models.OneToOneField(
        AgreementDraft, models.PROTECT, null=True, blank=True, related_name="proposal_decision"
    )

    class Meta:
        verbose_name = _("beslut om förslaget")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values) & ~Q(reference="") & ~Q(decided_by=""),
                name="proposals_decision_says",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.YES, alternative__isnull=False)
                | (~Q(outcome=Outcome.YES) & ~Q(reasons="") & Q(draft__isnull=True)),
                name="proposals_decision_yes_to_one_no_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handing_in_id}: {self.outcome}"
