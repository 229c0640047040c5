"""Whatever is wrong with a file or with what is asked: a message, exit code 2, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.domain.terms.clean import CLEAN, spoiled

COMMANDS = [
    ("terms", "check"),
    ("terms", "plan"),
    ("terms", "diff", "FILE"),
    ("standing", "--evidence", "FILE", "--as-of", "2023-10-18"),
]


def line_of(text: str, wanted: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if wanted in line)


MALFORMED = {
    "wrong date": ("begins_on = 2022-01-01", "begins_on = 2022-13-01", "term.begins_on"),
    "text for a date": ("begins_on = 2022-01-01", 'begins_on = "2022-01-01"', "term.begins_on"),
    "unknown key": ('per = "week"', 'pre = "week"', "obligations[meetup].pre"),
    "no such party": ('["foreningen"]', '["ingen"]', "obligations[meetup].owed_by[1]"),
    "end before beginning": ("ends_on = 2023-12-31", "ends_on = 2020-12-31", "term.ends_on"),
    "text not closed": ('title = "Träff"', 'title = "Träff', "obligations[1].title"),
}


@pytest.mark.parametrize("what", MALFORMED)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_malformed_files(run: Run, tmp_path: Path, what: str, command: tuple[str, ...]) -> None:
    old, new, key = MALFORMED[what]
    path = tmp_path / "t.toml"
    path.write_text(spoiled((old, new)), "utf-8")
    answer = run(*(path if word == "FILE" else word for word in command), path)
    assert answer.code == 2
    assert f"{path}:{line_of(path.read_text('utf-8'), new)}: {key}: " in answer.err
    assert answer.out == ""


NONSENSE: dict[str, bytes] = {
    "empty": b"",
    "binary": bytes(range(256)) * 4,
    "a megabyte of brackets": b"[" * 1_000_000,
    "a megabyte of brackets in a value": b"key = " + b"[" * 1_000_000,
    "ten megabytes": os.urandom(1_000) * 10_000,
    "ten megabytes of text": b"nonsense = 1\n" * 800_000,
}


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense(run: Run, tmp_path: Path, what: str) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(NONSENSE[what])
    answer = run("terms", "check", path)
    assert answer.code == 2
    assert answer.err.startswith((f"{path}:1: ", f"{path}:2: "))


def test_missing_and_unreadable_files(run: Run, tmp_path: Path) -> None:
    assert run("terms", "check", tmp_path / "none.toml").err.endswith("filen finns inte\n")
    assert run("terms", "check", tmp_path).err.endswith("det är en mapp, ingen fil\n")
    assert run("terms", "check", "a\0b").code == 2
    assert run("terms", "check", "/" + "a" * 5_000).code == 2
    file = tmp_path / "file"
    file.touch()
    assert run("terms", "check", file / "below").code == 2


def test_a_file_that_may_not_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    answer = run("terms", "check", tmp_path / "t.toml", "--language", "en")
    assert (answer.code, answer.err) == (
        2,
        f"{tmp_path / 't.toml'}:1: reading the file is not permitted\n",
    )


def test_the_calendar_that_the_file_names_is_missing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(CLEAN, "utf-8")
    answer = run("terms", "plan", path)
    assert answer.code == 2
    assert answer.err == f"{tmp_path}/calendars/lund.toml:1: filen finns inte\n"
    # What does not need it works without it, and says that it is missing.
    assert "filen finns inte" in run("terms", "check", path, "--format", "json").out


def test_errors_for_machines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(spoiled(("version = 1", 'version = "1"')), "utf-8")
    answer = run("terms", "check", path, "--format", "json", "--language", "en")
    assert json.loads(answer.err) == {
        "errors": [
            {
                "file": str(path),
                "line": 4,
                "key": "version",
                "message": "expected a whole number; found “1”",
            }
        ]
    }


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("terms",),
        ("terms", "chek", "x"),
        ("terms", "check"),
        ("terms", "check", "x", "y"),
        ("terms", "check", "x", "--format", "pdf"),
        ("terms", "check", "x", "--langauge", "en"),
        ("terms", "plan", "x", "--from", "yesterday"),
        ("terms", "plan", "x", "--to", "9999-12-31"),
        ("terms", "plan", "x", "--from", "2023-12-31", "--to", "2023-10-01"),
        ("terms", "diff", "x"),
        ("terms", "schema", "nothing"),
        ("standing", "x", "--as-of", "2023-10-18"),
        ("standing", "x", "--evidence", "y"),
        ("serve", "--port", "many"),
        ("serve", "--port", "99999"),
    ],
)
def test_wrong_use(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert "fel: " in answer.err
    assert "så här: brygga" in answer.err
    assert "error: " in run("--language=en", *words).err


def test_control_characters_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text('"\\u001b[31mkey" = 1\ntitle = "\\u009b31m"\nformat = "\\u001b[0m"', "utf-8")
    answer = run("terms", "check", path)
    assert answer.code == 2
    assert not {"\x1b", "\x9b"} & set(answer.err)


@pytest.mark.parametrize("form", ["table", "json", "csv", "ics"])
def test_the_terms_commands_never_load_the_site(q_hanget: Path, form: str) -> None:
    code = (
        "import sys; from brygga.cli.main import main; "
        f"main(['terms', 'plan', {str(q_hanget)!r}, '--format', {form!r}]); "
        "heavy = {'django', 'rich', 'icalendar', 'granian'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_reader_who_has_read_enough(q_hanget: Path) -> None:
    command = f"{sys.executable} -m brygga.cli.main terms plan {q_hanget} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_terminal_without_swedish_letters(q_hanget: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "brygga.cli.main", "terms", "check", str(q_hanget)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
