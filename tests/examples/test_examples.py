"""Every example reads, says nothing of anybody, and survives being written and read again."""

from pathlib import Path

import pytest
from stdnum.se import orgnr

from brygga.domain.terms import Terms, find, read_calendar, read_terms, write_terms
from brygga.domain.wording import check_free_text
from tests.house.repository import ROOT

EXAMPLES = ROOT / "examples"
FILES = sorted(EXAMPLES.glob("*.toml"))
CALENDARS = sorted((EXAMPLES / "calendars").glob("*.toml"))
LONGER_THAN_ANY = 10_000

# The Q-hänget agreement is as its parties signed it; the other two are ours, and nearly mended.
FINDINGS = {
    "kvinnofrid-norrdal": {("frequency-not-stated", "information-updated")},
    "motesplats-alvkoping": set(),
    "q-hanget": {
        ("report-without-due-date", "half-year-report"),
        ("report-without-due-date", "annual-report"),
        ("report-without-due-date", "final-report"),
        ("frequency-not-stated", "staff-training"),
        ("frequency-not-stated", "competence-raising"),
        ("frequency-not-stated", "development-dialogue"),
        ("frequency-not-stated", "leadership-attested"),
        ("payment-without-date", "payment"),
        ("deadline-without-date", "invoice"),
        ("deadline-without-date", "targets-set"),
        ("time-limit-not-stated", "contact-replaced"),
        ("time-limit-not-stated", "deviation-dialogue"),
        ("time-limit-not-stated", "breach-dialogue"),
        ("time-limit-not-stated", "repayment"),
        ("time-limit-not-stated", "dispute-dialogue"),
        ("target-missing", "outreach"),
        ("target-missing", "meeting-place"),
        ("target-missing", "network"),
        ("target-missing", "training"),
        ("goal-without-measure", "reach"),
        ("goal-without-measure", "safe-place"),
        ("goal-without-measure", "training"),
        ("document-not-described", "Slutrapport"),
        ("document-not-described", "Mall för halvårsrapporten"),
        ("document-not-described", "Mall för årsrapporten"),
        ("document-not-described", "Rutin för fakturering"),
        ("document-not-described", "Verksamhetsplan"),
        ("document-not-described", "Budget"),
        ("drafting-question", "contribution-information"),
        ("drafting-question", "activity-training"),
        ("signed-after-start", "signatories"),
        ("hash-length", "Kvittot från Assently"),
    },
}


def terms_of(path: Path) -> Terms:
    return read_terms(path.read_bytes(), name=path.name)


def test_there_are_three_partnerships() -> None:
    assert [path.stem for path in FILES] == sorted(FINDINGS)
    assert all(terms_of(path).key == path.stem for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_written_and_read_again_it_is_the_same(path: Path) -> None:
    terms = terms_of(path)
    assert read_terms(write_terms(terms).encode(), name=path.name) == terms


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_found_wanting_in_this_and_nothing_else(path: Path) -> None:
    found = find(terms_of(path))
    assert {(finding.rule, finding.subject) for finding in found} == FINDINGS[path.stem]
    assert len(found) == len(FINDINGS[path.stem])
    assert all(finding.place for finding in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_clause_has_a_place_of_its_own(path: Path) -> None:
    places = [clause.place for clause in terms_of(path).clauses]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_duty_says_what_shows_that_it_was_done(path: Path) -> None:
    assert all(duty.evidence.endswith(".") for duty in terms_of(path).obligations)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_organisation_numbers_could_be_real(path: Path) -> None:
    numbers = [p.organisation_number for p in terms_of(path).parties if p.organisation_number]
    assert all(orgnr.is_valid(number) for number in numbers)


@pytest.mark.parametrize(
    "path", [p for p in EXAMPLES.rglob("*") if p.is_file()], ids=lambda path: path.name
)
def test_nothing_in_it_points_at_a_person(path: Path) -> None:
    for line in path.read_text().splitlines():
        check_free_text(line, at_most=LONGER_THAN_ANY)


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.stem)
def test_a_calendar_says_where_it_comes_from(path: Path) -> None:
    calendar = read_calendar(path.read_bytes(), name=path.name)
    assert calendar.source
    assert calendar.assumed == calendar.source.startswith("Antagna")
