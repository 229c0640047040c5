"""What the evenings need: roles, least numbers and places."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.meetups.staffing import Need
from brygga.domain.terms.model import Obligation, Pattern
from brygga.meetups.actions import set_needs
from brygga.meetups.defaults import offered_needs
from brygga.meetups.forms import NeedForm
from brygga.meetups.permissions import check_can_plan
from brygga.meetups.staffing import earlier_needs, needs_on
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible
from brygga.volunteers.roles import ShiftRole

PAGE = 10


@in_partnership(check_can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: HttpRequest) -> HttpResponse:
    """One row for each role; to begin with what most evenings need, ready to be saved."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    version = version_in_force(here, today)
    standing = _standing(terms_of(version).obligations) if version else []
    saved = needs_on(here, today)
    shown = {need.role: need for need in saved or offered_needs(o.key for o in standing)}
    forms = {
        role: NeedForm(
            request.POST or None,
            prefix=role,
            obligations=[(o.key, o.title) for o in standing],
            initial=_initial(shown.get(role)),
        )
        for role in ShiftRole
    }
    problem = ""
    if request.method == "POST" and all(form.is_valid() for form in forms.values()):
        try:
            set_needs(
                partnership=here,
                needs=[
                    Need(
                        role,
                        form.cleaned_data["at_least"],
                        form.cleaned_data["places"],
                        obligation=form.cleaned_data["obligation"],
                    )
                    for role, form in forms.items()
                    if form.cleaned_data["places"]
                ],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as refusal:
            problem = said(refusal.reason)
        else:
            messages.success(
                request, _("Bemanningen är sparad. Den gäller alla träffar som kommer.")
            )
            return redirect("meetups:needs", here.key)
    context = {
        "rows": [(ShiftRole(role).label, form) for role, form in forms.items()],
        "is_new": not saved,
        "problem": problem,
        "has_errors": any(form.errors for form in forms.values()),
        "page": Paginator(earlier_needs(here), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "meetups/needs.html", context)


def _standing(obligations: tuple[Obligation, ...]) -> list[Obligation]:
    return [o for o in obligations if o.pattern is Pattern.STANDING]


def _initial(need: Need | None) -> dict[str, object]:
    if need is None:
        return {"places": 0, "at_least": 0, "obligation": ""}
    return {"places": need.places, "at_least": need.at_least, "obligation": need.obligation}
