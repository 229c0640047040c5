"""One line of the journal. Deliberately without foreign keys: a line outlives what it names."""

from django.db import models


class Entry(models.Model):
    """One act. The database refuses to change or delete it (see the triggers in migration 0002)."""

    partnership = models.CharField(
        max_length=80, help_text="The chain: a partnership's key, or organisation:<key>."
    )
    number = models.PositiveIntegerField(help_text="1, 2, 3 … within its chain, without gaps.")
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    by = models.CharField(max_length=40)
    role = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("partnership", "number")
        constraints = [
            models.UniqueConstraint(fields=("partnership", "number"), name="journal_no_fork"),
            models.UniqueConstraint(
                fields=("partnership", "previous_hash"), name="journal_one_successor"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="journal_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}: {self.act}"
