"""The board and Idag ask as many questions of the database whatever there is to show."""

import pytest

from brygga.overview.queries import forget
from tests.overview.conftest import SignedIn
from tests.overview.recorded import record_all
from tests.world import World, evidence, partnership, q_hanget_at_work

# Person, membership, the journal's newest line.
WHEN_NOTHING_HAPPENED = 3
# And versions, readings, evidence, waivers.
AFTER_AN_ACT = 7
# And where evenings are shown: programmes and what was decided about each.
WITH_EVENINGS = 9
# And Idag shows what deviates.
IDAG = 10
# On today's Idag the shifts of somebody who takes any, and the minutes that wait for them: never
# remembered.
OWN = 2


@pytest.mark.parametrize(
    ("address", "after_an_act", "always"),
    [
        ("idag/", IDAG, OWN),
        ("loften/", AFTER_AN_ACT, 0),
        ("loften/?visa=tabell", AFTER_AN_ACT, 0),
        ("loften/?dag=2022-05-10", AFTER_AN_ACT, 0),
        ("idag/?dag=2022-09-01", AFTER_AN_ACT, 0),
        ("loften/weekly-meetup/2023-10/", WITH_EVENINGS, 0),
    ],
)
def test_the_queries_are_as_many_with_much_recorded_as_with_nothing(
    db: None,
    signed_in: SignedIn,
    django_assert_num_queries,
    address: str,
    after_an_act: int,
    always: int,
) -> None:
    world: World = q_hanget_at_work()
    client = signed_in(world["coordinator"])
    page = f"/p/q-hanget/{address}"
    client.get(page)
    forget()
    with django_assert_num_queries(after_an_act + always):
        empty = client.get(page)
    with django_assert_num_queries(WHEN_NOTHING_HAPPENED + always):
        client.get(page)
    record_all(world)
    for n in range(5):
        partnership(f"annat-{n}", f"Annat {n}", **world.organisations)
    forget()
    with django_assert_num_queries(after_an_act + always):
        full = client.get(page)
    assert empty.content != full.content


def test_an_act_is_seen_at_once_by_everybody(
    world: World, signed_in: SignedIn, django_assert_num_queries
) -> None:
    coordinator, officer = signed_in(world["coordinator"]), signed_in(world["officer"])
    weeks = "/p/q-hanget/loften/weekly-meetup/2023-10/"
    for client in (coordinator, officer):
        assert "2 av 4 hållna" in client.get(weeks).content.decode()
    evidence(world, "weekly-meetup", "2023-10-18")
    with django_assert_num_queries(WITH_EVENINGS):
        assert "3 av 4 hållna" in officer.get(weeks).content.decode()
    with django_assert_num_queries(WHEN_NOTHING_HAPPENED):
        assert "3 av 4 hållna" in coordinator.get(weeks).content.decode()
