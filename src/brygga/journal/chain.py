"""How a line's hash is made: pure functions, so that anyone can recompute it.

hash = SHA-256( previous hash, newline, the content as canonical JSON ), all as UTF-8.
Canonical: keys sorted, no spaces, non-ASCII as itself, the moment in UTC with microseconds.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """The content of one entry, as it is hashed."""

    partnership: str
    number: int
    at: datetime
    act: str
    subject: str
    by: str
    role: str
    facts: Mapping[str, str]

    def canonical(self) -> str:
        content = {
            "partnership": self.partnership,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "act": self.act,
            "subject": self.subject,
            "by": self.by,
            "role": self.role,
            "facts": dict(self.facts),
        }
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def hash_after(self, previous_hash: str) -> str:
        return hashlib.sha256(f"{previous_hash}\n{self.canonical()}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first line of a chain that is not what it was, and how that shows."""

    partnership: str
    number: int
    reason: str


def first_broken_link(
    partnership: str, lines: Iterable[tuple[Line, str, str]]
) -> BrokenLink | None:
    """Walks (line, previous_hash, hash) in number order; the first that does not hold, or None."""
    expected_number, previous = 1, BEGINNING
    for line, stored_previous, stored_hash in lines:
        if line.number != expected_number:
            return BrokenLink(partnership, expected_number, "the line is missing")
        if stored_previous != previous:
            return BrokenLink(partnership, line.number, "it does not follow on the line before")
        if line.hash_after(previous) != stored_hash:
            return BrokenLink(partnership, line.number, "its content is not what was written")
        expected_number, previous = expected_number + 1, stored_hash
    return None
