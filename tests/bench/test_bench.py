"""The bench runs, on sizes so small that its figures say nothing."""

import json
import subprocess
import sys

import pytest

from bench.table import Figure, as_markdown, number
from tests.house.repository import ROOT


def test_every_row_but_the_servers_start_is_measured() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--tiny", "--rows", "1,2,4,5,6,7,8", "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines = json.loads(done.stdout)
    assert {line["row"] for line in lines} == {"1", "2", "4", "5", "6", "7", "8"}
    for line in lines:
        assert line["figure"] is not None, line
        assert (line["reached"] is None) == (line["goal"] is None), line


@pytest.mark.parametrize(
    "value, goal_is_figure, reached", [(2.0, False, True), (2.1, False, False), (2.0, True, True)]
)
def test_a_goal_is_the_most_that_may_be(value: float, goal_is_figure: bool, reached: bool) -> None:
    base = None if goal_is_figure else 1.0
    figure = Figure("1", "x", "y", value, base=base, goal=2, goal_is_figure=goal_is_figure)
    assert figure.is_reached is reached


def test_what_was_not_measured_neither_reaches_nor_misses() -> None:
    assert Figure("1", "x", "valgrind is missing", None, goal=2).is_reached is None


@pytest.mark.parametrize(
    "value, written", [(0.123, "0.12"), (12.34, "12.3"), (1234.5, "1\u202f234"), (5, "5")]
)
def test_figures_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_the_table_for_the_documentation_leaves_out_the_parts_of_a_sum() -> None:
    whole = Figure("8", "first visit", "2 requests", 3.0, "kB", goal=100, goal_is_figure=True)
    part = Figure("8", "  base.css", "", 1.0, "kB")
    lines = as_markdown([whole, part]).splitlines()
    assert lines[2] == "| 8 | first visit | 2 requests | 3 kB |  |  | ≤ 100 kB | yes |"
    assert len(lines) == 3
