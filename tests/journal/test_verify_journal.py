"""`brygga manage verify_journal`: whole chains pass, the first broken link is named."""

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection

from brygga.journal.guard import JOURNAL
from brygga.journal.models import Entry
from tests.journal.test_write_line import line


def verify(*chains: str) -> tuple[int, str]:
    """Exit code, and all that was said."""
    said = io.StringIO()
    try:
        call_command("verify_journal", *chains, stdout=said, stderr=said)
    except SystemExit as stop:
        return int(stop.code or 0), said.getvalue()
    return 0, said.getvalue()


def tamper(change: Callable[[], object]) -> None:
    """As somebody would who has the database's own keys."""
    JOURNAL.open_for_emptying(connection)
    change()
    JOURNAL.close(connection)


@pytest.fixture
def chain() -> None:
    for number in range(1, 6):
        line(subject=f"evidence:{number}")
    line("annan")


@pytest.mark.django_db
@pytest.mark.usefixtures("chain")
def test_whole_chains_pass() -> None:
    assert verify() == (0, "2 chain(s) whole.\n")


@pytest.mark.django_db
@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    "changes",
    [
        {"act": "evidence.withdrawn"},
        {"subject": "evidence:99"},
        {"by": "person:5"},
        {"role": "leader"},
        {"facts": {}},
        {"hash": "f" * 64},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_changed_line_is_named(changes: dict[str, object]) -> None:
    tamper(lambda: Entry.objects.filter(partnership="bro", number=3).update(**changes))
    code, said = verify()
    assert code == 1
    assert "bro: line 3 is broken" in said
    assert "annan" not in said


@pytest.mark.django_db
@pytest.mark.usefixtures("chain")
def test_a_missing_line_is_named() -> None:
    tamper(lambda: Entry.objects.filter(partnership="bro", number=2).delete())
    assert verify()[0] == 1
    assert "bro: line 2 is broken: the line is missing" in verify()[1]


@pytest.mark.django_db
@pytest.mark.usefixtures("chain")
def test_a_rehashed_line_breaks_the_next() -> None:
    def rewrite() -> None:
        entry = Entry.objects.get(partnership="bro", number=2)
        Entry.objects.filter(pk=entry.pk).delete()
        entry.pk, entry.act = None, "evidence.withdrawn"
        from brygga.journal.chain import Line

        content = Line("bro", 2, entry.at, entry.act, entry.subject, entry.by, entry.role, {})
        entry.facts, entry.hash = {}, content.hash_after(entry.previous_hash)
        entry.save()

    tamper(rewrite)
    code, said = verify("bro")
    assert code == 1
    assert "bro: line 3 is broken: it does not follow on the line before" in said
