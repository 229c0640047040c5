"""What the environment says: databases, moments, and what production refuses."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from brygga.website.environment import (
    DEMO_SECRET_KEY,
    Chosen,
    UnsafeSettings,
    check_safe,
    database_from_url,
    moment_from,
)

SAFE = Chosen(
    secret_key="x" * 60,
    debug=False,
    allowed_hosts=["brygga.example.org"],
    base_url="https://brygga.example.org",
    clock=None,
    secure_cookies=True,
    demo_login=False,
    mail_host="mail.example.org",
)


def test_safe_values_pass() -> None:
    check_safe(SAFE)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret_key": DEMO_SECRET_KEY}, "SECRET_KEY"),
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"debug": True}, "BRYGGA_DEBUG"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS"),
        ({"base_url": ""}, "BRYGGA_URL"),
        ({"base_url": "http://brygga.example.org"}, "BRYGGA_URL"),
        ({"clock": datetime.fromisoformat("2023-10-18T15:00+02:00")}, "BRYGGA_CLOCK"),
        ({"secure_cookies": False}, "INSECURE_COOKIES"),
        ({"demo_login": True}, "BRYGGA_DEMO_LOGIN"),
        ({"mail_host": ""}, "MAIL_HOST"),
    ],
)
def test_each_unsafe_value_is_refused_by_name(change: dict[str, object], named: str) -> None:
    with pytest.raises(UnsafeSettings) as refusal:
        check_safe(replace(SAFE, **change))  # type: ignore[arg-type]
    lines = [line for line in str(refusal.value).splitlines() if line.startswith("  - ")]
    assert len(lines) == 1
    assert lines[0].startswith(f"  - {named} ")


def test_all_that_is_unsafe_is_named_at_once() -> None:
    unsafe = replace(SAFE, debug=True, allowed_hosts=[], demo_login=True)
    with pytest.raises(UnsafeSettings) as refusal:
        check_safe(unsafe)
    assert str(refusal.value).count("\n  - ") == 3


def test_production_does_not_start_as_the_demo_does(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import brygga.website.settings"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "BRYGGA_MODE": "production",
            "BRYGGA_DATA": str(tmp_path),
            "BRYGGA_DEMO_LOGIN": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BRYGGA_URL", "BRYGGA_DEMO_LOGIN", "MAIL_HOST"):
        assert name in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", "var/brygga.sqlite3"),
        ("sqlite:///here.sqlite3", "here.sqlite3"),
        ("sqlite:////srv/brygga/a%20b.sqlite3", "/srv/brygga/a b.sqlite3"),
    ],
)
def test_sqlite(url: str, name: str) -> None:
    database = database_from_url(url, data=Path("var"))
    assert database["NAME"] == name
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql() -> None:
    database = database_from_url(
        "postgres://bro:p%40ss@db.example.org:5433/brygga?sslmode=require", data=Path("var")
    )
    assert (database["USER"], database["PASSWORD"]) == ("bro", "p@ss")
    assert (database["HOST"], database["PORT"]) == ("db.example.org", "5433")
    assert database["NAME"] == "brygga"
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["CONN_MAX_AGE"] == 0


def test_postgresql_by_its_socket() -> None:
    database = database_from_url("postgresql:///brygga?host=/run/postgresql", data=Path("var"))
    assert (database["HOST"], database["NAME"]) == ("/run/postgresql", "brygga")


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "brygga.sqlite3"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_from_url(url, data=Path("var"))


def test_moments() -> None:
    assert moment_from("") is None
    assert moment_from("system") is None
    assert moment_from("2023-10-18T15:00+02:00") == datetime.fromisoformat("2023-10-18T15:00+02:00")
    for wrong in ("nu", "2023-10-18T15:00"):
        with pytest.raises(ImproperlyConfigured, match="BRYGGA_CLOCK"):
            moment_from(wrong)


@pytest.mark.django_db
def test_sqlite_is_set_up_to_lose_nothing() -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        answers = {}
        for pragma in ("journal_mode", "synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {pragma}")
            answers[pragma] = cursor.fetchone()[0]
    assert answers == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
