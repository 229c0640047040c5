"""What the rules look at: the repository's files and the modules of the product."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "brygga"
SLICES = tuple(sorted(path.parent.name for path in SOURCE.glob("*/apps.py")))


@cache
def files() -> tuple[Path, ...]:
    """Every file that is kept, or about to be: what git tracks and what it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


@cache
def texts() -> dict[Path, str]:
    """The files that are text, with their content."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path] = content.decode("utf-8")
    return found


@cache
def modules() -> tuple[Path, ...]:
    """The product's Python files, migrations left out."""
    return tuple(
        path
        for path in files()
        if path.is_relative_to(SOURCE) and path.suffix == ".py" and "migrations" not in path.parts
    )


@cache
def templates() -> tuple[Path, ...]:
    return tuple(
        path for path in files() if path.is_relative_to(SOURCE) and "templates" in path.parts
    )


def place(path: Path, line: int | None = None) -> str:
    """How a finding names where it is."""
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")
