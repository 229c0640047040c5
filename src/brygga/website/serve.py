"""`brygga serve` and `brygga demo`: make everything ready, fill an empty demo, and serve."""

import gc
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from brygga.website.demo_file import remove_demo
from brygga.website.static_files import collect

LONGEST_WAIT = 20  # seconds a worker may take to finish what it is doing


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serves until stopped, on `host` and `port`. Prints the address when all is ready."""
    os.environ["BRYGGA_COLLECTED"] = "1"
    os.environ.setdefault("PORT", str(port))
    gc.disable()  # nothing of what a start makes is garbage, and looking for it takes a tenth
    _prepare()
    collect()
    if settings.DEMO:
        _play_if_empty()
    print(f"\n  Brygga: http://localhost:{port}/   (stoppa med Ctrl+C)\n", flush=True)  # noqa: T201
    gc.freeze()
    gc.enable()
    with _post_office() if settings.DEMO else nullcontext():
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


def _play_if_empty() -> None:
    """Plays the demo in a process of its own: papers are written by a pool of threads, and a server
    forked from where it was begun would wait for ever for threads that it did not get."""
    connections.close_all()
    player = multiprocessing.get_context("fork").Process(
        target=call_command, args=("load_demo",), kwargs={"if_empty": True}
    )
    player.start()
    player.join()
    if player.exitcode:
        raise SystemExit(player.exitcode)


@contextmanager
def _post_office() -> Iterator[None]:
    """A worker beside the server that sends letters, for as long as the server runs."""
    # It reads the pipe and ends with it, so it cannot outlive us however we end.
    worker = subprocess.Popen(
        [sys.executable, "-m", "brygga.website.post_office"], stdin=subprocess.PIPE
    )
    try:
        yield
    finally:
        if worker.stdin:
            worker.stdin.close()
        try:
            worker.wait(LONGEST_WAIT)
        except subprocess.TimeoutExpired:
            worker.kill()


def build_demo() -> None:
    """Builds the demo anew. An SQLite file that was made as a demo is removed first, no other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.website.settings")
    database = settings.DATABASES["default"]
    if settings.DEMO and database["ENGINE"].endswith("sqlite3"):
        remove_demo(Path(database["NAME"]))
    _prepare()
    call_command("load_demo")


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.website.settings")
    django.setup()
    call_command("migrate", verbosity=0)
