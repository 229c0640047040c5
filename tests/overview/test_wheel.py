"""Årshjulet: the picture leads to every page, the list says the same, and the file holds it too."""

from datetime import date, timedelta
from math import hypot

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from brygga.notices.actions import open_feed, revoke_feed, set_discreet
from brygga.overview.queries import forget
from brygga.overview.wheel import MIDDLE, point, turn
from brygga.steering.actions import hold_meeting
from tests.overview.conftest import SignedIn
from tests.world import (
    NOW,
    World,
    agreement,
    at,
    evidence,
    meeting,
    outsider,
    partnership,
    q_hanget,
    q_hanget_at_work,
    steering_group,
    summoned,
)

PAGE = "/p/q-hanget/arshjul/"


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 30)), st.floats(1, 200))
def test_a_day_stands_on_its_ring_and_the_next_one_after_it(day: date, radius: float) -> None:
    place = point(day, radius)
    assert hypot(place.x - MIDDLE, place.y - MIDDLE) == pytest.approx(radius, abs=0.1)
    after = day + timedelta(1)
    assert after.year > day.year or turn(after) > turn(day)


def test_january_is_at_the_top_and_july_below() -> None:
    assert point(date(2023, 1, 1), 100).y == MIDDLE - 100
    assert point(date(2023, 7, 2), 100).y > MIDDLE + 99


@pytest.fixture
def at_work(db: None) -> World:
    world = q_hanget_at_work()
    steering_group(world)
    return world


def test_marks_lead_to_pages_and_the_list_says_the_same(
    at_work: World, signed_in: SignedIn, django_assert_num_queries
) -> None:
    held = meeting(at_work, "2023-11-21")
    evidence(at_work, "half-year-report", "2023-02-20")
    client = signed_in(at_work["officer"])
    page = client.get(PAGE).content.decode()
    assert (
        f'<a href="/p/q-hanget/styrgrupp/moten/{held.pk}/" lang="sv" aria-label="21\u00a0nov'
        in page
    )
    assert 'id="dag-2023-03-01"' in page
    assert "Halvårsrapport" in page
    forget()
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)
    for day in ("2023-11-28", "2023-12-05"):
        meeting(at_work, day)
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)


def test_a_meeting_is_done_once_it_is_held(at_work: World, signed_in: SignedIn) -> None:
    made = summoned(at_work, "2023-09-19", sent="2023-09-04")
    client = signed_in(at_work["officer"])
    mark = f'href="/p/q-hanget/styrgrupp/moten/{made.pk}/" lang="sv" aria-label="19\u00a0sep'
    before = client.get(PAGE).content.decode()
    hold_meeting(meeting=made, by=at_work["officer"], at=at("2023-09-19", "16:30"))
    after = client.get(PAGE).content.decode()
    assert mark in before
    assert mark in after
    done = "wheel__mark--steering is-done"
    assert after.count(done) == before.count(done) + 1


def test_it_is_had_in_ones_own_calendar_by_party_until_the_secret_is_revoked(
    at_work: World, client: Client, signed_in: SignedIn
) -> None:
    officer = at_work["officer"]
    summoned(at_work, "2023-09-19", sent="2023-09-04")
    given = signed_in(officer).post("/konto/kalender/adress/", {}).content.decode()
    assert "Årshjulet, Q-hänget 2022–2024: Tjejjouren i Lund" in given
    _feed, secret = open_feed(by=officer, is_discreet=False, at=NOW)
    whole, of_one = f"/kalender/{secret}/arshjul/q-hanget/", "lund/"
    events = Calendar.from_ical(client.get(whole).content).walk("VEVENT")
    own = Calendar.from_ical(client.get(whole + of_one).content).walk("VEVENT")
    titles = " ".join(str(event["SUMMARY"]) for event in own)
    assert {str(event["UID"]) for event in own} < {str(event["UID"]) for event in events}
    assert any("Halvårsrapport" in str(event["SUMMARY"]) for event in events)
    assert "Halvårsrapport" not in titles
    assert "Styrgruppens möte 1" in titles
    assert client.get(f"{whole}ingen/").status_code == 404
    set_discreet(by=officer, is_discreet=True)
    quiet = Calendar.from_ical(client.get(whole).content).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in quiet} == {"Träff", "Påminnelse"}
    _other, foreign = open_feed(by=outsider(), is_discreet=False, at=NOW)
    assert client.get(f"/kalender/{foreign}/arshjul/q-hanget/").status_code == 404
    revoke_feed(by=officer, at=NOW)
    assert client.get(whole).status_code == 404


def test_one_party_and_another_year(at_work: World, signed_in: SignedIn) -> None:
    # Only the invoice gives the payment its day.
    evidence(at_work, "invoice", "2022-01-28", who="treasurer")
    client = signed_in(at_work["volunteer"])
    page = client.get(f"{PAGE}?part=lund&ar=2022").content.decode()
    assert "Utbetalning" in page
    assert "Halvårsrapport" not in page
    assert "Överenskommelsen börjar gälla" in page
    assert client.get(f"{PAGE}?part=ingen").status_code == 404
    assert client.get(f"{PAGE}?ar=1999").status_code == 404


def test_the_file_holds_the_year(at_work: World, signed_in: SignedIn) -> None:
    meeting(at_work, "2023-11-21")
    response = signed_in(at_work["coordinator"]).get(f"{PAGE}kalender.ics?part=tjejjouren")
    assert response["Content-Disposition"] == 'attachment; filename="q-hanget-2023.ics"'
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    said = {str(event["SUMMARY"]): event["DTSTART"].to_ical() for event in events}
    assert said["Halvårsrapport, andra halvåret 2022"] == b"20230301"
    assert said["Styrgruppens möte 1"] == b"20231121T150000"
    assert not any(summary.startswith("Utbetalning") for summary in said)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_before_any_agreement_and_from_outside(db: None, signed_in: SignedIn) -> None:
    world = q_hanget()
    client = signed_in(world["officer"])
    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}kalender.ics").status_code == 404
    agreement(world)
    partnership("annat", "Annat", **world.organisations)
    assert signed_in(outsider()).get(PAGE).status_code == 404
