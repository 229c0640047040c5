"""What a field of a file is for: the description in its JSON Schema."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Says:
    text: str
