"""Signing up: the right organisation, what the role asks for, and a place that is free."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from brygga.journal.models import Entry
from brygga.meetups.actions import assign_shift, cancel_meetup, hold_meetup, take_shift
from brygga.meetups.models import Meetup, Shift, StandIn
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.volunteers.actions import plan_session
from brygga.volunteers.models import Training
from tests.meetups.conftest import As
from tests.world import (
    NOW,
    World,
    at,
    hours,
    outsider,
    register_check,
    requirement,
    session,
    shift,
    training,
)

NEXT, LATER = "2023-W43", "2023-W45"
PASS = "/p/q-hanget/pass/"
EVENING = f"/p/q-hanget/traffar/{NEXT}/"


def test_a_leader_takes_a_place_by_its_button(rota: World, as_: As) -> None:
    client = as_("leader")
    page = client.get(PASS).content.decode()
    assert "Ta pass som ledare" in page
    answer = client.post(f"{EVENING}pass/", {"role": "leader", "till": "pass"}, follow=True)
    said = answer.content.decode()
    assert answer.redirect_chain[-1][0] == PASS
    assert "Passet är ditt" in said
    taken = Shift.objects.get()
    assert (taken.meetup.key, taken.role, taken.number) == (NEXT, "leader", 1)
    assert (taken.person, taken.party) == (rota["leader"], "tjejjouren")
    assert f"{PASS}{taken.pk}/aterlamning/" in said  # the way to undo it
    line = Entry.objects.get(act="shift.taken")
    assert line.subject == f"shift:{taken.pk}"
    assert line.facts == {"meetup": f"meetup:{NEXT}", "as": "leader", "party": "tjejjouren"}


def test_the_row_of_an_evening_is_made_with_its_first_shift(rota: World) -> None:
    assert not Meetup.objects.exists()
    shift(rota, "leader", NEXT)
    shift(rota, "volunteer", NEXT, "volunteer")
    assert Meetup.objects.get().key == NEXT


@pytest.mark.parametrize(
    ("who", "role", "said"),
    [
        ("volunteer", "leader", "föreningarnas ledare"),
        ("youth_worker", "leader", "föreningarnas ledare"),
        ("youth_worker", "volunteer", "föreningarnas volontärer"),
        ("leader", "youth_worker", "kommunens fritidsledare"),
        ("officer", "youth_worker", "kommunens fritidsledare"),
        ("steering_lund", "youth_worker", "kommunens fritidsledare"),
        ("treasurer", "volunteer", "föreningarnas volontärer"),
    ],
)
def test_the_right_organisation_and_role(rota: World, who: str, role: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        shift(rota, who, NEXT, role)
    assert not Shift.objects.exists()


def test_an_outsider(rota: World) -> None:
    rota.people["outsider"] = outsider()
    with pytest.raises(NotAllowed, match="med i partnerskapet"):
        shift(rota, "outsider", NEXT)


def test_a_leader_and_a_coordinator_may_do_what_a_volunteer_does(rota: World) -> None:
    assert shift(rota, "leader", NEXT, "volunteer").role == "volunteer"
    assert shift(rota, "coordinator", NEXT, "leader").role == "leader"


@pytest.fixture
def norms(rota: World) -> Training:
    """Leaders need a training of 24 months and a register check."""
    norms = training(rota, "Normkritik")
    requirement(rota, "leader", norms, check=True)
    return norms


def test_the_refusal_says_what_is_missing_and_where_the_next_session_is(
    rota: World, norms: Training
) -> None:
    for day, place in (("2023-12-02", "Senare"), ("2023-11-04", "Stadsbiblioteket")):
        plan_session(
            partnership=rota.partnership,
            trainings=[norms],
            day=date.fromisoformat(day),
            place=place,
            by=rota["coordinator"],
            at=NOW,
        )
    with pytest.raises(NotAllowed) as refusal:
        shift(rota, "leader", NEXT)
    said = refusal.value.reason
    assert "”Normkritik” saknas" in said.sv
    assert "4\u00a0november 2023, Stadsbiblioteket" in said.sv
    assert "Registerutdraget behöver visas" in said.sv
    assert "“Normkritik” is missing" in said.en


def test_a_session_for_another_organisation_is_no_help(rota: World, norms: Training) -> None:
    plan_session(
        partnership=rota.partnership,
        trainings=[norms],
        day=date(2023, 11, 4),
        organisation=rota.organisations["tjejjouren"],
        by=rota["coordinator"],
        at=NOW,
    )
    with pytest.raises(NotAllowed, match="4\u00a0november"):
        shift(rota, "leader", NEXT)
    with pytest.raises(NotAllowed, match="Inget tillfälle är planerat"):
        shift(rota, "leader_kvinnojouren", NEXT)


def test_with_everything_in_order(rota: World, norms: Training) -> None:
    session(rota, "2022-11-12", norms, attended_by=("leader",))
    register_check(rota, "leader", "2023-01-10")
    assert shift(rota, "leader", NEXT).role == "leader"


def test_what_lapses_before_the_evening_is_not_in_order(rota: World) -> None:
    norms = training(rota, "Normkritik", months=21)
    requirement(rota, "leader", norms)
    session(rota, "2022-01-30", norms, attended_by=("leader",))
    assert shift(rota, "leader", NEXT).role == "leader"
    with pytest.raises(NotAllowed, match="gäller till och med 30\u00a0oktober 2023"):
        shift(rota, "leader", LATER)


def test_the_page_says_so_instead_of_a_button(rota: World, norms: Training, as_: As) -> None:
    page = as_("leader").get(EVENING).content.decode()
    assert "”Normkritik” saknas" in page
    assert "Ta pass som ledare" not in page
    assert "Ta pass som volontär" in page
    answer = as_("leader").post(f"{EVENING}pass/", {"role": "leader"})
    assert answer.status_code == 403
    assert "”Normkritik” saknas" in answer.content.decode()


def test_one_shift_an_evening(rota: World) -> None:
    shift(rota, "leader", NEXT)
    with pytest.raises(NotPossible, match="redan ett pass"):
        shift(rota, "leader", NEXT, "volunteer")


def test_no_place_left(rota: World, as_: As) -> None:
    shift(rota, "youth_worker", NEXT, "youth_worker")
    answer = as_("youth_worker_too").post(f"{EVENING}pass/", {"role": "youth_worker"})
    assert answer.status_code == 409
    assert "Platsen är tagen" in answer.content.decode()
    assert Shift.objects.count() == 1


def test_a_cancelled_evening(rota: World) -> None:
    cancel_meetup(
        partnership=rota.partnership, key=NEXT, reason="weather", by=rota["leader"], at=NOW
    )
    with pytest.raises(NotPossible, match="inställd"):
        shift(rota, "leader", NEXT)


def test_an_evening_that_has_been(rota: World) -> None:
    with pytest.raises(NotPossible, match="har varit"):
        shift(rota, "leader", "2023-W41")
    hold_meetup(
        partnership=rota.partnership, key="2023-W42", by=rota["leader"], at=NOW.replace(hour=20)
    )
    with pytest.raises(NotPossible, match="har varit"):
        shift(rota, "leader", "2023-W42")


def test_a_week_without_an_evening(rota: World, as_: As) -> None:
    with pytest.raises(NotPossible, match="ingen träff den veckan"):
        shift(rota, "leader", "2023-W44")
    assert (
        as_("leader").post("/p/q-hanget/traffar/2023-W44/pass/", {"role": "leader"}).status_code
        == 404
    )


@pytest.mark.parametrize("role", ["", "boss", "administrator"])
def test_a_role_that_there_is_not(rota: World, as_: As, role: str) -> None:
    assert as_("leader").post(f"{EVENING}pass/", {"role": role}).status_code == 404


def test_first_timers_are_never_alone(rota: World) -> None:
    hours(rota, "leader", "2023-10-11", "shift:900")
    shift(rota, "volunteer", NEXT, "volunteer")
    shift(rota, "volunteer_tjejjouren", NEXT, "volunteer")
    shift(rota, "leader_kvinnojouren", NEXT)
    with pytest.raises(NotAllowed, match="arbetat på en träff förut"):
        shift(rota, "coordinator", NEXT)
    assert shift(rota, "leader", NEXT).number == 2


def test_where_nobody_has_worked_yet_nobody_is_new(rota: World) -> None:
    for who in ("volunteer", "volunteer_tjejjouren"):
        shift(rota, who, NEXT, "volunteer")
    for who in ("leader_kvinnojouren", "coordinator"):
        shift(rota, who, NEXT)
    assert Shift.objects.count() == 4


def test_taking_a_shift_ends_standing_in(rota: World, as_: As) -> None:
    as_("leader").post(f"{EVENING}reserver/", {"role": "leader"})
    assert StandIn.objects.exists()
    shift(rota, "leader", NEXT)
    assert not StandIn.objects.exists()


# --- Given out by somebody else ------------------------------------------------------------------


def test_the_coordinator_gives_her_own_people_shifts(rota: World, as_: As) -> None:
    address = f"{EVENING}pass/leader/tilldelning/"
    client = as_("coordinator")
    page = client.get(address).content.decode()
    assert "Noor Haddad" in page
    assert "Ronja Vik" not in page  # of the other association
    answer = client.post(address, {"person": rota["leader"].pk}, follow=True)
    assert "Passet är fördelat" in answer.content.decode()
    assert Shift.objects.get().person == rota["leader"]
    letter = rota["leader"].letters.get()
    assert letter.subject == "Du har fått ett pass"
    assert "Noor" in letter.body
    assert "Alva" not in letter.body


def test_the_coordinator_cannot_give_others_shifts_by_address(rota: World, as_: As) -> None:
    answer = as_("coordinator").post(
        f"{EVENING}pass/leader/tilldelning/", {"person": rota["leader_kvinnojouren"].pk}
    )
    assert answer.status_code == 200
    with pytest.raises(NotPossible, match="rollen är inte deras"):
        assign_shift(
            partnership=rota.partnership,
            key=NEXT,
            role="leader",
            person=rota["leader_kvinnojouren"],
            by=rota["coordinator"],
            at=NOW,
        )
    assert not Shift.objects.exists()


@pytest.mark.parametrize("who", ["officer", "youth_worker_too"])
def test_the_municipality_gives_out_youth_workers_shifts(rota: World, as_: As, who: str) -> None:
    address = f"{EVENING}pass/youth_worker/tilldelning/"
    as_(who).post(address, {"person": rota["youth_worker"].pk})
    assert Shift.objects.get().person == rota["youth_worker"]


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("leader", "leader"),
        ("volunteer", "volunteer"),
        ("officer", "leader"),
        ("coordinator", "youth_worker"),
        ("steering_lund", "youth_worker"),
    ],
)
def test_nobody_else_gives_out_shifts(rota: World, as_: As, who: str, role: str) -> None:
    address = f"{EVENING}pass/{role}/tilldelning/"
    assert as_(who).get(address).status_code == 403
    assert as_(who).post(address, {"person": rota["leader"].pk}).status_code == 403


def test_a_colleague_must_have_what_the_role_asks_for(
    rota: World, norms: Training, as_: As
) -> None:
    page = as_("coordinator").get(f"{EVENING}pass/leader/tilldelning/").content.decode()
    assert "Ingen kan ta passet just nu" in page
    with pytest.raises(NotAllowed, match="”Normkritik” saknas"):
        assign_shift(
            partnership=rota.partnership,
            key=NEXT,
            role="leader",
            person=rota["leader"],
            by=rota["coordinator"],
            at=NOW,
        )


def test_a_place_may_be_given_out_afterwards_until_the_evening_is_held(rota: World) -> None:
    given: Any = {"role": "leader", "person": rota["leader"], "by": rota["coordinator"], "at": NOW}
    assert assign_shift(partnership=rota.partnership, key="2023-W41", **given).number == 1
    assert not rota["leader"].letters.exists()
    hold_meetup(partnership=rota.partnership, key="2023-W40", by=rota["leader"], at=NOW)
    with pytest.raises(NotPossible, match="har varit"):
        assign_shift(partnership=rota.partnership, key="2023-W40", **given)


# --- What the database holds ---------------------------------------------------------------------


def test_the_database_gives_a_place_once(rota: World) -> None:
    first = shift(rota, "leader", NEXT)
    for person, number in ((rota["coordinator"], 1), (rota["leader"], 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Shift.objects.create(
                meetup=first.meetup,
                role="leader",
                number=number,
                person=person,
                party="tjejjouren",
                taken_at=NOW,
            )


def test_taken_at_the_last_moment_of_the_evening(rota: World) -> None:
    assert take_shift(
        partnership=rota.partnership,
        key="2023-W42",
        role="leader",
        by=rota["leader"],
        at=at("2023-10-18", "17:25"),
    ).taken_at - NOW == timedelta(hours=2, minutes=25)
