"""Lets tests that commit empty the database afterwards, though some tables refuse DELETE.

Only Django's flush gets past: the triggers are away for as long as it runs, and back before the
next test begins.
"""

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from brygga.journal.guard import JOURNAL
from brygga.reports.guard import LEDGER
from brygga.steering.guard import MINUTES

_teardown: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _emptying_teardown(test: Any) -> None:
    for table in (JOURNAL, MINUTES, LEDGER):
        table.open_for_emptying(connection)
    try:
        _teardown(test)
    finally:
        for table in (JOURNAL, MINUTES, LEDGER):
            table.close(connection)


def let_tests_empty_all() -> None:
    TransactionTestCase._fixture_teardown = _emptying_teardown  # type: ignore[attr-defined]
