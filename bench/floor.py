"""The floor that pages are held against: the least that a page of a Django site does.

Session, login, one indexed query, and its fifty rows of five cells in Django's template; with the
middleware that a new Django project begins with, and nothing of ours. Text and numbers only: a
date in each row would raise the floor by Django's slow date formatting.
"""

from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.test import override_settings
from django.urls import path

from brygga.obligations.models import Evidence

PATH = "/floor/"
ROWS = 50

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bench.floor.addresses",
]

TEMPLATE = Engine().from_string(
    "<!doctype html><html lang=en><title>{{ person.name }}</title><table>"
    "{% for row in rows %}<tr><td>{{ row.obligation }}</td><td>{{ row.kind }}</td>"
    "<td>{{ row.recorded_party }}</td><td>{{ row.quantity }}</td><td>{{ row.source }}</td></tr>"
    "{% endfor %}</table></html>"
)

View = Callable[[HttpRequest], HttpResponse]


def handler() -> WSGIHandler:
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


def addresses(get_response: View) -> View:
    """A middleware that leads to this module's addresses instead of the site's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.floor"
        return get_response(request)

    return answer


def floor(request: HttpRequest) -> HttpResponse:
    rows = Evidence.objects.filter(partnership=1, obligation="weekly-meetup").order_by()[:ROWS]
    return HttpResponse(TEMPLATE.render(Context({"rows": rows, "person": request.user})))


urlpatterns = [path(PATH.strip("/") + "/", floor)]
