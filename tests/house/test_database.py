"""The suite runs on the database that it was asked to run on."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    url = os.environ.get("DATABASE_URL", "sqlite:")
    wanted = "postgresql" if url.startswith("postgres") else "sqlite"
    assert connection.vendor == wanted
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
