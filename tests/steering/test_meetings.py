"""Planning, moving, cancelling and holding meetings, and what they count towards."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering.actions import (
    arrange_group,
    cancel_meeting,
    hold_meeting,
    move_meeting,
    plan_meetings,
    undo_holding,
)
from brygga.steering.models import Meeting, SteeringGroup
from brygga.steering.queries import offered_group, wanted_in_a_year
from brygga.steering.states import State
from tests.steering.conftest import HERE, As
from tests.world import NOW, World, arranged, at, meeting, outsider, partnership, summoned

MEETINGS = f"{HERE}moten/"
CHOSEN = {
    "summons_obligation": "steering-summons",
    "meeting_obligation": "steering-meeting",
    "minutes_obligation": "steering-minutes",
    "days_ahead": "14",
}
PLAN = {
    "day_1": "2024-02-20",
    "day_2": "2024-05-21",
    "day_3": "",
    "day_4": "",
    "begins": "15:00",
    "ends": "16:30",
    "place": "Stadshuset, rum 302",
    "link": "",
}


def facts(kind: str) -> list[Evidence]:
    return list(Evidence.objects.filter(kind=kind, withdrawn_at=None))


# --- How the group works -----------------------------------------------------------------------


def test_the_agreements_own_duties_are_offered(world: World, as_: As) -> None:
    version = version_in_force(world.partnership, NOW.date())
    assert version is not None
    offered = offered_group(world.partnership, terms_of(version))
    assert offered.summons_obligation == "steering-summons"
    assert offered.meeting_obligation == "steering-meeting"
    assert offered.minutes_obligation == "steering-minutes"
    page = as_("officer").get(f"{HERE}arbetssatt/").content.decode()
    assert '<option value="steering-summons" selected>' in page
    assert "Läs dem och ändra" in page
    assert not SteeringGroup.objects.exists()


def test_choosing_what_meetings_count_towards(world: World, as_: As) -> None:
    page = as_("officer").post(f"{HERE}arbetssatt/", CHOSEN, follow=True).content.decode()
    assert "Nu kan möten planeras." in page
    assert "4 möten om året" in page
    as_("coordinator").post(f"{HERE}arbetssatt/", CHOSEN | {"days_ahead": "21"})
    assert SteeringGroup.objects.get().days_ahead == 21
    assert Entry.objects.filter(act="group.arranged").count() == 2


@pytest.mark.parametrize(
    "wrong", [{"days_ahead": "0"}, {"days_ahead": "91"}, {"summons_obligation": "no-such"}], ids=str
)
def test_wrong_choices(as_: As, world: World, wrong: dict[str, str]) -> None:
    page = as_("officer").post(f"{HERE}arbetssatt/", CHOSEN | wrong).content.decode()
    assert "Något behöver rättas" in page
    chosen: dict[str, Any] = CHOSEN | {"days_ahead": 14} | wrong
    with pytest.raises(NotPossible):
        arrange_group(
            partnership=world.partnership,
            by=world["officer"],
            at=NOW,
            **chosen | {"days_ahead": int(chosen["days_ahead"])},
        )


def test_an_agreement_without_meetings_asks_for_none(world: World) -> None:
    version = version_in_force(world.partnership, NOW.date())
    assert version is not None
    assert wanted_in_a_year(terms_of(version), None) == 0
    assert wanted_in_a_year(terms_of(version), arranged(world)) == 4


# --- Planning ----------------------------------------------------------------------------------


def test_first_the_group_says_how_it_works(as_: As) -> None:
    assert "Säg först hur gruppen arbetar" in as_("officer").get(MEETINGS).content.decode()
    answer = as_("officer").get(f"{MEETINGS}nya/")
    assert answer.status_code == 409
    assert "Bestäm först hur gruppen arbetar" in answer.content.decode()


def test_a_year_is_planned_at_once(world: World, as_: As) -> None:
    arranged(world)
    assert "Inga möten än" in as_("volunteer").get(MEETINGS).content.decode()
    page = as_("coordinator").post(f"{MEETINGS}nya/", PLAN, follow=True).content.decode()
    assert "Ingen är kallad än" in page
    first, second = Meeting.objects.order_by("begins_at")
    assert (first.number, second.number) == (1, 2)
    assert first.begins_at == at("2024-02-20", "15:00")
    assert second.ends_at == at("2024-05-21", "16:30")
    assert first.state is State.PLANNED
    assert not facts("summons")


@pytest.mark.parametrize("who", ["volunteer", "leader", "treasurer", "signatory_lund"])
def test_planning_is_for_those_who_speak_for_a_party(world: World, as_: As, who: str) -> None:
    arranged(world)
    for address in (f"{MEETINGS}nya/", f"{HERE}arbetssatt/"):
        assert as_(who).get(address).status_code == 403
    with pytest.raises(NotAllowed):
        plan_meetings(partnership=world.partnership, times=[], by=world[who], at=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"day_1": ""},
        {"day_1": "2024-13-01"},
        {"ends": "15:00"},
        {"begins": ""},
        {"place": "Storgatan 14"},
        {"link": "ftp://example.org"},
    ],
    ids=str,
)
def test_wrong_plans(world: World, as_: As, wrong: dict[str, str]) -> None:
    arranged(world)
    page = as_("officer").post(f"{MEETINGS}nya/", PLAN | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert not Meeting.objects.exists()


def test_a_time_is_a_time(world: World) -> None:
    arranged(world)
    for begins, ends in (
        (at("2024-02-20", "15:00"), at("2024-02-20", "15:00")),
        (at("2024-02-20", "23:00"), at("2024-02-21", "01:00")),
    ):
        with pytest.raises(NotPossible, match="slutar efter"):
            plan_meetings(
                partnership=world.partnership, times=[(begins, ends)], by=world["officer"], at=NOW
            )
    with pytest.raises(NotPossible, match="minst en dag"):
        plan_meetings(partnership=world.partnership, times=[], by=world["officer"], at=NOW)


def test_nobody_from_outside(world: World, client: Client) -> None:
    made = meeting(world, "2023-11-21")
    client.force_login(outsider())
    for last in ("", "kallelse/", "flytt/", "installande/", "genomforande/angrat/"):
        assert client.get(f"{MEETINGS}{made.pk}/{last}").status_code == 404


def test_the_meeting_of_another_partnership_is_not_here(world: World, as_: As) -> None:
    made = meeting(world, "2023-11-21")
    other = partnership("annat", "Annat", **world.organisations)
    Meeting.objects.filter(pk=made.pk).update(partnership=other)
    assert as_("officer").get(f"{MEETINGS}{made.pk}/").status_code == 404


def test_the_last_day_to_call_is_seen(world: World, as_: As) -> None:
    made = meeting(world, "2023-11-21")
    page = as_("officer").get(f"{MEETINGS}{made.pk}/").content.decode().replace("\xa0", " ")
    assert "Kallelsen ska gå senast tisdag 7 november 2023." in page


def test_the_list_asks_as_much_with_many(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    meeting(world, "2023-11-21")
    client = as_("officer")
    client.get(MEETINGS)
    with django_assert_num_queries(7):
        client.get(MEETINGS)
    plan_meetings(
        partnership=world.partnership,
        times=[
            (at(f"2024-{n:02d}-05", "15:00"), at(f"2024-{n:02d}-05", "16:00")) for n in range(1, 9)
        ],
        by=world["officer"],
        at=NOW,
    )
    with django_assert_num_queries(7):
        client.get(MEETINGS)


# --- Moving and cancelling ---------------------------------------------------------------------


def moved(world: World, made: Meeting, who: str = "officer", **more: Any) -> Meeting:
    given: dict[str, Any] = {
        "begins_at": at("2023-11-28", "15:00"),
        "ends_at": at("2023-11-28", "16:30"),
        "place": "Stadshuset, rum 302",
        "link": "",
        "at": at("2023-11-10"),
    }
    return move_meeting(meeting=made, by=world[who], **given | more)


def test_moving_what_is_only_planned_writes_to_nobody(
    world: World, as_: As, mailoutbox: list[Any]
) -> None:
    made = meeting(world, "2023-11-21")
    address = f"{MEETINGS}{made.pk}/flytt/"
    page = as_("coordinator").get(address).content.decode()
    assert 'value="2023-11-21"' in page
    assert 'value="15:00"' in page
    assert "ingen får något brev" in page
    given = {"day": "2023-11-28", "begins": "13:00", "ends": "14:00", "place": "", "link": ""}
    assert (
        "Mötet är flyttat." in as_("coordinator").post(address, given, follow=True).content.decode()
    )
    made.refresh_from_db()
    assert made.begins_at == at("2023-11-28", "13:00")
    assert made.sequence == 0
    assert not world["steering_lund"].letters.exists()


def test_moving_nothing(world: World, as_: As) -> None:
    made = meeting(world, "2023-11-21")
    given = {
        "day": "2023-11-21",
        "begins": "15:00",
        "ends": "16:30",
        "place": "Stadshuset, rum 302",
        "link": "",
    }
    page = as_("officer").post(f"{MEETINGS}{made.pk}/flytt/", given).content.decode()
    assert "Inget är ändrat" in page


@pytest.mark.parametrize("who", ["coordinator", "steering_kvinnojouren"])
def test_what_people_are_called_to_is_the_callers_to_change(
    world: World, as_: As, who: str
) -> None:
    made = summoned(world, "2023-11-21", sent="2023-11-01")
    for last in ("flytt/", "installande/"):
        answer = as_(who).get(f"{MEETINGS}{made.pk}/{last}")
        assert answer.status_code == 403
        assert "Styrning och uppföljning, uppdrag, punkt 4" in answer.content.decode()
        assert "Kultur- och fritidsnämnden" in answer.content.decode()
    with pytest.raises(NotAllowed):
        moved(world, made, who)
    with pytest.raises(NotAllowed):
        cancel_meeting(meeting=made, reason="Nej.", by=world[who], at=at("2023-11-10"))


def test_a_cancelled_meeting_stays_so_and_counts_no_more(world: World, as_: As) -> None:
    made = summoned(world, "2023-11-21", sent="2023-10-10")
    assert len(facts("summons")) == 1
    address = f"{MEETINGS}{made.pk}/installande/"
    assert "Något behöver rättas" in as_("officer").post(address, {"reason": ""}).content.decode()
    page = as_("officer").post(address, {"reason": "För få kan."}, follow=True).content.decode()
    assert "Mötet är inställt." in page
    assert "För få kan." in page
    assert not facts("summons")
    again = as_("officer").post(address, {"reason": "För få kan."})
    assert again.status_code == 409
    assert "Planera ett nytt" in again.content.decode()


# --- Holding -----------------------------------------------------------------------------------


def standing(world: World, obligation: str) -> tuple[int, Standing]:
    found = {a.occurrence.key: a for a in assessments(world.partnership, NOW.date())}
    return found[f"{obligation}/2023"].met, found[f"{obligation}/2023"].standing


def test_a_held_meeting_counts_on_its_own_day(world: World, as_: As) -> None:
    made = summoned(world, "2023-09-19", sent="2023-09-04")
    assert standing(world, "steering-summons")[0] == 1
    page = as_("officer").post(f"{MEETINGS}{made.pk}/genomforande/", follow=True).content.decode()
    assert "Mötet är noterat som hållet." in page
    [fact] = facts("meeting")
    assert fact.happened_on == date(2023, 9, 19)
    assert fact.made_by == f"meeting:{made.pk}"
    assert fact.source == "Möte 1"
    assert standing(world, "steering-meeting")[0] == 1
    shown = as_("officer").get("/p/q-hanget/ataganden/steering-meeting/underlag/").content.decode()
    assert f'href="{MEETINGS}{made.pk}/"' in shown


def test_undoing_it(world: World, as_: As) -> None:
    made = summoned(world, "2023-09-19", sent="2023-09-04")
    hold_meeting(meeting=made, by=world["officer"], at=at("2023-09-19", "17:00"))
    address = f"{MEETINGS}{made.pk}/genomforande/angrat/"
    assert "räknas inte längre" in as_("officer").get(address).content.decode()
    as_("officer").post(address)
    assert standing(world, "steering-meeting")[0] == 0
    assert Meeting.objects.get().state is State.SUMMONED
    hold_meeting(meeting=made, by=world["officer"], at=NOW)
    assert standing(world, "steering-meeting")[0] == 1


def test_not_before_it_has_begun(world: World, as_: As) -> None:
    made = summoned(world, "2023-10-18", sent="2023-10-10")  # at 15.00, the very minute it is now
    with pytest.raises(NotPossible, match="inte börjat"):
        hold_meeting(meeting=made, by=world["officer"], at=at("2023-10-18", "14:59"))
    page = as_("officer").get(f"{MEETINGS}{made.pk}/").content.decode()
    assert "Öppna mötet" in page
    assert "Mötet är hållet" not in page, "it is not over yet"
    hold_meeting(meeting=made, by=world["officer"], at=NOW)


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "signatory_lund"])
def test_it_is_noted_by_the_party_that_documents(world: World, as_: As, who: str) -> None:
    made = summoned(world, "2023-09-19", sent="2023-09-04")
    answer = as_(who).post(f"{MEETINGS}{made.pk}/genomforande/")
    assert answer.status_code == 403
    assert "dokumenterar" in answer.content.decode()
    hold_meeting(meeting=made, by=world["officer"], at=NOW)
    assert as_(who).get(f"{MEETINGS}{made.pk}/genomforande/angrat/").status_code == 403
    with pytest.raises(NotAllowed):
        undo_holding(meeting=made, by=world[who], at=NOW)


def test_without_a_promise_to_count_towards_it_is_only_held(world: World) -> None:
    made = meeting(world, "2023-09-19")
    arrange_group(
        partnership=world.partnership,
        summons_obligation="",
        meeting_obligation="",
        minutes_obligation="",
        days_ahead=14,
        by=world["officer"],
        at=NOW,
    )
    hold_meeting(meeting=made, by=world["coordinator"], at=NOW)
    assert not facts("meeting")


def test_wrong_method(world: World, as_: As) -> None:
    made = meeting(world, "2023-09-19")
    assert as_("officer").get(f"{MEETINGS}{made.pk}/genomforande/").status_code == 405
    assert as_("officer").post(MEETINGS).status_code == 405


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": at("2023-11-21", "15:00")},
        {"held_at": at("2023-11-20"), "cancelled_at": None},
        {"held_at": at("2023-11-22"), "cancelled_at": at("2023-11-22")},
    ],
    ids=str,
)
def test_the_database_keeps_a_meeting_whole(world: World, wrong: dict[str, Any]) -> None:
    made = meeting(world, "2023-11-21")
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=made.pk).update(**wrong)
