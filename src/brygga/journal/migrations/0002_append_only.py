"""The database itself refuses to change or delete a line."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from brygga.journal.guard import JOURNAL


def close(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    JOURNAL.close(schema_editor.connection)


def reopen(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    JOURNAL.open_for_emptying(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(close, reopen)]
