"""In the meeting and after: notes, decisions and their effects, approval, and what is frozen."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.notices.models import Letter
from brygga.obligations.actions import waive_occurrence
from brygga.obligations.models import Evidence, Reading, Waiver
from brygga.obligations.queries import assessments
from brygga.parties.models import Membership
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering import effects
from brygga.steering.actions import (
    add_item,
    approve_minutes,
    comment_on_minutes,
    correct_minutes,
    finish_action,
    give_action,
    hold_meeting,
    note_presence,
    open_meeting,
    record_decision,
    send_for_approval,
    take_back_minutes,
    write_note,
)
from brygga.steering.actions.setting import ChangedMeanwhile
from brygga.steering.agenda import suggestions
from brygga.steering.freezing import checksum
from brygga.steering.models import (
    ActionItem,
    AgendaItem,
    Attended,
    Decision,
    FrozenMinutes,
    FundsApplication,
    Meeting,
    Presence,
    SeatHolder,
)
from brygga.steering.queries import agenda_of, own_steering
from brygga.steering.states import State
from tests.steering.conftest import HERE, As
from tests.world import NOW, World, at, attended, evidence, meeting, summoned

DAY = "2023-09-19"
MISSED = "weekly-meetup/2023-W20"
LUND, TJEJ, KVINNO = "steering_lund", "coordinator", "steering_kvinnojouren"
CLAUSE = "Styrning och uppföljning"


@pytest.fixture
def held(world: World) -> Meeting:
    """A meeting that is held, with three there and two things to deal with."""
    made = summoned(world, DAY, sent="2023-09-04")
    open_meeting(meeting=made, by=world["officer"], at=at(DAY, "14:55"))
    for title in ("Vecka 20", "Rapporten"):
        add_item(meeting=made, title=title, by=world["officer"], at=at(DAY, "15:05"))
    attended(world, made, LUND, TJEJ, KVINNO)
    hold_meeting(meeting=made, by=world["officer"], at=at(DAY, "16:30"))
    made.refresh_from_db()
    return made


def the_item(made: Meeting, title: str) -> AgendaItem:
    return next(item for item in agenda_of(made) if item.title == title)


def seat(world: World, who: str) -> SeatHolder:
    return SeatHolder.objects.get(person=world[who])


def sent(world: World, made: Meeting, *who: str) -> Meeting:
    return send_for_approval(
        meeting=made,
        approvers=[seat(world, key) for key in who or (LUND, TJEJ)],
        by=world["officer"],
        at=at("2023-10-02"),
    )


def approved(world: World, made: Meeting, *who: str) -> Meeting:
    for key in who or (LUND, TJEJ):
        approve_minutes(meeting=made, by=world[key], at=at("2023-10-03"))
    return Meeting.objects.get(pk=made.pk)


def decided(world: World, made: Meeting, **more: Any) -> Decision:
    given: dict[str, Any] = {
        "item": the_item(made, "Vecka 20"),
        "kind": "waiver",
        "subject": MISSED,
        "text": "att ge undantag för veckan.",
        "details": {"reason": "Lokalen var vattenskadad."},
        "by": world["officer"],
        "at": at(DAY, "15:20"),
    }
    return record_decision(**given | more)


def of(made: Meeting, last: str = "protokoll/") -> str:
    return f"{HERE}moten/{made.pk}/{last}"


def standing(world: World, key: str, on: date) -> Standing:
    return next(a for a in assessments(world.partnership, on) if a.occurrence.key == key).standing


# --- In the meeting ------------------------------------------------------------------------------


def test_a_meeting_is_opened_and_closed_by_its_buttons(
    world: World, as_: As, settings: Any
) -> None:
    made = summoned(world, DAY, sent="2023-09-04")
    settings.CLOCK = at(DAY, "14:00")
    assert "Öppna mötet" not in as_("officer").get(of(made, "")).content.decode()
    with pytest.raises(NotPossible, match="halvtimme"):
        open_meeting(meeting=made, by=world["officer"], at=at(DAY, "14:29"))
    settings.CLOCK = at(DAY, "14:40")
    assert "Öppna mötet" in as_("officer").get(of(made, "")).content.decode()
    assert "Öppna mötet" not in as_("coordinator").get(of(made, "")).content.decode()
    as_("officer").post(of(made, "oppning/"))
    page = as_("officer").get(of(made)).content.decode()
    assert "Spara närvaron" in page
    assert "Avsluta mötet" not in page, "before it has begun there is nothing to close"
    settings.CLOCK = at(DAY, "16:00")
    assert "Avsluta mötet" in as_("officer").get(of(made)).content.decode()
    as_("officer").post(of(made, "genomforande/"))
    assert Meeting.objects.get().state is State.HELD
    assert Evidence.objects.get(kind="meeting").made_by == f"meeting:{made.pk}"
    as_("officer").post(of(made, "genomforande/angrat/"))
    assert Meeting.objects.exclude(opened_at=None).get().held_at is None
    as_("officer").post(of(made, "oppning/angrat/"))
    assert Meeting.objects.get().opened_at is None


def test_before_the_meeting_there_are_no_minutes(world: World, as_: As) -> None:
    made = meeting(world, "2023-11-21")
    assert as_("officer").get(of(made)).status_code == 404


def test_presence_and_notes_on_the_page(world: World, held: Meeting, as_: As) -> None:
    item, there = the_item(held, "Rapporten"), seat(world, "steering_tjejjouren")
    as_("officer").post(
        of(held, "protokoll/narvaro/"), {f"seen-{there.pk}": "absent", f"holder-{there.pk}": "left"}
    )
    assert Presence.objects.get(holder=there).attended == Attended.LEFT
    assert Presence.objects.filter(meeting=held).count() == 4
    answer = as_("officer").post(
        of(held, f"punkter/{item.pk}/anteckning/"), {"text": "Fler kommer.\nBra.", "version": "0"}
    )
    assert answer["Location"].endswith(f"#paragraf-{item.position}")
    item.refresh_from_db()
    assert (item.note, item.note_version) == ("Fler kommer.\nBra.", 1)
    assert "Fler kommer." in as_("volunteer").get(of(held)).content.decode()


@pytest.mark.parametrize("who", ["coordinator", "steering_kvinnojouren", "volunteer"])
def test_it_is_written_by_the_party_that_documents(
    world: World, held: Meeting, as_: As, who: str
) -> None:
    item = the_item(held, "Rapporten")
    assert "Spara anteckningen" not in as_(who).get(of(held)).content.decode()
    for last in ("anteckning", "beslut/nytt", "atgarder/ny"):
        answer = as_(who).get(of(held, f"punkter/{item.pk}/{last}/"))
        assert answer.status_code == 403
        assert "Styrning och uppföljning, uppdrag, punkt 4" in answer.content.decode()
    assert as_(who).post(of(held, "protokoll/narvaro/")).status_code == 403
    for act in (
        lambda: write_note(item=item, text="x", version=0, by=world[who], at=NOW),
        lambda: decided(world, held, by=world[who]),
        lambda: give_action(item=item, text="x", party="lund", by=world[who], at=NOW),
    ):
        with pytest.raises(NotAllowed, match=CLAUSE):
            act()


@pytest.mark.parametrize(
    ("way", "kept"),
    [("both", "Första texten.\n\nAndra texten."), ("own", "Andra texten.")],
)
def test_two_who_write_at_once_lose_nothing(
    world: World, held: Meeting, as_: As, way: str, kept: str
) -> None:
    item = the_item(held, "Rapporten")
    address = of(held, f"punkter/{item.pk}/anteckning/")
    as_("officer").post(address, {"text": "Första texten.", "version": "0"})
    late = as_("admin_lund").post(address, {"text": "Andra texten.", "version": "0"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Någon annan har ändrat samma sak" in page
    assert "Första texten." in page
    assert "Andra texten." in page
    item.refresh_from_db()
    assert item.note == "Första texten."
    as_("admin_lund").post(address, {"text": "Andra texten.", "version": "1", "way": way})
    item.refresh_from_db()
    assert item.note == kept


def test_the_same_text_twice_is_no_conflict(world: World, held: Meeting) -> None:
    item = the_item(held, "Rapporten")
    for _time in range(2):
        write_note(item=item, text="Samma.", version=0, by=world["officer"], at=NOW)
    with pytest.raises(ChangedMeanwhile):
        write_note(item=item, text="Annan.", version=0, by=world["officer"], at=NOW)


def test_two_who_note_presence_at_once_lose_nothing(world: World, held: Meeting, as_: As) -> None:
    first, other = seat(world, "steering_tjejjouren"), seat(world, LUND)
    address = of(held, "protokoll/narvaro/")
    seen = {f"seen-{first.pk}": "absent", f"seen-{other.pk}": "present"}
    as_("officer").post(address, seen | {f"holder-{first.pk}": "left"})
    # Another person changed: both changes are kept.
    as_("admin_lund").post(address, seen | {f"holder-{other.pk}": "left"})
    assert {p.holder: p.attended for p in Presence.objects.filter(holder__in=(first, other))} == {
        first: "left",
        other: "left",
    }
    late = as_("admin_lund").post(address, seen | {f"holder-{first.pk}": "present"})
    assert late.status_code == 409
    assert "Någon annan noterade: gick före slutet" in late.content.decode()
    assert Presence.objects.get(holder=first).attended == "left"
    as_("admin_lund").post(address, {f"seen-{first.pk}": "left", f"holder-{first.pk}": "present"})
    assert Presence.objects.get(holder=first).attended == "present"


def test_a_decision_needs_both_sides(world: World, held: Meeting, as_: As) -> None:
    for who in ((LUND,), (TJEJ, KVINNO), ()):
        attended(world, held, *who)
        with pytest.raises(NotAllowed, match=f"båda sidor.*{CLAUSE}"):
            decided(world, held)
    address = of(held, f"punkter/{the_item(held, 'Vecka 20').pk}/beslut/nytt/")
    assert CLAUSE in as_("officer").get(address).content.decode()
    attended(world, held, LUND, KVINNO)
    decided(world, held)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": ""}, "Skriv vad"),
        ({"kind": "nej"}, "vad för slags"),
        ({"subject": "weekly-meetup/2099-W20"}, "finns inte"),
        ({"subject": ""}, "Välj vad"),
        (
            {"kind": "reading", "subject": "targets-set", "details": {"text": "Så."}},
            "avgör ingenting",
        ),
        ({"text": "Ring 070-123 45 67"}, "telefon"),
        ({"details": {"reason": "Ring 070-123 45 67"}}, "telefon"),
        ({"kind": "external-funds", "subject": "nej"}, "Välj vad"),
    ],
    ids=str,
)
def test_wrong_decisions(world: World, held: Meeting, wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        decided(world, held, **wrong)
    assert not Decision.objects.exists()


def test_decisions_and_actions_by_the_pages(world: World, held: Meeting, as_: As) -> None:
    item = the_item(held, "Vecka 20")
    address, client = of(held, f"punkter/{item.pk}/"), as_("officer")
    assert "Undantag" in client.get(f"{address}beslut/nytt/").content.decode()
    assert client.get(f"{address}beslut/nytt/?slag=nej").status_code == 404
    assert "vecka 20 2023" in client.get(f"{address}beslut/nytt/?slag=waiver").content.decode()
    client.post(f"{address}beslut/nytt/?slag=none", {"beslut-text": "att tacka för arbetet."})
    client.post(
        f"{address}beslut/nytt/?slag=waiver&galler={MISSED}",
        {"beslut-text": "att ge undantag.", "reason": "Lokalen var skadad."},
    )
    client.post(
        f"{address}beslut/nytt/?slag=reading&galler=targets-set",
        {"beslut-text": "att läsa så.", "text": "Målen sätts i december.", "due_on": "2023-12-31"},
    )
    client.post(
        f"{address}beslut/nytt/?slag=external-funds&galler=tjejjouren",
        {"beslut-text": "att söka pengar.", "funder": "Allmänna arvsfonden", "amount": "50000"},
    )
    made = {decision.kind: decision for decision in Decision.objects.all()}
    assert set(made) == {"none", "waiver", "reading", "external-funds"}
    assert made["reading"].details["sets"] == {"due": {"on": "2023-12-31"}}
    page = client.get(f"{address}beslut/{made['reading'].pk}/").content.decode()
    assert 'value="2023-12-31"' in page
    client.post(
        f"{address}beslut/{made['none'].pk}/", {"beslut-text": "att tacka.", "beslut-version": "1"}
    )
    late = client.post(
        f"{address}beslut/{made['none'].pk}/", {"beslut-text": "att inte.", "beslut-version": "1"}
    )
    assert late.status_code == 409
    assert "att tacka." in late.content.decode()
    holder = seat(world, TJEJ)
    client.post(f"{address}atgarder/ny/", {"text": "Skaffa en ny lokal", "owner": "party:lund"})
    client.post(
        f"{address}atgarder/ny/",
        {"text": "Boka lokalen", "owner": f"holder:{holder.pk}", "due_on": "2023-11-01"},
    )
    actions = list(ActionItem.objects.order_by("id"))
    assert [(a.party, a.holder) for a in actions] == [("lund", None), ("tjejjouren", holder)]
    change = {"text": "Skaffa en lokal", "owner": "party:lund", "version": "1"}
    assert client.post(f"{address}atgarder/{actions[0].pk}/", change).status_code == 302
    assert client.post(f"{address}atgarder/{actions[0].pk}/", change).status_code == 409
    page = client.get(of(held)).content.decode()
    for text in ("att tacka.", "Skaffa en lokal", "senast 1 november 2023"):
        assert text in page.replace("\xa0", " ")
    for decision in made.values():
        client.post(f"{address}beslut/{decision.pk}/borttagning/")
    for action in actions:
        client.post(f"{address}atgarder/{action.pk}/borttagning/")
    assert not Decision.objects.exists()
    assert not ActionItem.objects.exists()


def test_an_action_lives_on_until_it_is_done(world: World, held: Meeting, as_: As) -> None:
    action = give_action(
        item=the_item(held, "Rapporten"),
        text="Skaffa en ny lokal",
        party="lund",
        by=world["officer"],
        at=at(DAY, "15:30"),
    )
    approved(world, sent(world, held))
    after = meeting(world, "2023-11-21")

    def on_the_next() -> list[str]:
        found = suggestions(after, NOW.date())
        return [s.text for s in found if s.key == "actions:open"]

    assert on_the_next() == ["Skaffa en ny lokal."]
    address = f"{HERE}atgarder/"
    assert "Skaffa en ny lokal" in as_("volunteer").get(address).content.decode()
    assert as_("coordinator").post(f"{address}{action.pk}/", {"done": "yes"}).status_code == 403
    with pytest.raises(NotAllowed):
        finish_action(action=action, is_done=True, by=world["coordinator"], at=NOW)
    as_("officer").post(f"{address}{action.pk}/", {"done": "yes"})
    assert on_the_next() == []
    as_("officer").post(f"{address}{action.pk}/", {"done": "no"})
    assert on_the_next() == ["Skaffa en ny lokal."]


def test_the_lists_ask_as_much_of_one_as_of_many(
    world: World, held: Meeting, as_: As, django_assert_num_queries: Any
) -> None:
    for number in range(6):
        decided(world, held, kind="none", subject="", text=f"att göra {number}.", details={})
        give_action(
            item=the_item(held, "Rapporten"),
            text=f"Gör {number}",
            party="lund",
            by=world["officer"],
            at=at(DAY, "15:30"),
        )
    approved(world, sent(world, held))
    client = as_("officer")
    for address, number in ((f"{HERE}atgarder/", 7), (f"{HERE}beslut/", 6)):
        client.get(address)
        with django_assert_num_queries(number):
            client.get(address)


# --- Approval ------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [(LUND,), (TJEJ, KVINNO), ()], ids=str)
def test_nobody_approves_alone_or_for_one_side(
    world: World, held: Meeting, chosen: tuple[str, ...]
) -> None:
    with pytest.raises(NotAllowed, match=f"minst två.*{CLAUSE}"):
        send_for_approval(
            meeting=held,
            approvers=[seat(world, key) for key in chosen],
            by=world["officer"],
            at=at("2023-10-02"),
        )
    assert Meeting.objects.get().state is State.HELD


def test_who_was_not_there_or_has_left_the_group_does_not_approve(
    world: World, held: Meeting
) -> None:
    with pytest.raises(NotPossible, match="varit på mötet"):
        sent(world, held, LUND, "steering_tjejjouren")
    sent(world, held, LUND, KVINNO)
    Membership.objects.filter(person=world[KVINNO]).update(role="volunteer")
    with pytest.raises(NotAllowed, match=f"har upphört.*{CLAUSE}"):
        approve_minutes(meeting=held, by=world[KVINNO], at=at("2023-10-03"))


def test_the_chosen_are_asked_and_only_they_approve(world: World, held: Meeting, as_: As) -> None:
    address = of(held, "protokoll/justering/")
    page = as_("officer").get(address).content.decode()
    assert "Karin Dahl" in page
    assert "Tove Sandell" not in page, "was not there"
    assert "allmän handling" in page
    alone = as_("officer").post(address, {"approvers": [str(seat(world, LUND).pk)]})
    assert "ingen justerar ensam" in alone.content.decode()
    as_("officer").post(
        address, {"approvers": [str(seat(world, LUND).pk), str(seat(world, TJEJ).pk)]}
    )
    assert Letter.objects.filter(why="approval").count() == 2
    own = of(held, "protokoll/justering/egen/")
    for who in ("officer", KVINNO, "steering_tjejjouren", "volunteer"):
        answer = as_(who).post(own)
        assert answer.status_code == 403
        assert CLAUSE in answer.content.decode()
    assert "Justera protokollet" in as_(LUND).get(of(held)).content.decode()
    assert of(held) in as_(LUND).get("/p/q-hanget/idag/").content.decode()
    assert of(held) not in as_(KVINNO).get("/p/q-hanget/idag/").content.decode()
    assert "väntar på de andra" in as_(LUND).post(own, follow=True).content.decode()
    assert as_(LUND).post(own).status_code == 409
    assert of(held) not in as_(LUND).get("/p/q-hanget/idag/").content.decode()
    assert Meeting.objects.get().state is State.IN_APPROVAL
    assert "står fast" in as_(TJEJ).post(own, follow=True).content.decode()
    assert Meeting.objects.get().state is State.APPROVED
    assert Letter.objects.filter(why="minutes").count() == 4, "all who sit in the group are told"


def test_while_they_read_nothing_changes(world: World, held: Meeting, as_: As) -> None:
    item = the_item(held, "Rapporten")
    sent(world, held)
    answer = as_("officer").post(
        of(held, f"punkter/{item.pk}/anteckning/"), {"text": "Sent.", "version": "0"}
    )
    assert answer.status_code == 409
    with pytest.raises(NotPossible, match="hos dem som justerar"):
        write_note(item=item, text="Sent.", version=0, by=world["officer"], at=NOW)
    with pytest.raises(NotPossible, match="hos dem som justerar"):
        add_item(meeting=held, title="Sent", by=world["officer"], at=NOW)


def test_taken_back_it_is_approved_anew(world: World, held: Meeting, as_: As) -> None:
    sent(world, held)
    approve_minutes(meeting=held, by=world[LUND], at=at("2023-10-03"))
    assert as_(KVINNO).post(of(held, "protokoll/aterkallelse/")).status_code == 403
    as_(TJEJ).post(of(held, "protokoll/aterkallelse/"))
    assert Meeting.objects.get().state is State.HELD
    sent(world, held)
    approved(world, held, TJEJ)
    assert Meeting.objects.get().state is State.IN_APPROVAL


def test_comments_before_and_corrections_after(world: World, held: Meeting, as_: As) -> None:
    comment, correction = (
        of(held, f"protokoll/{what}/ny/") for what in ("kommentarer", "rattelser")
    )
    as_(KVINNO).post(comment, {"text": "Punkt två var längre."})
    assert "Punkt två var längre." in as_("officer").get(of(held)).content.decode()
    assert as_("volunteer").get(comment).status_code == 403
    assert as_("officer").get(correction).status_code == 409
    sent(world, held)
    approved(world, held)
    before = FrozenMinutes.objects.get()
    assert as_(KVINNO).get(correction).status_code == 403
    as_("officer").post(correction, {"text": "Rummet var 101."})
    page = as_("volunteer").get(of(held)).content.decode()
    assert "Rummet var 101." in page
    after = FrozenMinutes.objects.get()
    assert (after.content, after.sha256) == (before.content, before.sha256)
    for act in (comment_on_minutes, correct_minutes):
        with pytest.raises(NotPossible):
            act(meeting=held, text=" ", by=world["officer"], at=NOW)
    with pytest.raises(NotPossible, match="står fast"):
        comment_on_minutes(meeting=held, text="Nej.", by=world["officer"], at=NOW)
    with pytest.raises(NotPossible, match="står fast"):
        take_back_minutes(meeting=held, by=world["officer"], at=NOW)
    with pytest.raises(NotPossible, match="står fast"):
        note_presence(meeting=held, changes={}, by=world["officer"], at=NOW)


def test_nothing_is_waived_by_hand_for_a_day_without_a_meeting(world: World, held: Meeting) -> None:
    def waive(day: str) -> Waiver:
        return waive_occurrence(
            partnership=world.partnership,
            occurrence="half-year-report/2023-H1",
            reason="Mallen kom sent.",
            decided_on=date.fromisoformat(day),
            paragraph="§ 4",
            by=world[LUND],
            at=at("2023-10-02"),
        )

    with pytest.raises(NotPossible, match=f"inget möte den dagen.*{CLAUSE}"):
        waive("2023-09-20")
    assert waive("2023-06-01").decided_on < held.begins_at.date(), "before Brygga nobody knows"
    Waiver.objects.all().delete()
    assert waive(DAY).paragraph == "§ 4"


# --- What happens when they are approved ---------------------------------------------------------


def test_a_waiver_holds_from_the_approval(world: World, held: Meeting, as_: As) -> None:
    decision = decided(world, held)
    sent(world, held)
    approve_minutes(meeting=held, by=world[LUND], at=at("2023-10-03"))
    assert not Waiver.objects.exists()
    approve_minutes(meeting=held, by=world[TJEJ], at=at("2023-10-04"))
    waiver, paragraph = Waiver.objects.get(), decision.item.position
    assert waiver.confirmed_at is not None
    assert waiver.recorded_party != waiver.confirmed_party
    assert (waiver.decided_on, waiver.paragraph) == (date(2023, 9, 19), f"Möte 1, § {paragraph}")
    assert standing(world, MISSED, date(2023, 10, 3)) is Standing.MISSED
    assert standing(world, MISSED, date(2023, 10, 4)) is Standing.WAIVED
    page = as_("volunteer").get("/p/q-hanget/ataganden/weekly-meetup/2023-W20/").content.decode()
    assert f'href="{of(held)}#paragraf-{paragraph}"' in page
    assert f"Möte 1, § {paragraph}" in page
    listed = as_("volunteer").get(f"{HERE}beslut/").content.decode()
    assert "/p/q-hanget/ataganden/weekly-meetup/2023-W20/" in listed


def test_who_owes_it_does_not_waive_it(world: World, held: Meeting) -> None:
    decided(world, held, subject="half-year-report/2023-H1", details={"reason": "Mallen kom sent."})
    sent(world, held)
    approved(world, held)
    # Both associations owe the report, so it is the municipality's approver who recorded it.
    assert Waiver.objects.get().recorded_by == world[LUND]


def test_a_reading_is_recorded(world: World, held: Meeting, as_: As) -> None:
    decided(
        world,
        held,
        kind="reading",
        subject="targets-set",
        details={
            "text": "Målen ska vara satta i december.",
            "sets": {"due": {"on": "2023-12-31"}},
        },
    )
    sent(world, held)
    approved(world, held)
    reading = Reading.objects.get()
    assert reading.decided_on == date(2023, 9, 19)
    assert reading.decided_by.startswith("Styrgruppen, möte 1, § ")
    page = as_("volunteer").get("/p/q-hanget/ataganden/targets-set/").content.decode()
    assert f'href="{of(held)}#paragraf-' in page


def test_an_application_for_money_is_listed(world: World, held: Meeting, as_: As) -> None:
    decided(
        world,
        held,
        kind="external-funds",
        subject="tjejjouren",
        details={"funder": "Allmänna arvsfonden", "amount": 50_000},
    )
    sent(world, held)
    content = json.loads(approved(world, held).minutes.content)
    says = [d["effect"] for item in content["items"] for d in item["decisions"]]
    assert says == ["Tjejjouren i Lund söker externa medel: Allmänna arvsfonden, 50\xa0000\xa0kr"]
    assert FundsApplication.objects.get().party == "tjejjouren"
    assert "Allmänna arvsfonden" in as_("volunteer").get(f"{HERE}beslut/").content.decode()


def test_what_cannot_be_done_any_more_stops_the_approval_whole(world: World, held: Meeting) -> None:
    decided(world, held)
    sent(world, held)
    evidence(world, "weekly-meetup", "2023-05-17", at=at("2023-10-02"))
    approve_minutes(meeting=held, by=world[LUND], at=at("2023-10-03"))
    with pytest.raises(NotPossible, match="redan hållet"):
        approve_minutes(meeting=held, by=world[TJEJ], at=at("2023-10-03"))
    assert Meeting.objects.get().state is State.IN_APPROVAL
    assert not FrozenMinutes.objects.exists()
    assert not Evidence.objects.filter(kind="minutes").exists()


def test_an_approver_who_has_left_since_confirms_nothing(world: World, held: Meeting) -> None:
    decided(world, held)
    sent(world, held)
    approve_minutes(meeting=held, by=world[TJEJ], at=at("2023-10-03"))
    Membership.objects.filter(person=world[TJEJ]).update(until=date(2023, 10, 3))
    with pytest.raises(NotPossible, match="välj någon annan som justerar"):
        approve_minutes(meeting=held, by=world[LUND], at=at("2023-10-05"))
    assert not Waiver.objects.exists()


class _Closing(effects.Effect):
    """A kind of a later slice."""

    key = "closing"
    name = Text("Avslut", "Closing")

    def __init__(self) -> None:
        self.done: list[effects.Approved] = []

    def apply(self, approved: effects.Approved) -> str:
        self.done.append(approved)
        return "closing:7"


def test_a_kind_of_a_later_slice_has_its_effect(
    world: World, held: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = _Closing()
    monkeypatch.setitem(effects._effects, kind.key, kind)
    decision = decided(world, held, kind="closing", subject="7", text="att avsluta.", details={})
    sent(world, held, KVINNO, LUND)
    approved(world, held, LUND, KVINNO)
    decision.refresh_from_db()
    assert decision.effect == "closing:7"
    [given] = kind.done
    assert [member.person for member in given.approvers] == [world[LUND], world[KVINNO]]
    assert given.by == world[LUND]
    assert given.paragraph == f"Möte 1, § {decision.item.position}"


def test_minutes_count_towards_the_promise_to_document(world: World, held: Meeting) -> None:
    sent(world, held)
    approved(world, held)
    fact = Evidence.objects.get(obligation="steering-minutes")
    assert (fact.happened_on, fact.made_by) == (date(2023, 10, 3), f"minutes:{held.pk}")


def test_they_are_frozen_with_their_checksum_and_as_a_file(
    world: World, held: Meeting, as_: As
) -> None:
    write_note(
        item=the_item(held, "Rapporten"), text="Bra.", version=0, by=world["officer"], at=at(DAY)
    )
    assert as_("officer").get(of(held, "protokoll/fil/")).status_code == 404
    sent(world, held)
    frozen = approved(world, held).minutes
    answer = as_("volunteer").get(of(held, "protokoll/fil/"))
    assert answer["Content-Disposition"] == 'attachment; filename="protokoll-1-2023-09-19.pdf"'
    assert answer.content == bytes(frozen.paper)
    assert hashlib.sha256(frozen.content.encode()).hexdigest() == frozen.sha256
    assert frozen.sha256 == checksum(frozen.content)
    assert frozen.sha256 in as_("volunteer").get(of(held)).content.decode()
    content = json.loads(frozen.content)
    assert [person["on"] for person in content["approvers"]] == ["2023-10-03"] * 2
    assert any(item["note"] == "Bra." for item in content["items"])
    for change in (
        lambda: FrozenMinutes.objects.update(content="Annat"),
        lambda: FrozenMinutes.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="approved minutes stand"), transaction.atomic():
            change()


def test_a_name_that_stays_with_its_party_is_in_no_minutes(world: World, held: Meeting) -> None:
    SeatHolder.objects.filter(person=world[KVINNO]).update(is_named=False)
    sent(world, held)
    content = approved(world, held).minutes.content
    assert "Karin Dahl" in content
    assert "Mirjam Falk" not in content
    assert "Utvecklare" in content


def test_what_is_kept_about_a_person_is_in_their_file(world: World, held: Meeting) -> None:
    give_action(
        item=the_item(held, "Rapporten"),
        text="Boka lokalen",
        party="lund",
        holder=seat(world, LUND),
        by=world["officer"],
        at=at(DAY, "15:30"),
    )
    comment_on_minutes(meeting=held, text="Bra.", by=world[LUND], at=at("2023-10-01"))
    approved(world, sent(world, held))
    kept = own_steering(world[LUND])
    assert [row["närvaro"] for row in kept["närvaro på möten"]] == ["present"]  # type: ignore[attr-defined]
    assert [row["justerade"][:10] for row in kept["justeringar"]] == ["2023-10-03"]  # type: ignore[attr-defined]
    assert [row["åtgärd"] for row in kept["åtgärder"]] == ["Boka lokalen"]  # type: ignore[attr-defined]
    assert [row["text"] for row in kept["kommentarer till protokoll"]] == ["Bra."]  # type: ignore[attr-defined]


def test_the_journal_holds_no_words_of_it(world: World, held: Meeting) -> None:
    decided(world, held)
    sent(world, held)
    frozen = approved(world, held).minutes
    lines = {entry.act: entry.facts for entry in Entry.objects.all()}
    assert {"meeting.opened", "decision.recorded", "minutes.sent", "minutes.approved"} <= set(lines)
    assert lines["minutes.frozen"] == {"checksum": f"sha256:{frozen.sha256}"}
    assert not any("vattenskadad" in json.dumps(facts) for facts in lines.values())
