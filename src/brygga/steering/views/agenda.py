"""The agenda: its items, their order and their papers."""

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.obligations.serving import download_of
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible
from brygga.steering.actions import (
    add_item,
    add_paper,
    change_item,
    move_item,
    put_back,
    remove_item,
    remove_paper,
    take_up,
    write_agenda,
)
from brygga.steering.actions.setting import ChangedMeanwhile
from brygga.steering.forms import ItemForm, PaperForm
from brygga.steering.models import AgendaItem, Meeting, Paper
from brygga.steering.permissions import check_can_change_item, check_speaks
from brygga.steering.queries import duty_of, group_of
from brygga.steering.states import Step, check_step
from brygga.steering.views.meetings import meeting_or_404, terms_now


@in_partnership(check_speaks)
@require_POST
def writing(request: HttpRequest, meeting: int) -> HttpResponse:
    """The whole agenda at once, or with `source` one suggestion."""
    row = meeting_or_404(request, meeting)
    source = request.POST.get("source", "")
    if source:
        take_up(meeting=row, source=source, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Punkten står på dagordningen."))
    else:
        write_agenda(meeting=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Dagordningen är skriven. Ändra den som ni vill."))
    return to_agenda(row)


@in_partnership(check_speaks)
@require_http_methods(["GET", "HEAD", "POST"])
def item_adding(request: HttpRequest, meeting: int) -> HttpResponse:
    row = meeting_or_404(request, meeting)
    check_step(row.state, Step.WRITE_AGENDA)
    form = ItemForm(request.POST or None, partnership=row.partnership)
    if request.method == "POST" and form.is_valid():
        item = add_item(
            meeting=row,
            by=request.person,  # type: ignore[attr-defined]
            at=request.now,  # type: ignore[attr-defined]
            **form.chosen(),
        )
        undo = reverse("steering:item_removal", args=[row.partnership.key, row.pk, item.pk])
        messages.success(request, _("Punkten står på dagordningen."), extra_tags=f"undo:{undo}")
        return to_agenda(row)
    context = {
        "meeting": row,
        "form": form,
        "title": _("Lägg till en punkt"),
        "act": _("Lägg till"),
    }
    return render(request, "steering/item_form.html", context)


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """One item: its words and its time, and its papers."""
    row = item_or_404(request, meeting, item)
    _check_may_change(request, row)
    initial = {
        "title": row.title,
        "text": row.text,
        "minutes": row.minutes,
        "version": row.version,
    }
    form = ItemForm(request.POST or None, partnership=row.meeting.partnership, initial=initial)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            change_item(
                item=row,
                version=form.cleaned_data["version"] or 0,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.chosen(),
            )
        except ChangedMeanwhile as problem:
            meanwhile = AgendaItem.objects.get(pk=row.pk)
            form = _anew(form, meanwhile)
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Punkten är ändrad."))
            return to_agenda(row.meeting)
    context = {
        "meeting": row.meeting,
        "item": row,
        "form": form,
        "meanwhile": meanwhile,
        "title": _("Ändra punkten"),
        "act": _("Spara"),
        "papers": list(row.papers.all()),
    }
    return render(request, "steering/item_form.html", context)


def _anew(form: ItemForm, saved: AgendaItem) -> ItemForm:
    """The writer's own text, to be saved over what is there now, which they are about to read."""
    data = {**form.data.dict(), "version": saved.version}  # type: ignore[attr-defined]
    again = ItemForm(data, partnership=saved.meeting.partnership)
    again.is_valid()
    return again


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def item_removal(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    row = item_or_404(request, meeting, item)
    _check_may_change(request, row)
    if request.method == "POST":
        remove_item(item=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        undo = reverse("steering:item_return", args=[row.meeting.partnership.key, meeting, row.pk])
        messages.success(request, _("Punkten är borttagen."), extra_tags=f"undo:{undo}")
        return to_agenda(row.meeting)
    return _confirm(request, row, title=_("Ta bort punkten"), act=_("Ta bort"))


@in_partnership()
@require_http_methods(["GET", "HEAD", "POST"])
def item_return(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    row = item_or_404(request, meeting, item)
    _check_may_change(request, row)
    if request.method == "POST":
        put_back(item=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Punkten är tillbaka."))
        return to_agenda(row.meeting)
    return _confirm(request, row, title=_("Lägg tillbaka punkten"), act=_("Lägg tillbaka"))


@in_partnership(check_speaks)
@require_POST
def item_move(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """One step, up or down; the page comes back where the item now is."""
    row = item_or_404(request, meeting, item)
    is_up = request.POST.get("way") == "up"
    move_item(item=row, is_up=is_up, by=request.person, at=request.now)  # type: ignore[attr-defined]
    address = reverse("steering:meeting", args=[row.meeting.partnership.key, meeting])
    return redirect(f"{address}#punkt-{row.pk}")


@in_partnership(check_speaks)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_adding(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    row = item_or_404(request, meeting, item)
    check_step(row.meeting.state, Step.WRITE_AGENDA)
    form = PaperForm(
        request.POST or None, request.FILES or None, partnership=row.meeting.partnership
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_paper(
                item=row,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **{name: form.cleaned_data[name] for name in ("title", "link", "attachment")},
            )
        except NotPossible as problem:
            form.add_error(None, said(problem.reason))
        else:
            messages.success(request, _("Handlingen är tillagd."))
            return to_agenda(row.meeting)
    context = {"meeting": row.meeting, "item": row, "form": form}
    return render(request, "steering/paper_form.html", context)


@in_partnership()
@require_POST
def paper_removal(request: HttpRequest, meeting: int, item: int, paper: int) -> HttpResponse:
    row = get_object_or_404(Paper, pk=paper, item=item_or_404(request, meeting, item))
    remove_paper(paper=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Handlingen är borttagen."))
    return redirect("steering:item", row.item.meeting.partnership.key, meeting, item)


@in_partnership()
@require_safe
def paper(request: HttpRequest, meeting: int, item: int, paper: int) -> HttpResponse:
    """The file: always downloaded, never shown as a page of ours."""
    row = get_object_or_404(
        Paper.objects.exclude(attachment=""), pk=paper, item=item_or_404(request, meeting, item)
    )
    return download_of(row)


def item_or_404(request: HttpRequest, meeting: int, item: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("meeting__partnership"),
        pk=item,
        meeting=meeting,
        meeting__partnership=request.partnership,  # type: ignore[attr-defined]
    )


def _check_may_change(request: HttpRequest, item: AgendaItem) -> None:
    check_step(item.meeting.state, Step.WRITE_AGENDA)
    group = group_of(item.meeting.partnership)
    duty = duty_of(terms_now(request), group.summons_obligation if group else "")
    check_can_change_item(request.member, item, duty)  # type: ignore[attr-defined]


def to_agenda(meeting: Meeting) -> HttpResponse:
    address = reverse("steering:meeting", args=[meeting.partnership.key, meeting.pk])
    return redirect(f"{address}#dagordning")


def _confirm(request: HttpRequest, item: AgendaItem, *, title: str, act: str) -> HttpResponse:
    context = {
        "meeting": item.meeting,
        "form": django_forms.Form(),
        "title": title,
        "about": item.title,
        "act": act,
        "back": reverse("steering:meeting", args=[item.meeting.partnership.key, item.meeting_id]),
    }
    return render(request, "steering/meeting_form.html", context)
