"""Row 9: from `brygga serve` to its first answer on a prepared installation, and its memory."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
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


@dataclass(frozen=True)
class Started:
    """CPU and wall time to the first answer in seconds; PSS in bytes after some answers."""

    cpu: float
    wall: float
    workers: list[int]
    whole: int


def measure(folder: Path, path: str, cookie: str, times: int = 3) -> list[Figure]:
    """`folder` is the data folder of a prepared installation; `cookie` signs somebody in to it."""
    with doing(f"starting the server {times} times"):
        runs = [start(folder, path, cookie) for _ in range(times)]
    workers = max(runs, key=lambda run: max(run.workers))
    count = len(workers.workers)
    return [
        Figure(
            "9",
            "cold start",
            f"brygga serve to the first {path}",
            median(run.cpu for run in runs),
            "s CPU",
            "wall",
            median(run.wall for run in runs),
            goal=1.0,
            goal_is_figure=True,
        ),
        Figure(
            "9",
            "memory of a worker",
            f"PSS after 20 answers, {count} worker{'s' if count > 1 else ''}",
            max(workers.workers) / MEGABYTE,
            "MB",
            goal=80,
            goal_is_figure=True,
        ),
        Figure("9", "memory of all", "PSS, with the parent", workers.whole / MEGABYTE, "MB"),
    ]


def start(folder: Path, path: str, cookie: str) -> Started:
    """Starts the server once, and ends it."""
    port = _free_port()
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("BRYGGA_", "DJANGO_"))},
        "BRYGGA_DATA": str(folder),
    }
    begun = monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", "brygga.cli.main", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port, path, cookie):
            if server.poll() is not None or monotonic() - begun > LONGEST_WAIT:
                raise RuntimeError(f"No answer from `brygga serve` ({server.poll()})")
            sleep(0.02)
        wall = monotonic() - begun
        family = [server.pid, *_descendants(server.pid)]
        cpu = sum(map(_cpu, family))
        for _ in range(20):
            _answers(port, path, cookie)
        memory = {pid: _pss(pid) for pid in family}
        # The parent only watches over the workers; they are its children, if it has any.
        workers = [memory[pid] for pid in family[1:]] or [memory[server.pid]]
        return Started(cpu, wall, workers, sum(memory.values()))
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
