"""Reading the agreement: the text, its facts, its findings, its calendar, its versions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brygga.agreements.asked import asked_of
from brygga.agreements.document import changes_in_words, document, ways_demanded
from brygga.agreements.models import AgreementVersion
from brygga.agreements.permissions import can_import_terms
from brygga.agreements.queries import (
    calendar_of,
    findings_of,
    terms_of,
    version_in_force,
    versions_of,
)
from brygga.agreements.registration import margin_notes
from brygga.agreements.words import CONTRIBUTIONS
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms import compare
from brygga.domain.terms.findings import RULES
from brygga.domain.terms.model import Terms
from brygga.parties.access import in_partnership


@in_partnership()
@require_safe
def detail(request: HttpRequest) -> HttpResponse:
    """The signed text with its obligations and findings in the margin."""
    version = _version_asked(request)
    if version is None:
        return nothing_yet(request)
    terms, here = terms_of(version), request.partnership  # type: ignore[attr-defined]
    margin = margin_notes(here, asked_of(request).day) if _holds(version, request) else {}
    context = frame(request, version, "detail") | {
        "document": document(terms, findings_of(version), margin),
        "terms": terms,
        "signatories": [(s, terms.party(s.party)) for s in terms.signatories],
    }
    return render(request, "agreements/detail.html", context)


@in_partnership()
@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """The agreement in short: parties, goals, contributions, money, steering, ending, proposal."""
    version = _version_asked(request)
    if version is None:
        return nothing_yet(request)
    terms = terms_of(version)
    context = frame(request, version, "facts") | {
        "terms": terms,
        "contributions": [
            (
                party,
                [(c, CONTRIBUTIONS[c.kind]) for c in terms.contributions if c.party == party.key],
            )
            for party in terms.parties
        ],
        "seats": _seats(terms),
        "grants": [(g, terms.party(g.payer), terms.party(g.payee)) for g in terms.grants],
        "places": {clause.key: clause.place for clause in terms.clauses},
        "documents": [(d, _clause(terms, d.described_in)) for d in terms.documents],
    }
    return render(request, "agreements/facts.html", context)


@in_partnership()
@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """What a careful reader would ask about, and which rules were looked at."""
    version = _version_asked(request)
    if version is None:
        return nothing_yet(request)
    found = findings_of(version)
    counts = {rule.id: sum(f.rule == rule.id for f in found) for rule in RULES}
    context = frame(request, version, "findings") | {
        "findings": found,
        "rules": [(rule, counts[rule.id]) for rule in RULES],
    }
    return render(request, "agreements/findings.html", context)


@in_partnership()
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The school calendar that weeks and terms are counted in."""
    version = _version_asked(request)
    if version is None:
        return nothing_yet(request)
    found = calendar_of(version)
    context = frame(request, version, "calendar") | {
        "calendar": found,
        "terms": _by_term(found) if found else [],
        "may_change": can_import_terms(request.member),  # type: ignore[attr-defined]
    }
    return render(request, "agreements/calendar.html", context)


@in_partnership()
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version, newest first."""
    here = request.partnership  # type: ignore[attr-defined]
    rows = list(versions_of(here))
    current = version_in_force(here, request.now.date())  # type: ignore[attr-defined]
    if current is None:
        return nothing_yet(request)
    own = request.member.parties  # type: ignore[attr-defined]
    names = dict(here.parties.values_list("key", "organisation__name"))
    people = dict(
        AgreementVersion.objects.filter(
            partnership=here, imported_party__in=own, imported_by__isnull=False
        ).values_list("pk", "imported_by__name")
    )
    context = frame(request, current, "versions") | {
        "rows": [(row, names.get(row.imported_party, ""), people.get(row.pk)) for row in rows],
        "numbers": [row.number for row in rows],
        "current": current,
    }
    return render(request, "agreements/versions.html", context)


@in_partnership()
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two versions side by side, each change with the way that the agreement demands."""
    if not request.GET:
        # Which two is chosen there.
        return redirect("agreements:versions", request.partnership.key)  # type: ignore[attr-defined]
    rows = {row.number: row for row in versions_of(request.partnership)}  # type: ignore[attr-defined]
    old, new = (_numbered(rows, request.GET.get(name, "")) for name in ("fran", "till"))
    changes = compare(terms_of(old), terms_of(new))
    context = frame(request, new, "versions") | {
        "old": old,
        "new": new,
        "rows": sorted(rows.values(), key=lambda row: row.number),
        "changes": changes_in_words(changes, terms_of(old), terms_of(new)),
        "ways": ways_demanded(changes),
        "changes_calendar": old.calendar_sha512 != new.calendar_sha512,
    }
    return render(request, "agreements/comparison.html", context)


@in_partnership()
@require_safe
def terms_file(request: HttpRequest, number: int) -> HttpResponse:
    """The file of a version, byte by byte as it was brought in."""
    version = _with_texts(request, number)
    return _download(version.terms_text, f"{request.partnership.key}-v{number}.toml")  # type: ignore[attr-defined]


@in_partnership()
@require_safe
def calendar_file(request: HttpRequest, number: int) -> HttpResponse:
    """The school calendar of a version, as it was brought in."""
    version = _with_texts(request, number)
    if not version.calendar_text:
        raise Http404
    name = terms_of(version).calendar.rpartition("/")[2]
    return _download(version.calendar_text, name)


def _download(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type="application/toml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _with_texts(request: HttpRequest, number: int) -> AgreementVersion:
    return get_object_or_404(
        AgreementVersion,
        partnership=request.partnership,  # type: ignore[attr-defined]
        number=number,
    )


def _version_asked(request: HttpRequest) -> AgreementVersion | None:
    """`?version=2`, otherwise the one that holds on the day asked for."""
    here = request.partnership  # type: ignore[attr-defined]
    number = request.GET.get("version", "")
    if not number:
        return version_in_force(here, asked_of(request).day)
    return _numbered({row.number: row for row in versions_of(here)}, number)


def _numbered(rows: dict[int, AgreementVersion], number: str) -> AgreementVersion:
    if not (number.isascii() and number.isdigit() and int(number[:9]) in rows):
        raise Http404
    return rows[int(number[:9])]


def _holds(version: AgreementVersion, request: HttpRequest) -> bool:
    """Whether standing can be shown beside the text: only for the version that holds that day."""
    if not request.GET.get("version"):
        return True
    current = version_in_force(request.partnership, asked_of(request).day)  # type: ignore[attr-defined]
    return current is not None and current.pk == version.pk


def nothing_yet(request: HttpRequest) -> HttpResponse:
    context = {"may_import": can_import_terms(request.member)}  # type: ignore[attr-defined]
    return render(request, "agreements/nothing_yet.html", context)


def frame(request: HttpRequest, version: AgreementVersion, here: str) -> dict[str, Any]:
    """What every page of the agreement shows: the tabs, and which version this is."""
    here_key = request.partnership.key  # type: ignore[attr-defined]
    asked = (
        f"?{request.GET.urlencode()}" if request.GET and here not in ("versions", "life") else ""
    )
    names = [
        ("detail", _("Texten"), None),
        ("facts", _("I korthet"), None),
        ("findings", _("Anmärkningar"), len(findings_of(version))),
        ("calendar", _("Läsår"), None),
        ("life", _("Livet"), None),
        ("versions", _("Versioner"), None),
    ]
    in_force = version_in_force(request.partnership, request.now.date())  # type: ignore[attr-defined]
    return {
        "asked": asked_of(request),
        "version": version,
        "agreement": terms_of(version),
        "is_in_force": in_force is not None and in_force.pk == version.pk,
        "may_import": can_import_terms(request.member),  # type: ignore[attr-defined]
        "tabs": [
            {
                "href": reverse(f"agreements:{name}", args=[here_key]) + asked,
                "label": label,
                "count": count,
                "is_current": name == here,
            }
            for name, label, count in names
            if name != "calendar" or version.calendar_sha512
        ],
    }


def _seats(terms: Terms) -> list[tuple[str, list[str]]]:
    seats = terms.governance.seats if terms.governance else ()
    return [(seat.function, [terms.party(key).name for key in seat.parties]) for seat in seats]


def _clause(terms: Terms, key: str | None) -> Any:
    return terms.clause(key) if key else None


def _by_term(found: SchoolCalendar) -> list[tuple[Any, list[Any]]]:
    """Each school term with its breaks."""
    return [
        (
            term,
            [b for b in found.breaks if term.begins_on <= b.begins_on <= term.ends_on],
        )
        for term in found.terms
    ]
