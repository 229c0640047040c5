"""Addresses of the overview."""

from django.urls import URLPattern, URLResolver, path

from brygga.overview.views import contributions, promises, wheel, wheel_feed

app_name = "overview"

# Behind the secret of somebody's own calendar, as in notices.
WHEEL = "kalender/<str:token>/arshjul/<slug:partnership>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("partnerskap/", promises.portfolio, name="portfolio"),
    path("p/<slug:partnership>/idag/", promises.today, name="today"),
    path("p/<slug:partnership>/arshjul/", wheel.wheel, name="wheel"),
    path("p/<slug:partnership>/arshjul/kalender.ics", wheel.wheel_file, name="wheel_file"),
    path(WHEEL, wheel_feed.wheel_feed, name="wheel_feed"),
    path(f"{WHEEL}<slug:party>/", wheel_feed.wheel_feed, name="wheel_feed_of"),
    path("p/<slug:partnership>/insatser/", contributions.contributions, name="contributions"),
    path("p/<slug:partnership>/loften/", promises.board, name="board"),
    path(
        "p/<slug:partnership>/loften/<slug:obligation>/<str:month>/", promises.weeks, name="weeks"
    ),
]
