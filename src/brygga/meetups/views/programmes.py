"""A term's evenings against the promise, and planning them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brygga.agreements.queries import calendar_of, terms_of, version_in_force
from brygga.agreements.words import language
from brygga.domain import meetups as domain
from brygga.domain.language.days import full_span, short_day
from brygga.domain.meetups import State
from brygga.meetups.actions import add_meetup, change_rule, plan_programme, remove_programme
from brygga.meetups.actions.evenings import FIELDS
from brygga.meetups.actions.programmes import first_week_to_change
from brygga.meetups.forms import USUAL, ExtraForm, ProgrammeForm, RuleForm
from brygga.meetups.models import Programme, ProgrammeRule
from brygga.meetups.permissions import can_plan, can_run, check_can_plan, check_can_run
from brygga.meetups.queries import (
    Plan,
    Term,
    entries_of,
    plan_as_if,
    plan_between,
    programmes_of,
    rows_of,
    rule_values,
    school_terms_of,
    served_by_meetups,
    term_at,
    terms_between,
)
from brygga.meetups.showing import (
    change_rows,
    evening_row,
    mondays_between,
    next_of,
    path_of,
    week_rows,
)
from brygga.meetups.staffing_words import staffing_lines
from brygga.obligations.actions.setting import set_out
from brygga.parties.access import in_partnership, said
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotPossible

PREVIEW = "visa"


@in_partnership()
@require_safe
def meetups(request: HttpRequest) -> HttpResponse:
    """The evenings of a term, week by week, and where the promise lacks one."""
    member, today = request.member, request.now.date()  # type: ignore[attr-defined]
    here: Partnership = member.partnership
    programmes = programmes_of(here)
    terms = terms_between(_calendar(here, today), programmes)
    planned = [t for t in terms if any(_is_in(p, t) for p in programmes)]
    term = _asked_term(request, planned or terms, today)
    if term is None or not planned:
        has_agreement = version_in_force(here, today) is not None
        nothing = {"may_plan": can_plan(member), "has_agreement": has_agreement}
        return render(request, "meetups/empty.html", nothing)
    plan = plan_between(here, term.begins_on, term.ends_on, today)
    coming = next_of(plan.evenings, today)
    staffing = staffing_lines(here, plan.evenings, today)
    context = {
        "term": term,
        "term_name": term_name(term),
        "tabs": [
            {
                "href": f"?termin={each.key}",
                "label": term_name(each),
                "is_current": each == term,
            }
            for each in reversed(planned)
        ],
        "weeks": week_rows(plan, here.key, today, staffing),
        "has_staffing": bool(staffing),
        "short": plan.short,
        "can_be_mended": [s for s in plan.short if s.promise.period.ends_on >= today],
        "counts": _counts(plan),
        "coming": evening_row(coming, here.key, today) if coming else None,
        "programmes": [_programme_line(p) for p in plan.programmes],
        "may_plan": can_plan(member),
        "may_run": can_run(member),
        "unplanned": next((t for t in terms if t not in planned and t.ends_on >= today), None),
    }
    return render(request, "meetups/meetups.html", context)


def _counts(plan: Plan) -> dict[str, int]:
    states = [each.evening.state for each in plan.evenings]
    return {
        "all": sum(state is not State.CANCELLED for state in states),
        "held": sum(state is State.HELD for state in states),
        "cancelled": sum(state is State.CANCELLED for state in states),
    }


def _programme_line(programme: Programme) -> dict[str, Any]:
    """A series with its rules, in the order of their weeks."""
    return {"programme": programme, "rules": sorted(programme.rules.all(), key=_since)}


def _since(rule: ProgrammeRule) -> date:
    return rule.since


def _is_in(programme: Programme, term: Term) -> bool:
    return programme.begins_on <= term.ends_on and programme.ends_on >= term.begins_on


def _asked_term(request: HttpRequest, terms: list[Term], today: date) -> Term | None:
    asked = request.GET.get("termin", "")
    return next((t for t in terms if t.key == asked), None) or term_at(terms, today)


def term_name(term: Term) -> str:
    """Höstterminen 2023; the days of a programme that lies in no school term"""
    year, _dash, season = term.key.partition("-")
    if season == "VT":
        return _("Vårterminen %s") % year
    if season == "HT":
        return _("Höstterminen %s") % year
    return full_span(term.begins_on, term.ends_on, language())


def _calendar(partnership: Partnership, on: date) -> Any:
    version = version_in_force(partnership, on)
    return calendar_of(version) if version else None


@in_partnership(check_can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_form(request: HttpRequest) -> HttpResponse:
    """Planning a term: the weeks are shown before anything is saved, and then all at once."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    version = version_in_force(here, today)
    if version is None:
        return redirect("meetups:meetups", here.key)
    terms = [term for term in school_terms_of(here, today) if term.ends_on >= today]
    duties = served_by_meetups(terms_of(version))
    initial = _initial(here, terms, today)
    form = ProgrammeForm(
        request.POST or None,
        partnership=here,
        terms=[(term.key, f"{term_name(term)}, {_days(term)}") for term in terms],
        obligations=duties,
        initial=initial,
    )
    wanted = initial
    if request.method == "POST":
        is_valid = form.is_valid()
        wanted = form.cleaned_data  # what is wrong is in no preview
        term = next((t for t in terms if t.key == wanted.get("term")), None)
        if is_valid and term is not None and PREVIEW not in request.POST:
            try:
                return _planned(request, form, term)
            except NotPossible as problem:
                form.add_error(None, said(problem.reason))
    context = {"form": form, "terms": terms, **_preview(here, terms, wanted, today)}
    return render(request, "meetups/programme_form.html", context)


def _planned(request: HttpRequest, form: ProgrammeForm, term: Term) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    given = {k: v for k, v in form.cleaned_data.items() if k in ProgrammeForm.field_order}
    del given["term"]
    programme = plan_programme(
        partnership=here,
        begins_on=term.begins_on,
        ends_on=term.ends_on,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
        **given,
    )
    undo = reverse("meetups:programme_removal", args=[here.key, programme.pk])
    messages.success(
        request, _("%(term)s är planerad.") % {"term": term_name(term)}, extra_tags=f"undo:{undo}"
    )
    return redirect(f"{reverse('meetups:meetups', args=[here.key])}?termin={term.key}")


def _days(term: Term) -> str:
    return full_span(term.begins_on, term.ends_on, language())


def _initial(partnership: Partnership, terms: list[Term], today: date) -> dict[str, Any]:
    """As it was the last time; the first term that has no programme."""
    programmes = programmes_of(partnership)
    free = [t for t in terms if not any(_is_in(p, t) for p in programmes)]
    term = term_at(free or terms, today)
    initial: dict[str, Any] = {"term": term.key if term else "", **USUAL}
    if programmes:
        latest = programmes[-1]
        rule = rule_values(latest)[-1]
        initial |= {
            "weekday": rule.weekday,
            "begins": rule.begins,
            "ends": rule.ends,
            "place": rule.place,
            "obligation": latest.obligation,
        }
    return initial


def _preview(
    partnership: Partnership, terms: list[Term], wanted: dict[str, Any], today: date
) -> dict[str, Any]:
    """The weeks as they would be: not saved, so computed from values alone."""
    term = next((t for t in terms if t.key == wanted.get("term")), None)
    if term is None or any(
        wanted.get(name) in (None, "") for name in ("weekday", "begins", "ends")
    ):
        return {"weeks": []}
    plan = _plan_as_if(partnership, term, wanted, today)
    return {
        "weeks": week_rows(plan, partnership.key, today),
        "short": plan.short,
        "count": len(plan.evenings),
        "previewed": term_name(term),
    }


def _plan_as_if(partnership: Partnership, term: Term, wanted: dict[str, Any], today: date) -> Plan:
    version = version_in_force(partnership, today)
    assert version is not None
    duties = served_by_meetups(terms_of(version))
    rule = domain.Rule(
        date.min, int(wanted["weekday"]), wanted["begins"], wanted["ends"], wanted.get("place", "")
    )
    return plan_as_if(
        partnership,
        version,
        domain.Programme(1, term.begins_on, term.ends_on, (rule,)),
        wanted.get("obligation") or duties[0].key,
        today,
    )


@in_partnership(check_can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_rule(request: HttpRequest, programme: int) -> HttpResponse:
    """Another rule from a week on: what it changes is shown before it is."""
    row = _programme_or_404(request, programme)
    here, today = row.partnership, request.now.date()  # type: ignore[attr-defined]
    setting = set_out(here, request.person, request.now)  # type: ignore[attr-defined]
    first = first_week_to_change(row, setting)
    weeks = [monday for monday in mondays_between(row.begins_on, row.ends_on) if monday >= first]
    if not weeks:
        messages.info(request, _("Programmet har ingen vecka kvar att ändra."))
        return redirect("meetups:meetups", here.key)
    rules = rule_values(row)
    form = RuleForm(
        request.POST or None,
        partnership=here,
        weeks=[(monday.isoformat(), _week_choice(monday)) for monday in weeks],
        initial={"since": weeks[0].isoformat(), **_as_given(rules[-1])},
    )
    context: dict[str, Any] = {"form": form, "programme": row}
    if request.method == "POST" and form.is_valid():
        given = {k: v for k, v in form.cleaned_data.items() if k in RuleForm.field_order}
        if PREVIEW not in request.POST:
            try:
                return _rule_changed(request, row, given)
            except NotPossible as problem:
                form.add_error(None, said(problem.reason))
        context["previewed"] = given["since"]
        context["changes"] = _changes(row, given, today)
    return render(request, "meetups/rule_form.html", context)


def _rule_changed(request: HttpRequest, row: Programme, given: dict[str, Any]) -> HttpResponse:
    change_rule(
        programme=row,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
        **given,
    )
    messages.success(request, _("Regeln är ändrad. Träffar som redan varit är som de var."))
    return redirect("meetups:meetups", row.partnership.key)


def _changes(row: Programme, given: dict[str, Any], today: date) -> list[Any]:
    calendar, rows = _calendar(row.partnership, today), rows_of(row.partnership)
    rules = rule_values(row)
    new = domain.Rule(**given)
    after = (*(rule for rule in rules if rule.since < new.since), new)
    return change_rows(
        domain.differences(entries_of(row, calendar, rows), entries_of(row, calendar, rows, after))
    )


def _as_given(rule: domain.Rule) -> dict[str, Any]:
    return {
        "weekday": rule.weekday,
        "begins": rule.begins,
        "ends": rule.ends,
        "place": rule.place,
    }


def _week_choice(monday: date) -> str:
    week = monday.isocalendar().week
    return _("vecka %(week)s (från %(day)s)") % {
        "week": week,
        "day": short_day(monday, language()),
    }


@in_partnership(check_can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_removal(request: HttpRequest, programme: int) -> HttpResponse:
    """Takes back a programme of which nothing has happened; asks once."""
    row = _programme_or_404(request, programme)
    if request.method == "POST":
        remove_programme(programme=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
        messages.success(request, _("Programmet är borttaget."))
        return redirect("meetups:meetups", request.partnership.key)  # type: ignore[attr-defined]
    context = {"programme": row, "rules": sorted(row.rules.all(), key=_since)}
    return render(request, "meetups/programme_removal.html", context)


@in_partnership(check_can_run)
@require_http_methods(["GET", "HEAD", "POST"])
def extra_form(request: HttpRequest) -> HttpResponse:
    """Puts in an evening beside the series."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    version = version_in_force(here, today)
    if version is None:
        return redirect("meetups:meetups", here.key)
    duties = served_by_meetups(terms_of(version))
    initial = {
        k: v for k, v in _initial(here, [], today).items() if k in ("begins", "ends", "place")
    }
    form = ExtraForm(
        request.POST or None,
        partnership=here,
        obligations=duties,
        initial={
            "on": request.GET.get("dag", ""),
            # Put in for a week that lacks one, it is to count there.
            "obligation": request.GET.get("lofte", "").partition("/")[0],
            **initial,
        },
    )
    if request.method == "POST" and form.is_valid():
        given = {k: v for k, v in form.cleaned_data.items() if k in ExtraForm.field_order}
        try:
            row = add_meetup(
                partnership=here,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **given,
            )
        except NotPossible as problem:
            form.add_error(FIELDS.get(problem.reason), said(problem.reason))
        else:
            messages.success(request, _("Träffen är inlagd."))
            return redirect(path_of(here.key, row.key))
    return render(request, "meetups/extra_form.html", {"form": form})


def _programme_or_404(request: HttpRequest, programme: int) -> Programme:
    return get_object_or_404(
        Programme.objects.select_related("partnership"),
        pk=programme,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
