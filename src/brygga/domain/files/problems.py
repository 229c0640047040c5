"""What is wrong in a file, told so that whoever wrote it can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

from brygga.domain.language import Language, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, on which line (from 1), at which key, and what.

    The key reads as a path, e.g. `obligations[half-year-report].due.on`; empty for the whole file.
    """

    name: str
    line: int
    key: str
    text: Text

    def in_(self, language: Language) -> str:
        place = f"{self.name}:{self.line}: {self.key}".removesuffix(": ")
        return f"{place}: {self.text.in_(language)}"

    def __str__(self) -> str:
        return self.in_("sv")


class FileRefused(Exception):
    """A file could not be read. Nothing of it was used; `problems` names everything found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As one meets them from the top of the file."""
    return tuple(sorted(problems, key=lambda problem: problem.line))
