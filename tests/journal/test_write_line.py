"""Writing the journal: one chain, no gap, no fork, nothing that must be possible to delete."""

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from brygga.journal.actions import UnfitForJournal, write_line
from brygga.journal.chain import BEGINNING
from brygga.journal.guard import JOURNAL
from brygga.journal.models import Entry
from brygga.journal.queries import broken_link
from tests.world import NOW


def line(partnership: str = "bro", **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "act": "evidence.recorded",
        "subject": "evidence:12",
        "by": "person:4",
        "role": "coordinator",
        "at": NOW,
        "facts": {"occurrence": "weekly-meetup/2023-W37"},
    }
    return write_line(partnership=partnership, **{**values, **changes})


@pytest.mark.django_db
def test_lines_follow_on_each_other() -> None:
    first, second = line(), line(act="evidence.withdrawn")
    assert (first.number, first.previous_hash) == (1, BEGINNING)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert broken_link("bro") is None


@pytest.mark.django_db
def test_each_partnership_has_a_chain_of_its_own() -> None:
    line()
    assert line("annan").number == 1
    assert line("organisation:tjejjouren").number == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"facts": {"note": "evidence:12"}},
        {"facts": {"visitors": "grupp-a"}},
        {"facts": {"kind": "17"}},
        {"facts": {"kind": "Anna"}},
        {"facts": {"kind": "hon kom ensam"}},
        {"facts": {"kind": 17}},
        {"subject": "Anna Andersson"},
        {"subject": "evidence"},
        {"by": "anna@example.org"},
        {"role": "Ledare Anna"},
        {"act": "recorded"},
        {"partnership": "Bro 7"},
        {"at": datetime(2023, 10, 18, 15, 0)},
    ],
    ids=str,
)
def test_refuses_text_names_and_counts(changes: dict[str, Any]) -> None:
    with pytest.raises(UnfitForJournal) as refusal:
        line(**changes)
    assert "Anna" not in str(refusal.value)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_the_database_refuses_update_and_delete() -> None:
    entry = line()
    for change in (
        lambda: Entry.objects.filter(pk=entry.pk).update(act="payment.paid"),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert Entry.objects.get().act == "evidence.recorded"


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_truncate() -> None:
    line()
    if connection.vendor != "postgresql":
        return
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_entry")


@pytest.mark.django_db
def test_a_failed_act_leaves_no_line() -> None:
    def act_that_fails() -> None:
        with transaction.atomic():
            line()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_that_fails()
    assert line().number == 1


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_no_gap_and_no_fork() -> None:
    writers, each = 4, 10
    begin = threading.Barrier(writers)
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            begin.wait(timeout=20)
            for _ in range(each):
                # As in an action: something else first, then the line, all in one transaction.
                with transaction.atomic():
                    Entry.objects.filter(partnership="bro").count()
                    line(by=f"person:{writer}")
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not failures, failures
    numbers = list(
        Entry.objects.filter(partnership="bro").order_by("number").values_list("number", flat=True)
    )
    assert numbers == list(range(1, writers * each + 1))
    assert broken_link("bro") is None


@pytest.mark.django_db
def test_the_guard_comes_back() -> None:
    entry = line()
    JOURNAL.open_for_emptying(connection)
    JOURNAL.close(connection)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()
