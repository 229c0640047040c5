"""Reading how a promise stands: an obligation with its occurrences, and one occurrence whole."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from brygga.agreements.asked import asked_of
from brygga.agreements.queries import findings_of
from brygga.agreements.words import rule_in_words
from brygga.domain.obligations import Assessment, Standing, tally
from brygga.domain.terms import model as terms_model
from brygga.obligations import permissions
from brygga.obligations.deviations import Row as DeviationRow
from brygga.obligations.deviations import deviations_of
from brygga.obligations.deviations import row_of as deviation_row
from brygga.obligations.forms import can_be_read
from brygga.obligations.models import Deviation, Evidence, Reading, Waiver
from brygga.obligations.queries import waivers_in_force
from brygga.obligations.registration import Decided, decided_where
from brygga.obligations.serving import download_of
from brygga.obligations.showing import (
    Duty,
    duty_on,
    evidence_rows,
    headline,
    occurrence_row,
    path_of,
    refs_counted,
    working_of,
)
from brygga.obligations.words import party_names, period_name, who_confirmed, who_recorded
from brygga.parties.access import in_partnership
from brygga.parties.refusal import allows

PAGE = 50
SHOWN_AT_ONCE = 24  # more occurrences than this are shown a year at a time


@in_partnership()
@require_safe
def detail(request: HttpRequest, obligation: str) -> HttpResponse:
    """An obligation: its clause, who owes whom, how it is read, and every occurrence."""
    member = request.member  # type: ignore[attr-defined]
    duty, day = duty_or_404(request, obligation), asked_of(request).day
    rows = [occurrence_row(a, duty.terms) for a in duty.assessments]
    years = sorted({row.year for row in rows}) if len(rows) > SHOWN_AT_ONCE else []
    year = _year(request, years, day.year)
    context = frame(request, duty) | {
        "headline": headline(duty.assessments, day),
        "tally": {str(k): n for k, n in tally(duty.assessments).counts.items()},
        "rows": [row for row in rows if not years or row.year == year],
        "tabs": [
            {
                "href": _with(request, ar=str(each)),
                "label": str(each),
                "count": sum(row.year == each for row in rows),
                "is_current": each == year,
            }
            for each in years
        ],
        "readings": readings_shown(request, duty),
        "findings": [f for f in findings_of(duty.version) if f.subject == obligation],
        "evidence_count": Evidence.objects.filter(
            partnership=member.partnership, obligation=obligation
        ).count(),
        "deviations": deviation_rows(
            deviations_of(member.partnership).filter(obligation=obligation)[:PAGE], duty
        ),
        "may_raise": allows(permissions.check_can_raise, member),
        "may_record": allows(permissions.check_can_record_evidence, member, duty.signed),
        "may_read": can_be_read(duty.signed)
        and allows(permissions.check_can_record_reading, member),
    }
    return render(request, "obligations/detail.html", context)


@in_partnership()
@require_safe
def occurrence(request: HttpRequest, obligation: str, occurrence: str) -> HttpResponse:
    """One occurrence: how it stands, why, what shows it, and what one may do about it."""
    duty = duty_or_404(request, obligation)
    assessment = assessment_or_404(duty, occurrence)
    member = request.member  # type: ignore[attr-defined]
    o = assessment.occurrence
    waiver = waivers_in_force(member.partnership).get(o.key)
    parties = [party.key for party in duty.terms.parties]
    names = party_names(duty.terms)
    refs = refs_counted([assessment])
    keys = [int(ref.partition(":")[2]) for ref in refs]
    evidence = Evidence.objects.filter(pk__in=keys).select_related("recorded_by", "withdrawn_by")
    is_over = assessment.standing in (Standing.KEPT, Standing.KEPT_LATE)
    context = frame(request, duty) | {
        "assessment": assessment,
        "occurrence": o,
        "name": period_name(o, duty.terms),
        "path": path_of(o.key, obligation),
        "owners": [names[key] for key in o.parties],
        "steps": working_of(assessment),
        "evidence": evidence_rows(evidence, member, duty.terms, refs),
        "waiver": waiver,
        "waived_by": who_recorded(waiver, member, names) if waiver else "",
        "confirmed_by": who_confirmed(waiver, member, names) if waiver else "",
        "waiver_decided": _minuted(waiver) if waiver else None,
        "waiver_waits": waiver is not None and waiver.confirmed_at is None,
        "deviations": deviation_rows(
            deviations_of(member.partnership).filter(occurrence=o.key)[:PAGE], duty
        ),
        "may_raise": may_deviate(assessment) and allows(permissions.check_can_raise, member),
        "may_record": allows(permissions.check_can_record_evidence, member, duty.signed),
        "may_waive": waiver is None
        and not is_over
        and assessment.standing is not Standing.NOT_APPLICABLE
        and allows(permissions.check_can_waive, member, o.parties, parties),
        "may_confirm": waiver is not None
        and waiver.confirmed_at is None
        and allows(permissions.check_can_confirm_waiver, member, waiver),
        "may_withdraw_waiver": waiver is not None
        and allows(permissions.check_can_withdraw_waiver, member, waiver),
    }
    return render(request, "obligations/occurrence.html", context)


def deviation_rows(found: QuerySet[Deviation], duty: Duty) -> list[DeviationRow]:
    """The deviations of an obligation as lines, by its occurrences' names."""
    names = {a.occurrence.key: period_name(a.occurrence, duty.terms) for a in duty.assessments}
    rows = found.select_related("partnership")
    return [deviation_row(each, duty.terms, names) for each in rows]


def may_deviate(assessment: Assessment) -> bool:
    """What has not begun, or was never set off, cannot deviate yet."""
    return assessment.standing not in (Standing.UPCOMING, Standing.NOT_APPLICABLE)


def evidence_page(request: HttpRequest, obligation: str) -> HttpResponse:
    """Everything ever recorded for an obligation, withdrawn facts too, newest first."""
    duty = duty_or_404(request, obligation)
    member = request.member  # type: ignore[attr-defined]
    rows = (
        Evidence.objects.filter(partnership=member.partnership, obligation=obligation)
        .select_related("recorded_by", "withdrawn_by")
        .order_by("-happened_on", "-recorded_at", "-id")
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = frame(request, duty) | {
        "page": page,
        "evidence": evidence_rows(page, member, duty.terms, refs_counted(duty.assessments)),
        "may_record": allows(permissions.check_can_record_evidence, member, duty.signed),
        "may_import": allows(permissions.check_can_import_evidence, member),
    }
    return render(request, "obligations/evidence.html", context)


def _minuted(waiver: Waiver) -> Decided | None:
    """The paragraph of the minutes behind it: about itself, or about the deviation that it ends."""
    made = (
        f"deviation-decision:{waiver.decision_id}" if waiver.decision_id else f"waiver:{waiver.pk}"
    )
    return decided_where(waiver.partnership.key, [made]).get(made)


@in_partnership()
@require_safe
def attachment(request: HttpRequest, obligation: str, evidence: int) -> HttpResponse:
    """The file that was attached: always downloaded, never shown as a page of ours."""
    row = get_object_or_404(
        Evidence.objects.exclude(attachment=""),
        pk=evidence,
        obligation=obligation,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    return download_of(row)


def duty_or_404(request: HttpRequest, obligation: str) -> Duty:
    duty = duty_on(request.partnership, obligation, asked_of(request).day)  # type: ignore[attr-defined]
    if duty is None:
        raise Http404
    return duty


def assessment_or_404(duty: Duty, occurrence: str) -> Assessment:
    """The occurrence by what follows the obligation in its key; the whole key will do too."""
    path = path_of(occurrence, duty.signed.key)
    for assessment in duty.assessments:
        if path_of(assessment.occurrence.key, duty.signed.key) == path:
            return assessment
    raise Http404


def frame(request: HttpRequest, duty: Duty) -> dict[str, Any]:
    """What every page about an obligation shows."""
    names = party_names(duty.terms)
    everyone = len(duty.terms.parties)
    return {
        "duty": duty.signed,
        "rule": rule_in_words(duty.read),
        "agreement_href": reverse("agreements:detail", args=[request.partnership.key]),  # type: ignore[attr-defined]
        "clause": duty.terms.clause(duty.signed.clause),
        "owed_by": [names[key] for key in duty.signed.owed_by],
        "owed_to": [names[key] for key in duty.signed.owed_to],
        "is_mutual": len(duty.signed.owed_by) == everyone == len(duty.signed.owed_to),
        "asked": asked_of(request),
    }


def readings_shown(
    request: HttpRequest, duty: Duty
) -> list[tuple[terms_model.Reading, dict[str, Any] | None]]:
    """The readings of a duty, those recorded here with who did and whether one may withdraw it."""
    member = request.member  # type: ignore[attr-defined]
    names = dict(member.partnership.parties.values_list("key", "organisation__name"))
    rows = Reading.objects.filter(
        partnership=member.partnership, obligation=duty.signed.key, withdrawn_at__isnull=True
    ).select_related("recorded_by")
    decided = decided_where(member.partnership.key, [f"reading:{row.pk}" for row in rows])
    recorded = {
        f"reading-{row.pk}": {
            "row": row,
            "decided": decided.get(f"reading:{row.pk}"),
            "who": who_recorded(row, member, names),
            "may_withdraw": allows(permissions.check_can_withdraw_reading, member, row),
        }
        for row in rows
    }
    return [(reading, recorded.get(reading.key)) for reading in duty.readings]


def _year(request: HttpRequest, years: list[int], nearest: int) -> int | None:
    """`?ar=2023`, otherwise the year of the day asked for, or the closest there is."""
    if not years:
        return None
    asked = request.GET.get("ar", "")
    if asked:
        if asked not in map(str, years):
            raise Http404
        return int(asked)
    return min(years, key=lambda year: abs(year - nearest))


def _with(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}#forekomster"
