"""The guide to the terms file shows files that work, and says of them what is so."""

import re
from pathlib import Path

from brygga.domain.obligations import plan
from brygga.domain.terms import find, read_terms

GUIDE = (Path(__file__).parents[2] / "docs" / "terms-file.md").read_text("utf-8")
SMALLEST, READING = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_smallest_file() -> None:
    terms = read_terms(SMALLEST, name="bryggan.toml")
    assert [finding.rule for finding in find(terms)] == ["report-without-due-date"]
    assert [occurrence.due_on for occurrence in plan(terms, None)] == [None, None]


def test_the_reading() -> None:
    terms = read_terms(SMALLEST + READING, name="bryggan.toml")
    days = [str(occurrence.due_on) for occurrence in plan(terms, None)]
    assert days == ["2023-02-28", "2024-02-29"]
    assert [finding.rule for finding in find(terms)] == ["report-without-due-date"]
