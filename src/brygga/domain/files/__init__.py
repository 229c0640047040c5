"""TOML files that people write: read into frozen values, and written back without loss.

Any frozen dataclass will do: its type hints are the format. What cannot be read is refused with
every problem at once, each with file, line, key and what was expected.
"""

from brygga.domain.files.problems import FileRefused, Problem, in_order
from brygga.domain.files.reading import MOST_PROBLEMS, Document, parse, read
from brygga.domain.files.says import Says
from brygga.domain.files.schema import schema
from brygga.domain.files.syntax import LARGEST_FILE
from brygga.domain.files.writing import write

__all__ = [
    "LARGEST_FILE",
    "MOST_PROBLEMS",
    "Document",
    "FileRefused",
    "Problem",
    "Says",
    "in_order",
    "parse",
    "read",
    "schema",
    "write",
]
