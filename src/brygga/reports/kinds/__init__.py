"""The kinds of report, as data: which sections, what each shows, what people are asked."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from brygga.domain.calendar import Per
from brygga.domain.language import Text

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. `shows` is what Brygga fills in, `question` what people are asked."""

    key: str
    title: Text
    question: Text
    shows: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: one for each period of `per`."""

    key: str
    title: Text
    per: Per
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind that there is, by key, the shorter period first."""
    found = [_kind(tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))) for name in NAMES]
    return {kind.key: kind for kind in found}


NAMES = ("half-year", "annual")


def _kind(data: dict[str, Any]) -> Kind:
    sections = tuple(
        Section(
            key=each["key"],
            title=Text(**each["title"]),
            question=Text(**each["question"]),
            shows=each.get("shows", ""),
            required=each.get("required", False),
        )
        for each in data["sections"]
    )
    return Kind(data["key"], Text(**data["title"]), Per(data["per"]), sections)
