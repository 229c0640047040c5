"""Insatser: what everybody promised to put in and has given, as bars and as a table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brygga.contributions.models import Given
from brygga.contributions.permissions import parties_given_for
from brygga.contributions.queries import given_sums
from brygga.contributions.words import unit_of
from brygga.meetups.staffing import staffing_obligations
from brygga.overview.balance import Gift, bars_of, by_hand, kept_by, paid, worked
from brygga.overview.queries import Picture, picture
from brygga.parties.access import in_partnership
from brygga.parties.membership import Member
from brygga.volunteers.queries import hours_by_half_year


@in_partnership()
@require_safe
def contributions(request: HttpRequest) -> HttpResponse:
    """The whole time, or with `?ar=` one year."""
    member: Member = request.member  # type: ignore[attr-defined]
    today = request.now.date()  # type: ignore[attr-defined]
    seen = picture(member.partnership, today)
    if seen is None:
        return render(request, "overview/no_agreement.html", {"page": "contributions"})
    terms = seen.terms
    sums = given_sums(member.partnership)
    noted = {each.contribution for each in sums}
    gifts = [*by_hand(sums), *_by_themselves(seen)]
    years = range(terms.term.begins_on.year, min(today.year, terms.term.ends_on.year) + 1)
    year = _year(request, years)
    shown = [gift for gift in gifts if year is None or gift.year == year]
    own = parties_given_for(member)
    context = {
        "tabs": _tabs(years, year),
        "groups": [
            {
                "label": Given.Kind(group.kind).label,
                "bars": [(bar, unit_of(group.kind, bar.quantity)) for bar in group.bars],
            }
            for group in bars_of(terms, shown)
        ],
        "names": [party.name for party in terms.parties],
        "parties": [
            {
                "name": party.name,
                "is_own": party.key in own,
                "kept": [
                    {
                        "promised": kept.promised,
                        "clause": terms.clause(kept.promised.clause),
                        "given": [(q, unit_of(k, q), Given.Kind(k).label) for k, q in kept.given],
                        "is_noted": kept.promised.key in noted,
                    }
                    for kept in kept_by(terms, shown, party.key)
                ],
            }
            for party in terms.parties
        ],
        "may_give": bool(own),
    }
    return render(request, "overview/contributions.html", context)


def _by_themselves(seen: Picture) -> list[Gift]:
    """What follows from other acts: paid, and worked. Two queries beside the picture's."""
    here = seen.partnership
    return [
        *paid(seen.terms, seen.assessments),
        *worked(seen.terms, hours_by_half_year(here), staffing_obligations(here), seen.day),
    ]


def _year(request: HttpRequest, years: range) -> int | None:
    asked = request.GET.get("ar", "")
    if not asked:
        return None
    if asked not in map(str, years):
        raise Http404
    return int(asked)


def _tabs(years: range, year: int | None) -> list[dict[str, Any]]:
    whole = {"href": "?", "label": _("Hela tiden"), "is_current": year is None, "count": None}
    return [
        whole,
        *(
            {
                "href": f"?ar={each}",
                "label": str(each),
                "is_current": each == year,
                "count": None,
            }
            for each in years
        ),
    ]
