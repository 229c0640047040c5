"""Addresses of the overview."""

from django.urls import URLPattern, URLResolver, path

from brygga.overview.views import contributions, promises, wheel

app_name = "overview"

urlpatterns: list[URLPattern | URLResolver] = [
    path("partnerskap/", promises.portfolio, name="portfolio"),
    path("p/<slug:partnership>/idag/", promises.today, name="today"),
    path("p/<slug:partnership>/arshjul/", wheel.wheel, name="wheel"),
    path("p/<slug:partnership>/arshjul/kalender.ics", wheel.wheel_file, name="wheel_file"),
    path("p/<slug:partnership>/insatser/", contributions.contributions, name="contributions"),
    path("p/<slug:partnership>/loften/", promises.board, name="board"),
    path(
        "p/<slug:partnership>/loften/<slug:obligation>/<str:month>/", promises.weeks, name="weeks"
    ),
]
