"""The board and Idag ask as many questions of the database whatever there is to show."""

import pytest

from tests.overview.conftest import SignedIn
from tests.overview.recorded import record_all
from tests.world import World, partnership, q_hanget_at_work

# Person, membership, versions, readings, evidence, waivers.
QUERIES = 6


@pytest.mark.parametrize(
    "address",
    ["idag/", "loften/", "loften/?visa=tabell", "loften/?dag=2022-05-10", "idag/?dag=2022-09-01"],
)
def test_the_queries_are_as_many_with_much_recorded_as_with_nothing(
    db: None, signed_in: SignedIn, django_assert_num_queries, address: str
) -> None:
    world: World = q_hanget_at_work()
    client = signed_in(world["coordinator"])
    page = f"/p/q-hanget/{address}"
    client.get(page)
    with django_assert_num_queries(QUERIES):
        empty = client.get(page)
    record_all(world)
    for n in range(5):
        partnership(f"annat-{n}", f"Annat {n}", **world.organisations)
    with django_assert_num_queries(QUERIES):
        full = client.get(page)
    assert empty.content != full.content
