"""Notice, its withdrawal, and cancellation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.agreements.actions import agree_to_withdraw_notice, cancel_agreement, give_notice
from brygga.agreements.forms.life import CancellationForm, NoticeForm
from brygga.agreements.models import Matter, Notice
from brygga.agreements.permissions import (
    BINDS_A_PARTY,
    check_binds_a_party,
    check_can_agree_to_withdraw,
)
from brygga.agreements.queries import agreed_to, matter_value, paid_to, state_of
from brygga.agreements.showing import Life, names_in
from brygga.agreements.views.page import form_page, in_force, matter_or_404, today_of
from brygga.agreements.words import language
from brygga.domain.language.days import full_day
from brygga.domain.life import (
    Impossible,
    Step,
    check_cancellation,
    check_notice,
    check_step,
    is_possible,
    notice_period,
    repayment_basis,
)
from brygga.domain.life.conditions import missing_parties
from brygga.domain.terms.model import PartyKey
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible, allows


@in_partnership(check_binds_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request: HttpRequest, matter: int | None = None) -> HttpResponse:
    """Giving notice, on the ground of a matter; the working of its earliest day is shown."""
    here, terms = in_force(request)
    row = matter_or_404(request, matter) if matter is not None else None
    party = _own_party(request, row)
    try:
        check_step(state_of(here, today_of(request)), Step.GIVE_NOTICE)
        rule = check_notice(terms, matter_value(row) if row else None, party)
    except Impossible as refusal:
        raise NotPossible(refusal.reason) from refusal
    period = notice_period(terms, rule, today_of(request))
    form = NoticeForm(
        request.POST or None, partnership=here, initial={"ends_on": period.earliest_on}
    )
    if request.method == "POST" and form.is_valid():
        try:
            notice = give_notice(
                partnership=here,
                matter=row,
                ends_on=form.cleaned_data["ends_on"],
                text=form.cleaned_data["text"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error("ends_on", said(problem.reason))
        else:
            messages.success(
                request,
                _("Överenskommelsen är uppsagd. Sista dagen är %(day)s.")
                % {"day": full_day(notice.ends_on, language())},
            )
            return redirect("agreements:notice", here.key, notice.pk)
    return form_page(
        request,
        form,
        title=_("Säg upp överenskommelsen"),
        lead=_("Uppsägningen lämnas idag. De andra parterna får ett brev genast."),
        act=_("Säg upp"),
        is_danger=True,
        terms=terms,
        clause=rule.clause,
        period=period,
        back=reverse("agreements:matter", args=[here.key, row.pk]) if row else "",
    )


@in_partnership()
@require_safe
def notice(request: HttpRequest, notice: int) -> HttpResponse:
    """A notice with its working, and who has agreed to withdraw it."""
    here, terms = in_force(request)
    row = get_object_or_404(
        Notice.objects.select_related("recorded_by", "matter"), partnership=here, pk=notice
    )
    member = request.member  # type: ignore[attr-defined]
    rows, agreed = Life(member, names_in(terms)), agreed_to(row)
    state = state_of(here, today_of(request))
    may_withdraw = row.withdrawn_at is None and is_possible(state, Step.WITHDRAW_NOTICE)
    context = {
        "notice": row,
        "who": rows.who(row),
        "period": notice_period(terms, terms.notice, row.recorded_on) if terms.notice else None,
        "clause": terms.clause(terms.notice.clause) if terms.notice else None,
        "agreed": rows.party_names(agreed),
        "waiting": rows.party_names(missing_parties(terms, agreed)),
        "is_withdrawable": may_withdraw,
        "may_agree": may_withdraw and allows(check_can_agree_to_withdraw, member, agreed),
    }
    return render(request, "agreements/notice.html", context)


@in_partnership(check_binds_a_party)
@require_POST
def notice_withdrawal(request: HttpRequest, notice: int) -> HttpResponse:
    """One party agrees that the notice is withdrawn."""
    here = request.partnership  # type: ignore[attr-defined]
    row = get_object_or_404(Notice, partnership=here, pk=notice)
    row = agree_to_withdraw_notice(notice=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    said_now = (
        _("Uppsägningen är återtagen. Överenskommelsen gäller som förut.")
        if row.withdrawn_at
        else _("Din organisation har gått med på det. Nu väntar ni på de andra.")
    )
    messages.success(request, said_now)
    return redirect("agreements:notice", here.key, row.pk)


@in_partnership(check_binds_a_party)
@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, matter: int) -> HttpResponse:
    """Cancelling because of a breach that was not put right, and what is to be repaid."""
    row, (here, terms) = matter_or_404(request, matter), in_force(request)
    today = today_of(request)
    try:
        check_step(state_of(here, today), Step.CANCEL)
        rule = check_cancellation(terms, matter_value(row), _own_party(request, row), today)
    except Impossible as refusal:
        raise NotPossible(refusal.reason) from refusal
    form = CancellationForm(request.POST or None, partnership=here)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            cancel_agreement(
                matter=row,
                text=given["text"],
                repayment=given["repayment"],
                repayment_reason=given["repayment_reason"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error("repayment", said(problem.reason))
        else:
            messages.success(request, _("Överenskommelsen är hävd. Idag är dess sista dag."))
            return redirect("agreements:matter", here.key, row.pk)
    return form_page(
        request,
        form,
        title=_("Häv överenskommelsen"),
        lead=_(
            "Överenskommelsen upphör idag, och det går inte att ångra. Ni bestämmer hur mycket "
            "som ska betalas tillbaka."
        ),
        act=_("Häv överenskommelsen"),
        is_danger=True,
        terms=terms,
        clause=rule.clause,
        bases=repayment_basis(paid_to(here, row.against, today), today),
        shows_bases=True,
        back=reverse("agreements:matter", args=[here.key, row.pk]),
    )


def _own_party(request: HttpRequest, row: Matter | None) -> PartyKey:
    """The party that the person binds: another than the one that failed, if there is one."""
    own = request.member.parties_as(*BINDS_A_PARTY)  # type: ignore[attr-defined]
    others = own - {row.against} if row else own
    return PartyKey(min(others or own))
