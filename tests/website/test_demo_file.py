"""`brygga demo` removes what was made as a demo, and nothing else."""

import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from brygga.website.demo_file import MARK, is_marked, mark, remove_demo
from tests.world import partnership


def made(file: Path, number: int) -> Path:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(f"PRAGMA application_id = {number}")
        database.execute("CREATE TABLE kept (it)")
        database.commit()
    return file


def test_a_demo_is_removed_with_its_journals(tmp_path: Path) -> None:
    file = made(tmp_path / "demo #1?.sqlite3", MARK)
    Path(f"{file}-wal").touch()
    remove_demo(file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [0, 1])
def test_another_database_stays(tmp_path: Path, number: int) -> None:
    file = made(tmp_path / "brygga.sqlite3", number)
    before = file.read_bytes()
    remove_demo(file)
    assert file.read_bytes() == before


def test_what_is_no_database_stays(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("Hej! " * 1000)
    for each in (file, tmp_path, tmp_path / "missing"):
        assert not is_marked(each)
        remove_demo(each)
    assert file.exists()
    assert not (tmp_path / "missing").exists()


@pytest.mark.django_db
def test_the_demo_marks_its_database() -> None:
    mark()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA application_id")
            assert cursor.fetchone() == (MARK,)
            cursor.execute("PRAGMA application_id = 0")


@pytest.mark.django_db
def test_partnerships_that_are_there_stay(settings: Settings) -> None:
    partnership("kvar", "Kvar")
    settings.DEMO = True
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_demo", stdout=StringIO())
