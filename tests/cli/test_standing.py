"""How everything stood on a day, from two files."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

HEAD = "obligation,kind,happened_on,recorded_at,withdrawn_at,party,quantity,source\n"
MEETUP = "weekly-meetup,,2022-01-12,2022-01-12T20:00:00+01:00,,,,\n"


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.csv"
    path.write_text(HEAD + MEETUP, "utf-8")
    return path


def test_standing(run: Run, q_hanget: Path, evidence: Path) -> None:
    answer = run(
        "standing", q_hanget, "--evidence", evidence, "--as-of", "2022-01-25", "--format", "json"
    )
    assert answer.code == 0
    stands = {each["key"]: each for each in json.loads(answer.out)}
    kept = stands["weekly-meetup/2022-W02"]
    assert (kept["standing"], kept["met"], kept["met_on"]) == ("kept", 1, "2022-01-12")
    assert stands["weekly-meetup/2022-W03"]["standing"] == "missed"
    assert stands["weekly-meetup/2022-W04"]["standing"] == "due_soon"
    assert stands["weekly-meetup/2024-W20"]["standing"] == "upcoming"
    assert stands["deviation-dialogue/if"]["standing"] == "not_applicable"
    assert stands["final-report/term"]["standing"] == "undated"
    assert all(each["as_of"] == "2022-01-25" for each in stands.values())


def test_standing_as_a_table(run: Run, q_hanget: Path, evidence: Path) -> None:
    answer = run("standing", q_hanget, "--evidence", evidence, "--as-of", "2022-01-25")
    assert "● hållet" in answer.out
    assert answer.out.splitlines()[-1].startswith("2022-01-25: ")
    english = run(
        "standing", q_hanget, "--evidence", evidence, "--as-of=2022-01-25", "--language=en"
    )
    assert "✕ missed" in english.out


def test_standing_of_the_example(run: Run, q_hanget: Path) -> None:
    path = EXAMPLES / "evidence" / "q-hanget.csv"
    answer = run("standing", q_hanget, "--evidence", path, "--as-of", "2023-10-18")
    assert answer.code == 0


@pytest.mark.parametrize(
    ("rows", "line", "column"),
    [
        ("nobody,,2022-01-12,2022-01-12T20:00:00+01:00,,,,\n", 2, "obligation"),
        (MEETUP + "weekly-meetup,,2022-01-42,2022-01-12T20:00:00+01:00,,,,\n", 3, "happened_on"),
        ("weekly-meetup,,2022-01-12,2022-01-12T20:00:00,,,,\n", 2, "recorded_at"),
        ("weekly-meetup,,2022-01-12,2022-01-12T20:00:00+01:00,,,-1,\n", 2, "quantity"),
    ],
)
def test_bad_evidence(
    run: Run, q_hanget: Path, evidence: Path, rows: str, line: int, column: str
) -> None:
    evidence.write_text(HEAD + rows, "utf-8")
    answer = run("standing", q_hanget, "--evidence", evidence, "--as-of", "2023-10-18")
    assert answer.code == 2
    assert f"{evidence}:{line}: {column}: " in answer.err


@pytest.mark.parametrize(
    "row",
    [
        "invoice,,0001-01-01,0001-01-01T00:00:00+00:00,,,,\n",
        "invoice,,9999-12-31,9999-12-31T23:59:59-12:00,,,,\n",
        "contact-replaced,contact-left,0001-01-01,2022-01-12T20:00:00+01:00,,,,\n",
        "notice-period,notice,9999-12-31,2022-01-12T20:00:00+01:00,,,,\n",
        "invoice,,2022-01-01,2022-01-01T00:00:00+23:59,9999-12-31T23:59:59-23:59,,,\n",
        'invoice,,2022-01-01,2022-01-01T00:00:00+01:00,,,,"never closed\n',
        "invoice,,2022-01-01,2022-01-01T00:00:00+01:00,,,99999999999999999999,\n",
        "\x00\x00\n",
    ],
)
@pytest.mark.parametrize("as_of", ["1900-01-01", "2199-12-31"])
def test_days_at_the_ends_of_the_calendar(
    run: Run, q_hanget: Path, evidence: Path, row: str, as_of: str
) -> None:
    evidence.write_text(HEAD + row, "utf-8")
    answer = run("standing", q_hanget, "--evidence", evidence, "--as-of", as_of)
    assert answer.code in (0, 2)
    assert "Traceback" not in answer.err
