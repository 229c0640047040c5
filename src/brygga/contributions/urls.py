"""Addresses of what the parties have given. The balance of it all is in the overview."""

from django.urls import URLPattern, path

from brygga.contributions import views

app_name = "contributions"

HERE = "p/<slug:partnership>/insatser/givna/"

urlpatterns: list[URLPattern] = [
    path(HERE, views.given, name="given"),
    path(f"{HERE}ny/", views.giving, name="giving"),
    path(f"{HERE}<int:given>/aterkallelse/", views.withdrawal, name="withdrawal"),
    path(f"{HERE}<int:given>/angrande/", views.undoing, name="undoing"),
]
