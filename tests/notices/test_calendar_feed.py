"""The calendar: a secret address, revocable, discreet, and right by somebody else's reader."""

import re
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from brygga.notices import registration
from brygga.notices.actions import open_feed, revoke_feed
from brygga.notices.models import CalendarFeed
from brygga.notices.queries import hash_of
from brygga.notices.registration import MEETUP, FeedEntry
from tests.notices.conftest import As
from tests.world import NOW, World, at

HERE = "/konto/kalender/"
ADDRESS = re.compile(r"https?://[^/]+(/kalender/[\w-]{43}/kalender\.ics)")


def made(client: Client, **given: str) -> str:
    """The path of a newly made calendar, as its page shows it."""
    response = client.post(f"{HERE}adress/", given)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    found = ADDRESS.search(response.content.decode())
    assert found
    return found[1]


def events_of(path: str) -> list[Any]:
    response = Client().get(path)
    assert response.status_code == 200
    calendar = icalendar.Calendar.from_ical(response.content)
    return list(calendar.walk("VEVENT"))


def test_a_stranger_with_the_secret_gets_the_calendar(world: World, as_: As) -> None:
    response = Client().get(made(as_("coordinator")))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_only_the_hash_is_kept(world: World, as_: As) -> None:
    token = made(as_("coordinator")).split("/")[2]
    feed = CalendarFeed.objects.get()
    assert feed.token_hash == hash_of(token)
    assert token not in str(CalendarFeed.objects.values_list())
    assert token not in as_("coordinator").get(HERE).content.decode()


@pytest.mark.parametrize("token", ["fel", "x" * 43, "%00", "a" * 400])
def test_a_wrong_secret(world: World, token: str) -> None:
    assert Client().get(f"/kalender/{token}/kalender.ics").status_code == 404


def test_what_the_persons_parties_owe(world: World, as_: As) -> None:
    events = events_of(made(as_("officer")))
    assert events
    for event in events:
        on = event.decoded("dtstart")
        assert NOW.date() <= on <= NOW.date() + timedelta(120)
        assert event["url"].startswith("http")
    titles = [str(event["summary"]) for event in events]
    assert not any("vecka" in title for title in titles)
    others = [str(event["summary"]) for event in events_of(made(as_("treasurer")))]
    assert others != titles


def test_discreet_says_when_and_nothing_else(world: World, as_: As) -> None:
    path = made(as_("coordinator"), is_discreet="on")
    text = Client().get(path).content.decode().replace("\r\n ", "")
    assert "SUMMARY:Påminnelse\r\n" in text
    for told in ("LOCATION", "DESCRIPTION", "URL", "VALARM", "Q-h", "q-hanget", "Brygga", "jour"):
        assert told not in text, told
    assert set(re.findall(r"SUMMARY:(.*)\r\n", text)) <= {"Påminnelse", "Träff"}
    # Nor can its entries be found again in another person's calendar.
    uids = set(re.findall(r"UID:(.*)\r\n", text))
    other = Client().get(made(as_("leader"), is_discreet="on")).content.decode()
    assert uids
    assert not uids & set(re.findall(r"UID:(.*)\r\n", other))


def test_discreet_unless_chosen_otherwise(world: World, as_: As) -> None:
    page = as_("leader").get(HERE).content.decode()
    assert re.search(r'<input type="checkbox" name="is_discreet"[^>]* checked', page)


def test_changing_how_much_it_says(world: World, as_: As) -> None:
    client = as_("coordinator")
    path = made(client, is_discreet="on")
    client.post(f"{HERE}diskretion/", {})
    assert "DESCRIPTION" in Client().get(path).content.decode()
    client.post(f"{HERE}diskretion/", {"is_discreet": "on"})
    assert "DESCRIPTION" not in Client().get(path).content.decode()


def test_revoked_is_gone(world: World, as_: As) -> None:
    client = as_("coordinator")
    path = made(client)
    response = client.post(f"{HERE}avstangning/", follow=True)
    assert "svarar inte längre" in response.content.decode()
    assert Client().get(path).status_code == 404
    again = client.post(f"{HERE}avstangning/")
    assert again.status_code == 409
    assert "ingen kalenderadress" in again.content.decode()


def test_a_new_address_ends_the_old(world: World, as_: As) -> None:
    client = as_("coordinator")
    first, second = made(client), made(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 1


def test_nobody_touches_another_persons(world: World, as_: As) -> None:
    path = made(as_("coordinator"))
    assert as_("leader").post(f"{HERE}avstangning/").status_code == 409
    assert as_("admin_tjejjouren").post(f"{HERE}diskretion/").status_code == 409
    assert Client().get(path).status_code == 200


def test_who_may_no_longer_sign_in_has_no_calendar(world: World) -> None:
    _feed, token = open_feed(by=world["leader"], is_discreet=True, at=NOW)
    world["leader"].is_active = False
    world["leader"].save()
    assert Client().get(f"/kalender/{token}/kalender.ics").status_code == 404


@pytest.mark.parametrize("act", ["adress", "diskretion", "avstangning"])
def test_nothing_changes_by_looking(world: World, as_: As, act: str) -> None:
    assert as_("leader").get(f"{HERE}{act}/").status_code == 405


def test_a_later_slice_adds_its_own(world: World, as_: As, monkeypatch: Any) -> None:
    evening = FeedEntry(
        key="meetup/2023-10-25",
        neutral=MEETUP,
        title="Filmkväll; popcorn, och mer",
        begins=at("2023-10-25", "17:30"),
        ends=at("2023-10-25", "20:00"),
        place="Stortorget 1",
        text="Rad ett\nRad två",
        link="/p/q-hanget/traffar/2023-10-25/",
        sequence=2,
        is_cancelled=True,
    )
    monkeypatch.setattr(registration, "_feeds", [lambda person, day: [evening]])
    (event,) = events_of(made(as_("leader")))
    assert event["summary"] == "Filmkväll; popcorn, och mer"
    assert event["description"] == "Rad ett\nRad två"
    assert event["location"] == "Stortorget 1"
    assert event["status"] == "CANCELLED"
    assert event["sequence"] == 2
    assert event.decoded("dtstart") == at("2023-10-25", "17:30")
    (discreet,) = events_of(made(as_("leader"), is_discreet="on"))
    assert discreet["summary"] == "Träff"
    assert "location" not in discreet


def test_revoking_keeps_no_open_one(world: World) -> None:
    open_feed(by=world["leader"], is_discreet=True, at=NOW)
    assert revoke_feed(by=world["leader"], at=NOW).revoked_at == NOW
