"""Starts the site in this process as `brygga serve` does, on a database of its own."""

import os
from datetime import UTC, datetime
from pathlib import Path

#: A moment a few acts into the demo's story, for runs that only see that all works.
EARLY = datetime(2022, 3, 1, 12, tzinfo=UTC)


def start(folder: Path) -> None:
    """Settles the environment, then Django: styles collected, tables made, nothing in them."""
    for name in list(os.environ):
        if name.startswith(("BRYGGA_", "DJANGO_", "MAIL_")) or name in {"DATABASE_URL", "PORT"}:
            del os.environ[name]
    os.environ["BRYGGA_DATA"] = str(folder)
    os.environ["BRYGGA_COLLECTED"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "brygga.website.settings"

    import django

    django.setup()

    from django.core.management import call_command

    from brygga.website.management.commands.compile_texts import compile_texts

    compile_texts()
    call_command("migrate", verbosity=0)

    from brygga.website.static_files import collect

    collect()


def cookie(session: str) -> str:
    """The header that signs a browser in."""
    from django.conf import settings

    return f"{settings.SESSION_COOKIE_NAME}={session}"
