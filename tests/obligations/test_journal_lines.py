"""The journal's lines say which obligation they are about."""

from datetime import date

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.obligations.actions import waive_occurrence
from brygga.obligations.showing import journal_subjects
from tests.obligations.conftest import As
from tests.world import NOW, World, evidence, partnership, terms_file

JOURNAL = "/p/q-hanget/journal/"


def test_evidence_and_waivers_name_it_and_lead_to_it(world: World, as_: As) -> None:
    evidence(world, "steering-minutes", "2022-03-01", who="officer", at=NOW)
    waive_occurrence(
        partnership=world.partnership,
        occurrence="half-year-report/2022-H1",
        reason="Lokalen var skadad.",
        decided_on=date(2022, 12, 1),
        paragraph="§ 6",
        by=world["steering_lund"],
        at=NOW,
    )
    page = as_("officer").get(JOURNAL).content.decode()
    there = "/p/q-hanget/ataganden"
    assert f'Ett undantag noterades: <a href="{there}/half-year-report/" lang="sv">Halvårs' in page
    assert f'Underlag noterades: <a href="{there}/steering-minutes/" lang="sv">Dokumenta' in page


def test_one_that_only_an_earlier_version_had_keeps_its_title(world: World) -> None:
    data = terms_file().data.replace(b"version = 1", b"version = 2", 1)
    head, cut, rest = data.partition(b'[[obligations]]\nkey = "venue"')
    assert cut
    data = head + rest[rest.index(b"[[obligations]]") :]
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q.toml", data),
        effective_on=date(2023, 11, 1),
        by=world["officer"],
        at=NOW,
    )
    subject = journal_subjects(world.partnership)({"obligation": "venue"})
    assert subject is not None
    assert (subject.title, subject.path) == ("Lokal för träffarna", "")


def test_other_facts_are_about_no_obligation(world: World) -> None:
    subject_of = journal_subjects(world.partnership)
    assert subject_of({}) is None
    assert subject_of({"occurrence": "nothing/2022"}) is None
    empty = partnership("nytt", "Nytt", lund=world.organisations["lund"])
    assert journal_subjects(empty)({"obligation": "venue"}) is None
