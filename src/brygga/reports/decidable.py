"""A report that the steering group approves: the decision does it when its minutes are approved."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from brygga.domain.language import Text
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotPossible
from brygga.reports.actions import approve_report
from brygga.reports.composing import title_of
from brygga.reports.kinds import kinds
from brygga.reports.models import Report
from brygga.reports.periods import period_of
from brygga.steering.effects import Approved, Choices, Effect, Proposal, Where

CHOOSE = Text(
    sv="Välj en rapport som är skickad och väntar på godkännande.",
    en="Choose a report that is sent and waits for approval.",
)


class ReportApproval(Effect):
    """The subject is kind, period and version: half-year/2023-H1/1."""

    key = "report-approved"
    name = Text("Godkänna en rapport", "Approve a report")
    hint = Text(
        "Rapporten är godkänd från att protokollet är justerat, och står sedan fast.",
        "The report is approved once the minutes are, and stands from then on.",
    )

    def subjects(self, where: Where) -> Choices:
        return [(subject_of(report), _words(report)) for report in waiting(where.partnership)]

    def check(self, proposal: Proposal) -> None:
        if _found(proposal.where.partnership, proposal.subject) is None:
            raise NotPossible(CHOOSE)

    def apply(self, approved: Approved) -> str:
        report = _found(approved.where.partnership, approved.subject)
        if report is None:
            raise NotPossible(CHOOSE)
        approve_report(
            report=report,
            decided_on=approved.decided_on,
            paragraph=approved.paragraph,
            by=approved.by,
            at=approved.at,
        )
        return f"report:{report.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        report = _of(where.partnership, subject)
        return f"Godkänner: {_words(report)}" if report else "Godkänner en rapport"

    def path(self, partnership: str, subject: str) -> str:
        report = _of(Partnership.objects.get(key=partnership), subject)
        return reverse("reports:report", args=[partnership, report.pk]) if report else ""


def subject_of(report: Report) -> str:
    return f"{report.kind}/{report.period}/{report.version}"


def waiting(partnership: Partnership) -> list[Report]:
    """Sent, neither returned nor approved, the earliest first."""
    sent = Report.objects.filter(
        partnership=partnership, sent_at__isnull=False, returned_at=None, approved_at=None
    )
    return list(sent.order_by("sent_at"))


def _of(partnership: Partnership, subject: str) -> Report | None:
    kind, period, version = (*subject.split("/"), "", "")[:3]
    if not version.isdecimal():
        return None
    return Report.objects.filter(
        partnership=partnership, kind=kind, period=period, version=version
    ).first()


def _found(partnership: Partnership, subject: str) -> Report | None:
    return next((r for r in waiting(partnership) if subject_of(r) == subject), None)


def _words(report: Report) -> str:
    kind = kinds()[report.kind]
    words = title_of(kind, period_of(kind, report.period))
    return f"{words} (version {report.version})" if report.version > 1 else words
