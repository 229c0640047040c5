"""Addresses of the evenings."""

from django.urls import URLPattern, path

from brygga.meetups.views import (
    concern,
    counting,
    evenings,
    needs,
    programmes,
    questions,
    shifts,
    swaps,
)

app_name = "meetups"

PARTNERSHIP = "p/<slug:partnership>/"
HERE = f"{PARTNERSHIP}traffar/"
ONE = f"{HERE}<slug:key>/"
ROTA = f"{PARTNERSHIP}pass/"
SWAP = f"{PARTNERSHIP}byten/<int:swap>/"

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
    # Who works
    path(f"{ROTA}", shifts.shifts, name="shifts"),
    path(f"{ROTA}<int:shift>/aterlamning/", shifts.shift_return, name="shift_return"),
    path(f"{ROTA}<int:shift>/bekraftelse/", shifts.shift_confirmation, name="shift_confirmation"),
    path(f"{ROTA}<int:shift>/franvaro/", shifts.shift_absence, name="shift_absence"),
    path(f"{ROTA}<int:shift>/narvaro/", shifts.shift_presence, name="shift_presence"),
    path(f"{ROTA}<int:shift>/notering/borttagning/", shifts.noted_removal, name="noted_removal"),
    path(f"{ROTA}<int:shift>/byte/", swaps.swap_form, name="swap_form"),
    path(f"{SWAP}antagande/", swaps.swap_acceptance, name="swap_acceptance"),
    path(f"{SWAP}avslag/", swaps.swap_refusal, name="swap_refusal"),
    path(f"{SWAP}atertagande/", swaps.swap_withdrawal, name="swap_withdrawal"),
    path(f"{ONE}pass/", shifts.shift_taking, name="shift_taking"),
    path(f"{ONE}pass/<slug:role>/tilldelning/", shifts.shift_assignment, name="shift_assignment"),
    path(f"{ONE}pass/efterat/", shifts.worked_form, name="worked_form"),
    path(f"{ONE}reserver/", shifts.stand_ins, name="stand_ins"),
    path(f"{ONE}reserver/uttrade/", shifts.stand_in_leaving, name="stand_in_leaving"),
    path(f"{PARTNERSHIP}bemanning/", needs.needs, name="needs"),
    # Concern
    path(f"{PARTNERSHIP}oro/", concern.concern, name="concern"),
    path(
        f"{PARTNERSHIP}oro/kontakter/ny/",
        concern.concern_contact_form,
        name="concern_contact_form",
    ),
    path(
        f"{PARTNERSHIP}oro/kontakter/<int:contact>/",
        concern.concern_contact,
        name="concern_contact",
    ),
    path(
        f"{PARTNERSHIP}oro/kontakter/<int:contact>/borttagning/",
        concern.concern_contact_removal,
        name="concern_contact_removal",
    ),
]
