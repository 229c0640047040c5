"""Counting at the door: the page, what a phone sends, what is typed afterwards, the worker."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from http import HTTPStatus
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brygga.domain.language import Text
from brygga.domain.meetups import Evening
from brygga.domain.meetups.counting import (
    MISFITS,
    CountKind,
    HeadCount,
    NotAnOperation,
    Operation,
    misfits,
    read_operation,
)
from brygga.meetups.actions import correct_count, count_heads
from brygga.meetups.forms import CorrectionForm
from brygga.meetups.models import Meetup
from brygga.meetups.permissions import check_is_kept, check_leads
from brygga.meetups.queries import Counted, counted, evening_of
from brygga.meetups.showing import path_of
from brygga.parties.access import NotPossible, in_partnership, problem, public, said

MOST_AT_ONCE = 500  # operations of one batch
LARGEST_BATCH = 100_000  # bytes

# All that the page loads: the worker keeps it for when there is no network.
FILES = (
    "website/tokens.css",
    "website/base.css",
    "website/layout.css",
    "meetups/count.css",
    "website/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "website/signs.svg",
    "website/favicon.svg",
    "meetups/count.js",
    "meetups/queue.js",
    "meetups/sending.js",
)

TOO_MUCH = Text(
    sv=f"Högst {MOST_AT_ONCE} tryck skickas åt gången. Inget av det här är mottaget.",
    en=f"At most {MOST_AT_ONCE} taps are sent at a time. None of this is received.",
)
NOT_READ = Text(
    sv="Det skickade går inte att läsa som tryck. Inget av det är mottaget.",
    en="What was sent cannot be read as taps. None of it is received.",
)
CONTRADICTS = Text(
    sv="Ett annat tryck har redan det id:t. Det här är inte räknat.",
    en="Another tap has that id already. This one is not counted.",
)


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the screen. `more` and `fewer` are what its buttons send without a script."""

    kind: CountKind
    name: str | Promise
    hint: str | Promise
    sum: int
    more: str
    fewer: str


NAMES: dict[CountKind, tuple[str | Promise, str | Promise]] = {
    CountKind.YOUNGER: (gettext_lazy("13–15 år"), ""),
    CountKind.OLDER: (gettext_lazy("16–19 år"), ""),
    CountKind.UNKNOWN: (gettext_lazy("Okänd ålder"), gettext_lazy("fråga inte")),
    CountKind.FIRST: (gettext_lazy("Första gången"), gettext_lazy("av alla")),
}


# Compressed here, for a phone on a bad line: nothing in the page is chosen by anybody outside, and
# its token is masked anew each time, so its length tells nothing.
@in_partnership()
@gzip_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, key: str) -> HttpResponse:
    """The screen at the door; a POST is a button pressed without a script."""
    row, evening = _led_or_404(request, key)
    if request.method == "POST":
        _press(request, row)
        return redirect("meetups:count", partnership=row.partnership.key, key=key)
    now = counted(row)
    wrong = {misfit.about for misfit in misfits(now.count)}
    context = {
        "evening": evening,
        "is_today": evening.on == _today(request),
        "back": path_of(row.partnership.key, key),
        "addresses": {
            name: reverse(f"meetups:{name}", args=[row.partnership.key, key])
            for name in ("count", "count_operations", "count_correction")
        },
        "worker": reverse("meetups:count_worker"),
        "counted": now,
        "sums": json.dumps(_sums(now)),
        "groups": [_group(kind, now.count) for kind in CountKind],
        "misfits": [(kind, text, kind in wrong) for kind, text in MISFITS.items()],
        "is_wrong": bool(wrong),
    }
    return render(request, "meetups/count.html", context)


@in_partnership(in_json=True)
@require_POST
def count_operations(request: HttpRequest, key: str) -> HttpResponse:
    """Takes a batch: {"operations": [{"id", "kind", "change"}, …]}.

    Answers {"acknowledged": [id, …], "refused": [{"id", "reason"}, …], "sums", "received",
    "misfits"}: what is acknowledged is safe here, what is refused is said and not counted. An empty
    batch asks for the sums. A batch that cannot be read, or is too large, is refused whole.
    """
    row = _led_row_or_404(request, key)
    try:
        given = _batch(request)
    except _Unreadable as refusal:
        return problem("unreadable", refusal.reason, refusal.status)
    operations, refused = _read(given)
    receipt = count_heads(
        meetup=row,
        operations=operations,
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    refused += [{"id": str(id_), "reason": said(CONTRADICTS)} for id_ in receipt.conflicting]
    return JsonResponse(
        {
            "acknowledged": [str(id_) for id_ in receipt.acknowledged],
            "refused": refused,
            "sums": _sums(receipt.counted),
            "received": receipt.counted.received,
            "misfits": [said(misfit.text) for misfit in misfits(receipt.counted.count)],
        }
    )


@in_partnership()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def count_correction(request: HttpRequest, key: str) -> HttpResponse:
    """Numbers typed afterwards: kept as operations beside those of the door."""
    row, evening = _led_or_404(request, key)
    now = counted(row).count
    form = CorrectionForm(request.POST or None, count=now)
    if request.method == "POST" and form.is_valid():
        try:
            correct_count(
                meetup=row,
                seen=form.seen_before,
                to=form.typed,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as refusal:
            form = CorrectionForm(count=counted(row).count)
            form.say(said(refusal.reason))
        else:
            messages.success(request, _("Siffrorna är rättade."))
            return redirect("meetups:count", partnership=row.partnership.key, key=key)
    context = {
        "form": form,
        "evening": evening,
        "back": reverse("meetups:count", args=[row.partnership.key, key]),
    }
    return render(request, "meetups/count_correction.html", context)


@public("The script that keeps the count page for when there is no network. It holds no data.")
@gzip_page
@require_safe
def count_worker(request: HttpRequest) -> HttpResponse:
    """At one address whatever its version, so that browsers find the next one."""
    files = [static(name) for name in FILES]
    context = {
        "files": json.dumps(files),
        "version": sha256("\n".join(files).encode()).hexdigest()[:12],
        "static_url": settings.STATIC_URL,
    }
    response = render(request, "meetups/worker.js", context, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/p/"
    return response


def _led_or_404(request: HttpRequest, key: str) -> tuple[Meetup, Evening]:
    """The evening that the person leads. Raises NotAllowed for anybody else."""
    evening = evening_of(request.partnership, key, _today(request))  # type: ignore[attr-defined]
    if evening is None:
        raise Http404
    row = _row(request, key)
    check_leads(request.member, row)  # type: ignore[attr-defined]
    assert row is not None
    check_is_kept(row)
    return row, evening


def _led_row_or_404(request: HttpRequest, key: str) -> Meetup:
    """The same without planning the term: a phone asks every few seconds."""
    row = _row(request, key)
    if row is None:
        return _led_or_404(request, key)[0]
    check_leads(request.member, row)  # type: ignore[attr-defined]
    check_is_kept(row)
    return row


def _row(request: HttpRequest, key: str) -> Meetup | None:
    row = Meetup.objects.filter(partnership=request.partnership, key=key).first()  # type: ignore[attr-defined]
    if row is not None:
        row.partnership = request.partnership  # type: ignore[attr-defined]
    return row


def _today(request: HttpRequest) -> date:
    now: datetime = request.now  # type: ignore[attr-defined]
    return now.date()


def _press(request: HttpRequest, row: Meetup) -> None:
    """A button's own identity makes a second press of the same page the same tap."""
    kind, _colon, rest = request.POST.get("tap", "").partition(":")
    change, _colon, id_ = rest.partition(":")
    try:
        operation = read_operation({"id": id_, "kind": kind, "change": {"1": 1, "-1": -1}[change]})
    except (NotAnOperation, KeyError):
        messages.error(request, said(NOT_READ))
        return
    receipt = count_heads(
        meetup=row,
        operations=[operation],
        by=request.person,  # type: ignore[attr-defined]
        at=request.now,  # type: ignore[attr-defined]
    )
    if receipt.conflicting:
        messages.error(request, said(CONTRADICTS))


def _group(kind: CountKind, now: HeadCount) -> Group:
    name, hint = NAMES[kind]
    return Group(kind, name, hint, now.of(kind), f"{kind}:1:{uuid4()}", f"{kind}:-1:{uuid4()}")


def _sums(now: Counted) -> dict[str, int]:
    return {str(kind): now.count.of(kind) for kind in CountKind}


class _Unreadable(Exception):
    def __init__(self, reason: Text, status: HTTPStatus) -> None:
        super().__init__(reason.sv)
        self.reason, self.status = reason, status


def _batch(request: HttpRequest) -> list[object]:
    """The operations as they were sent. Raises _Unreadable."""
    # Its length is asked for first: what is too large is not even read.
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BATCH:
        raise _Unreadable(TOO_MUCH, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise _Unreadable(NOT_READ, HTTPStatus.BAD_REQUEST) from error
    operations = given.get("operations") if isinstance(given, dict) else None
    if not isinstance(operations, list):
        raise _Unreadable(NOT_READ, HTTPStatus.BAD_REQUEST)
    if len(operations) > MOST_AT_ONCE:
        raise _Unreadable(TOO_MUCH, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return operations


def _read(given: list[object]) -> tuple[list[Operation], list[dict[str, object]]]:
    """The operations of a batch, and what is none, each with its reason."""
    operations: list[Operation] = []
    refused: list[dict[str, object]] = []
    for each in given:
        try:
            operations.append(read_operation(each))
        except NotAnOperation as refusal:
            id_ = each.get("id") if isinstance(each, dict) else None
            refused.append({"id": id_, "reason": said(refusal.reason)})
    return operations, refused
