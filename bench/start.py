"""Row 9: from `brygga serve` to its first answer on a prepared installation, and its memory."""

import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from bench.progress import doing
from bench.table import Figure

TICK = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1_000_000
LONGEST_WAIT = 60  # seconds


#: The demo's own worker for letters, which begins when the server has: not a part of its start.
BESIDE = "brygga.website.post_office"


@dataclass(frozen=True)
class Started:
    """CPU and wall time to the first answer in seconds; PSS in bytes after some answers.

    `parent` is the process that watches over the `workers`, `beside` what works for the demo.
    """

    cpu: float
    wall: float
    parent: int
    workers: list[int]
    beside: list[int]


def measure(folder: Path, path: str, cookie: str, times: int = 3) -> list[Figure]:
    """`folder` is the data folder of a prepared installation; `cookie` signs somebody in to it."""
    with doing(f"starting the server {times} times"):
        least = median(_bare_start() for _ in range(times))
        runs = [start(folder, path, cookie) for _ in range(times)]
    cpu, wall = median(run.cpu for run in runs), median(run.wall for run in runs)
    largest = max(runs, key=lambda run: max(run.workers))
    others = sum([largest.parent, *largest.beside]) / MEGABYTE
    return [
        Figure(
            "9",
            "cold start",
            f"brygga serve to the first Idag; {wall:.1f} s by the clock",
            cpu,
            "s",
            "a bare Django's first answer",
            least,
            goal=1.0,
            goal_is_figure=True,
        ),
        Figure(
            "9",
            "memory of a worker",
            "PSS after 20 answers",
            max(largest.workers) / MEGABYTE,
            "MB",
            goal=80,
            goal_is_figure=True,
        ),
        Figure("9", "memory of what is beside", "its parent, and the demo's post", others, "MB"),
    ]


BARE = """
import django
from django.conf import settings
apps = "auth contenttypes sessions messages staticfiles".split()
settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], TEMPLATES=[],
    INSTALLED_APPS=[f"django.contrib.{name}" for name in apps],
)
django.setup()
from django.http import HttpResponse
from django.test import Client
from django.urls import path
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
assert Client().get("/").status_code == 200
"""


def _bare_start() -> float:
    """Seconds of CPU that a Django with its own parts alone needs to a first answer."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", BARE], check=True, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment(**added: str) -> dict[str, str]:
    """Ours, but without what would make Python compile everything anew at every start."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BRYGGA_", "DJANGO_")) and name != "PYTHONDONTWRITEBYTECODE"
    }
    return {**kept, **added}


def start(folder: Path, path: str, cookie: str) -> Started:
    """Starts the server once, and ends it."""
    with serving(folder, path, cookie) as running:
        beside = [pid for pid in _descendants(running.pid) if BESIDE in _command(pid)]
        workers = [pid for pid in _descendants(running.pid) if pid not in beside]
        cpu = sum(map(_cpu, [running.pid, *workers]))
        for _ in range(20):
            _answers(running.port, path, cookie)
        return Started(
            cpu,
            running.wall,
            _pss(running.pid),
            [_pss(pid) for pid in workers],
            list(map(_pss, beside)),
        )


@dataclass(frozen=True)
class Running:
    """A server that answers; `wall` is how many seconds it took to."""

    pid: int
    port: int
    wall: float


@contextmanager
def serving(folder: Path, path: str, cookie: str) -> Iterator[Running]:
    """`brygga serve` on a prepared installation, from its first answer until the block ends."""
    port = _free_port()
    begun = monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", "brygga.cli.main", "serve", "--port", str(port)],
        env=_environment(BRYGGA_DATA=str(folder)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port, path, cookie):
            if server.poll() is not None or monotonic() - begun > LONGEST_WAIT:
                raise RuntimeError(f"No answer from `brygga serve` ({server.poll()})")
            sleep(0.02)
        yield Running(server.pid, port, monotonic() - begun)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(LONGEST_WAIT)


def _answers(port: int, path: str, cookie: str) -> bool:
    try:
        connection = HTTPConnection("localhost", port, timeout=LONGEST_WAIT)
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
    except (OSError, HTTPException):
        return False
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return True


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("localhost", 0))
        port: int = listening.getsockname()[1]
        return port


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _descendants(int(child))


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process and its ended children have spent."""
    # The name, the second field, stands in parentheses and may hold blanks.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def _pss(pid: int) -> int:
    """Bytes of memory, what is shared with others divided among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
