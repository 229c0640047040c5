"""Bringing in evidence from a file: choose, preview, save."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from brygga.agreements.forms import carried
from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.files import FileRefused
from brygga.domain.obligations import Facts, tally
from brygga.domain.obligations.evidence_file import COLUMNS
from brygga.domain.terms.model import Pattern
from brygga.obligations.actions import import_evidence
from brygga.obligations.actions.imports import MOST_ROWS, Batch, examine_evidence
from brygga.obligations.forms import CarriedEvidenceForm, EvidenceFileForm
from brygga.obligations.permissions import check_can_import_evidence
from brygga.obligations.queries import assessments_of, facts_of
from brygga.obligations.words import party_names
from brygga.parties.access import in_partnership

SHOWN = 100


@in_partnership(check_can_import_evidence)
@require_safe
def import_form(request: HttpRequest) -> HttpResponse:
    return _form_page(request, EvidenceFileForm())


@in_partnership(check_can_import_evidence)
@require_POST
def import_preview(request: HttpRequest) -> HttpResponse:
    """Reads the file and shows what it would change. Saves nothing."""
    form = EvidenceFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form)
    name, data = form.cleaned_data["file"]
    examined = _examined(request, {"name": name, "content": carried(data)})
    try:
        examined.is_valid()
    except FileRefused as refusal:
        return _form_page(request, EvidenceFileForm(), refusal)
    return _preview_page(request, examined)


@in_partnership(check_can_import_evidence)
@require_POST
def import_saving(request: HttpRequest) -> HttpResponse:
    """Saves every row of what was previewed, or none."""
    form = _examined(request, request.POST)
    try:
        if not form.is_valid():
            return _preview_page(request, form)
        rows = import_evidence(
            partnership=request.partnership,  # type: ignore[attr-defined]
            data=form.cleaned_data["content"],
            name=form.cleaned_data["name"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
    except FileRefused as refusal:
        return _form_page(request, EvidenceFileForm(), refusal)
    text = ngettext("%(count)s underlag är inläst.", "%(count)s underlag är inlästa.", len(rows))
    messages.success(request, text % {"count": len(rows)})
    return redirect("agreements:detail", request.partnership.key)  # type: ignore[attr-defined]


def _examined(request: HttpRequest, given: Mapping[str, Any]) -> CarriedEvidenceForm:
    def examine(name: str, data: bytes) -> Batch:
        return examine_evidence(
            partnership=request.partnership,  # type: ignore[attr-defined]
            data=data,
            name=name,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )

    return CarriedEvidenceForm(
        given,
        partnership=request.partnership,  # type: ignore[attr-defined]
        examine=examine,
    )


def _preview_page(request: HttpRequest, form: CarriedEvidenceForm) -> HttpResponse:
    batch = form.batch
    if batch is None:
        return _form_page(request, EvidenceFileForm(), lost=True)
    return render(
        request,
        "obligations/import_preview.html",
        {
            "back": reverse("obligations:import_form", args=[request.partnership.key]),  # type: ignore[attr-defined]
            "batch": batch,
            "hidden": max(0, len(batch.facts) - SHOWN),
            **_named(request, batch),
            "form": form,
            **_before_and_after(request, batch),
        },
    )


def _named(request: HttpRequest, batch: Batch) -> dict[str, object]:
    """The rows, and how many there are of each obligation, with names for the file's keys."""
    version = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    if version is None:
        return {}
    terms = terms_of(version)
    names, counts = party_names(terms), Counter(fact.obligation for fact in batch.facts)
    titles = {o.key: o.title for o in terms.obligations}
    return {
        "shown": [
            (fact, titles[fact.obligation], names.get(fact.party, ""))
            for fact in batch.facts[:SHOWN]
        ],
        "by_obligation": [
            (key, title, counts[key]) for key, title in titles.items() if counts[key]
        ],
    }


def _before_and_after(request: HttpRequest, batch: Batch) -> dict[str, object]:
    """How what is to be done by a day stands today without the file and with it."""
    here, day = request.partnership, request.now.date()  # type: ignore[attr-defined]
    version = version_in_force(here, day)
    if version is None:
        return {}
    facts = facts_of(here)
    now = request.now  # type: ignore[attr-defined]
    brought = tuple(replace(fact, recorded_at=now) for fact in batch.facts)
    more = Facts(facts.evidence + brought, facts.waivers)
    return {
        name: {
            str(standing): count
            for standing, count in tally(
                a
                for a in assessments_of(here, version, day, known)
                if a.occurrence.pattern is not Pattern.STANDING
            ).counts.items()
        }
        for name, known in (("before", facts), ("after", more))
    }


def _form_page(
    request: HttpRequest,
    form: EvidenceFileForm,
    refusal: FileRefused | None = None,
    *,
    lost: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "problems": refusal.problems if refusal else (),
        "lost": lost,
        "columns": COLUMNS,
        "back": reverse("agreements:detail", args=[request.partnership.key]),  # type: ignore[attr-defined]
        "most_rows": MOST_ROWS,
    }
    return render(request, "obligations/import_form.html", context)
