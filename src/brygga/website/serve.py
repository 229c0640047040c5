"""`brygga serve` and `brygga demo`: make everything ready, fill an empty demo, and serve."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces

LONGEST_WAIT = 20  # seconds a worker may take to finish what it is doing


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serves until stopped, on `host` and `port`. Prints the address when all is ready."""
    os.environ["BRYGGA_COLLECTED"] = "1"
    os.environ.setdefault("PORT", str(port))
    _prepare()
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO:
        call_command("load_demo", if_empty=True)
    print(f"\n  Brygga: http://localhost:{port}/   (stoppa med Ctrl+C)\n", flush=True)  # noqa: T201
    Granian(
        "brygga.website.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=4,
        log_enabled=False,
        workers_kill_timeout=LONGEST_WAIT,
    ).serve()


def build_demo() -> None:
    """Builds the demo anew: an SQLite database of the demo is removed first, no other ever is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.website.settings")
    database = settings.DATABASES["default"]
    if settings.DEMO and database["ENGINE"].endswith("sqlite3"):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{database['NAME']}{suffix}").unlink(missing_ok=True)
    _prepare()
    call_command("load_demo")


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.website.settings")
    django.setup()
    call_command("migrate", verbosity=0)
