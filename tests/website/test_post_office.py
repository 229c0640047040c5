"""The demo's worker lives as long as the pipe to it, and no longer."""

import os
import subprocess
import sys
from pathlib import Path


def test_it_ends_with_whoever_started_it(tmp_path: Path) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-m", "brygga.website.post_office"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "BRYGGA_DATA": str(tmp_path)},
    )
    assert worker.poll() is None
    assert worker.stdin
    worker.stdin.close()
    assert worker.wait(60) in {0, -15}
