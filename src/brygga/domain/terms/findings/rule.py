"""What a rule is, and what it says when it finds something."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.language import Text
from brygga.domain.terms.model import ClauseKey, Obligation, Terms


class Severity(StrEnum):
    """How much a finding matters to those who are to keep the agreement."""

    SERIOUS = "serious"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the signed text that leaves its parties without an answer.

    `place` quotes where it stands, `clause` is the clause there (None outside the clauses), and
    `subject` the key or name of what it is about, e.g. an obligation's key.
    """

    rule: str
    severity: Severity
    clause: ClauseKey | None
    place: str
    subject: str
    message: Text
    suggestion: Text


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say of one thing. The place is its clause's, unless given."""

    clause: ClauseKey | None
    subject: str
    message: Text
    suggestion: Text
    place: str = ""


Look = Callable[[Terms], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter: its id, how grave it is, why it exists, and how it looks."""

    id: str
    severity: Severity
    explanation: Text
    look: Look

    def findings(self, terms: Terms) -> Iterator[Finding]:
        for remark in self.look(terms):
            clause = remark.clause
            yield Finding(
                rule=self.id,
                severity=self.severity,
                clause=clause,
                place=remark.place or (terms.clause(clause).place if clause else ""),
                subject=remark.subject,
                message=remark.message,
                suggestion=remark.suggestion,
            )


def rule(id: str, severity: Severity, *, sv: str, en: str) -> Callable[[Look], Rule]:  # noqa: A002
    """Makes a function that looks into a rule; the two sentences say why it looks."""
    return lambda look: Rule(id, severity, Text(sv, en), look)


def read_as(terms: Terms, duty: Obligation, *settled: str) -> Text:
    """A sentence that quotes the reading which settles any of these fields, or nothing."""
    for reading in terms.readings:
        if reading.obligation == duty.key and reading.withdrawn_on is None:
            if all(getattr(reading.sets, name) is None for name in settled):
                continue
            return Text(
                f" En tolkning finns: ”{reading.text}”", f" There is a reading: “{reading.text}”"
            )
    return Text("", "")
