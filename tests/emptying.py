"""Lets tests that commit empty the database afterwards, though the journal refuses DELETE.

Only Django's flush gets past: the triggers are away for as long as it runs, and back before the
next test begins.
"""

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from brygga.journal import guard

_teardown: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _emptying_teardown(test: Any) -> None:
    guard.open_for_emptying(connection)
    try:
        _teardown(test)
    finally:
        guard.close(connection)


def let_tests_empty_the_journal() -> None:
    TransactionTestCase._fixture_teardown = _emptying_teardown  # type: ignore[attr-defined]
