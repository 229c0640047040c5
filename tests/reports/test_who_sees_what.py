"""What anybody may see of figures: the municipality what is handed over, nobody the raw counts."""

import ast
import re

import pytest
from django.test import Client

from brygga.domain.disclosure.records import canonical
from brygga.meetups.models import CountOperation
from brygga.notices.models import Letter
from brygga.parties.roles import Role
from brygga.reports.actions import begin_report, release_figures, save_section, send_report
from brygga.reports.models import Freezing, LedgerLine
from tests.house.repository import SOURCE, modules, texts
from tests.meetups.test_count_access import addresses
from tests.reports.conftest import HERE, SPRING, As, frozen
from tests.world import NOW, World, at, count_more, counted_spring, outsider, role

MUNICIPAL = ("officer", "youth_worker", "steering_lund", "signatory_lund", "admin_lund")
# Raw, rounded and whole, as they would be written.
RAW = re.compile(r"(?<![0-9a-f.-])7\D?919(?![0-9a-f])")
TOTAL = re.compile(r"(?<![0-9a-f.-])8\D?054(?![0-9a-f])")

# The evening's own screens, the door for the freeze, and the acts that count and delete.
MAY_READ_OPERATIONS = {
    *("meetups/models.py", "meetups/queries.py", "meetups/half_years.py"),
    *("meetups/actions/counting.py", "meetups/actions/half_years.py"),
}
MAY_ASK_FOR_RAW_COUNTS = {"reports/actions/rounding.py"}


def naming(name: str) -> set[str]:
    """Modules of the product that name something."""
    return {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if "migrations" not in path.parts
        and any(
            name in {getattr(node, "id", None), getattr(node, "name", None)}
            for node in ast.walk(ast.parse(texts()[path]))
        )
    }


def test_the_raw_counts_have_one_door() -> None:
    assert naming("CountOperation") <= MAY_READ_OPERATIONS
    asking = naming("raw_counts") - {"meetups/half_years.py"}
    assert asking == MAY_ASK_FOR_RAW_COUNTS


@pytest.fixture
def planted(spring: World) -> World:
    """A canary among the raw counts: 7919 of 16–19 at one evening, so 8054 in all."""
    row = spring.partnership.meetups.get(key="2023-W05")
    count_more(spring, row, (0, 7919, 0, 0), at("2023-02-01", "21:00"))
    frozen(spring)
    return spring


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    return bytes(content).decode("utf-8", "replace")


@pytest.mark.every_address
@pytest.mark.parametrize("who", ["officer", "youth_worker", "outsider"])
def test_the_municipality_sees_nothing_before_it_is_handed_over(
    planted: World, as_: As, who: str
) -> None:
    planted.people["outsider"] = outsider()
    client = as_(who)
    everything = [*addresses(), f"{HERE}{SPRING}/frysning/", f"{HERE}{SPRING}/utlamnande/"]
    for address in everything:
        text = text_of(client, address)
        assert not RAW.search(text), address
        assert not TOTAL.search(text), address
    assert who == "outsider" or "Inga siffror är utlämnade än" in text_of(client, HERE)


@pytest.mark.every_address
def test_then_it_sees_what_is_frozen_and_never_the_raw(planted: World, as_: As) -> None:
    release_figures(
        partnership=planted.partnership, half_year=SPRING, by=planted["coordinator"], at=NOW
    )
    for who in MUNICIPAL:
        page = text_of(as_(who), HERE)
        assert TOTAL.search(page)
        assert "Frys halvåret" not in page
        for part in ("statistik.csv", "statistik.json", "liggare/"):
            assert TOTAL.search(text_of(as_(who), HERE + part)), part
    client = as_("officer")
    for address in addresses():
        assert not RAW.search(text_of(client, address)), address


def test_no_report_tells_the_raw_counts(planted: World) -> None:
    """What is sent is all that page, JSON and PDF are made from."""
    by = planted["coordinator"]
    report = begin_report(
        partnership=planted.partnership, kind="half-year", period=SPRING, by=by, at=NOW
    )
    for key in ("i-korthet", "insatser", "resultat"):
        save_section(report=report, section=key, text="Bra.", version=0, by=by, at=NOW)
    sent = send_report(report=report, by=by, at=NOW)
    assert sent.content
    assert TOTAL.search(canonical(sent.content))
    assert not RAW.search(canonical(sent.content))


def test_the_raw_counts_are_in_no_other_table(planted: World) -> None:
    kept = [
        str(row)
        for model in (LedgerLine, Freezing, Letter)
        for row in model._default_manager.values_list()
    ]
    assert not [row for row in kept if RAW.search(row)]
    assert CountOperation.objects.filter(change=7919).exists(), "it was there to be found"


def test_the_associations_see_what_is_frozen_at_once(planted: World, as_: As) -> None:
    for who in ("coordinator", "leader", "volunteer", "treasurer"):
        assert TOTAL.search(text_of(as_(who), HERE)), who
    both = planted.people["leader"]
    role(both, planted.organisations["lund"], Role.LEADER)
    assert not TOTAL.search(text_of(as_("leader"), HERE)), "what they know there may become public"


def test_only_the_coordinator_hands_over_and_once(planted: World, as_: As) -> None:
    address = f"{HERE}{SPRING}/utlamnande/"
    for who in (*MUNICIPAL, "leader", "steering_tjejjouren"):
        assert as_(who).post(address).status_code == 403, who
    client = as_("coordinator")
    assert "Det du delar här kan bli allmän handling" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 409
    assert client.get(address).status_code == 302
    assert LedgerLine.objects.filter(kind="released").count() == 1


def test_a_half_year_that_is_not_frozen_is_not_handed_over(spring: World, as_: As) -> None:
    assert as_("coordinator").post(f"{HERE}{SPRING}/utlamnande/").status_code == 409


def test_the_page_costs_the_same_however_much_there_is(
    world: World, as_: As, django_assert_num_queries: object
) -> None:
    client = as_("coordinator")
    client.get(HERE)
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(HERE)
    counted_spring(world)
    frozen(world)
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(HERE)
