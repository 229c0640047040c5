"""Addresses of the steering group."""

from django.urls import URLPattern, path

from brygga.steering.views import group

app_name = "steering"

HERE = "p/<slug:partnership>/styrgrupp/"

urlpatterns: list[URLPattern] = [
    path(HERE, group.group, name="group"),
    path(f"{HERE}historik/", group.history, name="history"),
    path(f"{HERE}platser/<slug:seat>/ledamot/", group.seating, name="seating"),
    path(f"{HERE}ledamoter/<int:holder>/slut/", group.seat_end, name="seat_end"),
    path(f"{HERE}ledamoter/<int:holder>/ateroppning/", group.seat_return, name="seat_return"),
]
