"""The published schemas are those of the model, and somebody else's validator agrees with them."""

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import schema
from brygga.domain.terms import Terms

ROOT = Path(__file__).parents[2]
FORMATS = {"terms": Terms, "calendar": SchoolCalendar}
FILES = [
    *(("terms", path) for path in sorted((ROOT / "examples").glob("*.toml"))),
    *(("calendar", path) for path in sorted((ROOT / "examples" / "calendars").glob("*.toml"))),
]


def published(what: str) -> Any:
    return json.loads((ROOT / "docs" / "schema" / f"{what}.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("what", FORMATS)
def test_a_published_schema_is_fresh(what: str) -> None:
    assert published(what) == schema(FORMATS[what]), (
        f"brygga terms schema {what} > docs/schema/{what}.schema.json"
    )
    jsonschema.Draft202012Validator.check_schema(published(what))


@pytest.mark.parametrize(("what", "path"), FILES, ids=lambda each: getattr(each, "stem", each))
def test_the_examples_follow_the_schema(what: str, path: Path) -> None:
    errors = _validator(what).iter_errors(_as_json(path.read_text("utf-8")))
    assert [error.message for error in errors] == []


def _validator(what: str) -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(published(what), format_checker=checker)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "public"', 'kind = "private"'),
        ('title = "Q-hänget 2022–2024"', 'title = " "'),
        ("version = 1", 'version = "1"'),
        ("version = 1", "versoin = 1"),
        ("begins_on = 2022-01-01", 'begins_on = "januari"'),
        ("per_year = 181150", 'per_year = "mycket"'),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    text = (ROOT / "examples" / "q-hanget.toml").read_text("utf-8")
    assert old in text
    assert not _validator("terms").is_valid(_as_json(text.replace(old, new, 1)))


def _as_json(text: str) -> Any:
    """TOML as JSON has it: days and moments are strings."""

    def plain(value: Any) -> str:
        assert isinstance(value, date | datetime)
        return value.isoformat()

    return json.loads(json.dumps(tomllib.loads(text), default=plain))
