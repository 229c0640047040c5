"""Addresses of the overview."""

from django.urls import URLPattern, URLResolver, path

from brygga.overview import views

app_name = "overview"

urlpatterns: list[URLPattern | URLResolver] = [
    path("partnerskap/", views.portfolio, name="portfolio"),
    path("p/<slug:partnership>/idag/", views.today, name="today"),
    path("p/<slug:partnership>/loften/", views.board, name="board"),
    path("p/<slug:partnership>/loften/<slug:obligation>/<str:month>/", views.weeks, name="weeks"),
]
