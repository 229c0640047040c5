"""The example agreements that the demo loads: the same files that the command line reads."""

from pathlib import Path

FOLDER = Path(__file__).parents[4] / "examples"


def example(name: str) -> bytes:
    return (FOLDER / name).read_bytes()
