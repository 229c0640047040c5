"""Row 6: taps from four phones through the whole stack, against what the disk can do at all.

The phones speak HTTP with `brygga serve`, each over a connection of its own, and keep a tap until
it is answered for. The floor is one row for each transaction, written to the disk by SQLite alone.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from uuid import uuid4

from bench.progress import doing
from bench.site import cookie
from bench.start import serving
from bench.table import Figure
from bench.world import COORDINATOR
from brygga.domain.meetups.counting import AGES, CountKind
from brygga.meetups.models import CountOperation, Meetup, Shift
from brygga.meetups.queries import counted
from brygga.parties.models import Partnership, Person
from brygga.volunteers.roles import ShiftRole
from brygga.website.clock import now

PHONES = 4
KEY = "rakning"
PAGE = f"/p/q-hanget/traffar/{KEY}/rakning/"
OPERATIONS = f"{PAGE}operationer/"
TOKEN = "b" * 32
GOAL = 1 / 0.15  # at least 0.15 of the operations in a second that the disk alone takes


@dataclass(frozen=True)
class Sizes:
    """How many operations in all, how many one at a time, and how many bare inserts."""

    together: int
    singly: int
    bare: int


WHOLE, TINY = Sizes(10_000, 1_000, 1_000), Sizes(80, 8, 8)
AT_ONCE = 200  # as the page's script sends what has gathered


def prepare() -> None:
    """An evening that the coordinator leads."""
    row = Meetup.objects.create(
        partnership=Partnership.objects.get(key="q-hanget"),
        key=KEY,
        on=date(2023, 10, 18),
        begins=time(17, 30),
        ends=time(20),
        place="Lokalen",
    )
    Shift.objects.create(
        meetup=row,
        role=ShiftRole.LEADER,
        number=1,
        person=Person.objects.get(email=COORDINATOR),
        party="tjejjouren",
        taken_at=now(),
    )


def measure(folder: Path, session: str, sizes: Sizes) -> list[Figure]:
    """Milliseconds for each operation by the clock, beside a bare durable insert."""
    row = Meetup.objects.get(key=KEY)
    signed_in = f"{cookie(session)}; brygga_csrf={TOKEN}"
    with doing(f"counting {sizes.together + sizes.singly} heads from {PHONES} phones"):
        bare = [_bare(folder, sizes.bare)]
        with serving(folder, PAGE, signed_in) as running:
            many = _count(running.port, signed_in, sizes.together, AT_ONCE)
            bare.append(_bare(folder, sizes.bare))
            one = _count(running.port, signed_in, sizes.singly, 1)
        bare.append(_bare(folder, sizes.bare))
    _check(row, sizes.together + sizes.singly)
    floor = median(bare)
    against = "a bare durable insert"
    phones = f"{PHONES} phones, every tenth batch sent twice"
    return [
        Figure(
            "6",
            "door counts, one tap at a time",
            f"{sizes.singly} operations, {phones}",
            one,
            "ms",
            against,
            floor,
        ),
        Figure(
            "6",
            "door counts",
            f"{sizes.together} operations, {AT_ONCE} at a time, {phones}",
            many,
            "ms",
            against,
            floor,
            goal=round(GOAL, 2),
        ),
    ]


def _count(port: int, signed_in: str, operations: int, at_once: int) -> float:
    """Sends from every phone at the same time; milliseconds for each operation."""
    share = operations // PHONES
    wrong: list[object] = []
    phones = [
        Thread(target=_phone, args=(port, signed_in, _taps(share), at_once, wrong))
        for _ in range(PHONES)
    ]
    begun = perf_counter()
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    spent = perf_counter() - begun
    if wrong:
        raise RuntimeError(f"A phone was answered: {wrong[0]}")
    return spent * 1000 / (share * PHONES)


def _taps(number: int) -> list[dict[str, object]]:
    kinds = list(CountKind)
    return [
        {"id": str(uuid4()), "kind": kinds[n % len(kinds)].value, "change": 1}
        for n in range(number)
    ]


def _phone(
    port: int,
    signed_in: str,
    taps: Sequence[dict[str, object]],
    at_once: int,
    wrong: list[object],
) -> None:
    connection = HTTPConnection("localhost", port, timeout=60)
    headers = {
        "Cookie": signed_in,
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/json",
    }
    for n, first in enumerate(range(0, len(taps), at_once)):
        batch = taps[first : first + at_once]
        for _ in range(1 if n % 10 else 2):
            connection.request("POST", OPERATIONS, json.dumps({"operations": batch}), headers)
            answer = connection.getresponse()
            content = answer.read()
            acknowledged = json.loads(content)["acknowledged"] if answer.status == 200 else []
            if set(acknowledged) != {each["id"] for each in batch}:
                wrong.append((answer.status, content[:300]))
                return
    connection.close()


def _check(row: Meetup, operations: int) -> None:
    """Nothing lost, nothing doubled."""
    found = counted(row)
    heads = sum(found.count.of(kind) for kind in (*AGES, CountKind.FIRST))
    rows = CountOperation.objects.filter(meetup=row).count()
    if (found.received, heads, rows) != (operations, operations, operations):
        raise RuntimeError(f"{operations} operations became {found}, {rows} rows")


def _bare(folder: Path, inserts: int) -> float:
    """Milliseconds for a row of the same kind in a transaction of its own, on the same disk."""
    file = folder / "bare.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS operation "
            "(id TEXT PRIMARY KEY, meetup INTEGER, kind TEXT, change INTEGER)"
        )
        begun = perf_counter()
        for _ in range(inserts):
            database.execute("INSERT INTO operation VALUES (?, 1, 'older', 1)", (str(uuid4()),))
        spent = perf_counter() - begun
    return spent * 1000 / inserts
