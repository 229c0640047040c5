"""The triggers that make the ledger append-only, in each database's own language.

Row triggers refuse UPDATE and DELETE; PostgreSQL's TRUNCATE needs one of its own.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the ledger is append-only"

SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS reports_ledger_no_{verb.lower()} BEFORE {verb}
    ON reports_ledgerline BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for verb in ("UPDATE", "DELETE")
]
SQLITE_REMOVE = [
    f"DROP TRIGGER IF EXISTS reports_ledger_no_{verb}" for verb in ("update", "delete")
]

POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION reports_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
    """,
    """
    CREATE OR REPLACE TRIGGER reports_ledger_no_change BEFORE UPDATE OR DELETE
    ON reports_ledgerline FOR EACH ROW EXECUTE FUNCTION reports_ledger_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER reports_ledger_no_truncate BEFORE TRUNCATE
    ON reports_ledgerline FOR EACH STATEMENT EXECUTE FUNCTION reports_ledger_refuse()
    """,
]
POSTGRESQL_REMOVE = [
    "DROP TRIGGER IF EXISTS reports_ledger_no_change ON reports_ledgerline",
    "DROP TRIGGER IF EXISTS reports_ledger_no_truncate ON reports_ledgerline",
]


def close(connection: BaseDatabaseWrapper) -> None:
    """From here on the database accepts only new lines."""
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def open_for_emptying(connection: BaseDatabaseWrapper) -> None:
    """Removes the refusal: for undoing the migration, and for tests that empty the database."""
    _run(connection, SQLITE_REMOVE if connection.vendor == "sqlite" else POSTGRESQL_REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
