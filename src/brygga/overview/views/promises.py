"""Idag, the promise board, a month of weeks, and the portfolio."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from brygga.agreements.asked import Asked, asked_of
from brygga.agreements.permissions import can_import_terms
from brygga.domain.obligations import Assessment, Tally, tally
from brygga.domain.terms.model import Obligation, Pattern
from brygga.obligations.deviations import Row as DeviationRow
from brygga.obligations.deviations import row_of
from brygga.obligations.permissions import (
    check_can_confirm_waiver,
    check_can_import_evidence,
    check_can_record_evidence,
)
from brygga.obligations.queries import waiting_waivers
from brygga.obligations.words import period_name
from brygga.overview.arranging import Kind, arrange
from brygga.overview.asking import asked_party, outside_term
from brygga.overview.cards import NO_EVENINGS, Card, MayRecord, cards
from brygga.overview.chart import by_month
from brygga.overview.dues import dues, next_due, owed_by, owed_by_others
from brygga.overview.links import Links, links_of
from brygga.overview.portfolio import Bucket, Line, buckets_from, lines, strip_of, width_of
from brygga.overview.queries import Picture, buckets_of, organisations_of, picture
from brygga.overview.shifts import own_shifts
from brygga.overview.words import PortfolioWords, Words, page_language
from brygga.overview.writing import drawn, tabled
from brygga.parties.access import in_partnership, signed_in
from brygga.parties.membership import Member
from brygga.parties.models import Partnership
from brygga.parties.queries import partnerships_of
from brygga.parties.refusal import allows
from brygga.steering.models import Approval
from brygga.steering.queries import approvals_asked_of

SOON = 5  # what the board's list and Idag's others show of what is next


@in_partnership()
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The promise board as a drawing and a list, or with ?visa=tabell as a table."""
    asked = asked_of(request)
    seen = picture(request.partnership, asked.day)  # type: ignore[attr-defined]
    if seen is None:
        return _no_agreement(request, "board")
    party = asked_party(request.GET, seen.terms)
    links = links_of(request.partnership.key, asked.query)  # type: ignore[attr-defined]
    as_table = request.GET.get("visa") == "tabell"
    write = tabled if as_table else drawn
    written = write(seen, party, page_language(), links, static("website/signs.svg"))
    context = {
        **_around(asked, seen, written.board.dated, Words(seen.terms), links),
        "parties": [(p.key, p.name, p.key == party) for p in seen.terms.parties],
        "party": party,
        "as_table": as_table,
        "running_kept": written.board.running.kept,
        "running_total": sum(written.board.running.counts.values()),
        "written": written,
    }
    return render(request, "overview/table.html" if as_table else "overview/board.html", context)


def _around(
    asked: Asked, seen: Picture, dated: Tally, words: Words, links: Links
) -> dict[str, Any]:
    """What stands over the board however it is shown."""
    following = next_due(seen.assessments)
    return {
        "asked": asked,
        "outside": outside_term(seen.terms, asked),
        "counts": {standing.value: count for standing, count in dated.counts.items()},
        "next_title": following.occurrence.rule.obligation.title if following else "",
        "next_href": links.occurrence(following.occurrence.key) if following else "",
        "next_day": (
            words.when(following.due_on, asked.day) if following and following.due_on else ""
        ),
    }


@in_partnership()
@require_safe
def weeks(request: HttpRequest, obligation: str, month: str) -> HttpResponse:
    """The weeks of one month of a weekly duty."""
    asked = asked_of(request)
    seen = picture(request.partnership, asked.day)  # type: ignore[attr-defined]
    first = _first_of(month)
    if seen is None or first is None:
        raise Http404
    arranged = arrange(
        seen.terms,
        [a for a in seen.assessments if a.occurrence.obligation == obligation],
        seen.evidence,
    )
    row = next((row for row in arranged.rows() if row.kind is Kind.WEEKS), None)
    months = dict(by_month(row.assessments)) if row else {}
    if row is None or first not in months:
        raise Http404
    words = Words(seen.terms)
    links = links_of(request.partnership.key, asked.query)  # type: ignore[attr-defined]
    order = list(months)
    n = order.index(first)
    context = {
        "asked": asked,
        "duty": row.rule.obligation,
        "duty_href": links.obligation(obligation),
        "board_href": f"{links.board}{links.query}",
        "month": first,
        "said": words.weeks(months[first]),
        "weeks": [_week_row(a, words, links, seen) for a in months[first]],
        "before": (order[n - 1], links.weeks(obligation, order[n - 1])) if n else None,
        "after": (
            (order[n + 1], links.weeks(obligation, order[n + 1])) if n + 1 < len(order) else None
        ),
    }
    return render(request, "overview/weeks.html", context)


def _first_of(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return None


def _week_row(a: Assessment, words: Words, links: Links, seen: Picture) -> dict[str, Any]:
    planned = seen.evenings.get(a.occurrence.key)
    return {
        "evenings": [(each.evening, links.meetup(each.evening.key)) for each in planned or ()],
        "is_unplanned": planned == () and a.occurrence.period.ends_on >= seen.day,
        "standing": a.standing.value,
        "name": words.period(a.occurrence.period),
        "from": a.occurrence.period.starts_on,
        "to": a.occurrence.period.ends_on,
        "detail": words.detail(a),
        "href": links.occurrence(a.occurrence.key),
    }


@in_partnership()
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What the member's parties owe next, each with its button; then what others have promised."""
    member: Member = request.member  # type: ignore[attr-defined]
    asked = asked_of(request)
    seen = picture(member.partnership, asked.day)
    if seen is None:
        return _no_agreement(request, "today")
    words = Words(seen.terms)
    links = links_of(member.partnership.key, asked.query)
    may_record = _may_record(member)
    mine = dues(owed_by(seen.assessments, member.parties), asked.day)
    dated = tally(a for a in seen.assessments if a.occurrence.pattern is not Pattern.STANDING)
    own = partial(
        cards,
        words=words,
        links=links,
        as_of=asked.day,
        may_record=may_record,
        explained=True,
        evenings=seen.evenings if asked.is_today else NO_EVENINGS,
    )
    others = dues(owed_by_others(seen.assessments, member.parties), asked.day)
    context = {
        **_around(asked, seen, dated, words, links),
        "shifts": own_shifts(member, seen.planned, links, asked.day) if asked.is_today else None,
        "late": own(mine.late),
        "near": own(mine.near),
        "further": cards(mine.further, words, links, asked.day, may_record),
        "running": cards(mine.running, words, links, asked.day, may_record),
        "undated": cards(mine.undated, words, links, asked.day, may_record),
        "to_confirm": _to_confirm(member, seen, words, links) if asked.is_today else [],
        "to_approve": _to_approve(member) if asked.is_today else [],
        "deviations": _deviations(seen) if asked.is_today else [],
        "others": cards([*others.cards, *others.further][:SOON], words, links, asked.day, _nobody),
        "waiting": len(mine.cards),
        "waiting_said": words.number(len(mine.cards)),
        "kept": dated.kept + dated.kept_late,
        "fallen_due": dated.fallen_due,
        "is_steady": is_steady(dated),
        "is_first_day": not seen.facts.evidence,
        "import_href": (
            reverse("obligations:import_form", args=[member.partnership.key])
            if allows(check_can_import_evidence, member)
            else ""
        ),
        "reads_only": not any(may_record(o) for o in seen.terms.obligations),
        "board_href": f"{links.board}{links.query}",
    }
    return render(request, "overview/today.html", context)


def _to_confirm(member: Member, seen: Picture, words: Words, links: Links) -> list[Card]:
    """What the steering group has waived and this member may confirm."""
    keys = {
        waiver.occurrence
        for waiver in waiting_waivers(seen.facts)
        if allows(check_can_confirm_waiver, member, waiver)
    }
    waived = [a for a in seen.assessments if a.occurrence.key in keys]
    # How it could still be kept is not the question here.
    return [replace(card, remark="") for card in cards(waived, words, links, seen.day, _nobody)]


def _to_approve(member: Member) -> list[Approval]:
    """The minutes that wait for the reader, each with its meeting."""
    return list(approvals_asked_of(member.person, member.partnership))


def _deviations(seen: Picture) -> list[DeviationRow]:
    """What deviates and waits for somebody, in the language of the page."""
    about = {each.occurrence for each in seen.deviations}
    names = {
        a.occurrence.key: period_name(a.occurrence, seen.terms)
        for a in seen.assessments
        if a.occurrence.key in about
    }
    return [row_of(each, seen.terms, names) for each in seen.deviations]


PER_PAGE = 20


@signed_in
@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """Every partnership of one's own organisations, a line each. Today's queries never grow."""
    asked = asked_of(request)
    own = partnerships_of(request.person, asked.today).order_by("title", "id")  # type: ignore[attr-defined]
    page = Paginator(own, PER_PAGE).get_page(request.GET.get("page"))
    ids = [partnership.pk for partnership in page.object_list]
    words = PortfolioWords()
    standing, names = lines(_buckets(page.object_list, asked)), organisations_of(ids)
    shown = [
        _portfolio_line(partnership, standing.get(partnership.pk), names, words, asked)
        for partnership in page.object_list
    ]
    context = {"page": page, "lines": shown, "asked": asked}
    return render(request, "overview/portfolio.html", context)


def _buckets(partnerships: Iterable[Partnership], asked: Asked) -> list[Bucket]:
    """From the copy while it holds; for a day before the newest act from the engine."""
    if asked.day >= asked.today:
        return buckets_of([partnership.pk for partnership in partnerships], asked.day)
    return [
        bucket
        for partnership in partnerships
        if (seen := picture(partnership, asked.day))
        for bucket in buckets_from(partnership.pk, seen.assessments)
    ]


def _portfolio_line(
    partnership: Partnership,
    line: Line | None,
    names: dict[int, list[str]],
    words: PortfolioWords,
    asked: Asked,
) -> dict[str, Any]:
    links = links_of(partnership.key, asked.query)
    shown = {
        "title": partnership.title,
        "today_href": f"{links.today}{links.query}",
        "board_href": f"{links.board}{links.query}",
        "organisations": words.joined(names.get(partnership.pk, [])),
    }
    if line is None:
        return shown | {"proposals_href": reverse("proposals:proposals", args=[partnership.key])}
    return shown | {
        "outcome": words.outcome(line),
        "late": words.late(line),
        "following": words.following(line, asked.day),
        "next_title": line.following.title if line.following else "",
        "next_href": links.occurrence(line.following.key) if line.following else "",
        "width": width_of(line.quarters),
        "strip": mark_safe(strip_of(line.quarters, asked.day)),  # noqa: S308 - figures alone
    }


def is_steady(dated: Tally) -> bool:
    """Nine promises of ten that have fallen due were kept or waived."""
    return dated.missed * 10 <= dated.fallen_due


def _may_record(member: Member) -> MayRecord:
    return lambda obligation: allows(check_can_record_evidence, member, obligation)


def _no_agreement(request: HttpRequest, page: str) -> HttpResponse:
    """Before any agreement: what to do first, for those who may do it."""
    member: Member = request.member  # type: ignore[attr-defined]
    href = ""
    if can_import_terms(member):
        href = reverse("agreements:upload", args=[member.partnership.key])
    return render(request, "overview/no_agreement.html", {"page": page, "agreement_href": href})


def _nobody(_obligation: Obligation) -> bool:
    """For lists where nothing is done: others' promises, and the board's list."""
    return False
