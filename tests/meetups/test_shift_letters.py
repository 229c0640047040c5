"""What those with a shift are told: changes, reminders, gaps, and their own calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from brygga.domain.language import Text
from brygga.meetups import actions
from brygga.meetups.models import Meetup, Shift
from brygga.meetups.reminding import feed_entries, reminders
from brygga.notices.actions import remind
from brygga.notices.models import Letter
from brygga.notices.registration import MEETUP
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions import say_weekdays
from tests.meetups.conftest import As
from tests.world import NOW, World, at, requirement, shift, training

KEY = "2023-W43"  # Wednesday 25 October 17.30
DAY = date(2023, 10, 25)


def act(world: World, name: str, key: str = KEY, *, when: datetime = NOW, **more: Any) -> Meetup:
    done: Meetup = getattr(actions, name)(
        partnership=world.partnership, key=key, by=world["coordinator"], at=when, **more
    )
    return done


def moved(world: World, **more: Any) -> Meetup:
    given: Any = {
        "on": date(2023, 10, 26),
        "begins": time(18),
        "ends": time(20),
        "place": "Biblioteket",
    }
    return act(world, "move_meetup", **given | more)


@pytest.fixture
def crew(rota: World) -> list[Shift]:
    """A leader, a volunteer and a youth worker; one more stands in."""
    actions.join_stand_ins(
        partnership=rota.partnership,
        key=KEY,
        role="leader",
        by=rota["leader_kvinnojouren"],
        at=NOW,
    )
    return [
        shift(rota, "leader", KEY),
        shift(rota, "volunteer", KEY, "volunteer"),
        shift(rota, "youth_worker", KEY, "youth_worker"),
    ]


EVERYBODY = {"Noor Haddad", "Billie Ek", "Samir Öberg", "Ronja Vik"}


def readers() -> set[str]:
    return {letter.person.name for letter in Letter.objects.all()}


def test_called_off_tells_everybody_and_names_nobody(rota: World, crew: list[Shift]) -> None:
    act(rota, "cancel_meetup", reason="weather")
    assert readers() == EVERYBODY
    for letter in Letter.objects.all():
        assert letter.subject == "Inställt: träffen ons 25 okt kl. 17.30"
        assert letter.about == f"/p/q-hanget/traffar/{KEY}/"
        assert not letter.is_urgent
        assert not [
            name for name in EVERYBODY if name in letter.body and name != letter.person.name
        ]
    roles = Letter.objects.get(person=rota["volunteer"]).roles.values_list(
        "organisation__key", "role"
    )
    assert list(roles) == [("kvinnojouren-lund", "volunteer")]


@pytest.mark.parametrize(("when", "urgent"), [("2023-10-24", True), ("2023-10-25", True)])
def test_the_day_before_and_the_same_day_it_is_urgent(
    rota: World, crew: list[Shift], when: str, urgent: bool
) -> None:
    act(rota, "cancel_meetup", reason="illness", when=at(when, "12:00"))
    assert {letter.is_urgent for letter in Letter.objects.all()} == {urgent}


def test_on_again(rota: World, crew: list[Shift]) -> None:
    act(rota, "cancel_meetup", reason="weather")
    Letter.objects.all().delete()
    act(rota, "restore_meetup")
    assert readers() == EVERYBODY
    assert Letter.objects.all()[0].subject.startswith("Blir av: träffen")
    assert Shift.objects.filter(given_back_at=None).count() == 3


def test_moved_asks_everybody_to_confirm_or_hand_back(
    rota: World, crew: list[Shift], as_: As
) -> None:
    moved(rota)
    assert readers() == EVERYBODY
    letter = Letter.objects.get(person=rota["leader"])
    assert "tors 26\u00a0okt kl. 18.00" in letter.body
    assert "lämna tillbaka ditt pass" in letter.body
    client = as_("leader")
    for address in ("/p/q-hanget/pass/", f"/p/q-hanget/traffar/{KEY}/"):
        page = client.get(address).content.decode()
        assert "Passar den nya tiden?" in page, address
        assert "Ja, jag kommer" in page
    answer = client.post(
        f"/p/q-hanget/pass/{crew[0].pk}/bekraftelse/", {"till": "pass"}, follow=True
    )
    assert "då vet de andra" in answer.content.decode()
    assert "Passar den nya tiden?" not in client.get("/p/q-hanget/pass/").content.decode()
    with pytest.raises(NotPossible, match="redan sagt"):
        actions.confirm_shift(shift=crew[0], by=rota["leader"], at=NOW)
    assert as_("volunteer").post(f"/p/q-hanget/pass/{crew[0].pk}/bekraftelse/").status_code == 403


def test_another_place_is_told_without_a_question(rota: World, crew: list[Shift]) -> None:
    moved(rota, on=DAY, begins=time(17, 30))
    assert Letter.objects.get(person=rota["leader"]).subject.startswith("Ny plats: träffen")
    assert not Shift.objects.exclude(unsure_since=None).exists()


def test_back_to_the_usual_day_is_a_move_too(rota: World, crew: list[Shift]) -> None:
    moved(rota)
    Letter.objects.all().delete()
    act(rota, "return_to_rule")
    assert "ons 25\u00a0okt" in Letter.objects.get(person=rota["leader"]).body


def test_a_new_rule_moves_the_shifts_of_later_evenings(rota: World, crew: list[Shift]) -> None:
    actions.change_rule(
        programme=rota.partnership.programmes.get(),
        since=date(2023, 10, 23),
        weekday=1,
        begins=time(17, 30),
        ends=time(20),
        place="Mötesplatsen i centrum",
        by=rota["coordinator"],
        at=NOW,
    )
    assert readers() == EVERYBODY
    assert "tis 24\u00a0okt kl. 17.30" in Letter.objects.get(person=rota["leader"]).body
    assert crew[0].meetup.sequence < Meetup.objects.get(key=KEY).sequence


def test_in_the_readers_language(rota: World, crew: list[Shift]) -> None:
    rota["leader"].language = "en"
    rota["leader"].save()
    act(rota, "cancel_meetup", reason="weather")
    letter = Letter.objects.get(person=rota["leader"])
    assert letter.subject == "Cancelled: the meetup Wed 25 Oct at 17:30"
    assert letter.body.startswith("Hello Noor Haddad,")


# --- Reminders -----------------------------------------------------------------------------------


def said_to(world: World, who: str, day: date) -> list[str]:
    return [r.title.sv for r in reminders(day) if r.person == world[who]]


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (4, []),
        (3, ["Ditt pass 25\u00a0oktober 2023"]),
        (2, ["Ditt pass 25\u00a0oktober 2023"]),
        (1, ["Ditt pass imorgon"]),
        (0, ["Ditt pass idag"]),
        (-1, []),
    ],
)
def test_ones_own_shift_three_days_and_a_day_ahead(
    rota: World, crew: list[Shift], ahead: int, said: list[str]
) -> None:
    assert said_to(rota, "youth_worker", DAY - timedelta(ahead)) == said


def test_each_stage_is_said_once(rota: World, crew: list[Shift]) -> None:
    def things(day: date) -> set[str]:
        return {r.thing for r in reminders(day) if r.person == rota["youth_worker"]}

    three, two, one, none = (things(DAY - timedelta(n)) for n in (3, 2, 1, 0))
    assert three == two == {f"q-hanget:shift:{crew[2].pk}:2023-10-25:3"}
    assert one == none == {f"q-hanget:shift:{crew[2].pk}:2023-10-25:1"}


def gap_to(world: World, day: date) -> dict[str, list[str]]:
    """Who hears of which gap of the evening, by name."""
    found: dict[str, list[str]] = {}
    for r in reminders(day):
        if f":gap:{KEY}:" in r.thing:
            found.setdefault(r.person.name, []).append(r.thing.split(":")[3])
    return found


def test_gaps_are_told_to_those_who_can_fill_them_and_those_who_see_to_it(rota: World) -> None:
    shift(rota, "leader", KEY)
    assert gap_to(rota, DAY - timedelta(8)) == {}
    assert gap_to(rota, DAY - timedelta(7)) == {
        "Ronja Vik": ["volunteer"],
        "Billie Ek": ["volunteer"],
        "Ester Kvist": ["volunteer"],
        "Alva Lindgren": ["volunteer"],
        "Samir Öberg": ["youth_worker"],
        "Malte Grönlund": ["youth_worker"],
        "Johan Åkesson": ["youth_worker"],
    }


@pytest.mark.parametrize(("ahead", "stage"), [(7, "7"), (4, "7"), (3, "3"), (1, "1"), (0, "1")])
def test_a_gap_is_told_seven_three_and_one_days_ahead(rota: World, ahead: int, stage: str) -> None:
    things = {r.thing for r in reminders(DAY - timedelta(ahead)) if f":gap:{KEY}:" in r.thing}
    assert {thing.rsplit(":", 1)[1] for thing in things} == {stage}


def test_not_to_somebody_whom_the_day_does_not_suit_or_who_lacks_something(rota: World) -> None:
    shift(rota, "leader", KEY)
    say_weekdays(weekdays=[0, 1], by=rota["volunteer"])
    requirement(rota, "youth_worker", training(rota, "Våld i nära relationer"))
    told = gap_to(rota, DAY - timedelta(7))
    assert "Billie Ek" not in told
    assert "Samir Öberg" not in told
    assert told["Johan Åkesson"] == ["youth_worker"]


def test_a_gap_leads_back_to_its_clause(rota: World) -> None:
    told = [
        r for r in reminders(DAY - timedelta(7)) if r.thing.endswith("youth_worker:2023-10-25:7")
    ]
    assert {r.clause for r in told} == {"Parternas insatser, förvaltningen, punkt 3"}
    assert {r.title for r in told} == {
        Text(
            "En fritidsledare saknas 25\u00a0oktober 2023",
            "One youth worker is missing 25\u00a0October 2023",
        )
    }


@pytest.mark.parametrize("what", ["full", "cancelled"])
def test_no_gap_no_word(rota: World, crew: list[Shift], what: str) -> None:
    if what == "cancelled":
        actions.give_back_shift(shift=crew[0], by=rota["leader"], at=NOW)
        act(rota, "cancel_meetup", reason="weather")
    assert gap_to(rota, DAY - timedelta(7)) == {}
    assert said_to(rota, "leader", DAY - timedelta(1)) == [] or what == "full"


def test_one_letter_with_no_names(rota: World, crew: list[Shift]) -> None:
    actions.give_back_shift(shift=crew[1], by=rota["volunteer"], at=NOW)
    remind(at=at("2023-10-22", "07:30"))
    letter = Letter.objects.get(person=rota["leader"])
    assert "Ditt pass 25\u00a0oktober 2023" in letter.body
    assert "Står i" not in letter.body.split("Ditt pass")[1].split("http")[0]
    for other in Letter.objects.all():
        assert not [n for n in EVERYBODY if n in other.body and n != other.person.name]


def test_the_reminders_cost_as_much_for_many_as_for_few(
    rota: World, django_assert_max_num_queries: Any
) -> None:
    shift(rota, "leader", KEY)
    with django_assert_max_num_queries(60):
        list(reminders(DAY - timedelta(7)))


# --- The calendar --------------------------------------------------------------------------------


def entry(world: World, who: str = "leader") -> Any:
    found = [e for e in feed_entries(world[who], NOW.date()) if KEY in e.key]
    assert len(found) <= 1
    return found[0] if found else None


def test_ones_own_shifts_stand_in_ones_calendar(rota: World, crew: list[Shift]) -> None:
    found = entry(rota)
    assert found.begins == at("2023-10-25", "17:30")
    assert found.ends == at("2023-10-25", "20:00")
    assert found.neutral == MEETUP
    assert found.title == "Q-hänget 2022–2024: ledare"
    assert found.place == "Mötesplatsen i centrum"
    assert entry(rota, "coordinator") is None


def test_moved_and_called_off_is_the_same_entry_changed(rota: World, crew: list[Shift]) -> None:
    before = entry(rota)
    moved(rota)
    after = entry(rota)
    assert (after.key, after.begins) == (before.key, at("2023-10-26", "18:00"))
    assert after.sequence > before.sequence
    act(rota, "cancel_meetup", reason="weather")
    gone = entry(rota)
    assert gone.is_cancelled
    assert gone.sequence > after.sequence


def test_a_shift_given_back_leaves_the_calendar(rota: World, crew: list[Shift]) -> None:
    actions.give_back_shift(shift=crew[0], by=rota["leader"], at=NOW)
    assert entry(rota) is None


def test_the_calendar_itself_is_discreet(rota: World, crew: list[Shift], as_: As) -> None:
    from tests.notices.test_calendar_feed import made

    text = as_("leader").get(made(as_("leader"), is_discreet="on")).content.decode()
    assert "SUMMARY:Träff\r\n" in text
    assert "ledare" not in text
    assert "centrum" not in text
