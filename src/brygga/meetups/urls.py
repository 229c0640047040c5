"""Addresses of the evenings."""

from django.urls import URLPattern, path

from brygga.meetups.views import counting, evenings, programmes, questions

app_name = "meetups"

HERE = "p/<slug:partnership>/traffar/"
ONE = f"{HERE}<slug:key>/"

urlpatterns: list[URLPattern] = [
    path(HERE, programmes.meetups, name="meetups"),
    path(f"{HERE}program/nytt/", programmes.programme_form, name="programme_form"),
    path(f"{HERE}program/<int:programme>/regel/", programmes.programme_rule, name="programme_rule"),
    path(
        f"{HERE}program/<int:programme>/borttagning/",
        programmes.programme_removal,
        name="programme_removal",
    ),
    path(f"{HERE}extra/", programmes.extra_form, name="extra_form"),
    path(f"{HERE}fragor/", questions.questions, name="questions"),
    path(
        f"{HERE}fragor/<int:question>/borttagning/",
        questions.question_removal,
        name="question_removal",
    ),
    # Keys begin with a year, so they never look like the words above.
    path(ONE, evenings.detail, name="detail"),
    path(f"{ONE}flytt/", evenings.move, name="move"),
    path(f"{ONE}flytt/angrad/", evenings.rule_return, name="rule_return"),
    path(f"{ONE}tema/", evenings.theme, name="theme"),
    path(f"{ONE}installd/", evenings.cancellation, name="cancellation"),
    path(f"{ONE}installd/angrad/", evenings.restoration, name="restoration"),
    path(f"{ONE}hallen/", evenings.holding, name="holding"),
    path(f"{ONE}hallen/angrad/", evenings.holding_undone, name="holding_undone"),
    path(f"{ONE}logg/", evenings.log, name="log"),
    path(f"{ONE}rakning/", counting.count, name="count"),
    path(f"{ONE}rakning/operationer/", counting.count_operations, name="count_operations"),
    path(f"{ONE}rakning/rattelse/", counting.count_correction, name="count_correction"),
    # A worker keeps its address: browsers ask there whether there is a newer one.
    path("rakning/utan-nat.js", counting.count_worker, name="count_worker"),
]
