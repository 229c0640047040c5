"""The terms commands: what they answer, in which format, with which exit code."""

import csv
import json
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import icalendar
import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.domain.terms.clean import CLEAN, spoiled


@pytest.fixture
def clean_file(tmp_path: Path) -> Path:
    (tmp_path / "calendars").mkdir()
    calendar = Path(__file__).parents[2] / "examples" / "calendars" / "lund.toml"
    (tmp_path / "calendars" / "lund.toml").write_bytes(calendar.read_bytes())
    path = tmp_path / "clean.toml"
    path.write_text(CLEAN, "utf-8")
    return path


def test_check_finds_what_a_careful_reader_would(run: Run, q_hanget: Path) -> None:
    answer = run("terms", "check", q_hanget, "--format", "json")
    findings = json.loads(answer.out)
    assert answer.code == 1
    assert {
        "report-without-due-date",
        "frequency-not-stated",
        "payment-without-date",
        "document-not-described",
        "target-missing",
        "signed-after-start",
        "drafting-question",
        "hash-length",
    } <= {finding["rule"] for finding in findings}
    assert all(f["place"] and f["message"] and f["suggestion"] for f in findings)
    (receipt,) = [finding for finding in findings if finding["rule"] == "hash-length"]
    assert "127" in receipt["message"]
    assert set(receipt) >= {"rule", "severity", "clause", "place", "message", "suggestion"}


def test_check_of_a_clean_agreement(run: Run, clean_file: Path) -> None:
    assert run("terms", "check", clean_file, "--format", "json") == (0, "[]\n", "")
    assert run("terms", "check", clean_file) == (0, "Inga anmärkningar.\n", "")


def test_check_as_a_table_in_both_languages(run: Run, q_hanget: Path) -> None:
    swedish, english = (
        run("terms", "check", q_hanget, "--language", language).out for language in ("sv", "en")
    )
    assert "allvarlig  hash-length" in swedish
    assert "serious   hash-length" in english
    assert "here are 127" in english
    assert max(map(len, swedish.splitlines())) <= 140


def test_plan_counts(run: Run, q_hanget: Path) -> None:
    answer = run(
        "terms", "plan", q_hanget, "--format", "json", "--from", "2022-01-01", "--to", "2024-12-31"
    )
    occurrences = json.loads(answer.out)
    counts = Counter(occurrence["obligation"] for occurrence in occurrences)
    assert answer.code == 0
    assert counts["weekly-meetup"] == 113
    weeks = Counter(o["key"][14:18] for o in occurrences if o["obligation"] == "weekly-meetup")
    assert weeks == {"2022": 38, "2023": 38, "2024": 37}
    assert counts["payment"] == 6
    payments = [o for o in occurrences if o["obligation"] == "payment"]
    assert {(payment["amount"], payment["currency"]) for payment in payments} == {(90575, "SEK")}
    (review,) = [o for o in occurrences if o["obligation"] == "renewal-review"]
    assert review["due_on"] == "2023-03-01"
    meetings = [o["required"] for o in occurrences if o["obligation"] == "steering-meeting"]
    assert meetings == [4, 4, 4]


def test_plan_says_what_is_missing(run: Run, q_hanget: Path) -> None:
    for occurrence in json.loads(run("terms", "plan", q_hanget, "--format", "json").out):
        assert bool(occurrence["missing"]) == (occurrence["due_on"] is None)
        assert occurrence["working"]
        assert occurrence["clause"]
        assert isinstance(occurrence["parties"], list)
        assert isinstance(occurrence["beneficiaries"], list)


def test_plan_of_a_span_has_every_period_that_touches_it(run: Run, q_hanget: Path) -> None:
    day = "2023-10-18"
    answer = run("terms", "plan", q_hanget, "--format", "json", "--from", day, "--to", day)
    occurrences = json.loads(answer.out)
    keys = {occurrence["key"] for occurrence in occurrences}
    assert {"weekly-meetup/2023-W42", "half-year-report/2023-H2", "steering-meeting/2023"} <= keys
    assert all(o["period_start"] <= day <= o["period_end"] for o in occurrences)


def test_plan_as_csv(run: Run, clean_file: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("terms", "plan", clean_file, "--format", "csv").out)))
    payment = next(row for row in rows if row["key"] == "payment/2022-H1")
    assert (payment["amount"], payment["parties"], payment["due_on"]) == ("50000", "kommunen", "")
    assert payment["missing"]


def test_plan_as_calendar(run: Run, q_hanget: Path) -> None:
    answer = run("terms", "plan", q_hanget, "--format", "ics")
    again = run("terms", "plan", q_hanget, "--format", "ics")
    assert answer.out == again.out
    calendar = icalendar.Calendar.from_ical(answer.out)
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    review = events["renewal-review/2023-03-01@q-hanget.brygga"]
    assert review.decoded("dtstart") == date(2023, 3, 1)
    assert review.decoded("dtend") == date(2023, 3, 2)
    assert len(events) + int(answer.err.rstrip(".\n").split()[-1]) == len(
        json.loads(run("terms", "plan", q_hanget, "--format", "json").out)
    )


@pytest.mark.parametrize("content", [None, "terms = 1", "x" * 20_000_000])
def test_check_notices_a_calendar_that_cannot_be_read(
    run: Run, clean_file: Path, content: str | None
) -> None:
    assert run("terms", "check", clean_file).code == 0
    calendar = clean_file.parent / "calendars" / "lund.toml"
    calendar.unlink()
    if content:
        calendar.write_text(content, "utf-8")
    answer = run("terms", "check", clean_file, "--format", "json")
    assert answer.code == 1
    (finding,) = json.loads(answer.out)
    assert (finding["rule"], finding["severity"]) == ("calendar-missing", "serious")
    assert finding["place"] == 'calendar = "calendars/lund.toml"'
    assert str(calendar) in finding["message"]


def test_plan_with_another_calendar(run: Run, clean_file: Path, tmp_path: Path) -> None:
    one_week = tmp_path / "one-week.toml"
    one_week.write_text(
        'format = 1\ntitle = "En vecka"\nsource = "Vi"\nassumed = false\n'
        "[[terms]]\nbegins_on = 2022-02-07\nends_on = 2022-02-11\n",
        "utf-8",
    )
    answer = run("terms", "plan", clean_file, "--calendar", one_week, "--format", "json")
    weeks = [o for o in json.loads(answer.out) if o["obligation"] == "meetup"]
    assert [week["key"] for week in weeks] == ["meetup/2022-W06"]


def test_plan_table_is_in_order_of_time_with_the_undated_last(run: Run, clean_file: Path) -> None:
    lines = run("terms", "plan", clean_file).out.splitlines()
    days = [line[:10] for line in lines if line[:2] == "20"]
    assert days == sorted(days)
    # What always holds was "due" on the agreement's first day, which is nobody's next thing.
    running = next(n for n, line in enumerate(lines) if "venue/term" in line)
    assert lines[running].startswith("löpande")
    assert running > max(n for n, line in enumerate(lines) if line[:2] == "20")
    assert "deviation/if" in "".join(lines[-8:])


def test_diff(run: Run, clean_file: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.toml"
    new.write_text(spoiled(("35 träffar om året", "30 träffar om året")), "utf-8")
    answer = run("terms", "diff", clean_file, new, "--format", "json")
    (change,) = json.loads(answer.out)
    assert answer.code == 1
    assert (change["section"], change["key"], change["field"], change["way"]) == (
        "activities", "meetups", "target", "yearly-revision",
    )  # fmt: skip
    assert "30 träffar om året" in run("terms", "diff", clean_file, new).out
    assert run("terms", "diff", clean_file, clean_file) == (0, "Inget skiljer.\n", "")


@pytest.mark.parametrize("what", ["terms", "calendar"])
def test_schema(run: Run, what: str) -> None:
    answer = run("terms", "schema", what)
    jsonschema.Draft202012Validator.check_schema(json.loads(answer.out))
    assert answer.code == 0
