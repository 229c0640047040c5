"""Bringing in a version: upload, preview, save. And changing the school calendar's days."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import change_calendar, import_version
from brygga.agreements.document import changes_in_words, ways_demanded
from brygga.agreements.files import Draft, Upload, examine
from brygga.agreements.forms import (
    BreakSet,
    CalendarForm,
    ConfirmForm,
    TermSet,
    UploadForm,
    calendar_from,
    carried,
)
from brygga.agreements.models import AgreementVersion
from brygga.agreements.permissions import check_can_import_terms
from brygga.agreements.queries import calendar_of, terms_of, version_in_force, versions_of
from brygga.agreements.words import language
from brygga.domain.files import FileRefused
from brygga.domain.language.days import full_day
from brygga.domain.obligations import plan
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership(check_can_import_terms)
@require_safe
def upload(request: HttpRequest) -> HttpResponse:
    """Where a file is chosen."""
    return _upload_page(request, UploadForm())


@in_partnership(check_can_import_terms)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Reads the file and shows what it says and what it would change. Saves nothing."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, form)
    files = form.cleaned_data
    return _preview(request, files["terms_file"], files["calendar_file"])


@in_partnership(check_can_import_terms)
@require_http_methods(["GET", "HEAD", "POST"])
def saving(request: HttpRequest) -> HttpResponse:
    """Saves what was previewed as the next version."""
    if request.method != "POST":
        return redirect("agreements:upload", request.partnership.key)  # type: ignore[attr-defined]
    form = ConfirmForm(request.POST)
    if not form.is_valid() and not {"effective_on"}.issuperset(form.errors):
        return _upload_page(request, UploadForm(), lost=True)
    terms_file, calendar_file = form.uploads()
    if form.errors:
        return _preview(request, terms_file, calendar_file, form)
    try:
        version = import_version(
            partnership=request.partnership,  # type: ignore[attr-defined]
            terms_file=terms_file,
            calendar_file=calendar_file,
            effective_on=form.cleaned_data["effective_on"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
    except NotPossible as problem:
        form.add_error("effective_on", said(problem.reason))
        return _preview(request, terms_file, calendar_file, form)
    except FileRefused as refusal:
        return _upload_page(request, UploadForm(), refusal)
    messages.success(
        request,
        _("Version %(number)s är inläst och gäller från %(day)s.")
        % {"number": version.number, "day": full_day(version.effective_on, language())},
    )
    return redirect("agreements:detail", request.partnership.key)  # type: ignore[attr-defined]


@in_partnership(check_can_import_terms)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_change(request: HttpRequest) -> HttpResponse:
    """Other school days, as a new version with the same terms."""
    here = request.partnership  # type: ignore[attr-defined]
    newest = versions_of(here).first()
    before = calendar_of(newest) if newest else None
    if before is None:
        return redirect("agreements:detail", here.key)
    data = request.POST or None
    form = CalendarForm(
        data, initial={"title": before.title, "source": before.source, "assumed": before.assumed}
    )
    terms = TermSet(data, prefix="terms", initial=[_days(term) for term in before.terms])
    breaks = BreakSet(
        data, prefix="breaks", initial=[_days(b) | {"name": b.name} for b in before.breaks]
    )
    if request.method == "POST" and all([form.is_valid(), terms.is_valid(), breaks.is_valid()]):
        try:
            version = change_calendar(
                partnership=here,
                calendar=calendar_from(form, terms, breaks),
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        except FileRefused as refusal:
            for wrong in refusal.problems:
                form.add_error(None, f"{wrong.key}: {said(wrong.text)}")
        else:
            messages.success(
                request,
                _("Läsåret är ändrat. Det blev version %(number)s av överenskommelsen.")
                % {"number": version.number},
            )
            return redirect("agreements:calendar", here.key)
    back = reverse("agreements:calendar", args=[here.key])
    context = {"form": form, "terms": terms, "breaks": breaks, "back": back}
    return render(request, "agreements/calendar_change.html", context)


def _days(stretch: object) -> dict[str, object]:
    return {name: getattr(stretch, name) for name in ("begins_on", "ends_on")}


def _upload_page(
    request: HttpRequest,
    form: UploadForm,
    refusal: FileRefused | None = None,
    *,
    lost: bool = False,
) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    current = version_in_force(here, request.now.date())  # type: ignore[attr-defined]
    context = {
        "form": form,
        "problems": refusal.problems if refusal else (),
        "current": current,
        "lost": lost,
        "back": reverse("agreements:detail", args=[here.key]),
    }
    return render(request, "agreements/upload.html", context)


def _preview(
    request: HttpRequest,
    terms_file: Upload,
    calendar_file: Upload | None,
    form: ConfirmForm | None = None,
) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    before: AgreementVersion | None = versions_of(here).first()
    try:
        draft = examine(here, terms_file, calendar_file, before)
    except FileRefused as refusal:
        return _upload_page(request, UploadForm(), refusal)
    changes = draft.changes
    occurrences = plan(draft.terms, draft.calendar)
    context = {
        "draft": draft,
        "back": reverse("agreements:upload", args=[here.key]),
        "findings": draft.findings,
        "changes": changes_in_words(
            changes, terms_of(before) if before else draft.terms, draft.terms
        ),
        "ways": ways_demanded(changes),
        "occurrences": len(occurrences),
        "form": form or _confirm_form(request, draft),
        "is_same": before is not None and not changes and not draft.changes_calendar,
    }
    return render(request, "agreements/preview.html", context)


def _confirm_form(request: HttpRequest, draft: Draft) -> ConfirmForm:
    day = request.now.date() if draft.before else draft.terms.term.begins_on  # type: ignore[attr-defined]
    # A calendar that is only kept travels too: what is saved is what was shown.
    calendar_file = draft.calendar_file
    return ConfirmForm(
        initial={
            "effective_on": day,
            "terms_name": draft.terms_file.name,
            "terms_data": carried(draft.terms_file.data),
            "calendar_name": calendar_file.name if calendar_file else "",
            "calendar_data": carried(calendar_file.data) if calendar_file else "",
        }
    )
