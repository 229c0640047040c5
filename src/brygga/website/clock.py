"""The one place that business dates come from: `request.now`."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The moment the site lives in, in Swedish time: the fixed one, or the system's."""
    return (settings.CLOCK or timezone.now()).astimezone(STOCKHOLM)


class ClockMiddleware:
    """Gives every request its moment, so that one answer never spans two."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        return self.get_response(request)
