"""The record of processing as a page: `python -m tests.house.processing_record` writes it anew."""

import tomllib
from dataclasses import dataclass
from typing import Any

from tests.house.repository import ROOT

RECORD = ROOT / "docs" / "processing-record.toml"
PAGE = ROOT / "docs" / "processing-record.md"
SAID = ("holds", "whose", "why", "seen_by", "kept")

HEAD = """\
# The record of processing

What the database can hold, field by field (article 30 of the GDPR): what, whose, why, who sees
it, for how long. Each organisation is controller for its own people. No model holds a visitor: a
field that is not in the record fails the tests, and so does one whose name speaks of a visitor, a
device, an identity number or an identity. This page is made from
[processing-record.toml](processing-record.toml).
"""


@dataclass(frozen=True)
class Recorded:
    """What the record says of one model."""

    model: str
    said: dict[str, str]
    fields: dict[str, str]  # as written: a key may name several fields
    held_back: dict[str, str]

    @property
    def names(self) -> list[str]:
        return [name for names in self.fields for name in names.split()]


def record() -> tuple[Recorded, ...]:
    read: dict[str, Any] = tomllib.loads(RECORD.read_text("utf-8"))
    return tuple(
        Recorded(
            model=entry["model"],
            said={key: entry.get(key, "") for key in SAID},
            fields=entry.get("fields", {}),
            held_back=entry.get("held_back", {}),
        )
        for entry in read["models"]
    )


def page() -> str:
    return "\n".join([HEAD, *map(_section, record())])


def _section(entry: Recorded) -> str:
    said = entry.said
    lines = [
        f"## {entry.model}",
        "",
        f"{_sentence(said['holds'])} **Whose:** {said['whose']}. **Why:** {said['why']}.",
        f"**Seen by:** {said['seen_by']}. **Kept:** {said['kept']}.",
        "",
        "| field | what | what holds it back |",
        "|---|---|---|",
    ]
    for names, what in entry.fields.items():
        fields = ", ".join(f"`{name}`" for name in names.split())
        back = "; ".join(
            f"`{name}`: {entry.held_back[name]}"
            if len(names.split()) > 1
            else entry.held_back[name]
            for name in names.split()
            if name in entry.held_back
        )
        lines.append(f"| {fields} | {what} | {back} |")
    return "\n".join([*lines, ""])


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
