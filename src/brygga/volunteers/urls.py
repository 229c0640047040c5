"""Addresses of those who do the work, their trainings, their time, and what they give."""

from django.urls import URLPattern, path

from brygga.volunteers.views import contributions, own, people, sessions, trainings

app_name = "volunteers"

HERE = "p/<slug:partnership>/folk/"
PERSON = f"{HERE}<int:person>/"
TRAININGS = f"{HERE}utbildningar/"
SESSION = f"{TRAININGS}tillfallen/<int:session>/"

urlpatterns: list[URLPattern] = [
    path(HERE, people.people, name="people"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}registerutdrag/", people.register_checks, name="register_checks"),
    path(
        f"{PERSON}registerutdrag/<int:check>/borttagning/",
        people.register_check_removal,
        name="register_check_removal",
    ),
    path(TRAININGS, trainings.trainings, name="trainings"),
    path(f"{TRAININGS}forslag/", trainings.default_trainings, name="default_trainings"),
    path(f"{TRAININGS}ny/", trainings.training_form, name="training_form"),
    path(f"{TRAININGS}<int:training>/andring/", trainings.training_change, name="training_change"),
    path(
        f"{TRAININGS}<int:training>/avslut/",
        trainings.training_retirement,
        name="training_retirement",
    ),
    path(
        f"{TRAININGS}<int:training>/aterkomst/", trainings.training_return, name="training_return"
    ),
    path(f"{TRAININGS}krav/<slug:shift_role>/", trainings.requirement, name="requirement"),
    path(f"{TRAININGS}tillfallen/nytt/", sessions.session_form, name="session_form"),
    path(SESSION, sessions.session, name="session"),
    path(f"{SESSION}andring/", sessions.session_change, name="session_change"),
    path(f"{SESSION}genomforande/", sessions.session_holding, name="session_holding"),
    path(f"{SESSION}installning/", sessions.session_cancellation, name="session_cancellation"),
    path(f"{SESSION}angrande/", sessions.session_reopening, name="session_reopening"),
    path(f"{SESSION}narvaro/", sessions.attendance, name="attendance"),
    path(f"{HERE}min-tid/", own.own_time, name="own_time"),
    path(f"{HERE}min-tid/borta/", own.absences, name="absences"),
    path(
        f"{HERE}min-tid/borta/<int:absence>/borttagning/",
        own.absence_removal,
        name="absence_removal",
    ),
    path(f"{HERE}arbetad-tid/", contributions.hours, name="hours"),
    path(f"{HERE}intyg/", contributions.attestations, name="attestations"),
    path(f"{HERE}intyg/nytt/", contributions.attestation_form, name="attestation_form"),
    path(
        f"{HERE}intyg/<int:attestation>/aterkallelse/",
        contributions.attestation_withdrawal,
        name="attestation_withdrawal",
    ),
]
