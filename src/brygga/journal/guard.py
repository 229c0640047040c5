"""The triggers that make a table append-only, in each database's own language.

Row triggers refuse UPDATE and DELETE; PostgreSQL's TRUNCATE needs one of its own.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """A table that accepts only new rows. `name` is what its triggers are called by, `refusal` what
    the database answers."""

    table: str
    name: str
    refusal: str

    def close(self, connection: BaseDatabaseWrapper) -> None:
        """From here on the database accepts only new rows."""
        is_sqlite = connection.vendor == "sqlite"
        _run(connection, self._sqlite() if is_sqlite else self._postgresql())

    def open_for_emptying(self, connection: BaseDatabaseWrapper) -> None:
        """Removes the refusal: for undoing the migration, and for tests that empty the database."""
        if connection.vendor == "sqlite":
            remove = [f"DROP TRIGGER IF EXISTS {self.name}_no_{v}" for v in ("update", "delete")]
        else:
            remove = [
                f"DROP TRIGGER IF EXISTS {self.name}_no_{v} ON {self.table}"
                for v in ("change", "truncate")
            ]
        _run(connection, remove)

    def _sqlite(self) -> list[str]:
        return [
            f"""
            CREATE TRIGGER IF NOT EXISTS {self.name}_no_{verb.lower()} BEFORE {verb} ON {self.table}
            BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END
            """
            for verb in ("UPDATE", "DELETE")
        ]

    def _postgresql(self) -> list[str]:
        return [
            f"""
            CREATE OR REPLACE FUNCTION {self.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{self.refusal}'; END $$
            """,
            f"""
            CREATE OR REPLACE TRIGGER {self.name}_no_change BEFORE UPDATE OR DELETE ON {self.table}
            FOR EACH ROW EXECUTE FUNCTION {self.name}_refuse()
            """,
            f"""
            CREATE OR REPLACE TRIGGER {self.name}_no_truncate BEFORE TRUNCATE ON {self.table}
            FOR EACH STATEMENT EXECUTE FUNCTION {self.name}_refuse()
            """,
        ]


JOURNAL = AppendOnly("journal_entry", "journal", "the journal is append-only")


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
