"""Where a report is found, for what follows from it."""

from django.urls import reverse

from brygga.domain.language import Text

TO_THE_REPORT = Text("Till rapporten", "To the report")


def path_of(partnership: str, report: str) -> str:
    """`report` is its number, as it stands in `made_by` after the colon."""
    return reverse("reports:report", args=[partnership, int(report)])
