"""Every dependency says why it is here, and is locked with its hash."""

import re
import tomllib
from itertools import pairwise

import pytest

from tests.house.repository import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)
REQUIREMENT = re.compile(r'^\s+"(?P<name>[A-Za-z0-9._-]+)(?P<rest>[^"]*)",(?P<comment>.*)$')


def _wanted(section: str) -> list[str]:
    if section == "run":
        listed = PROJECT["project"]["dependencies"]
    else:
        listed = PROJECT["dependency-groups"][section]
    return [_name(requirement) for requirement in listed]


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _locked(file: str) -> dict[str, str]:
    """Name and version of each package in a lock."""
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_every_dependency_says_why_it_is_here() -> None:
    block = PYPROJECT.split("[project.scripts]")[0].split("dependencies = [", 1)[1]
    lines = [match for line in block.splitlines() if (match := REQUIREMENT.match(line))]
    wanted = {name for section in ("run", "dev", "bootstrap") for name in _wanted(section)}
    assert {_name(match["name"]) for match in lines} == wanted
    without = [match["name"] for match in lines if not match["comment"].strip().startswith("# ")]
    assert not without, f"No reason beside: {without}"


@pytest.mark.parametrize(
    ("section", "file"), [("run", "run.txt"), ("dev", "dev.txt"), ("bootstrap", "uv.txt")]
)
def test_every_dependency_is_locked(section: str, file: str) -> None:
    missing = set(_wanted(section)) - set(_locked(file))
    assert not missing, f"Run `make lock`: {missing} are not in requirements/{file}"


def test_what_runs_is_what_was_tested() -> None:
    tested = _locked("dev.txt")
    other = {
        name: (version, tested.get(name))
        for name, version in _locked("run.txt").items()
        if tested.get(name) != version
    }
    assert not other, f"Run `make lock`; in run.txt but not so in dev.txt: {other}"


@pytest.mark.parametrize("file", ["run.txt", "dev.txt", "uv.txt"])
def test_every_locked_version_has_its_hash(file: str) -> None:
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line], "a lock holds no addresses"
    bare = [
        first
        for first, second in pairwise([*lines, ""])
        if "==" in first and not second.strip().startswith("--hash=sha256:")
    ]
    assert not bare, bare
