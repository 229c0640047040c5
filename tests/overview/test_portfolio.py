"""The officer's several partnerships, a line each, at a cost that does not grow."""

import re
from datetime import date

import pytest
from django.test import Client

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.domain.obligations import Standing, tally
from brygga.domain.terms.model import Pattern
from brygga.obligations.models import AssessedOccurrence
from brygga.obligations.queries import assessments
from brygga.overview.dues import next_due
from brygga.overview.portfolio import (
    STEP,
    Bucket,
    Following,
    Line,
    Outcome,
    buckets_from,
    lines,
    quarter_of,
    strip_of,
    width_of,
)
from brygga.overview.queries import buckets_of
from tests.overview.conftest import SignedIn
from tests.overview.invented import DEMO_DAY
from tests.world import NOW, World, outsider, partnership, terms_file

PORTFOLIO = "/partnerskap/"


def text_of(client: Client, address: str = PORTFOLIO) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def copies(world: World, number: int) -> None:
    """More partnerships of the same organisations, with Q-hänget's rows as their own."""
    rows = list(AssessedOccurrence.objects.filter(partnership=world.partnership))
    for n in range(number):
        other = partnership(f"kopia-{n}", f"Kopia {n:02}", **world.organisations)
        version = rows[0].version
        version.pk, version.partnership = None, other
        version.save()
        for row in rows:
            row.pk, row.partnership, row.version = None, other, version
        AssessedOccurrence.objects.bulk_create(rows)


def test_each_partnership_says_how_it_stands(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["officer"]))
    assert '<a href="/p/q-hanget/idag/">Q-hänget 2022–2024</a>' in page
    assert "93 av 97 löften hållna · 2 missade · 2 undantagna" in page
    assert "Härnäst sön 22 okt:" in page
    assert ">Träff varje skolvecka</a>" in page
    assert 'href="/p/q-hanget/ataganden/weekly-meetup/2023-W42/"' in page
    assert "/p/q-hanget/loften/" in page


@pytest.mark.parametrize("day", [DEMO_DAY, date(2023, 12, 31), date(2024, 6, 1), date(2025, 6, 1)])
def test_the_sums_are_the_engine_s(world: World, day: date) -> None:
    line = lines(buckets_of([world.partnership.pk], day))[world.partnership.pk]
    counts = tally(
        a
        for a in assessments(world.partnership, day)
        if a.occurrence.pattern is not Pattern.STANDING
    )
    assert line.kept == counts.of(Standing.KEPT, Standing.KEPT_LATE)
    assert line.counts[Outcome.KEPT_LATE] == counts.kept_late
    assert line.missed == counts.missed
    assert line.waived == counts.waived
    assert line.fallen_due == counts.fallen_due


@pytest.mark.parametrize("day", [DEMO_DAY, date(2023, 12, 31), date(2024, 6, 1), date(2025, 6, 1)])
def test_the_copy_and_the_engine_are_grouped_alike(world: World, day: date) -> None:
    """For a past day the engine answers; from today on both could."""
    here = world.partnership
    from_copy = lines(buckets_of([here.pk], day))[here.pk]
    assert lines(buckets_from(here.pk, assessments(here, day)))[here.pk] == from_copy
    following = next_due(assessments(here, day))
    assert (from_copy.following.key if from_copy.following else None) == (
        following.occurrence.key if following else None
    )


def test_a_past_day(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["officer"]), f"{PORTFOLIO}?dag=2022-05-10")
    assert "Så här stod det tisdag 10 maj 2022." in page
    stood = tally(
        a
        for a in assessments(world.partnership, date(2022, 5, 10))
        if a.occurrence.pattern is not Pattern.STANDING
    )
    assert f"{stood.kept + stood.kept_late} av {stood.fallen_due} löften hållna" in page
    assert "Härnäst sön 15 maj:" in page
    assert 'href="/p/q-hanget/ataganden/weekly-meetup/2022-W19/?dag=2022-05-10"' in page
    assert 'href="/p/q-hanget/idag/?dag=2022-05-10"' in page


def test_a_day_that_is_no_day_is_explained(world: World, signed_in: SignedIn) -> None:
    page = text_of(signed_in(world["officer"]), f"{PORTFOLIO}?dag=x")
    assert "”x” är ingen dag som sidan kan visa" in page
    assert "93 av 97 löften hållna" in page


def test_a_version_to_come_is_not_counted_before_its_day(world: World) -> None:
    before = lines(buckets_of([world.partnership.pk], DEMO_DAY))[world.partnership.pk]
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q.toml", terms_file().data.replace(b"version = 1", b"version = 2", 1)),
        effective_on=date(2024, 1, 1),
        by=world["officer"],
        at=NOW,
    )
    for day in (DEMO_DAY, date(2024, 1, 1)):
        line = lines(buckets_of([world.partnership.pk], day))[world.partnership.pk]
        assert sum(line.counts.values()) == sum(before.counts.values())


def test_only_the_partnerships_of_one_s_own_organisations(
    world: World, signed_in: SignedIn
) -> None:
    partnership("andras", "Andras partnerskap", lund=world.organisations["lund"])
    assert "Andras partnerskap" in text_of(signed_in(world["officer"]))
    assert "Andras partnerskap" not in text_of(signed_in(world["coordinator"]))
    page = text_of(signed_in(outsider()))
    assert "Q-hänget" not in page
    assert "Inget partnerskap än" in page


def test_one_without_an_agreement_says_so(world: World, signed_in: SignedIn) -> None:
    partnership("nytt", "Nytt", lund=world.organisations["lund"])
    assert "Ingen överenskommelse är inläst än." in text_of(signed_in(world["officer"]))


def test_twenty_on_a_page(world: World, signed_in: SignedIn) -> None:
    copies(world, 21)
    client = signed_in(world["officer"])
    first, second = text_of(client), text_of(client, f"{PORTFOLIO}?page=2")
    assert first.count('class="portfolio__title"') == 20
    assert second.count('class="portfolio__title"') == 2
    assert "Sida 2 av 2" in second


# --- Cost ------------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [0, 19])
def test_as_many_queries_for_twenty_as_for_one(
    world: World, signed_in: SignedIn, django_assert_num_queries, others: int
) -> None:
    copies(world, others)
    client = signed_in(world["officer"])
    client.get(PORTFOLIO)
    # Person, count, the page's partnerships, their outcomes, their organisations.
    with django_assert_num_queries(5):
        client.get(PORTFOLIO)


# --- The strip -------------------------------------------------------------------------------


def test_quarters_are_summed_whatever_the_outcome() -> None:
    autumn, winter = quarter_of(date(2023, 9, 3)), quarter_of(date(2023, 11, 5))
    assert winter == autumn + 1
    found = lines(
        [
            Bucket(7, autumn, Outcome.KEPT, 4),
            Bucket(7, autumn, Outcome.MISSED, 1),
            Bucket(7, winter, Outcome.COMING, 3, "2023-10-22 weekly/2023-W42 Träff varje vecka"),
            Bucket(7, winter + 1, Outcome.COMING, 1, "2024-01-31 b/1 B"),
            Bucket(7, autumn, Outcome.OVERDUE, 1),
        ]
    )[7]
    assert (found.kept, found.missed, found.late, found.fallen_due) == (4, 2, 1, 6)
    assert found.following == Following(date(2023, 10, 22), "weekly/2023-W42", "Träff varje vecka")
    assert width_of(found.quarters) == 3 * STEP
    strip = strip_of(found.quarters, date(2023, 10, 18))
    drawn = dict(re.findall(r'class="line__bar (\w+)" d="([^"]+)"', strip))
    assert {kind: path.count("M") for kind, path in drawn.items()} == {
        "kept": 1,
        "missed": 2,
        "upcoming": 2,
    }
    assert "line__now" in strip


@pytest.mark.parametrize("day", ["2022-01-01", "2022-03-31", "2022-04-01", "2024-12-31"])
def test_the_database_counts_quarters_as_we_do(world: World, day: str) -> None:
    on = date.fromisoformat(day)
    AssessedOccurrence.objects.exclude(key="weekly-meetup/2023-W42").delete()
    AssessedOccurrence.objects.update(due_on=on)
    assert [bucket[1] for bucket in buckets_of([world.partnership.pk], DEMO_DAY)] == [
        quarter_of(on)
    ]


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert strip_of(Line().quarters, DEMO_DAY) == ""
    assert width_of({}) == STEP
