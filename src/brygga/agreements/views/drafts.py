"""The pages where the parties write their agreement together, before it is signed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import (
    ChangedMeanwhile,
    answer_comment,
    begin_draft,
    change_entry,
    comment_on_clause,
    set_draft_aside,
    write_draft,
    write_draft_calendar,
)
from brygga.agreements.document import changes_in_words, ways_demanded
from brygga.agreements.drafting import draft_sections, lacks, name_of, places
from brygga.agreements.forms import (
    AnswerForm,
    BreakSet,
    CalendarForm,
    CommentForm,
    EntryForm,
    TermSet,
    WholeForm,
    calendar_from,
)
from brygga.agreements.models import AgreementDraft, ClauseComment, DraftVersion
from brygga.agreements.permissions import can_comment, can_draft, check_can_comment, check_can_draft
from brygga.agreements.queries import (
    draft_calendar,
    draft_findings,
    draft_terms,
    draft_versions,
    drafts_of,
    newest_of,
    newest_version,
    open_comments,
    open_draft,
    parties_ready,
    terms_of,
)
from brygga.agreements.words import SECTIONS
from brygga.domain.files import FileRefused
from brygga.domain.terms import Terms, compare, entries, read_terms
from brygga.domain.terms.entries import FIXED, PLACES
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotPossible


@in_partnership()
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """Every draft, and the way to begin one."""
    here = request.partnership  # type: ignore[attr-defined]
    newest = newest_version(here)
    context = {
        "drafts": [(row, newest_of(row)) for row in drafts_of(here)],
        "open": open_draft(here),
        "may_draft": can_draft(request.member),  # type: ignore[attr-defined]
        "newest": newest,
    }
    return render(request, "agreements/drafts.html", context)


@in_partnership(check_can_draft)
@require_POST
def draft_beginning(request: HttpRequest) -> HttpResponse:
    """Begins a draft of the next version from what the agreement says."""
    here: Partnership = request.partnership  # type: ignore[attr-defined]
    newest = newest_version(here)
    if newest is None:
        raise Http404
    draft = begin_draft(
        partnership=here,
        terms=terms_of(newest),
        calendar_text=newest.calendar_text,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Utkastet är påbörjat. Det börjar med texten som gäller."))
    return redirect("agreements:draft", here.key, draft.number)


@in_partnership()
@require_safe
def draft(request: HttpRequest, draft: int) -> HttpResponse:
    """The text clause by clause, with what it leaves open and what has been said beside it."""
    here = opened(request, draft)
    findings = draft_findings(here.version)
    context = here.frame(request, "draft") | {
        "sections": draft_sections(here.terms, findings, list(here.draft.comments.all())),
        "findings": findings,
        "loose": [finding for finding in findings if finding.clause is None],
        "lacks": list(lacks(here.terms, draft_calendar(here.version))),
    }
    return render(request, "agreements/draft.html", context)


@in_partnership()
@require_safe
def draft_entries(request: HttpRequest, draft: int) -> HttpResponse:
    """Everything that the terms hold beside the clauses, part by part."""
    here = opened(request, draft)
    context = here.frame(request, "draft_entries") | {
        "places": places(here.terms),
        "calendar": draft_calendar(here.version),
    }
    return render(request, "agreements/draft_entries.html", context)


@in_partnership(check_can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_entry(
    request: HttpRequest, draft: int, place: str, number: int | None = None
) -> HttpResponse:
    """One entry in a form made from the terms themselves; without a number a new one."""
    here = opened(request, draft, to_write=True)
    if place not in (*PLACES, "clauses") or (number is None and place in FIXED):
        raise Http404
    based_on = _based_on(request, here)
    entry = _entry(draft_terms(based_on), place, number)
    form = _entry_form(request, here, place, entry)
    answer = _save_entry(request, here, place, entry, form)
    if answer is not None:
        return answer
    meanwhile = _meanwhile(here, form, place, entry)
    context = here.frame(request, "draft_entries") | {
        "form": form,
        "title": SECTIONS[place],
        "name": name_of(entry, draft_terms(based_on)) if entry else "",
        "based_on": here.version.number if meanwhile else based_on.number,
        "may_remove": entry is not None and place not in FIXED and not meanwhile,
        "meanwhile": meanwhile,
        "back": here.address("draft" if place == "clauses" else "draft_entries"),
        "leaves_out": place == "governance",
    }
    return render(request, "agreements/draft_entry.html", context)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def draft_clause(request: HttpRequest, draft: int, clause: str) -> HttpResponse:
    """One clause: its text to change, what follows from it, what has been said of it."""
    here = opened(request, draft)
    based_on = _based_on(request, here)
    terms = draft_terms(based_on)
    entry = next((each for each in terms.clauses if each.key == clause), None)
    if entry is None:
        raise Http404
    may_write = here.draft.is_open and can_draft(request.member)  # type: ignore[attr-defined]
    if request.method == "POST":
        check_can_draft(request.member)  # type: ignore[attr-defined]
    form = _entry_form(request, here, "clauses", entry)
    answer = _save_entry(request, here, "clauses", entry, form)
    if answer is not None:
        return answer
    return _clause_page(request, here, clause, form if may_write else None, based_on)


@in_partnership(check_can_comment)
@require_POST
def draft_comments(request: HttpRequest, draft: int, clause: str) -> HttpResponse:
    """Says something about a clause."""
    here = opened(request, draft, to_write=True)
    form = CommentForm(request.POST, partnership=here.partnership)
    if not form.is_valid():
        return _clause_page(request, here, clause, None, here.version, comment_form=form)
    comment_on_clause(
        draft=here.draft,
        clause=clause,
        text=form.cleaned_data["comment"],
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    messages.success(request, _("Kommentaren är sparad. Utkastet väntar tills någon har svarat."))
    return redirect(here.address("draft_clause", clause))


@in_partnership(check_can_comment)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_answer(request: HttpRequest, draft: int, comment: int) -> HttpResponse:
    """Answers a comment, which closes it."""
    here = opened(request, draft, to_write=True)
    row = get_object_or_404(ClauseComment, draft=here.draft, pk=comment, answered_at=None)
    form = AnswerForm(request.POST or None, partnership=here.partnership)
    if request.method == "POST" and form.is_valid():
        answer_comment(
            comment=row,
            text=form.cleaned_data["answer"],
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Svaret är sparat, och kommentaren är avslutad."))
        return redirect(here.address("draft_clause", row.clause))
    context = here.frame(request, "draft") | {
        "form": form,
        "comment": row,
        "party": here.terms.party(row.written_party).name,
        "back": here.address("draft_clause", row.clause),
    }
    return render(request, "agreements/draft_answer.html", context)


@in_partnership(check_can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_text(request: HttpRequest, draft: int) -> HttpResponse:
    """The whole text as a file, for what the forms do not reach; each error with line and key."""
    here = opened(request, draft, to_write=True)
    problems: tuple[Any, ...] = ()
    meanwhile = ""
    form = WholeForm(
        request.POST or None,
        initial={"text": here.version.terms_text, "based_on": here.version.number},
        partnership=here.partnership,
        before=here.terms,
        read=_read,
    )
    if request.method == "POST":
        try:
            if form.is_valid():
                write_draft(
                    draft=here.draft,
                    text=form.cleaned_data["text"],
                    based_on=form.cleaned_data["based_on"],
                    by=request.person,  # type: ignore[attr-defined]
                    at=request.now,  # type: ignore[attr-defined]
                )
                messages.success(request, _("Texten är sparad."))
                return redirect(here.address("draft"))
        except FileRefused as refusal:
            problems = refusal.problems
        except ChangedMeanwhile as changed:
            form.add_error(None, said(changed.reason))
            meanwhile = here.version.terms_text
            form.data = _from_now(request, here)
        except NotPossible as problem:
            form.add_error("text", said(problem.reason))
    context = here.frame(request, "draft_text") | {
        "form": form,
        "problems": problems,
        "meanwhile": meanwhile,
    }
    return render(request, "agreements/draft_text.html", context)


@in_partnership(check_can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_school_year(request: HttpRequest, draft: int) -> HttpResponse:
    """The school calendar that the draft counts its weeks in."""
    here = opened(request, draft, to_write=True)
    before = draft_calendar(here.version)
    data = request.POST or None
    form = CalendarForm(data, initial=_heading_of(before))
    terms = TermSet(data, prefix="terms", initial=[_days(t) for t in _of(before, "terms")])
    breaks = BreakSet(
        data,
        prefix="breaks",
        initial=[_days(b) | {"name": b.name} for b in _of(before, "breaks")],
    )
    if request.method == "POST" and all([form.is_valid(), terms.is_valid(), breaks.is_valid()]):
        try:
            write_draft_calendar(
                draft=here.draft,
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
            messages.success(request, _("Läsåret är sparat i utkastet."))
            return redirect(here.address("draft_entries"))
    context = here.frame(request, "draft_entries") | {
        "form": form,
        "terms": terms,
        "breaks": breaks,
        "back": here.address("draft_entries"),
    }
    return render(request, "agreements/calendar_change.html", context)


@in_partnership()
@require_safe
def draft_history(request: HttpRequest, draft: int) -> HttpResponse:
    """Every version of the draft: what was changed, by which party, when."""
    here = opened(request, draft)
    own = request.member.parties  # type: ignore[attr-defined]
    names: dict[str, str] = {party.key: party.name for party in here.terms.parties}
    rows = draft_versions(here.draft).select_related("saved_by")
    context = here.frame(request, "draft_history") | {
        "rows": [
            (
                row,
                SECTIONS.get(row.place, ""),
                names.get(row.saved_party, ""),
                row.saved_by if row.saved_party in own else None,
            )
            for row in rows
        ],
        "numbers": [row.number for row in rows],
    }
    return render(request, "agreements/draft_history.html", context)


@in_partnership()
@require_safe
def draft_comparison(request: HttpRequest, draft: int) -> HttpResponse:
    """Two versions of the draft side by side."""
    here = opened(request, draft)
    if not request.GET:
        return redirect(here.address("draft_history"))
    old, new = (_numbered(here.draft, request.GET.get(name, "")) for name in ("fran", "till"))
    changes = compare(draft_terms(old), draft_terms(new))
    context = here.frame(request, "draft_history") | {
        "old": old,
        "new": new,
        "changes": changes_in_words(changes, draft_terms(old), draft_terms(new)),
        "ways": ways_demanded(()),
        "changes_calendar": old.calendar_sha256 != new.calendar_sha256,
        "text_href": here.address("draft"),
    }
    return render(request, "agreements/draft_comparison.html", context)


@in_partnership()
@require_safe
def draft_file(request: HttpRequest, draft: int, number: int) -> HttpResponse:
    """The terms of a version of the draft, as the file whose checksum is shown."""
    here = opened(request, draft)
    version = get_object_or_404(here.draft.versions, number=number)
    response = HttpResponse(
        version.terms_text.encode(), content_type="application/toml; charset=utf-8"
    )
    name = f"{here.partnership.key}-utkast-{here.draft.number}-{number}.toml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@in_partnership(check_can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_setting_aside(request: HttpRequest, draft: int) -> HttpResponse:
    """Asks once, for a draft that is set aside is not taken up again."""
    here = opened(request, draft, to_write=True)
    if request.method == "POST":
        set_draft_aside(draft=here.draft, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Utkastet är lagt åt sidan. Det går fortfarande att läsa."))
        return redirect("agreements:drafts", here.partnership.key)
    context = here.frame(request, "draft") | {"back": here.address("draft")}
    return render(request, "agreements/draft_setting_aside.html", context)


# --- What the pages share ---


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft that somebody looks at, as it stands."""

    partnership: Partnership
    draft: AgreementDraft
    version: DraftVersion
    terms: Terms

    def address(self, name: str, *more: object) -> str:
        return reverse(f"agreements:{name}", args=[self.partnership.key, self.draft.number, *more])

    def frame(self, request: HttpRequest, here: str) -> dict[str, Any]:
        """What every page of the draft shows: the tabs, and how far it has come."""
        open_ = open_comments(self.draft).count()
        names = [
            ("draft", _("Texten"), open_ or None),
            ("draft_entries", _("Uppgifterna"), None),
            ("draft_text", _("Hela texten"), None),
            ("draft_history", _("Versioner"), self.version.number),
            ("draft_readiness", _("Underskrift"), None),
        ]
        may_draft = self.draft.is_open and can_draft(request.member)  # type: ignore[attr-defined]
        return {
            "draft": self.draft,
            "version": self.version,
            "agreement": self.terms,
            "open_comments": open_,
            "ready": len(parties_ready(self.version)),
            "may_draft": may_draft,
            "may_comment": self.draft.is_open and can_comment(request.member),  # type: ignore[attr-defined]
            "tabs": [
                {
                    "href": self.address(name),
                    "label": label,
                    "count": count,
                    "is_current": name == here,
                }
                for name, label, count in names
                if name != "draft_text" or may_draft
            ],
        }


def opened(request: HttpRequest, number: int, *, to_write: bool = False) -> Opened:
    here: Partnership = request.partnership  # type: ignore[attr-defined]
    found = get_object_or_404(drafts_of(here), number=number)
    if to_write and not found.is_open:
        raise Http404
    version = newest_of(found)
    return Opened(here, found, version, draft_terms(version))


def _from_now(request: HttpRequest, here: Opened) -> QueryDict:
    """What was sent, to be sent again as written from the version that stands now."""
    data = request.POST.copy()
    data["based_on"] = str(here.version.number)
    return data


def _read(text: str) -> Terms:
    return read_terms(text, name="villkor.toml")


def _based_on(request: HttpRequest, here: Opened) -> DraftVersion:
    """The version that what is being written was read in; the newest to begin with."""
    given = request.POST.get("based_on", "")
    return _numbered(here.draft, given) if given else here.version


def _numbered(draft: AgreementDraft, number: str) -> DraftVersion:
    if not (number.isascii() and number.isdigit()):
        raise Http404
    return get_object_or_404(draft.versions, number=int(number[:9]))


def _entry(terms: Terms, place: str, number: int | None) -> Any:
    if number is None:
        return None
    found = entries(terms, place)
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def _entry_form(request: HttpRequest, here: Opened, place: str, entry: Any) -> EntryForm:
    return EntryForm(
        request.POST or None,
        partnership=here.partnership,
        place=place,
        terms=here.terms,
        entry=entry,
    )


def _save_entry(
    request: HttpRequest, here: Opened, place: str, entry: Any, form: EntryForm
) -> HttpResponse | None:
    """Saves what the form says, or says in it why not."""
    removes = "remove" in request.POST
    if request.method != "POST" or not (removes or form.is_valid()):
        return None
    try:
        change_entry(
            draft=here.draft,
            place=place,
            before=entry,
            after=None if removes else form.value(),
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
        )
    except FileRefused as refusal:
        form.is_valid()
        form.add_problems(refusal.problems)
        return None
    except NotPossible as problem:
        form.is_valid()
        form.add_error(None, said(problem.reason))
        return None
    messages.success(request, _("Borttaget ur utkastet.") if removes else _("Sparat i utkastet."))
    return redirect(here.address("draft" if place == "clauses" else "draft_entries"))


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else has saved of the same entry, and where one's own is now to be saved."""

    fields: tuple[tuple[str, str], ...]
    href: str


def _meanwhile(here: Opened, form: EntryForm, place: str, entry: Any) -> Meanwhile | None:
    """None where nobody has changed the entry since it was read."""
    now = entries(here.terms, place)
    if not form.is_bound or entry is None or entry in now:
        return None
    key = getattr(entry, "key", None)
    at = next((n for n, each in enumerate(now, 1) if key and each.key == key), len(now) == 1)
    if not at:
        gone = ((_("Borttaget"), name_of(entry, here.terms)),)
        return Meanwhile(gone, here.address("draft_new_entry", place))
    other = now[at - 1]
    changed = tuple(
        (str(form.fields[name].label), str(getattr(other, name)))
        for name in form.fields
        if hasattr(other, name) and getattr(other, name) != getattr(entry, name)
    )
    if place == "clauses":
        return Meanwhile(changed, here.address("draft_clause", key))
    return Meanwhile(changed, here.address("draft_entry", place, int(at)))


def _clause_page(
    request: HttpRequest,
    here: Opened,
    clause: str,
    form: EntryForm | None,
    based_on: DraftVersion,
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    terms = draft_terms(based_on)
    entry = next((each for each in terms.clauses if each.key == clause), None)
    if entry is None:
        raise Http404
    comments = list(here.draft.comments.filter(clause=clause))
    shown = draft_sections(here.terms, draft_findings(here.version), comments)
    names: dict[str, str] = {party.key: party.name for party in here.terms.parties}
    context = here.frame(request, "draft") | {
        "clause": entry,
        "form": form,
        "based_on": based_on.number,
        "meanwhile": _meanwhile(here, form, "clauses", entry) if form else [],
        "beside": next((c for s in shown for c in s.clauses if c.view.clause.key == clause), None),
        "comments": [
            (c, names.get(c.written_party), names.get(c.answered_party)) for c in comments
        ],
        "comment_form": comment_form or CommentForm(partnership=here.partnership),
        "back": here.address("draft"),
    }
    return render(request, "agreements/draft_clause.html", context)


def _heading_of(calendar: Any) -> dict[str, Any]:
    names = ("title", "source", "assumed")
    return {name: getattr(calendar, name) for name in names} if calendar else {"assumed": True}


def _of(calendar: Any, name: str) -> tuple[Any, ...]:
    return getattr(calendar, name) if calendar else ()


def _days(stretch: Any) -> dict[str, Any]:
    return {"begins_on": stretch.begins_on, "ends_on": stretch.ends_on}
