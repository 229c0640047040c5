"""Reading the agreement: for everyone in the partnership, from the clause to what follows."""

from datetime import date

import pytest
from django.test import Client

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from tests.agreements.conftest import As
from tests.world import World, at, evidence, terms_file

HERE = "/p/q-hanget/overenskommelsen/"
PAGES = {
    "": 8,
    "i-korthet/": 4,
    "anmarkningar/": 4,
    "lasar/": 4,
    "versioner/": 7,
}


def second_version(world: World) -> None:
    text = terms_file().data.decode()
    text = text.replace("tre månaders uppsägningstid", "sex månaders uppsägningstid", 1)
    text = text.replace("Parterna driver en mötesplats", "Parterna driver två mötesplatser", 1)
    text = text.replace("signed_at = 2022-01-", "signed_at = 2023-08-")
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q-hanget.toml", text.encode()),
        by=world["officer"],
        at=at("2023-09-01"),
    )


@pytest.mark.parametrize("page, queries", PAGES.items())
@pytest.mark.parametrize("who", ["volunteer", "officer"])
def test_everyone_inside_may_read(
    as_: As, page: str, queries: int, who: str, django_assert_num_queries: object
) -> None:
    client = as_(who)
    client.get(HERE + page)  # the session and the caches are warm after the first visit
    with django_assert_num_queries(queries):  # type: ignore[operator]
        assert client.get(HERE + page).status_code == 200


def test_the_text_has_its_promises_in_the_margin(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    page = as_("volunteer").get(HERE).content.decode()
    assert 'id="report-half-year"' in page
    assert '<a href="/p/q-hanget/ataganden/half-year-report/">Halvårsrapport</a>' in page
    assert "senast 60 dagar efter periodens slut" in page
    assert "Tolkning, antagen" in page
    assert "1 av 3 hållna" in page
    assert "texten säger inte" in page  # a finding
    assert "Kultur- och fritidsdirektör" in page  # a signature
    assert "92450cf50fd744cd" in page  # a hash as printed


def test_headings_are_those_of_the_signed_text(as_: As) -> None:
    sections = as_("volunteer").get(HERE).context["document"].sections
    headings = [section.heading for section in sections]
    assert headings[:3] == ["Bakgrund", "Syfte och mål med partnerskapet", "Verksamhetsmål"]
    assert "Omförhandling, hävningsrätt samt tvist" in headings
    assert sum(len(section.clauses) for section in sections) == len(
        as_("volunteer").get(HERE).context["terms"].clauses
    )


def test_a_past_day_shows_what_was_known_then(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20", at=at("2022-11-01"))
    page = as_("officer").get(f"{HERE}?dag=2022-10-01").content.decode()
    assert "lördag 1\u00a0oktober 2022" in page or "lördag 1 oktober 2022" in page
    assert "?dag=2022-10-01" in page


@pytest.mark.parametrize("day", ["igår", "2023-13-01", "0001-01-01"])
def test_a_day_that_is_no_day(as_: As, day: str) -> None:
    page = as_("officer").get(f"{HERE}?dag={day}").content.decode()
    assert f"”{day}” är ingen dag som sidan kan visa" in page


def test_the_facts_tell_money_seats_and_proposal(as_: As) -> None:
    page = as_("officer").get(f"{HERE}i-korthet/").content.decode()
    assert "181\u00a0150\u00a0kr" in page
    assert "370\u00a0300\u00a0kr" in page
    assert "Enhetschef Fritid" in page
    assert "Inget mätbart mål är satt." in page


def test_versions_side_by_side(world: World, as_: As) -> None:
    second_version(world)
    page = as_("volunteer").get(f"{HERE}versioner/jamforelse/?fran=1&till=2").content.decode()
    assert "sex månaders uppsägningstid" in page
    assert "tre månaders uppsägningstid" in page
    assert "Omförhandling och nya underskrifter" in page
    unchosen = as_("volunteer").get(f"{HERE}versioner/jamforelse/")
    assert unchosen.headers["Location"] == f"{HERE}versioner/"
    for wrong in ("?fran=1", "?fran=1&till=9", "?fran=x&till=2"):
        assert as_("volunteer").get(f"{HERE}versioner/jamforelse/{wrong}").status_code == 404


def test_an_old_version_says_that_it_is_old(world: World, as_: As) -> None:
    second_version(world)
    page = as_("volunteer").get(f"{HERE}?version=1").content.decode()
    assert "Det är inte den som gäller idag." in page
    assert as_("volunteer").get(f"{HERE}?version=7").status_code == 404


def test_names_of_importers_stay_inside_their_organisation(world: World, as_: As) -> None:
    address = f"{HERE}versioner/"
    assert "Alva Lindgren" in as_("leader").get(address).content.decode()
    for other in ("officer", "admin_kvinnojouren"):
        page = as_(other).get(address).content.decode()
        assert "Alva Lindgren" not in page
        assert "Tjejjouren i Lund" in page


def test_in_english_the_agreement_stays_swedish(world: World, as_: As) -> None:
    client = as_("officer")
    client.cookies["brygga_language"] = "en"
    page = client.get(HERE).content.decode()
    assert "Download as TOML" in page
    clause = page.partition('id="activity-meetups"')[2]
    assert 'lang="sv"' in clause.partition(">")[0]
    margin = clause.partition('class="clause__margin"')[2]
    assert 'lang="en"' in margin.partition(">")[0]


def test_before_there_is_an_agreement(new_world: World, client: Client) -> None:
    client.force_login(new_world["volunteer"])
    for page in PAGES:
        response = client.get(HERE + page)
        assert "Ingen överenskommelse är inläst än" in response.content.decode()
        assert HERE + "versioner/ny/" not in response.content.decode()


def test_a_version_from_a_day_to_come(world: World, as_: As) -> None:
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q.toml", terms_file().data + b"\n# ny\n"),
        effective_on=date(2024, 6, 1),
        by=world["officer"],
        at=at("2023-10-18"),
    )
    assert as_("officer").get(HERE).context["version"].number == 1
    assert as_("officer").get(f"{HERE}?dag=2024-06-01").context["version"].number == 2
