"""One letter a day to those who keep what is due, and nothing twice."""

import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from brygga.notices import registration
from brygga.notices.actions import choose_letters, remind
from brygga.notices.models import Letter, Reminded
from brygga.obligations.queries import assessments
from brygga.obligations.reminding import reminders, stage_of
from brygga.parties.models import Person
from tests.notices.conftest import Work
from tests.world import World, at, evidence

REPORT = "half-year-report"


def things_on(day: date, person: Person) -> dict[str, str]:
    return {r.thing: r.role for r in reminders(day) if r.person == person}


@pytest.fixture
def due(world: World) -> date:
    """When the report of the first half of 2023 is due, by the agreement and its readings."""
    found = {a.occurrence.key: a.due_on for a in assessments(world.partnership, date(2023, 7, 1))}
    day = found[f"{REPORT}/2023-H1"]
    assert day is not None
    return day


@pytest.mark.parametrize(
    ("ahead", "stage"), [(15, ""), (14, "14"), (8, "14"), (7, "7"), (2, "7"), (1, "1"), (0, "1")]
)
def test_it_is_said_fourteen_seven_and_one_day_ahead(
    world: World, due: date, ahead: int, stage: str
) -> None:
    said = [
        thing.rsplit(":", 1)[1]
        for thing in things_on(due - timedelta(ahead), world["coordinator"])
        if f":{REPORT}/2023-H1:" in thing
    ]
    assert said == ([stage] if stage else [])


@pytest.mark.parametrize(("after", "stage"), [(1, ["missed"]), (7, ["missed"]), (8, [])])
def test_what_has_just_passed_is_mentioned_once(
    world: World, due: date, after: int, stage: list[str]
) -> None:
    said = [
        thing.rsplit(":", 1)[1]
        for thing in things_on(due + timedelta(after), world["coordinator"])
        if f":{REPORT}/2023-H1:" in thing
    ]
    assert said == stage


def test_what_is_kept_is_not_mentioned(world: World, due: date) -> None:
    day = due - timedelta(7)
    evidence(world, REPORT, day.isoformat(), occurrence=f"{REPORT}/2023-H1")
    assert not any(f":{REPORT}/2023-H1:" in thing for thing in things_on(day, world["coordinator"]))


def test_weekly_things_are_said_the_day_before_and_after(world: World) -> None:
    def weeks(day: str) -> list[str]:
        said = things_on(date.fromisoformat(day), world["coordinator"])
        return [thing for thing in said if ":weekly-meetup/2023-W37:" in thing]

    assert weeks("2023-09-14") == []
    assert [thing[-1] for thing in weeks("2023-09-16")] == ["1"]
    assert weeks("2023-09-18")[0].endswith(":missed")


def test_only_those_who_owe_it_hear_of_it(world: World, due: date) -> None:
    told = {
        r.person.name: r.role
        for r in reminders(due - timedelta(7))
        if f":{REPORT}/2023-H1:" in r.thing
    }
    # Kvinnojouren has no coordinator: its steering member speaks for it.
    assert told == {"Alva Lindgren": "coordinator", "Mirjam Falk": "steering_member"}


def test_one_letter_collects_everything(
    world: World, work: Work, mailoutbox: list[Any], settings: Any
) -> None:
    morning = at("2023-12-20", "07:30")
    queued = remind(at=morning)
    assert queued == Letter.objects.count() == Letter.objects.values("person").distinct().count()
    letter = Letter.objects.get(person=world["coordinator"])
    things = Reminded.objects.filter(letter=letter).count()
    assert things > 1
    assert letter.subject == f"Påminnelse: {things} saker på gång"
    assert letter.body.count(f"{settings.BASE_URL}/p/q-hanget/ataganden/") == things
    assert letter.body.count("Står i Q-hänget 2022–2024: ") == things
    assert [(r.organisation.key, r.role) for r in letter.roles.all()] == [
        ("tjejjouren-i-lund", "coordinator")
    ]
    work()
    assert len(mailoutbox) == queued


def test_nothing_blames(world: World) -> None:
    remind(at=at("2024-02-01", "07:30"))
    bodies = " ".join(Letter.objects.values_list("body", flat=True)).lower()
    assert "dagen var" in bodies or "tiden gick ut" in bodies
    assert not re.search(r"missat|missade|försenad|fel|skuld|måste|borde|glömt", bodies)


def test_every_link_leads_somewhere(world: World, as_: Any) -> None:
    remind(at=at("2023-12-20", "07:30"))
    letter = Letter.objects.get(person=world["officer"])
    links = re.findall(r"https?://[^/]+(/p/\S+)", letter.body)
    assert links
    for link in links:
        assert as_("officer").get(link).status_code == 200, link


def test_a_second_run_says_nothing(world: World) -> None:
    assert remind(at=at("2023-12-20", "07:30")) > 0
    assert remind(at=at("2023-12-20", "18:00")) == 0
    # What was said at fourteen days is not said again before seven.
    before = set(Reminded.objects.values_list("person_id", "thing"))
    remind(at=at("2023-12-21", "07:30"))
    new = set(Reminded.objects.values_list("person_id", "thing")) - before
    assert not any(thing.endswith("2023-12-31:14") for _person, thing in new)


def test_a_forgotten_day_is_made_up_for(world: World) -> None:
    assert remind(at=at("2023-12-18", "07:30")) > 0
    assert Reminded.objects.filter(thing__endswith="2023-12-31:14").exists()


def test_the_letter_is_in_the_readers_language(world: World) -> None:
    coordinator = world["coordinator"]
    coordinator.language = "en"
    coordinator.save()
    remind(at=at("2023-12-20", "07:30"))
    letter = Letter.objects.get(person=coordinator)
    assert letter.subject.startswith("Reminder: ")
    assert "By 31\u00a0December 2023, in 11 days." in letter.body
    assert "Senast" not in letter.body


def test_whoever_wants_no_mail_has_it_on_the_page(world: World, work: Work) -> None:
    choose_letters(by=world["coordinator"], by_mail=False, quiet_from=None, quiet_to=None)
    remind(at=at("2023-12-20", "07:30"))
    work()
    assert Letter.objects.get(person=world["coordinator"]).state == "kept_here"


def test_the_command_does_it_all(world: World) -> None:
    registration.clock_from(lambda: at("2023-12-20", "07:30"))
    out = StringIO()
    call_command("remind", stdout=out)
    assert out.getvalue().startswith(f"{Letter.objects.count()} letters queued")
    registration.clock_from(lambda: at("2024-12-21", "07:30"))
    call_command("remind", stdout=StringIO())
    assert not Letter.objects.filter(queued_at__lt=at("2023-12-22")).exists()


def test_standing_duties_are_never_due(world: World) -> None:
    day = date(2024, 12, 30)
    for a in assessments(world.partnership, day):
        if a.occurrence.pattern == "standing":
            assert stage_of(a, day) == ""
