"""The pages of the evenings: what they say, who may do what, and what wrong input gets."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from brygga.meetups.actions import cancel_meetup, hold_meetup, theme_meetup
from brygga.meetups.models import EveningLog, LogQuestion, Meetup, Programme, Shift
from brygga.meetups.queries import listed_of
from brygga.volunteers.roles import ShiftRole
from tests.meetups.conftest import As
from tests.world import NOW, World, at, outsider, q_hanget, shift, staffing

TERM = "/p/q-hanget/traffar/"
W41, W42 = f"{TERM}2023-W41/", f"{TERM}2023-W42/"
NEW = f"{TERM}program/nytt/"
AUTUMN = {
    "term": "2023-HT",
    "weekday": "2",
    "begins": "17:30",
    "ends": "20:00",
    "place": "Mötesplatsen i centrum",
    "obligation": "weekly-meetup",
}


def text(client: Client, address: str, **more: Any) -> str:
    response = client.get(address, **more)
    assert response.status_code == 200, address
    return response.content.decode().replace("\u00a0", " ")


def leading(world: World, key: str = "2023-W41", who: str = "leader") -> Meetup:
    """The row of an evening that somebody leads."""
    listed = listed_of(world.partnership, key, NOW.date())
    assert listed is not None
    row, _is_new = Meetup.objects.get_or_create(
        partnership=world.partnership, key=key, defaults={"programme": listed.programme}
    )
    Shift.objects.create(
        meetup=row,
        role=ShiftRole.LEADER,
        number=1,
        person=world[who],
        party="tjejjouren",
        taken_at=NOW - timedelta(20),
    )
    return row


# --- The term ---


def test_before_anything_is_planned_the_page_says_what_to_do(world: World, as_: As) -> None:
    assert NEW in text(as_("coordinator"), TERM)
    for who in ("leader", "officer", "volunteer"):
        page = text(as_(who), TERM)
        assert "När samordnaren har planerat en termin" in page
        assert NEW not in page


def test_before_there_is_an_agreement(db: None, client: Client) -> None:
    world = q_hanget()
    client.force_login(world["coordinator"])
    assert "Till överenskommelsen" in text(client, TERM)
    assert client.get(NEW).status_code == 302


def test_a_term_is_planned_with_its_weeks_seen_first(world: World, as_: As) -> None:
    client = as_("coordinator")
    page = text(client, NEW)
    assert "Höstterminen 2023: 18 träffar" in page
    assert "ons 1 nov: höstlov" in page
    answer = client.post(NEW, AUTUMN | {"weekday": "4", "visa": "1"})
    assert "fre 20 okt" in answer.content.decode().replace("\u00a0", " ")
    assert not Programme.objects.exists()
    answer = client.post(NEW, AUTUMN)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode().replace("\u00a0", " ")
    assert "Höstterminen 2023 är planerad." in page
    assert "18 träffar, 0 hållna" in page
    assert "Varje vecka i löftet har sin träff." in page
    assert "ons 1 nov: höstlov" in page


def test_the_next_term_starts_as_the_last_one_was(
    world: World, as_: As, programme: Programme
) -> None:
    page = text(as_("coordinator"), NEW)
    assert "Vårterminen 2024" in page
    assert 'value="Mötesplatsen i centrum"' in page
    # First of May is a Wednesday of a week that counts.
    assert "En vecka i löftet saknar träff" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"place": ""}, "behöver fyllas i"),
        ({"ends": "17:00"}, "Sluttiden ska vara efter starttiden"),
        ({"begins": "21:00"}, "Sluttiden ska vara efter starttiden"),
        ({"begins": "halv sex"}, "Skriv klockslaget"),
        ({"weekday": "9"}, "Välj något av det som visas"),
        ({"term": "1999-HT"}, "Välj något av det som visas"),
        ({"place": "Stora gatan 12"}, "adress"),
    ],
)
def test_wrong_input_is_said_and_nothing_is_planned(
    world: World, as_: As, wrong: dict[str, str], said: str
) -> None:
    page = as_("coordinator").post(NEW, AUTUMN | wrong).content.decode()
    assert "Något behöver rättas" in page
    assert said in page
    assert not Programme.objects.exists()
    # What is wrong about the time is in no preview.
    assert ("träffar</h2>" in page) == ("place" in wrong)


def test_a_rule_is_changed_with_its_changes_seen_first(
    world: World, as_: As, programme: Programme
) -> None:
    address = f"{TERM}program/{programme.pk}/regel/"
    client = as_("coordinator")
    new = {
        "since": "2023-11-27",
        "weekday": "3",
        "begins": "18:00",
        "ends": "20:30",
        "place": "Biblioteket",
    }
    # Nothing is changed before it was seen what that changes.
    assert "Ändra regeln</button>" not in text(client, address)
    shown = client.post(address, new | {"visa": "1"}).content.decode()
    assert "4 träffar ändras" in shown
    assert "Ändra regeln</button>" in shown
    assert programme.rules.count() == 1
    assert client.post(address, new).status_code == 302
    assert programme.rules.count() == 2
    page = text(client, TERM)
    assert "tors 30 nov" in page
    assert "Torsdagar" in page
    wrong = client.post(address, new | {"since": "2023-01-02"}).content.decode()
    assert "Välj något av det som visas" in wrong


def test_a_programme_is_taken_back_unless_something_has_happened(
    world: World, as_: As, programme: Programme
) -> None:
    address = f"{TERM}program/{programme.pk}/borttagning/"
    client = as_("coordinator")
    assert "Ta bort programmet" in text(client, address)
    hold_meetup(partnership=world.partnership, key="2023-W41", by=world["leader"], at=NOW)
    assert client.post(address).status_code == 409
    assert Programme.objects.exists()


def test_an_extra_evening_is_put_in(world: World, as_: As, programme: Programme) -> None:
    client = as_("leader")
    address = f"{TERM}extra/"
    assert 'value="2023-11-20"' in text(client, f"{address}?dag=2023-11-20")
    given = {
        "title": "Utflykt till sjön",
        "on": "2023-11-25",
        "begins": "12:00",
        "ends": "16:00",
        "place": "Samling vid lokalen",
        "theme": "larger",
        "obligation": "",
    }
    answer = client.post(address, given)
    assert answer["Location"] == f"{TERM}2023-W47-x1/"
    page = text(client, answer["Location"])
    assert "Utflykt till sjön" in page
    assert "räknas inte till något åtagande" in page
    assert "har varit" in client.post(address, given | {"on": "2023-10-01"}).content.decode()


def test_one_put_in_for_a_week_that_lacks_one_counts_there(
    world: World, as_: As, programme: Programme
) -> None:
    cancel_meetup(
        partnership=world.partnership,
        key="2023-W46",
        reason="premises",
        by=world["leader"],
        at=NOW,
    )
    client = as_("leader")
    page = text(client, TERM)
    assert "En vecka i löftet saknar träff" in page
    way = re.search(r'href="([^"]*extra/[?]dag=2023-11-13[^"]*)"', page)
    assert way
    form = text(client, unescape(way[1]))
    assert '<option value="weekly-meetup" selected>' in form
    # Put in without a week in mind it counts for nothing until somebody says so.
    assert '<option value="" selected>Nej' in text(client, f"{TERM}extra/")


@pytest.mark.parametrize("who", ["volunteer", "officer", "youth_worker", "steering_lund"])
def test_who_may_not_plan_or_change(world: World, as_: As, programme: Programme, who: str) -> None:
    client = as_(who)
    for address in (
        NEW,
        f"{TERM}program/{programme.pk}/regel/",
        f"{TERM}program/{programme.pk}/borttagning/",
        f"{TERM}extra/",
        f"{TERM}fragor/",
        f"{W42}flytt/",
        f"{W42}tema/",
        f"{W42}installd/",
        f"{W42}hallen/",
        f"{W42}logg/",
    ):
        assert client.get(address).status_code == 403, address
        assert client.post(address).status_code == 403, address
    page = text(client, TERM) + text(client, W42)
    for act in ("regel/", "borttagning/", "extra/", "flytt/", "installd/", "logg/"):
        assert act not in page


def test_nobody_outside_knows_of_it(world: World, programme: Programme, client: Client) -> None:
    client.force_login(outsider())
    for address in (TERM, NEW, W42, f"{W42}logg/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("key", ["2023-W44", "2023-W60", "2024-W05", "finns-inte"])
def test_an_evening_that_is_not_there(
    world: World, as_: As, programme: Programme, key: str
) -> None:
    assert as_("coordinator").get(f"{TERM}{key}/").status_code == 404


def test_the_page_asks_the_same_questions_however_much_there_is(
    world: World, as_: As, programme: Programme, django_assert_num_queries: Any
) -> None:
    client = as_("coordinator")
    text(client, TERM)
    with django_assert_num_queries(11):
        text(client, TERM)
    for week in range(34, 42):
        key = f"2023-W{week}"
        hold_meetup(partnership=world.partnership, key=key, by=world["leader"], at=NOW)
        theme_meetup(
            partnership=world.partnership,
            key=key,
            theme="film",
            title="",
            by=world["leader"],
            at=NOW,
        )
    with django_assert_num_queries(11):
        text(client, TERM)


# --- One evening ---


def test_an_evening_leads_to_its_promise_and_back(
    world: World, as_: As, programme: Programme
) -> None:
    client = as_("leader")
    page = text(client, W41)
    assert "onsdag 11 oktober 2023" in page
    occurrence = "/p/q-hanget/ataganden/weekly-meetup/2023-W41/"
    assert occurrence in page
    assert "Träffen blev av" in page
    page = client.post(f"{W41}hallen/", follow=True).content.decode()
    assert "Träffen är hållen, och underlaget är noterat." in page
    assert "hållet" in page
    assert f'<a href="{W41}">Till träffen</a>' in text(client, occurrence)
    page = client.post(f"{W41}hallen/angrad/", follow=True).content.decode()
    assert "Underlaget är återkallat." in page


def test_today_it_is_not_held_before_it_begins(world: World, as_: As, programme: Programme) -> None:
    client = as_("leader")
    assert "Träffen blev av" not in text(client, W42)
    assert client.post(f"{W42}hallen/").status_code == 409


def test_an_evening_is_moved_and_moved_back(world: World, as_: As, programme: Programme) -> None:
    client, there = as_("coordinator"), f"{TERM}2023-W45/"
    given = {"on": "2023-11-10", "begins": "18:00", "ends": "20:00", "place": "Biblioteket"}
    assert 'value="2023-11-08"' in text(client, f"{there}flytt/")
    page = client.post(f"{there}flytt/", given, follow=True).content.decode()
    assert "Träffen är flyttad." in page
    assert "flyttad från" in page
    past = client.post(f"{there}flytt/", given | {"on": "2023-10-01"}).content.decode()
    assert "Dagen har varit" in past
    page = client.post(f"{there}flytt/angrad/", follow=True).content.decode()
    assert "onsdag 8 november 2023" in page.replace("\u00a0", " ")


def test_an_evening_is_cancelled_and_restored(world: World, as_: As, programme: Programme) -> None:
    client, there = as_("leader"), f"{TERM}2023-W45/"
    assert "allmän handling" in text(client, f"{there}installd/")
    wrong = client.post(f"{there}installd/", {"reason": "other"}).content.decode()
    assert "något annat" in wrong
    page = client.post(f"{there}installd/", {"reason": "weather"}, follow=True).content.decode()
    assert "Inställd: vädret." in page
    assert "Löftet kräver 1, 0 är planerad." in text(as_("officer"), TERM)
    page = client.post(f"{there}installd/angrad/", follow=True).content.decode()
    assert "planerad igen" in page
    assert client.post(f"{there}installd/angrad/").status_code == 409


def test_an_evening_gets_a_theme_and_a_title(world: World, as_: As, programme: Programme) -> None:
    client, there = as_("leader"), f"{TERM}2023-W45/"
    page = client.post(f"{there}tema/", {"theme": "film", "title": ""}, follow=True)
    assert "Filmkväll" in page.content.decode()
    asked = client.post(f"{there}tema/", {"theme": "", "title": "Kväll med Annika"})
    assert "Kan det markerade peka ut någon?" in asked.content.decode()
    english = as_("officer")
    english.cookies["brygga_language"] = "en"
    assert "Film night" in text(english, TERM)


# --- The log ---


def test_the_log_takes_a_minute_and_holds_the_evening(
    world: World, as_: As, programme: Programme
) -> None:
    leading(world)
    as_("coordinator").post(f"{TERM}fragor/", {"text": "Fick alla komma till tals?"})
    question = LogQuestion.objects.get()
    client = as_("leader")
    page = text(client, f"{W41}logg/")
    # The question was added today and the evening was last week: it was not asked then.
    assert "Fick alla komma till tals?" not in page
    assert "Skriv vad som hände i verksamheten, inte vem" in page
    given = {"codes": ["calm"], "note": "", f"question_{question.pk}": "yes"}
    page = client.post(f"{W41}logg/", given, follow=True).content.decode()
    assert "Loggen är sparad." in page
    log = EveningLog.objects.get()
    assert (log.codes, log.note, log.answers.count()) == (["calm"], "", 0)
    assert Meetup.objects.get().held_at is not None
    assert "lugn kväll" in text(client, W41)
    again = {"codes": ["conflict", "calm"], "note": "Det blev livligt efter filmen."}
    client.post(f"{W41}logg/", again)
    log.refresh_from_db()
    assert log.codes == ["calm", "conflict"]


def test_an_answer_is_kept_with_its_question(world: World, as_: As, programme: Programme) -> None:
    leading(world)
    question = LogQuestion.objects.create(
        partnership=world.partnership, text="Räckte tiden?", asked_since=date(2023, 9, 1)
    )
    client = as_("leader")
    client.post(f"{W41}logg/", {"codes": ["calm"], f"question_{question.pk}": "partly"})
    page = text(client, W41)
    assert "Räckte tiden?" in page
    assert "delvis" in page
    as_("coordinator").post(f"{TERM}fragor/{question.pk}/borttagning/")
    assert "Räckte tiden?" in text(client, W41)
    assert "Räckte tiden?" not in text(as_("coordinator"), f"{TERM}fragor/")


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "officer", "youth_worker"])
def test_the_log_is_its_leaders_alone(
    world: World, as_: As, programme: Programme, who: str
) -> None:
    leading(world)
    as_("leader").post(f"{W41}logg/", {"codes": ["threat"], "note": "Några ropade utanför."})
    client = as_(who)
    assert client.get(f"{W41}logg/").status_code == 403
    assert client.post(f"{W41}logg/", {"codes": ["calm"]}).status_code == 403
    for page in (text(client, W41), text(client, TERM)):
        assert "hot utifrån" not in page
        assert "Några ropade" not in page
    assert EveningLog.objects.get().codes == ["threat"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"note": ""}, "Välj minst en rad"),
        ({"note": "Anna ringde 070-123 45 67"}, "Något behöver rättas"),
        ({"note": "x" * 281}, "280"),
        ({"codes": ["hittepå"]}, "Välj något av det som visas"),
        ({"codes": ["calm"], "note": "Vi pratade med Annika länge."}, "peka ut någon"),
    ],
)
def test_a_log_that_does_not_fit_is_said(
    world: World, as_: As, programme: Programme, given: dict[str, Any], said: str
) -> None:
    leading(world)
    assert said in as_("leader").post(f"{W41}logg/", given).content.decode()
    assert not EveningLog.objects.exists()


def test_no_log_before_the_evening_or_of_a_cancelled_one(
    world: World, as_: As, programme: Programme
) -> None:
    leading(world, "2023-W42")
    page = as_("leader").post(f"{W42}logg/", {"codes": ["calm"]}).content.decode()
    assert "inte börjat än" in page
    leading(world, "2023-W41")
    cancel_meetup(
        partnership=world.partnership,
        key="2023-W41",
        reason="illness",
        by=world["leader"],
        at=at("2023-10-11"),
    )
    page = as_("leader").post(f"{W41}logg/", {"codes": ["calm"]}).content.decode()
    assert "Återställ den först" in page


def test_five_questions_are_enough(world: World, as_: As) -> None:
    client = as_("coordinator")
    for n in range(5):
        client.post(f"{TERM}fragor/", {"text": f"Hur gick del {n + 1}?"})
    assert "Fem frågor räcker" in text(client, f"{TERM}fragor/")
    page = client.post(f"{TERM}fragor/", {"text": "En till?"}).content.decode()
    assert "Fem frågor räcker" in page
    assert LogQuestion.objects.count() == 5
    assert "ställs redan" not in page


def test_a_slip_is_taken_back_with_one_press(world: World, as_: As, programme: Programme) -> None:
    client, coming = as_("leader"), f"{TERM}2023-W45/"
    moved = {"on": "2023-11-10", "begins": "18:00", "ends": "20:00", "place": "Biblioteket"}
    for done, given, undone in (
        (f"{W41}hallen/", {}, f"{W41}hallen/angrad/"),
        (f"{coming}installd/", {"reason": "weather"}, f"{coming}installd/angrad/"),
        (f"{coming}flytt/", moved, f"{coming}flytt/angrad/"),
    ):
        page = client.post(done, given, follow=True).content.decode()
        receipt = page.partition('class="receipts"')[2].partition("</div></div>")[0]
        assert f'action="{undone}"' in receipt
        assert client.post(undone).status_code == 302
    # Moved again, it would not come back to where it just was: no press for that.
    client.post(f"{coming}flytt/", moved, follow=True)
    again = client.post(f"{coming}flytt/", moved | {"on": "2023-11-09"}, follow=True)
    assert "receipt__undo" not in again.content.decode()


def test_the_journal_says_which_evening(world: World, as_: As, programme: Programme) -> None:
    hold_meetup(partnership=world.partnership, key="2023-W41", by=world["leader"], at=NOW)
    staffing(world)
    shift(world, "volunteer", "2023-W43", "volunteer")
    page = text(as_("officer"), "/p/q-hanget/journal/")
    for key, words in (("2023-W41", "Träff v. 41 2023"), ("2023-W43", "Träff v. 43 2023")):
        assert f'href="/p/q-hanget/traffar/{key}/"' in page
        assert words in page
    assert "Billie" not in page
