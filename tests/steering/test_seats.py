"""Seats: each party fills its own, vacancies are seen, and names stay where they are to stay."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.agreements.queries import terms_of, version_in_force
from brygga.journal.models import Entry
from brygga.parties.actions.memberships import end_membership
from brygga.parties.models import Membership
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.parties.roles import Role
from brygga.steering.actions import leave_seat, move_to_seat, return_to_seat
from brygga.steering.models import SeatHolder
from brygga.steering.queries import FilledSeat, group_on, own_steering, seats_of
from tests.steering.conftest import HERE, As
from tests.world import EXAMPLES, NOW, World, at, outsider, q_hanget, role, seated

DEVELOPER = f"{HERE}platser/utvecklare/ledamot/"
# Person, membership, version, seats and roles, next meeting, settings, seats of another agreement.
QUERIES = 8
BOARD = f"{HERE}platser/styrelseledamot-kvinnojouren/ledamot/"


TODAY = NOW.date()


def group(world: World, on: date = TODAY) -> dict[str, FilledSeat]:
    version = version_in_force(world.partnership, on)
    assert version is not None
    return {each.seat.key: each for each in group_on(world.partnership, terms_of(version), on)}


def filled_in(world: World, who: str, party: str, **more: Any) -> dict[str, Any]:
    return {
        "person": f"{party}:{world[who].pk}",
        "kind": "member",
        "since": "2023-10-18",
        "shown": "named",
    } | more


def test_the_seats_are_those_of_the_agreement(world: World, as_: As) -> None:
    page = as_("volunteer").get(HERE).content.decode()
    assert "Enhetschef Fritid" in page
    assert "Styrelseledamot, Kvinnojouren" in page
    assert "2 platser är vakanta." in page
    assert "Tillsätt<" not in page
    seats = group(world)
    assert [key for key, seat in seats.items() if seat.is_vacant] == [
        "enhetschef-hallbarhet-och-utveckling-samordnare-for-social-h",
        "styrelseledamot-kvinnojouren",
    ]


def test_two_seats_of_one_function_have_keys_of_their_own(world: World) -> None:
    version = version_in_force(world.partnership, NOW.date())
    assert version is not None
    terms = terms_of(version)
    assert terms.governance is not None
    seat = terms.governance.seats[0]
    doubled = replace(terms, governance=replace(terms.governance, seats=(seat, seat)))
    assert [each.key for each in seats_of(doubled)] == ["enhetschef-fritid", "enhetschef-fritid-2"]
    assert seats_of(replace(terms, governance=None)) == ()


def test_a_party_fills_its_own_seat(world: World, as_: As) -> None:
    client = as_("steering_kvinnojouren")
    assert "Mirjam Falk, Kvinnojouren Lund" in client.get(BOARD).content.decode()
    page = client.post(
        BOARD, filled_in(world, "steering_kvinnojouren", "kvinnojouren"), follow=True
    ).content.decode()
    assert "Platsen är tillsatt." in page
    assert "1 plats är vakant." in page
    line = Entry.objects.filter(act="seat.filled").latest("id")
    assert line.facts == {"seat": "styrelseledamot-kvinnojouren", "party": "kvinnojouren"}
    assert line.role == "steering_member"


def test_a_seat_of_two_parties_takes_one_of_each(world: World, as_: As) -> None:
    as_("coordinator").post(
        DEVELOPER, filled_in(world, "steering_tjejjouren", "tjejjouren", function="Utvecklare")
    )
    members = group(world)["utvecklare"].members
    assert {each.holder.party for each in members} == {"kvinnojouren", "tjejjouren"}


def test_a_substitute_fills_no_seat(world: World) -> None:
    seated(
        world,
        "steering_kvinnojouren",
        "styrelseledamot-kvinnojouren",
        "kvinnojouren",
        is_substitute=True,
    )
    seat = group(world)["styrelseledamot-kvinnojouren"]
    assert seat.is_vacant
    assert [each.holder.person for each in seat.substitutes] == [world["steering_kvinnojouren"]]


@pytest.mark.parametrize("who", ["officer", "steering_lund", "steering_tjejjouren"])
def test_nobody_fills_the_seat_of_another_party(world: World, as_: As, who: str) -> None:
    for response in (as_(who).get(BOARD), as_(who).post(BOARD, {})):
        assert response.status_code == 403
        assert "Varje part utser själv" in response.content.decode()
    with pytest.raises(NotAllowed):
        seated(
            world,
            "steering_kvinnojouren",
            "styrelseledamot-kvinnojouren",
            "kvinnojouren",
            by=who,
        )


@pytest.mark.parametrize("who", ["volunteer", "leader", "treasurer", "signatory_lund"])
def test_it_is_for_those_who_speak_for_a_party(as_: As, who: str) -> None:
    assert as_(who).get(DEVELOPER).status_code == 403


def test_nobody_from_outside(client: Client, world: World) -> None:
    client.force_login(outsider())
    for address in (HERE, DEVELOPER, f"{HERE}historik/"):
        assert client.get(address).status_code == 404


def test_no_such_seat(as_: As, world: World) -> None:
    assert as_("coordinator").get(f"{HERE}platser/kassor/ledamot/").status_code == 404
    with pytest.raises(NotPossible, match="Den platsen finns inte"):
        seated(world, "coordinator", "kassor", "tjejjouren")
    with pytest.raises(NotPossible, match="hör inte till den parten"):
        seated(world, "coordinator", "enhetschef-fritid", "tjejjouren")


def test_only_steering_members_sit(world: World, as_: As) -> None:
    wrong = filled_in(world, "leader", "tjejjouren")
    assert "Något behöver rättas" in as_("coordinator").post(DEVELOPER, wrong).content.decode()
    with pytest.raises(NotPossible, match="inte rollen styrgruppsledamot"):
        seated(world, "leader", "utvecklare", "tjejjouren", by="coordinator")


def test_where_nobody_has_the_role_it_says_who_gives_it(world: World, as_: As) -> None:
    Membership.objects.filter(
        organisation=world.organisations["kvinnojouren"], role=Role.STEERING_MEMBER
    ).delete()
    page = as_("admin_kvinnojouren").get(BOARD).content.decode()
    assert "Ingen att välja än" in page
    assert "Kvinnojouren Lund" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"person": ""},
        {"kind": "kung"},
        {"since": ""},
        {"since": "2021-01-01"},
        {"function": "ring 070-123 45 67"},
        {"function": "x" * 121},
        {"shown": ""},
    ],
    ids=str,
)
def test_wrong_input(world: World, as_: As, wrong: dict[str, str]) -> None:
    before = SeatHolder.objects.count()
    given = filled_in(world, "steering_tjejjouren", "tjejjouren") | wrong
    page = as_("coordinator").post(DEVELOPER, given).content.decode()
    assert "Något behöver rättas" in page
    assert "070-123" not in page
    assert SeatHolder.objects.count() == before


def test_twice(world: World) -> None:
    with pytest.raises(NotPossible, match="sitter redan"):
        seated(world, "steering_lund", "enhetschef-fritid", "lund", is_substitute=True)
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    holder.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        holder.save(force_insert=True)


def test_leaving_and_returning(world: World, as_: As) -> None:
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    address = f"{HERE}ledamoter/{holder.pk}/slut/"
    client = as_("officer")
    assert "Karin Dahl" in client.get(address).content.decode()
    page = client.post(address, {"last_day": "2023-09-30"}, follow=True).content.decode()
    assert "Platsen är lämnad." in page
    assert not group(world, date(2023, 9, 30))["enhetschef-fritid"].is_vacant
    assert group(world, date(2023, 10, 1))["enhetschef-fritid"].is_vacant
    assert "30 september 2023" in client.get(f"{HERE}historik/").content.decode().replace(
        "\xa0", " "
    )
    again = client.post(address, {"last_day": "2023-09-30"})
    assert "redan lämnat" in again.content.decode()
    back = f"{HERE}ledamoter/{holder.pk}/ateroppning/"
    assert "Ångra avslutet" in client.get(back).content.decode()
    assert "sitter kvar" in client.post(back, follow=True).content.decode()
    assert not group(world)["enhetschef-fritid"].is_vacant
    assert client.post(back).status_code == 409


def test_a_mistake_never_held(world: World, as_: As) -> None:
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    address = f"{HERE}ledamoter/{holder.pk}/slut/"
    as_("officer").post(address, {"last_day": "2023-10-18", "never": "on"})
    assert group(world, holder.since)["enhetschef-fritid"].is_vacant
    assert "noterat av misstag" in as_("officer").get(f"{HERE}historik/").content.decode()


def test_an_end_before_the_beginning(world: World, as_: As) -> None:
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    page = as_("officer").post(f"{HERE}ledamoter/{holder.pk}/slut/", {"last_day": "2021-12-31"})
    assert "inte vara före den första" in page.content.decode()
    with pytest.raises(NotPossible):
        leave_seat(holder=holder, until=date(2022, 1, 1), by=world["officer"], at=NOW)


def test_another_party_ends_nobodys_seat(world: World, as_: As) -> None:
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    for last in ("slut", "ateroppning"):
        address = f"{HERE}ledamoter/{holder.pk}/{last}/"
        assert as_("coordinator").get(address).status_code == 403
        assert as_("coordinator").post(address).status_code == 403
    with pytest.raises(NotAllowed):
        leave_seat(holder=holder, until=NOW.date(), by=world["coordinator"], at=NOW)
    with pytest.raises(NotAllowed):
        return_to_seat(holder=holder, by=world["coordinator"], at=NOW)


def test_taken_anew_there_is_nothing_to_return_to(world: World) -> None:
    holder = SeatHolder.objects.get(person=world["steering_lund"])
    leave_seat(holder=holder, until=date(2023, 3, 1), by=world["officer"], at=NOW)
    seated(world, "steering_lund", "enhetschef-fritid", "lund", since=date(2023, 6, 1))
    with pytest.raises(NotPossible, match="sitter redan"):
        return_to_seat(holder=holder, by=world["officer"], at=NOW)


def reworded(world: World, function: str, becomes: str) -> None:
    """A version from today that calls a seat something else."""
    told = (EXAMPLES / "q-hanget.toml").read_text(encoding="utf-8")
    assert told.count(f'"{function}"') == 1
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q-hanget.toml", told.replace(function, becomes).encode()),
        effective_on=TODAY,
        by=world["coordinator"],
        at=NOW,
    )


def test_a_seat_that_is_called_something_else_takes_its_people_along(world: World, as_: As) -> None:
    holder = SeatHolder.objects.get(person=world["steering_kvinnojouren"])
    with pytest.raises(NotPossible, match="finns kvar"):
        move_to_seat(holder=holder, seat="utvecklare", by=world["admin_kvinnojouren"], at=NOW)
    reworded(world, "Utvecklare", "Verksamhetsutvecklare")
    address = f"{HERE}ledamoter/{holder.pk}/flytt/"
    page = as_("steering_kvinnojouren").get(HERE).content.decode()
    assert "På platser som inte längre finns" in page
    assert address in page
    assert address not in as_("officer").get(HERE).content.decode(), "another party's"
    assert as_("officer").get(address).status_code == 403
    wrong = as_("steering_kvinnojouren").post(address, {"seat": "enhetschef-fritid"})
    assert wrong.status_code == 200, "another party's seat is not offered"
    answer = as_("steering_kvinnojouren").post(address, {"seat": "verksamhetsutvecklare"})
    assert answer.status_code == 302
    assert "På platser som inte längre finns" not in as_("officer").get(HERE).content.decode()
    assert not group(world)["verksamhetsutvecklare"].is_vacant
    holder.refresh_from_db()
    moved = SeatHolder.objects.get(seat="verksamhetsutvecklare")
    assert (holder.until, moved.since) == (TODAY, TODAY)
    assert not group(world, date(2023, 10, 17))["utvecklare"].is_vacant
    with pytest.raises(NotPossible, match="redan lämnat"):
        move_to_seat(
            holder=holder, seat="verksamhetsutvecklare", by=world["admin_kvinnojouren"], at=NOW
        )


def test_a_seat_with_the_same_words_follows_by_itself(world: World, as_: As) -> None:
    reworded(world, "Enhetschef Fritid", "Enhetschef, fritid")
    assert "På platser som inte längre finns" not in as_("officer").get(HERE).content.decode()


def test_a_name_that_stays_with_the_party(world: World, as_: As) -> None:
    role(world["volunteer"], world.organisations["kvinnojouren"], Role.STEERING_MEMBER)
    seated(
        world,
        "volunteer",
        "styrelseledamot-kvinnojouren",
        "kvinnojouren",
        by="steering_kvinnojouren",
        is_named=False,
    )
    for address in (HERE, f"{HERE}historik/"):
        assert "Billie Ek" in as_("steering_kvinnojouren").get(address).content.decode()
        for who in ("officer", "coordinator"):
            page = as_(who).get(address).content.decode()
            assert "Billie Ek" not in page
            assert "namnet stannar hos parten" in page


def test_without_the_role_nobody_decides(world: World, as_: As) -> None:
    membership = Membership.objects.get(person=world["steering_lund"], role=Role.STEERING_MEMBER)
    end_membership(membership=membership, by=world["admin_lund"], at=at("2023-10-01"))
    assert group(world)["enhetschef-fritid"].is_vacant
    assert "kan inte besluta" in as_("officer").get(HERE).content.decode()


def test_as_of_another_day(world: World, as_: As) -> None:
    page = as_("officer").get(f"{HERE}?dag=2022-01-09").content.decode()
    assert "6 platser är vakanta." in page
    assert "Så här stod det" in page


def test_before_any_agreement(db: None, client: Client) -> None:
    world = q_hanget()
    client.force_login(world["coordinator"])
    assert "Läs först in överenskommelsen" in client.get(HERE).content.decode()
    assert client.get(f"{HERE}historik/").status_code == 404


def test_the_questions_are_as_many_with_more_people(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    client = as_("officer")
    client.get(HERE)
    with django_assert_num_queries(QUERIES):
        client.get(HERE)
    for number in range(5):
        seated(
            world,
            "steering_tjejjouren",
            "utvecklare",
            "tjejjouren",
            since=date(2022, 2, 1 + number),
        )
        holder = SeatHolder.objects.latest("id")
        leave_seat(
            holder=holder, until=date(2030, 1, 1), by=world["coordinator"], at=at("2022-03-01")
        )
    with django_assert_num_queries(QUERIES):
        client.get(HERE)


def test_what_is_kept_about_a_person_is_in_her_file(world: World) -> None:
    kept = own_steering(world["steering_lund"])["platser i styrgruppen"]
    assert kept == [
        {
            "partnerskap": "Q-hänget 2022–2024",
            "part": "lund",
            "funktion": "enhetschef-fritid",
            "ersättare": False,
            "namnet visas för andra parter": True,
            "från": "2022-01-10",
            "till": None,
        }
    ]
