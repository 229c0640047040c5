"""Addresses of the steering group."""

from django.urls import URLPattern, path

from brygga.steering.views import agenda, answers, group, meetings, minutes, noting

app_name = "steering"

HERE = "p/<slug:partnership>/styrgrupp/"
ONE = f"{HERE}moten/<int:meeting>/"
ITEM = f"{ONE}punkter/<int:item>/"

urlpatterns: list[URLPattern] = [
    path(HERE, group.group, name="group"),
    path(f"{HERE}historik/", group.history, name="history"),
    path(f"{HERE}platser/<slug:seat>/ledamot/", group.seating, name="seating"),
    path(f"{HERE}ledamoter/<int:holder>/slut/", group.seat_end, name="seat_end"),
    path(f"{HERE}ledamoter/<int:holder>/flytt/", group.seat_move, name="seat_move"),
    path(f"{HERE}ledamoter/<int:holder>/ateroppning/", group.seat_return, name="seat_return"),
    path(f"{HERE}arbetssatt/", meetings.arrangement, name="arrangement"),
    path(f"{HERE}moten/", meetings.meetings, name="meetings"),
    path(f"{HERE}moten/nya/", meetings.planning, name="planning"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}kallelse/", meetings.summons, name="summons"),
    path(f"{ONE}flytt/", meetings.moving, name="moving"),
    path(f"{ONE}installande/", meetings.cancelling, name="cancelling"),
    path(f"{ONE}oppning/", meetings.opening, name="opening"),
    path(f"{ONE}oppning/angrat/", meetings.opening_undo, name="opening_undo"),
    path(f"{ONE}genomforande/", meetings.holding, name="holding"),
    path(f"{ONE}genomforande/angrat/", meetings.holding_undo, name="holding_undo"),
    path(f"{ONE}svar/", meetings.own_answer, name="own_answer"),
    path(f"{ONE}svar/lank/", meetings.link_renewal, name="link_renewal"),
    path(f"{ONE}dagordning/", agenda.writing, name="writing"),
    path(f"{ONE}punkter/ny/", agenda.item_adding, name="item_adding"),
    path(ITEM, agenda.item, name="item"),
    path(f"{ITEM}borttagning/", agenda.item_removal, name="item_removal"),
    path(f"{ITEM}aterkomst/", agenda.item_return, name="item_return"),
    path(f"{ITEM}ordning/", agenda.item_move, name="item_move"),
    path(f"{ITEM}handlingar/ny/", agenda.paper_adding, name="paper_adding"),
    path(f"{ITEM}handlingar/<int:paper>/", agenda.paper, name="paper"),
    path(f"{ITEM}handlingar/<int:paper>/borttagning/", agenda.paper_removal, name="paper_removal"),
    path(f"{ONE}protokoll/", minutes.minutes, name="minutes"),
    path(f"{ONE}protokoll/narvaro/", noting.presence, name="presence"),
    path(f"{ONE}protokoll/justering/", minutes.sending, name="sending"),
    path(f"{ONE}protokoll/justering/egen/", minutes.approving, name="approving"),
    path(f"{ONE}protokoll/aterkallelse/", minutes.taking_back, name="taking_back"),
    path(f"{ONE}protokoll/kommentarer/ny/", minutes.commenting, name="commenting"),
    path(f"{ONE}protokoll/rattelser/ny/", minutes.correcting, name="correcting"),
    path(f"{ONE}protokoll/fil/", minutes.paper, name="minutes_paper"),
    path(f"{ITEM}anteckning/", noting.note, name="note"),
    path(f"{ITEM}beslut/nytt/", noting.decision_adding, name="decision_adding"),
    path(f"{ITEM}beslut/<int:decision>/", noting.decision, name="decision"),
    path(
        f"{ITEM}beslut/<int:decision>/borttagning/",
        noting.decision_removal,
        name="decision_removal",
    ),
    path(f"{ITEM}atgarder/ny/", noting.action_adding, name="action_adding"),
    path(f"{ITEM}atgarder/<int:action>/", noting.action, name="action"),
    path(f"{ITEM}atgarder/<int:action>/borttagning/", noting.action_removal, name="action_removal"),
    path(f"{HERE}atgarder/", minutes.actions, name="actions"),
    path(f"{HERE}atgarder/<int:action>/", noting.action_done, name="action_done"),
    path(f"{HERE}beslut/", minutes.decisions, name="decisions"),
    # Nothing in it says what it is about: it stands in letters and in calendars.
    path("svar/<str:token>/", answers.answer, name="answer"),
]
