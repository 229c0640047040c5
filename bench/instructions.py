"""Instructions that the engine needs, counted by callgrind: a busy machine counts as an idle one.

Two runs of different length are counted and set against each other, so that what Python needs to
start falls away: `python -m bench.instructions TIMES` is one such run.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.engine import ENDS_ON, evidence_for, lund, of_twelve_rules, q_hanget
from bench.progress import doing
from bench.table import Figure
from brygga.domain.obligations import assess, plan

FEW, MANY = 1, 6
MILLION = 1_000_000


def measure() -> list[Figure]:
    name, unit = "engine, instructions", "million"
    if not shutil.which("valgrind"):
        return [Figure("5", name, "valgrind is missing", None)]
    with doing("counting the engine's instructions"):
        each = (count(MANY) - count(FEW)) / (MANY - FEW)
    return [Figure("5", name, "the same, counted by callgrind", each / MILLION, unit)]


def count(times: int) -> int:
    """How many instructions a process takes that assesses so many times."""
    with TemporaryDirectory() as folder:
        found = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={Path(folder) / 'out'}",
                sys.executable,
                "-m",
                "bench.instructions",
                str(times),
            ],
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            check=True,
            text=True,
        )
    said = re.search(r"Collected : (\d+)", found.stderr)
    if said is None:
        raise RuntimeError(found.stderr)
    return int(said[1])


def _work(times: int) -> None:
    calendar, terms = lund(), of_twelve_rules(q_hanget())
    facts = evidence_for(plan(terms, calendar))
    for _ in range(times):
        assess(terms, calendar, facts, ENDS_ON)


if __name__ == "__main__":
    _work(int(sys.argv[1]))
