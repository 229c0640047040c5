"""Lets tests that commit empty the database afterwards, though journal and ledger refuse DELETE.

Only Django's flush gets past: the triggers are away for as long as it runs, and back before the
next test begins.
"""

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from brygga.journal import guard as journal
from brygga.reports import guard as ledger

_teardown: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _emptying_teardown(test: Any) -> None:
    for guard in (journal, ledger):
        guard.open_for_emptying(connection)
    try:
        _teardown(test)
    finally:
        for guard in (journal, ledger):
            guard.close(connection)


def let_tests_empty_all() -> None:
    TransactionTestCase._fixture_teardown = _emptying_teardown  # type: ignore[attr-defined]
