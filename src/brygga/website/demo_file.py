"""The mark in an SQLite file that says: made as a demo, so a demo may be built in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

# SQLite keeps a number for the program that a file belongs to. "Demo" in ASCII.
MARK = 0x44656D6F


def mark() -> None:
    """Marks the database in use, if it is a file of SQLite's."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id = {MARK}")


def is_marked(file: Path) -> bool:
    """Whether a file was made as a demo. False for one that is missing or no database."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            (found,) = opened.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found == MARK)


def remove_demo(file: Path) -> None:
    """Removes a database that was made as a demo, with its journals. Leaves any other alone."""
    if is_marked(file):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
