"""Answers: by a link without signing in, that nobody can guess, copy from the database or hurry."""

import re
from typing import Any

import pytest
from django.test import Client

from brygga.journal.models import Entry
from brygga.notices.actions import deliver
from brygga.notices.models import Letter
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering.actions import answer_summons, cancel_meeting, hold_meeting, renew_link
from brygga.steering.calendar import feed_entries, reminders
from brygga.steering.links import token_of
from brygga.steering.models import Answer, Invitee, Meeting
from brygga.steering.queries import open_invitee_of
from tests.steering.conftest import HERE, As
from tests.world import NOW, World, at, meeting, role, seated, summoned

DAY = "2023-11-21"


@pytest.fixture
def called(world: World) -> Meeting:
    return summoned(world, DAY, sent="2023-10-10")


def own(world: World, called: Meeting, who: str = "steering_lund") -> Invitee:
    invitee = open_invitee_of(called, world[who])
    assert invitee is not None
    return invitee


def link(world: World, called: Meeting, outbox: list[Any], who: str = "steering_lund") -> str:
    """The link as it stands in the letter that went."""
    letter = Letter.objects.filter(person=world[who]).latest("id")
    deliver(letter.pk, at=letter.send_after)
    found = re.search(r"http://localhost:8000(/svar/[0-9a-f]{64}/)", outbox[-1].body)
    assert found
    return found[1]


def test_by_the_link_without_signing_in(
    world: World, called: Meeting, client: Client, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    page = client.get(address)
    assert page.status_code == 200
    assert "Kommer du?" in page.content.decode()
    assert "Karin" not in page.content.decode()
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"
    answered = client.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "<strong>kommer</strong>" in answered
    assert own(world, called).answer == Answer.YES
    line = Entry.objects.get(act="summons.answered")
    assert (line.by, line.role) == (f"person:{world['steering_lund'].pk}", "steering_member")
    client.post(address, {"answer": "no"})
    assert own(world, called).answer == Answer.NO


def test_looking_answers_nothing(
    world: World, called: Meeting, client: Client, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    for ask in (client.get, client.head):
        ask(address)
        ask(f"{address}?answer=yes")
    assert own(world, called).answer == Answer.NONE
    assert client.put(address).status_code == 405


def test_a_post_from_another_site_answers_nothing(
    world: World, called: Meeting, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    assert Client(enforce_csrf_checks=True).post(address, {"answer": "yes"}).status_code == 403
    assert own(world, called).answer == Answer.NONE


def test_the_database_holds_no_link(world: World, called: Meeting, mailoutbox: list[Any]) -> None:
    token = link(world, called, mailoutbox).split("/")[2]
    rows = [str(row) for row in Invitee.objects.values_list()]
    rows += [str(row) for row in Letter.objects.values_list()]
    assert not any(token in row for row in rows)


def test_without_the_sites_key_nobody_makes_one(
    world: World, called: Meeting, client: Client, settings: Any
) -> None:
    nonce = own(world, called).nonce
    settings.SECRET_KEY = "another"
    forged = token_of(nonce)
    settings.SECRET_KEY = "x" * 50
    for token in (forged, nonce, own(world, called).token_hash, "a" * 64, "nej"):
        assert client.get(f"/svar/{token}/").status_code == 404


def test_it_ends_when_the_meeting_begins(
    world: World, client: Client, mailoutbox: list[Any]
) -> None:
    called = summoned(world, "2023-10-18", sent="2023-10-10")  # at 15.00: now
    address = link(world, called, mailoutbox)
    for answer in (client.get(address), client.post(address, {"answer": "yes"})):
        assert answer.status_code == 410
        assert "Mötet har börjat" in answer.content.decode()
    assert own(world, called).answer == Answer.NONE
    with pytest.raises(NotPossible, match="behövs inte längre"):
        answer_summons(invitee=own(world, called), answer="yes", by=world["steering_lund"], at=NOW)


def test_it_ends_when_the_meeting_is_off(
    world: World, called: Meeting, client: Client, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    cancel_meeting(meeting=called, reason="För få.", by=world["officer"], at=NOW)
    answer = client.get(address)
    assert answer.status_code == 410
    assert "Mötet är inställt" in answer.content.decode()


def test_a_link_gone_astray_is_turned_off(
    world: World, called: Meeting, as_: As, client: Client, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    page = as_("steering_lund").post(f"{HERE}moten/{called.pk}/svar/lank/", follow=True)
    assert "Länken i breven är avstängd" in page.content.decode()
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "yes"}).status_code == 404
    assert Entry.objects.filter(act="summons.link_renewed").count() == 1


def test_signed_in(world: World, called: Meeting, as_: As) -> None:
    address = f"{HERE}moten/{called.pk}/"
    page = as_("steering_lund").get(address).content.decode()
    assert "Kommer du?" in page
    after = as_("steering_lund").post(f"{address}svar/", {"answer": "no"}, follow=True)
    assert "Ditt svar är noterat" in after.content.decode()
    assert own(world, called).answer == Answer.NO
    assert "kommer inte" in as_("coordinator").get(address).content.decode()
    assert "Kommer du?" not in as_("officer").get(address).content.decode()


def test_nobody_answers_for_another(world: World, called: Meeting, as_: As) -> None:
    assert (
        as_("officer").post(f"{HERE}moten/{called.pk}/svar/", {"answer": "yes"}).status_code == 404
    )
    for act in (
        lambda: answer_summons(
            invitee=own(world, called), answer="yes", by=world["coordinator"], at=NOW
        ),
        lambda: renew_link(invitee=own(world, called), by=world["coordinator"], at=NOW),
    ):
        with pytest.raises(NotAllowed, match="till någon annan"):
            act()


def test_the_substitute_is_told(
    world: World, client: Client, as_: As, mailoutbox: list[Any]
) -> None:
    role(world["leader"], world.organisations["tjejjouren"], "steering_member")
    seated(
        world,
        "leader",
        "styrelseledamot-tjejjouren",
        "tjejjouren",
        by="coordinator",
        is_substitute=True,
    )
    called = summoned(world, DAY, sent="2023-10-10")
    address = link(world, called, mailoutbox, "steering_tjejjouren")
    assert "Ersättaren kommer" in client.get(address).content.decode()
    client.post(address, {"answer": "substitute"})
    client.post(address, {"answer": "substitute"})
    told = Letter.objects.filter(person=world["leader"], subject__startswith="Du behövs")
    assert told.count() == 1
    assert (
        "Ersättaren kommer"
        not in client.get(link(world, called, mailoutbox, "steering_lund")).content.decode()
    )


def test_a_seat_without_a_substitute_has_none_to_send(
    world: World, called: Meeting, client: Client, mailoutbox: list[Any]
) -> None:
    address = link(world, called, mailoutbox)
    client.post(address, {"answer": "kanske"})
    assert own(world, called).answer == Answer.NONE
    with pytest.raises(NotPossible, match="ingen ersättare"):
        answer_summons(
            invitee=own(world, called), answer="substitute", by=world["steering_lund"], at=NOW
        )


# --- In calendars, and before a summons is due -------------------------------------------------


def test_whoever_sits_has_the_meetings_in_their_calendar(world: World, called: Meeting) -> None:
    [entry] = feed_entries(world["steering_lund"], NOW.date())
    assert entry.begins == at(DAY, "15:00")
    assert entry.link == f"{HERE}moten/{called.pk}/"
    assert not list(feed_entries(world["volunteer"], NOW.date()))
    cancel_meeting(meeting=called, reason="För få.", by=world["officer"], at=NOW)
    [after] = feed_entries(world["steering_lund"], NOW.date())
    assert after.key == entry.key
    assert after.sequence == entry.sequence + 1
    assert after.is_cancelled


@pytest.mark.parametrize(
    ("day", "said"),
    [("2023-10-30", False), ("2023-10-31", True), ("2023-11-07", True), ("2023-11-08", False)],
)
def test_those_who_owe_the_summons_are_reminded(world: World, day: str, said: bool) -> None:
    meeting(world, DAY)  # fourteen days ahead is 7 November
    found = list(reminders(at(day).date()))
    assert [(r.person, r.role) for r in found] == ([(world["officer"], "officer")] if said else [])


def test_nobody_is_reminded_of_what_is_done(world: World) -> None:
    done = summoned(world, DAY, sent="2023-10-31")
    assert not list(reminders(at("2023-11-01").date()))
    hold_meeting(meeting=done, by=world["officer"], at=at(DAY, "17:00"))
    assert not list(reminders(at(DAY).date()))
