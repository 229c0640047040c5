"""What the guard asks: a place in the text, what may stand there, and why that is asked."""

from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.language import Text


class Kind(StrEnum):
    """What a marked term may be."""

    NAME = "name"
    UNKNOWN = "unknown"
    INITIALS = "initials"
    SCHOOL = "school"
    AGE = "age"
    RELATIVE = "relative"
    DIAGNOSIS = "diagnosis"


SENTENCES = {
    Kind.NAME: Text("Kan vara ett namn.", "May be a name."),
    Kind.UNKNOWN: Text(
        "Finns inte i ordlistan och kan vara ett namn.",
        "Is not in the dictionary and may be a name.",
    ),
    Kind.INITIALS: Text("Kan vara någons initialer.", "May be somebody's initials."),
    Kind.SCHOOL: Text("Pekar ut en skola eller en klass.", "Points at a school or a class."),
    Kind.AGE: Text("Kan vara en enda persons ålder.", "May be one person's age."),
    Kind.RELATIVE: Text("Kan vara någons närstående.", "May be somebody's relative."),
    Kind.DIAGNOSIS: Text("Kan säga något om någons hälsa.", "May tell of somebody's health."),
}


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """A term that may point at a person: `as_read(text)[start:end]`, what it may be, and why.

    No repr: the places in a text say something of it.
    """

    start: int
    end: int
    kind: Kind
    sentence: Text


def question(start: int, end: int, kind: Kind) -> Question:
    return Question(start, end, kind, SENTENCES[kind])
