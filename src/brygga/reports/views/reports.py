"""Reports: the list, one of them, writing its sections, sending and returning it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.calendar import Period
from brygga.obligations.showing import duty_on, path_of, working_of
from brygga.parties.access import in_partnership, said
from brygga.parties.queries import parties_with_contacts
from brygga.parties.refusal import NotPossible
from brygga.reports.actions import begin_report, return_report, save_section, send_report
from brygga.reports.actions.reports import NOT_SENT, SAY_WHAT_CHANGED, ChangedMeanwhile
from brygga.reports.composing import compose, read_known, title_of
from brygga.reports.drawing import with_drawings
from brygga.reports.forms import ChangesForm, ReturnForm, SectionForm
from brygga.reports.half_years import half_year
from brygga.reports.kinds import Kind, kinds
from brygga.reports.models import Report, ReportSection
from brygga.reports.periods import period_of, periods_over
from brygga.reports.permissions import (
    check_can_read,
    check_sends_reports,
    check_takes_reports,
    check_writes_reports,
    sends_reports,
    takes_reports,
    writes_reports,
)
from brygga.reports.printing import pdf_of
from brygga.reports.queries import Missing, missing_in, reports_of, texts_of
from brygga.reports.words import half_year_name

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A report that is or could be: one kind over one period."""

    kind: Kind
    period: Period
    title: str
    latest: Report | None
    sent: Report | None


@in_partnership()
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Every period that is over, with the report over it. Drafts are the writers' own."""
    partnership = request.partnership  # type: ignore[attr-defined]
    may_write = writes_reports(request.member)  # type: ignore[attr-defined]
    written = reports_of(partnership)
    rows = []
    for kind in kinds().values():
        for period in periods_over(partnership, kind, request.now.date()):  # type: ignore[attr-defined]
            versions = written.get((kind.key, period.key), [])
            if not may_write:
                versions = [version for version in versions if version.sent_at]
            sent = next((version for version in versions if version.sent_at), None)
            title = title_of(kind, period)
            rows.append(Row(kind, period, title, versions[0] if versions else None, sent))
    rows.sort(key=lambda row: (row.period.ends_on, row.kind.key), reverse=True)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reports/reports.html", {"page": page, "may_write": may_write})


@in_partnership(check_writes_reports)
@require_POST
def beginning(request: HttpRequest, kind: str, period: str) -> HttpResponse:
    """A new draft, or the one that somebody began a moment ago."""
    report = begin_report(
        partnership=request.partnership,  # type: ignore[attr-defined]
        kind=kind,
        period=period,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    return redirect("reports:report", report.partnership.key, report.pk)


@in_partnership()
@require_safe
def report(request: HttpRequest, report: int) -> HttpResponse:
    """What was sent, as it was sent; a draft as it would be now, with what is missing."""
    row = _report_or_404(request, report)
    kind, period = _of(row)
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    versions = Report.objects.filter(
        partnership=row.partnership, kind=row.kind, period=row.period
    ).order_by("version")
    if not writes_reports(member):
        versions = versions.exclude(sent_at=None)
    context = {
        "report": row,
        "title": title_of(kind, period),
        "versions": list(versions),
        "is_latest": row.version == max(version.version for version in versions),
        "may_write": writes_reports(member),
        "may_send": sends_reports(member),
        "may_return": takes_reports(member) and row.state == "sent",
    }
    if row.sent_at:
        content = row.content
        context |= _promise(row, period, request)
    else:
        known = read_known(row.partnership, kind, period, today)
        content = compose(row, kind, known, texts_of(row)) if known else None
        context["missing"] = _said_missing(kind, missing_in(row, kind, period))
        context["sections"] = _sections(row, kind, dict(_associations(request)))
    context["content"] = with_drawings(content) if content else None
    return render(request, "reports/report.html", context)


@in_partnership(check_writes_reports)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, report: int, section: str) -> HttpResponse:
    """Where a section is written. What somebody else saved meanwhile stands beside one's own."""
    row = _report_or_404(request, report)
    part = get_object_or_404(ReportSection, report=row, key=section)
    kind, period = _of(row)
    found = kind.section(section)
    if row.sent_at or found is None:
        return redirect("reports:report", row.partnership.key, row.pk)
    form = _section_form(
        request,
        request.POST or None,
        {"text": part.text, "assigned_party": part.assigned_party, "version": part.version},
    )
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            save_section(
                report=row,
                section=section,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **{name: form.cleaned_data[name] for name in ("text", "assigned_party", "version")},
            )
        except ChangedMeanwhile as problem:
            meanwhile = ReportSection.objects.get(pk=part.pk)
            # The writer's own text, to be saved over what is there now, which they are about to
            # read.
            form = _section_form(
                request, {**request.POST.dict(), "version": str(meanwhile.version)}, {}
            )
            form.is_valid()
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Avsnittet är sparat."))
            here = reverse("reports:report", args=[row.partnership.key, row.pk])
            return redirect(f"{here}#{section}")
    context = {
        "report": row,
        "title": title_of(kind, period),
        "section": found,
        "form": form,
        "meanwhile": meanwhile,
    }
    return render(request, "reports/section.html", context)


@in_partnership(check_sends_reports)
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, report: int) -> HttpResponse:
    """What is missing, that it becomes public, and then the sending itself."""
    row = _report_or_404(request, report)
    kind, period = _of(row)
    if row.sent_at:
        return redirect("reports:report", row.partnership.key, row.pk)
    form = (
        ChangesForm(request.POST or None, partnership=row.partnership) if row.version > 1 else None
    )
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            send_report(
                report=row,
                changes=form.cleaned_data["changes"] if form else "",
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            if form is None or problem.reason != SAY_WHAT_CHANGED:
                raise
            form.add_error("changes", said(problem.reason))
        else:
            messages.success(request, _("Rapporten är skickad. Alla parter kan läsa den."))
            return redirect("reports:report", row.partnership.key, row.pk)
    context = {
        "report": row,
        "title": title_of(kind, period),
        "missing": _said_missing(kind, missing_in(row, kind, period)),
        "form": form,
    }
    return render(request, "reports/sending.html", context)


@in_partnership(check_takes_reports)
@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: HttpRequest, report: int) -> HttpResponse:
    """The receiver says what should be put right."""
    row = _report_or_404(request, report)
    kind, period = _of(row)
    if row.state != "sent":
        raise NotPossible(NOT_SENT)
    form = ReturnForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        return_report(
            report=row,
            reason=form.cleaned_data["reason"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Rapporten är tillbakalämnad. Föreningarna ser varför."))
        return redirect("reports:report", row.partnership.key, row.pk)
    context = {"report": row, "title": title_of(kind, period), "form": form}
    return render(request, "reports/return.html", context)


@in_partnership()
@require_safe
def as_json(request: HttpRequest, report: int) -> HttpResponse:
    """What was sent, for machines: its canonical form has the hash that stands on the page."""
    row = _report_or_404(request, report)
    if row.content is None:
        return redirect("reports:report", row.partnership.key, row.pk)
    answer = JsonResponse(row.content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{_name_of(row)}.json"'
    return answer


@in_partnership()
@require_safe
def as_pdf(request: HttpRequest, report: int) -> HttpResponse:
    """What was sent, as a paper for the archive: the same bytes each time."""
    row = _report_or_404(request, report)
    if row.content is None or row.sent_at is None:
        return redirect("reports:report", row.partnership.key, row.pk)
    paper = pdf_of(row.content, sha256=row.sha256, sent_at=row.sent_at)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{_name_of(row)}.pdf"'
    return answer


def _name_of(report: Report) -> str:
    return f"rapport-{report.partnership.key}-{report.kind}-{report.period}-{report.version}"


def _report_or_404(request: HttpRequest, pk: int) -> Report:
    """Raises NotAllowed for a draft of others."""
    row = get_object_or_404(
        Report.objects.select_related("partnership", "evidence"),
        pk=pk,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    check_can_read(request.member, row)  # type: ignore[attr-defined]
    return row


def _of(report: Report) -> tuple[Kind, Period]:
    kind = kinds()[report.kind]
    return kind, period_of(kind, report.period)


def _promise(report: Report, period: Period, request: HttpRequest) -> dict[str, object]:
    """How the promise that the report keeps stands, with its working."""
    duty = duty_on(report.partnership, report.obligation, request.now.date())  # type: ignore[attr-defined]
    assessments = duty.assessments if duty else ()
    found = next((a for a in assessments if a.occurrence.period.key == period.key), None)
    if duty is None or found is None:
        return {}
    path = path_of(found.occurrence.key, report.obligation)
    return {
        "duty": duty.signed,
        "assessment": found,
        "steps": working_of(found),
        "duty_href": reverse(
            "obligations:occurrence", args=[report.partnership.key, report.obligation, path]
        ),
    }


def _said_missing(kind: Kind, missing: list[Missing]) -> list[tuple[Missing, str]]:
    """Each with its words."""
    found = []
    for each in missing:
        section = kind.section(each.section)
        words = said(section.title) if section else half_year_name(half_year(each.half_year))
        found.append((each, words))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A section in the list of what is to be written."""

    row: ReportSection
    title: str
    question: str
    writer: str
    is_missing: bool


def _sections(report: Report, kind: Kind, names: dict[str, str]) -> list[Part]:
    rows = {row.key: row for row in report.sections.all()}
    return [
        Part(
            row,
            said(part.title),
            said(part.question),
            names.get(row.assigned_party, ""),
            part.required and not row.text,
        )
        for part in kind.sections
        if (row := rows.get(part.key))
    ]


def _associations(request: HttpRequest) -> list[tuple[str, str]]:
    """Keys and names of the parties that write."""
    partnership = request.partnership  # type: ignore[attr-defined]
    cards = parties_with_contacts(partnership, request.now.date(), frozenset())  # type: ignore[attr-defined]
    organisations = [(card.party.key, card.party.organisation) for card in cards]
    return [(key, each.name) for key, each in organisations if each.kind == each.Kind.NONPROFIT]


def _section_form(
    request: HttpRequest, data: Mapping[str, Any] | None, initial: dict[str, Any]
) -> SectionForm:
    return SectionForm(
        data,
        partnership=request.partnership,  # type: ignore[attr-defined]
        parties=_associations(request),
        initial=initial,
    )
