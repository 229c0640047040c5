"""Who sees whose name: a table of role, page and field, and every address walked by everybody.

Each person has a name that stands nowhere else, so that finding it in an answer means that it was
shown. Being a leader or a volunteer here may itself tell something about somebody.
"""

from datetime import date
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from brygga.meetups.actions import ask_to_swap, hold_meetup, join_stand_ins, write_log
from brygga.meetups.models import Meetup, Shift, Swap
from brygga.parties.roles import Role
from brygga.volunteers.models import TrainingSession
from tests.meetups.conftest import As
from tests.world import (
    NOW,
    World,
    at,
    attestation,
    autumn_programme,
    colleague,
    hours,
    outsider,
    q_hanget_at_work,
    register_check,
    requirement,
    session,
    shift,
    staffing,
    training,
)

NEXT, LATER, HELD = "2023-W43", "2023-W45", "2023-W41"

# key, canary, party, roles. Nobody else in the world is called anything like it.
PEOPLE = (
    ("leader_t", "Kanarie Tjejledare", "tjejjouren", (Role.LEADER,)),
    ("volunteer_t", "Kanarie Tjejvolontar", "tjejjouren", (Role.VOLUNTEER,)),
    ("coordinator_t", "Kanarie Samordnare", "tjejjouren", (Role.COORDINATOR,)),
    ("leader_k", "Kanarie Kvinnoledare", "kvinnojouren", (Role.LEADER,)),
    ("volunteer_k", "Kanarie Kvinnovolontar", "kvinnojouren", (Role.VOLUNTEER,)),
    ("worker", "Kanarie Fritidsledare", "lund", (Role.LEADER,)),
    ("worker_two", "Kanarie Fritidstva", "lund", (Role.LEADER,)),
)
NAMES = {key: name for key, name, _party, _roles in PEOPLE}
ASSOCIATIONS = {key for key, _name, party, _roles in PEOPLE if party != "lund"}
NOTE = "Kanarieljudet i lokalen var dåligt"
MUNICIPAL = ("officer", "worker", "steering_lund", "signatory_lund", "admin_lund")


@pytest.fixture
def world(db: None) -> World:
    world = q_hanget_at_work()
    autumn_programme(world)
    staffing(world)
    for key, name, party, roles in PEOPLE:
        colleague(world, key, name, party, *roles)
    # Next week both associations and the municipality; the week after only the one association.
    shift(world, "leader_t", NEXT)
    shift(world, "leader_k", NEXT)
    shift(world, "volunteer_k", NEXT, "volunteer")
    shift(world, "worker", NEXT, "youth_worker")
    for who, role in (("volunteer_t", "volunteer"), ("worker_two", "youth_worker")):
        join_stand_ins(partnership=world.partnership, key=NEXT, role=role, by=world[who], at=NOW)
    shift(world, "leader_k", LATER)
    ask_to_swap(
        offered=Shift.objects.get(person=world["leader_t"]),
        wanted=shift(world, "coordinator_t", "2023-W47"),
        by=world["leader_t"],
        at=NOW,
    )
    # One that has been, with its log, hours, a training and a register check.
    shift(world, "leader_t", HELD, when=at("2023-10-10"))
    shift(world, "volunteer_k", HELD, "volunteer", when=at("2023-10-10"))
    hold_meetup(partnership=world.partnership, key=HELD, by=world["leader_t"], at=NOW)
    write_log(
        partnership=world.partnership,
        key=HELD,
        codes=["calm"],
        note=NOTE,
        by=world["leader_t"],
        at=NOW,
    )
    norms = training(world, "Bemötande")
    session(world, "2023-09-02", norms, attended_by=("leader_t", "volunteer_t"))
    requirement(world, "leader", norms)
    register_check(world, "volunteer_t", "2023-09-05")
    hours(world, "leader_t", "2023-10-04", "shift:900")
    attestation(world, "2023-09-05")
    return world


def names_in(text: str) -> set[str]:
    return {key for key, name in NAMES.items() if name in text}


EVENING, OTHER_EVENING = f"traffar/{NEXT}/", f"traffar/{LATER}/"

# Reader, page, whose names stand there. One's own name stands in the menu of every page.
TABLE: tuple[tuple[str, str, set[str]], ...] = (
    # The one association's leader works next week, beside the other association's people.
    ("leader_t", EVENING, {"leader_k", "volunteer_k", "volunteer_t"}),
    ("leader_t", OTHER_EVENING, set()),
    ("leader_t", "pass/", {"leader_k", "volunteer_k", "coordinator_t"}),
    ("leader_t", f"traffar/{HELD}/", {"volunteer_k"}),
    ("leader_t", "traffar/", set()),
    # The other association's leader, the same evening and an evening of her own.
    ("leader_k", EVENING, {"leader_t", "volunteer_k", "volunteer_t"}),
    ("leader_k", OTHER_EVENING, set()),
    ("leader_k", "pass/", {"leader_t", "volunteer_k"}),
    ("leader_k", f"traffar/{HELD}/", {"volunteer_k"}),
    # Her own people and no others: she does not work that evening.
    ("coordinator_t", EVENING, {"leader_t", "volunteer_t"}),
    ("coordinator_t", OTHER_EVENING, set()),
    ("coordinator_t", f"traffar/{HELD}/", {"leader_t"}),
    ("coordinator_t", "pass/", {"leader_t"}),
    # A volunteer with a shift, and one who only stands in.
    ("volunteer_k", EVENING, {"leader_t", "leader_k", "volunteer_t"}),
    ("volunteer_t", EVENING, {"leader_t"}),
    ("volunteer_t", "pass/", set()),
    # The municipality's own people by name among themselves, nobody of the associations.
    ("worker", EVENING, {"worker_two"}),
    ("worker", "pass/", set()),
    ("worker_two", EVENING, {"worker"}),
    ("officer", EVENING, {"worker", "worker_two"}),
    ("officer", f"traffar/{HELD}/", set()),
    ("officer", "traffar/", set()),
    ("officer", "pass/", set()),
    ("steering_lund", EVENING, {"worker", "worker_two"}),
    # Steering members of the associations see their own people.
    ("steering_kvinnojouren", EVENING, {"leader_k", "volunteer_k"}),
    ("steering_kvinnojouren", OTHER_EVENING, {"leader_k"}),
    ("steering_tjejjouren", EVENING, {"leader_t", "volunteer_t"}),
)


@pytest.mark.parametrize(("who", "page", "seen"), TABLE)
def test_whose_names_stand_on_a_page(
    world: World, as_: As, who: str, page: str, seen: set[str]
) -> None:
    answer = as_(who).get(f"/p/q-hanget/{page}")
    assert answer.status_code == 200
    assert names_in(answer.content.decode()) - {who} == seen


@pytest.mark.parametrize("who", ["officer", "worker", "steering_lund"])
def test_the_municipality_sees_roles_organisations_and_how_far_it_is_staffed(
    world: World, as_: As, who: str
) -> None:
    page = as_(who).get(f"/p/q-hanget/{EVENING}").content.decode()
    assert "Ledare, Tjejjouren i Lund" in page
    assert "Volontär, Kvinnojouren Lund" in page
    assert "3 av 3" in page
    assert "har inte allt som krävs" in page  # as a number: leaders need a training
    # Who is new is said of one's own people alone: here of the youth worker.
    assert page.count("första gången") == 1
    assert "chip--late" not in page


def test_who_is_new_or_lacks_something_is_said_where_the_name_is(world: World, as_: As) -> None:
    own = as_("leader_k").get(f"/p/q-hanget/{EVENING}").content.decode()
    assert own.count("chip--late") == 1  # herself: no training
    assert own.count("chip--apricot") == 1  # herself: no evening before
    foreign = as_("coordinator_t").get(f"/p/q-hanget/{EVENING}").content.decode()
    assert foreign.count("chip--apricot") == 0


@pytest.mark.parametrize("who", ["leader_k", "coordinator_t", "volunteer_k", "officer", "worker"])
def test_the_log_is_its_leaders_alone(world: World, as_: As, who: str) -> None:
    page = as_(who).get(f"/p/q-hanget/traffar/{HELD}/").content.decode()
    assert NOTE not in page
    assert as_(who).get(f"/p/q-hanget/traffar/{HELD}/logg/").status_code == 403
    assert NOTE in as_("leader_t").get(f"/p/q-hanget/traffar/{HELD}/").content.decode()


# --- Every address -------------------------------------------------------------------------------


def patterns(resolver: Any = None, space: str = "") -> list[str]:
    """The name of every address of the site."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            found += patterns(entry, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            found.append(f"{space}{entry.name}")
    return found


def given(world: World) -> dict[str, list[Any]]:
    """Something real for each part of an address, so that as many pages as can be answer."""
    return {
        "partnership": ["q-hanget"],
        "organisation": [o.key for o in world.organisations.values()],
        "key": [HELD, NEXT, LATER],
        "shift": list(Shift.objects.values_list("pk", flat=True)),
        "swap": list(Swap.objects.values_list("pk", flat=True)),
        "person": [world["leader_t"].pk, world["volunteer_k"].pk],
        "session": list(TrainingSession.objects.values_list("pk", flat=True)),
        "programme": list(world.partnership.programmes.values_list("pk", flat=True)),
        "training": list(world.partnership.trainings.values_list("pk", flat=True)),
        "role": ["leader", "volunteer", "youth_worker"],
        "obligation": ["weekly-meetup", "staffing"],
        "occurrence": ["2023-W41", "term"],
        "month": ["2023-10"],
        "number": [1],
    }


def addresses(world: World) -> list[str]:
    """Every address of the partnership and the organisations that can be filled in."""
    found: set[str] = set()
    parts = given(world)
    for name in patterns():
        for needed in needed_by(name):
            if needed and needed <= set(parts):
                for values in product(*(parts[part] for part in sorted(needed))):
                    found.add(reverse(name, kwargs=dict(zip(sorted(needed), values, strict=True))))
    return sorted(found)


def needed_by(name: str) -> list[set[str]]:
    space, _colon, bare = name.rpartition(":")
    resolver: Any = get_resolver()
    if space:
        resolver = resolver.namespace_dict[space][1]
    return [
        set(params)
        for possibilities, *_rest in resolver.reverse_dict.getlist(bare)
        for _pattern, params in possibilities
    ]


@pytest.mark.every_address
@pytest.mark.parametrize("who", [*MUNICIPAL, "outsider"])
def test_no_address_tells_the_municipality_a_name_of_the_associations(
    world: World, as_: As, who: str
) -> None:
    world.people["outsider"] = outsider()
    everything = addresses(world)
    assert len(everything) > 120
    assert reverse("meetups:detail", args=["q-hanget", HELD]) in everything
    opened = 0
    for address in everything:
        answer = as_(who).get(address)
        text = text_of(answer)
        assert not names_in(text) & ASSOCIATIONS, address
        assert NOTE not in text, address
        opened += answer.status_code == 200
    assert opened > 30 or who == "outsider"


@pytest.mark.parametrize("who", [*MUNICIPAL])
def test_no_letter_file_or_calendar_either(world: World, as_: As, who: str) -> None:
    from brygga.meetups.reminding import feed_entries, reminders
    from brygga.notices.actions import remind
    from brygga.notices.models import Letter

    remind(at=at("2023-10-22", "07:30"))
    told = [
        f"{letter.subject} {letter.body}" for letter in Letter.objects.filter(person=world[who])
    ]
    told += [str(entry) for entry in feed_entries(world[who], NOW.date())]
    told += [str(r.text) for r in reminders(date(2023, 10, 22)) if r.person == world[who]]
    told.append(as_(who).get("/konto/mina-uppgifter.json").content.decode())
    assert not names_in(" ".join(told)) & ASSOCIATIONS


def text_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return bytes(content).decode(errors="replace")


def test_a_stranger_sees_nothing_at_all(world: World) -> None:
    client = Client()
    for address in addresses(world):
        answer = client.get(address)
        assert answer.status_code in {302, 401, 404, 405}, address


def test_a_persons_own_file_has_their_shifts(world: World, as_: As) -> None:
    own = as_("leader_t").get("/konto/mina-uppgifter.json").json()["pass"]
    assert {row["träff"] for row in own["pass"]} == {NEXT, HELD}
    assert own["byten"][0]["annat pass"] == "2023-W47"
    assert not names_in(str(own)) - {"leader_t"}
    reserve = as_("volunteer_t").get("/konto/mina-uppgifter.json").json()["pass"]["reserv"]
    assert [row["som"] for row in reserve] == ["volunteer"]


def test_a_shift_outlives_its_person_without_a_name(world: World, as_: As) -> None:
    Shift.objects.filter(meetup__key=HELD, role="volunteer").update(person=None)
    page = as_("steering_kvinnojouren").get(f"/p/q-hanget/traffar/{HELD}/").content.decode()
    assert "någon utan namn" in page.lower()
    assert Meetup.objects.filter(key=HELD).exists()
