"""The page Pass and the staffing on an evening's page: what is shown, and what it costs."""

from typing import Any

import pytest

from brygga.meetups.actions import add_meetup, cancel_meetup
from tests.meetups.conftest import As
from tests.world import NOW, World, at, shift

PASS = "/p/q-hanget/pass/"
KEYS = [f"2023-W{week}" for week in (42, 43, 45, 46, 47, 48, 49, 50, 51)]


def test_nothing_planned_yet(world: World, as_: As) -> None:
    page = as_("leader").get(PASS).content.decode()
    assert "Inga träffar är planerade än" in page


def test_nobody_has_said_what_is_needed(world: World, programme: Any, as_: As) -> None:
    assert "Ingen har bestämt vilka som behövs" in as_("leader").get(PASS).content.decode()
    coordinator = as_("coordinator").get(PASS).content.decode()
    assert 'href="/p/q-hanget/bemanning/"' in coordinator


@pytest.mark.parametrize("who", ["officer", "treasurer", "steering_lund"])
def test_a_role_without_shifts(rota: World, as_: As, who: str) -> None:
    page = as_(who).get(PASS).content.decode()
    assert "Din roll har inga egna pass" in page
    assert "Ta pass" not in page


def test_who_gives_out_shifts_sees_which_evenings_lack_somebody(rota: World, as_: As) -> None:
    shift(rota, "youth_worker", "2023-W42", "youth_worker")
    page = as_("officer").get(PASS).content.decode()
    gaps = page.partition("Träffar där någon saknas")[2]
    assert "/traffar/2023-W43/pass/youth_worker/tilldelning/?till=pass" in gaps
    assert "2023-W42/pass/youth_worker" not in gaps
    assert "/pass/leader/tilldelning/" not in page
    own = as_("coordinator").get(PASS).content.decode()
    assert "/traffar/2023-W42/pass/leader/tilldelning/?till=pass" in own
    assert "/pass/youth_worker/tilldelning/" not in own
    for who in ("volunteer", "leader", "youth_worker"):
        assert "Träffar där någon saknas" not in as_(who).get(PASS).content.decode()
    given = {"person": rota["youth_worker_too"].pk}
    address = "/p/q-hanget/traffar/2023-W43/pass/youth_worker/tilldelning/?till=pass"
    assert as_("officer").post(address, given)["Location"] == PASS


def test_a_volunteer_sees_what_she_can_take_a_month_at_a_time(rota: World, as_: As) -> None:
    client = as_("volunteer")
    first = client.get(PASS).content.decode()
    assert "Du har inget pass framför dig" in first
    assert first.count("Ta pass som volontär") == 5
    assert "Ta pass som ledare" not in first
    assert "Sida 1 av 2" in first
    second = client.get(f"{PASS}?page=2").content.decode()
    assert second.count("Ta pass som volontär") == 4


def test_ones_own_shifts_with_those_beside(rota: World, as_: As) -> None:
    shift(rota, "volunteer", "2023-W43", "volunteer")
    shift(rota, "leader", "2023-W43")
    shift(rota, "youth_worker", "2023-W43", "youth_worker")
    page = as_("volunteer").get(PASS).content.decode()
    assert "Ditt nästa pass är om 7 dagar" in page
    assert "Tillsammans med Noor Haddad och fritidsledare, Kultur- och" in page
    assert "3 av 3" in page


def test_many_shifts_are_opened_when_asked_for(rota: World, as_: As) -> None:
    for key in KEYS:
        shift(rota, "volunteer", key, "volunteer")
    page = as_("volunteer").get(PASS).content.decode()
    assert "3 pass till" in page
    assert "Alla platser som du kan ta är tagna" in page


def test_a_cancelled_evening_says_so(rota: World, as_: As) -> None:
    shift(rota, "leader", "2023-W43")
    cancel_meetup(
        partnership=rota.partnership,
        key="2023-W43",
        reason="weather",
        by=rota["coordinator"],
        at=NOW,
    )
    page = as_("leader").get(PASS).content.decode()
    assert "inställd" in page
    evening = as_("leader").get("/p/q-hanget/traffar/2023-W43/").content.decode()
    assert "Ta pass" not in evening
    assert "Byt pass" not in evening


def test_the_term_shows_how_each_evening_is_staffed(rota: World, as_: As) -> None:
    shift(rota, "leader", "2023-W43")
    page = as_("officer").get("/p/q-hanget/traffar/").content.decode()
    assert "1 av 3" in page
    assert "volontär och fritidsledare saknas" in page
    assert page.count("0 av 3") >= 8


def full(rota: World) -> None:
    """Every coming evening with its crew, and an extra one."""
    for n, key in enumerate(KEYS):
        shift(rota, "leader" if n % 2 else "leader_kvinnojouren", key)
        shift(rota, "volunteer" if n % 2 else "volunteer_tjejjouren", key, "volunteer")
        shift(rota, "youth_worker", key, "youth_worker")
    begins, ends = at("2023-11-25", "12:00").time(), at("2023-11-25", "16:00").time()
    add_meetup(
        partnership=rota.partnership,
        on=at("2023-11-25").date(),
        begins=begins,
        ends=ends,
        place="Biblioteket",
        title="Bio",
        by=rota["coordinator"],
        at=NOW,
    )


@pytest.mark.parametrize(
    ("address", "queries"),
    [(PASS, 21), ("/p/q-hanget/traffar/", 21), ("/p/q-hanget/traffar/2023-W43/", 23)],
)
def test_a_page_costs_the_same_with_everything_as_with_little(
    rota: World, as_: As, address: str, queries: int, django_assert_num_queries: Any
) -> None:
    shift(rota, "coordinator", "2023-W43", "volunteer")
    client = as_("coordinator")
    client.get(address)
    with django_assert_num_queries(queries):
        little = client.get(address)
    full(rota)
    with django_assert_num_queries(queries):
        much = client.get(address)
    assert little.content != much.content
