"""Addresses of the groups and of what is to be developed."""

from django.urls import URLPattern, path

from brygga.outreach import views

app_name = "outreach"

GROUPS = "p/<slug:partnership>/grupper/"
ONE = f"{GROUPS}<int:group>/"
TALKS = "p/<slug:partnership>/utveckling/"

urlpatterns: list[URLPattern] = [
    path(GROUPS, views.groups, name="groups"),
    path(f"{GROUPS}bildande/", views.forming, name="forming"),
    path(ONE, views.group, name="group"),
    path(f"{ONE}funktioner/nya/", views.joining, name="joining"),
    path(f"{ONE}funktioner/<int:member>/avslut/", views.leaving, name="leaving"),
    path(f"{ONE}moten/nytt/", views.meeting, name="meeting"),
    path(
        f"{ONE}moten/<int:meeting>/aterkallelse/",
        views.meeting_withdrawal,
        name="meeting_withdrawal",
    ),
    path(TALKS, views.development, name="development"),
    path(f"{TALKS}samtal/nytt/", views.talking, name="talking"),
    path(f"{TALKS}samtal/<int:talk>/aterkallelse/", views.talk_withdrawal, name="talk_withdrawal"),
]
