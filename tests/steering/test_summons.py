"""Summonses: who sends them, who gets them, and invitations that another library reads right."""

from email import message_from_bytes
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar

from brygga.journal.models import Entry
from brygga.notices.actions import deliver
from brygga.notices.models import Letter
from brygga.obligations.models import Evidence
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering.actions import (
    answer_summons,
    cancel_meeting,
    leave_seat,
    move_meeting,
    send_summons,
)
from brygga.steering.models import Answer, Invitee, Meeting, SeatHolder, Summons
from brygga.steering.queries import answers_to, open_invitee_of
from tests.steering.conftest import HERE, As
from tests.world import NOW, World, at, meeting, role, seated, summoned

MEETINGS = f"{HERE}moten/"
DAY = "2023-11-21"


def send(world: World, made: Meeting, on: str = "2023-11-01", who: str = "officer") -> Summons:
    return send_summons(meeting=made, by=world[who], at=at(on))


def letters(person: Person) -> list[Letter]:
    return list(Letter.objects.filter(person=person).order_by("id"))


def read(letter: Letter, outbox: list[Any]) -> tuple[EmailMultiAlternatives, Any]:
    """The letter as it went, and its event as the icalendar library reads it."""
    before = len(outbox)
    deliver(letter.pk, at=letter.send_after)
    assert len(outbox) == before + 1
    message: Any = message_from_bytes(outbox[-1].message().as_bytes())
    _text, attached = message.get_payload()
    data = attached.get_payload(decode=True)
    check_file(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), attached.get_param("method"))
    calendar = Calendar.from_ical(data)
    [event] = calendar.walk("VEVENT")
    return outbox[-1], event


def check_file(data: bytes, method: str) -> None:
    """What RFC 5545 asks of a file and RFC 5546 of a request (3.2.2) or a cancellation (3.2.5)."""
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    calendar: Any = Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert str(calendar["METHOD"]) == method
    [event] = calendar.walk("VEVENT")
    assert not event.errors
    [zone] = calendar.walk("VTIMEZONE")
    assert event["DTSTART"].params["TZID"] == str(zone["TZID"]) == "Europe/Stockholm"
    required = {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "ORGANIZER", "ATTENDEE"}
    if method == "REQUEST":
        required |= {"SUMMARY"}
        assert event["STATUS"] == "CONFIRMED"
    assert required <= set(event)
    once = required | {"DTEND", "STATUS", "LOCATION", "DESCRIPTION", "URL"}
    assert not [name for name in once if isinstance(event.get(name), list)]
    assert not calendar.walk("VALARM")


# --- Who sends, and what it counts towards -----------------------------------------------------


def test_the_party_that_owes_it_calls_everybody_who_sits(world: World, as_: As) -> None:
    made = meeting(world, DAY)
    address = f"{MEETINGS}{made.pk}/kallelse/"
    preview = as_("officer").get(address).content.decode()
    assert "Karin Dahl" in preview
    assert not Summons.objects.exists()
    page = as_("officer").post(address, follow=True).content.decode()
    assert "Kallelsen är skickad." in page
    called = {invitee.holder.person for invitee in answers_to(made)}
    sitting = ("steering_lund", "coordinator", "steering_kvinnojouren", "steering_tjejjouren")
    assert called == {world[key] for key in sitting}
    [fact] = Evidence.objects.filter(kind="summons")
    assert (fact.obligation, fact.happened_on) == ("steering-summons", NOW.date())
    assert fact.made_by == f"summons:{made.pk}"
    assert Entry.objects.filter(act="summons.sent").get().role == "officer"


@pytest.mark.parametrize("who", ["coordinator", "steering_tjejjouren", "signatory_lund"])
def test_nobody_else_calls_and_the_clause_says_so(world: World, as_: As, who: str) -> None:
    made = meeting(world, DAY)
    for answer in (
        as_(who).get(f"{MEETINGS}{made.pk}/kallelse/"),
        as_(who).post(f"{MEETINGS}{made.pk}/kallelse/"),
    ):
        assert answer.status_code == 403
        assert "Styrning och uppföljning, uppdrag, punkt 4" in answer.content.decode()
    with pytest.raises(NotAllowed):
        send(world, made, who=who)
    assert not Letter.objects.exists()


def test_late_is_said_and_allowed(world: World, as_: As) -> None:
    made = meeting(world, "2023-10-25")
    page = as_("officer").get(f"{MEETINGS}{made.pk}/kallelse/").content.decode()
    assert "skulle kallelsen ha gått senast" in page
    as_("officer").post(f"{MEETINGS}{made.pk}/kallelse/")
    assert Summons.objects.count() == 1


def test_not_to_what_has_begun(world: World) -> None:
    made = meeting(world, "2023-10-18")
    with pytest.raises(NotPossible, match="redan börjat"):
        send_summons(meeting=made, by=world["officer"], at=NOW)


def test_not_where_nobody_sits(world: World) -> None:
    SeatHolder.objects.all().delete()
    made = meeting(world, DAY)
    with pytest.raises(NotPossible, match="Ingen sitter"):
        send(world, made)
    assert Meeting.objects.get().summoned_at is None


# --- The invitation ----------------------------------------------------------------------------


def test_another_library_reads_the_invitation(world: World, mailoutbox: list[Any]) -> None:
    made = meeting(world, DAY, place="Stadshuset, rum 302; ingång B")
    send(world, made)
    [letter] = letters(world["steering_lund"])
    _message, event = read(letter, mailoutbox)
    assert str(event["UID"]) == f"{made.uid}@brygga"
    assert event.start == at(DAY, "15:00")
    assert event.end == at(DAY, "16:30")
    assert event["SEQUENCE"] == 0
    assert str(event["SUMMARY"]) == "Styrgruppen, möte 1: Q-hänget 2022–2024"
    assert str(event["LOCATION"]) == "Stadshuset, rum 302; ingång B"
    assert str(event["ATTENDEE"]) == "mailto:karin.dahl@example.org"
    assert event["ATTENDEE"].params["ROLE"] == "REQ-PARTICIPANT"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert "/svar/" in str(event["DESCRIPTION"])


def test_the_organizer_is_who_the_letter_comes_from(world: World, mailoutbox: list[Any]) -> None:
    send(world, meeting(world, DAY))
    message, event = read(letters(world["steering_lund"])[0], mailoutbox)
    assert str(event["ORGANIZER"]) == "mailto:brygga@example.org"
    assert not event["ORGANIZER"].params
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert "<brygga@example.org>" in message.from_email


def test_it_names_nobody_else(world: World) -> None:
    send(world, meeting(world, DAY))
    for letter in Letter.objects.select_related("person"):
        assert letter.calendar.count("ATTENDEE") == 1
        others = Person.objects.exclude(pk=letter.person_id)
        assert not any(other.email in letter.calendar for other in others)
        assert not any(other.name in letter.body + letter.calendar for other in others)


def test_it_is_written_in_the_readers_language(world: World) -> None:
    Person.objects.filter(pk=world["steering_lund"].pk).update(language="en")
    send(world, meeting(world, DAY))
    [letter] = letters(world["steering_lund"])
    assert letter.subject == "Summons to the steering group Tue 21 Nov 2023 15:00"
    assert "Answer here, without signing in" in letter.body
    assert "15:00–16:30" in letter.body
    [swedish] = letters(world["coordinator"])
    assert swedish.subject.replace("\xa0", " ") == "Kallelse till styrgruppen tis 21 nov 2023 15.00"


def test_a_substitute_is_called_as_one(world: World, mailoutbox: list[Any]) -> None:
    role(world["leader"], world.organisations["tjejjouren"], "steering_member")
    seated(
        world,
        "leader",
        "styrelseledamot-tjejjouren",
        "tjejjouren",
        by="coordinator",
        is_substitute=True,
    )
    send(world, meeting(world, DAY))
    [letter] = letters(world["leader"])
    assert "Du kallas som ersättare" in letter.body
    _message, event = read(letter, mailoutbox)
    assert event["ATTENDEE"].params["ROLE"] == "OPT-PARTICIPANT"


def test_somebody_in_two_seats_gets_one_letter(world: World) -> None:
    seated(
        world,
        "coordinator",
        "styrelseledamot-tjejjouren",
        "tjejjouren",
        is_substitute=True,
    )
    made = meeting(world, DAY)
    send(world, made)
    assert len(letters(world["coordinator"])) == 1
    own = open_invitee_of(made, world["coordinator"])
    assert own is not None
    assert not own.holder.is_substitute


# --- Changed, not doubled ----------------------------------------------------------------------


def test_a_moved_meeting_is_the_same_entry_at_a_new_time(
    world: World, mailoutbox: list[Any]
) -> None:
    made = summoned(world, DAY, sent="2023-11-01")
    own = open_invitee_of(made, world["steering_lund"])
    assert own is not None
    answer_summons(invitee=own, answer=Answer.YES, by=world["steering_lund"], at=at("2023-11-02"))
    move_meeting(
        meeting=made,
        begins_at=at("2023-11-28", "13:00"),
        ends_at=at("2023-11-28", "14:30"),
        place="På distans",
        link="https://example.org/mote",
        by=world["officer"],
        at=at("2023-11-10"),
    )
    first, second = letters(world["steering_lund"])
    _message, before = read(first, mailoutbox)
    _message, after = read(second, mailoutbox)
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.start == at("2023-11-28", "13:00")
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert second.subject.startswith("Ändrad kallelse")
    assert "https://example.org/mote" in second.body
    # Another day is another question.
    own.refresh_from_db()
    assert own.answer == Answer.NONE
    assert after["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert Evidence.objects.filter(kind="summons").count() == 1


def test_another_room_asks_nobody_anew(world: World, mailoutbox: list[Any]) -> None:
    made = summoned(world, DAY, sent="2023-11-01")
    own = open_invitee_of(made, world["steering_lund"])
    assert own is not None
    answer_summons(invitee=own, answer=Answer.YES, by=world["steering_lund"], at=at("2023-11-02"))
    move_meeting(
        meeting=made,
        begins_at=made.begins_at,
        ends_at=made.ends_at,
        place="Stadshuset, rum 101",
        link="",
        by=world["officer"],
        at=at("2023-11-10"),
    )
    own.refresh_from_db()
    assert own.answer == Answer.YES
    _message, event = read(letters(world["steering_lund"])[-1], mailoutbox)
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_a_cancelled_meeting_is_struck_from_the_calendars(
    world: World, mailoutbox: list[Any]
) -> None:
    made = summoned(world, DAY, sent="2023-11-01")
    cancel_meeting(meeting=made, reason="För få kan.", by=world["officer"], at=at("2023-11-10"))
    first, last = letters(world["steering_lund"])
    _message, before = read(first, mailoutbox)
    _message, after = read(last, mailoutbox)
    assert last.calendar_method == "CANCEL"
    assert after["STATUS"] == "CANCELLED"
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["ORGANIZER"] == before["ORGANIZER"]
    assert after["ATTENDEE"] == before["ATTENDEE"]
    assert "För få kan." in last.body
    assert "/svar/" not in last.body


def test_again_it_reaches_those_who_sit_now(world: World, mailoutbox: list[Any]) -> None:
    made = summoned(world, DAY, sent="2023-11-01")
    holder = SeatHolder.objects.get(person=world["steering_kvinnojouren"])
    leave_seat(
        holder=holder,
        until=at("2023-11-05").date(),
        by=world["steering_kvinnojouren"],
        at=at("2023-11-04"),
    )
    role(world["volunteer"], world.organisations["kvinnojouren"], "steering_member")
    seated(world, "volunteer", "utvecklare", "kvinnojouren", by="steering_kvinnojouren")
    again = send(world, made, "2023-11-06")
    assert (again.kind, again.sequence) == (Summons.Kind.CHANGE, 1)
    told = letters(world["steering_kvinnojouren"])[-1]
    _message, event = read(told, mailoutbox)
    assert told.calendar_method == "CANCEL"
    assert "STATUS" not in event  # the meeting itself is not off
    assert event["SEQUENCE"] == 1
    [new] = letters(world["volunteer"])
    assert new.calendar_method == "REQUEST"
    left = Invitee.objects.get(holder=holder)
    assert left.called_off_at is not None
    assert open_invitee_of(made, world["steering_kvinnojouren"]) is None
    # Seated again before the next letter: the same row, a fresh link.
    seated(world, "steering_kvinnojouren", "utvecklare", "kvinnojouren", at=at("2023-11-07"))
    send(world, made, "2023-11-08")
    assert open_invitee_of(made, world["steering_kvinnojouren"]) is not None


def test_each_word_has_a_number_of_its_own(world: World) -> None:
    made = summoned(world, DAY, sent="2023-11-01")
    for day in ("2023-11-02", "2023-11-03"):
        send(world, made, day)
    cancel_meeting(meeting=made, reason="Nej.", by=world["officer"], at=at("2023-11-04"))
    assert list(made.summonses.values_list("kind", "sequence")) == [
        ("summons", 0),
        ("change", 1),
        ("change", 2),
        ("cancellation", 3),
    ]
