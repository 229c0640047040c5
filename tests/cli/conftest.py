"""Running a command and catching what it says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from brygga.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"


class Answer(NamedTuple):
    """What a command gave: its exit code and the two streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*words: Any) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run_command


@pytest.fixture
def q_hanget() -> Path:
    return EXAMPLES / "q-hanget.toml"
