"""Addresses of letters, choices and calendars."""

from django.urls import URLPattern, path

from brygga.notices import views

app_name = "notices"

urlpatterns: list[URLPattern] = [
    path("konto/utskick/", views.letters, name="letters"),
    path("konto/utskick/val/", views.choices, name="choices"),
    path("konto/utskick/<int:letter>/", views.letter, name="letter"),
    path("konto/utskick/<int:letter>/inbjudan/", views.invitation, name="invitation"),
    path("konto/kalender/", views.calendar, name="calendar"),
    path("konto/kalender/adress/", views.calendar_address, name="calendar_address"),
    path("konto/kalender/diskretion/", views.calendar_discretion, name="calendar_discretion"),
    path("konto/kalender/avstangning/", views.calendar_revocation, name="calendar_revocation"),
    # Nothing in it says whose it is or what it is about: it stands in a phone's settings.
    path("kalender/<str:token>/kalender.ics", views.feed, name="feed"),
    path(
        "organisationer/<slug:organisation>/utskick/",
        views.organisation_letters,
        name="organisation_letters",
    ),
]
