"""What the documents tell people to type exists."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from brygga.cli.main import main
from tests.house.repository import ROOT, texts

TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
TYPED = re.compile(r"^\s*(?:\$ )?((?:[A-Z_]+=\S+ )*)(make|brygga|\.venv/bin/brygga) (.*)$")


def typed_in(path: Path) -> list[tuple[str, list[str]]]:
    """The commands in a document: those in a code block, and those between backticks."""
    found = []
    inside = False
    for line in texts()[path].splitlines():
        if line.lstrip().startswith("```"):
            inside = not inside
            continue
        for text in [line] if inside else re.findall(r"`([^`]+)`", line):
            match = TYPED.match(text)
            if match:
                words = match[3].split("#")[0].split()
                found.append((match[2].rsplit("/", 1)[-1], words))
    return found


DOCUMENTS = sorted(path for path in texts() if path.suffix == ".md")


@pytest.mark.parametrize("target", ["setup", "run", "test", "check", "fix", "bench"])
def test_the_makefile_has_the_promised_targets(target: str) -> None:
    assert target in TARGETS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_make_target_in_a_document_exists(path: Path) -> None:
    named = {
        word
        for program, words in typed_in(path)
        if program == "make"
        for word in words
        if re.fullmatch(r"[a-z][a-z-]*", word)
    }
    assert named <= TARGETS, named - TARGETS


def test_every_command_in_a_document_exists() -> None:
    wanted: set[tuple[str, ...]] = set()
    for path in DOCUMENTS:
        for program, words in typed_in(path):
            if program == "brygga" and words and re.fullmatch(r"[a-z_]+", words[0]):
                depth = 2 if words[0] in {"terms", "manage"} and len(words) > 1 else 1
                wanted.add(tuple(words[:depth]))
    assert wanted, "the README shows no command at all"
    missing = [" ".join(words) for words in sorted(wanted) if not _has_help(words)]
    assert not missing, missing


def _has_help(words: tuple[str, ...]) -> bool:
    if words[0] == "manage":
        return words[1:] == () or words[1] in get_commands()
    try:
        code = main([*words, "--help"])
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    return code == 0


def test_every_file_that_a_document_points_at_exists() -> None:
    missing = []
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", texts()[path]):
            if "://" not in target and not (path.parent / target).exists():
                missing.append(f"{path.relative_to(ROOT)}: {target}")
    assert not missing, "\n".join(missing)
