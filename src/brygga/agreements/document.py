"""The agreement as a reader meets it: headings, clauses, and what stands beside each of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from brygga.agreements.registration import MarginNote
from brygga.agreements.words import FIELDS, PARTS, SECTIONS, WAYS, rule_in_words
from brygga.domain.terms import Change, Finding, settled
from brygga.domain.terms.model import Clause, Obligation, Reading, Terms

# A place such as “§ 6” or “3 a” says where but not what.
_ONLY_A_NUMBER = re.compile(r"(?:§|punkt|kap\.?|artikel)?\s*[\d.]+\s*[a-z]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DutyNote:
    """An obligation in the margin."""

    key: str
    title: str
    rule: str
    occasion: str  # the part of the rule that the agreement itself says
    owners: tuple[str, ...]
    owed_by_all: bool
    note: MarginNote | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with what stands beside it."""

    clause: Clause
    where: str
    duties: tuple[DutyNote, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Clauses under one heading of the signed text."""

    heading: str
    anchor: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class Document:
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    loose: tuple[Finding, ...]


def document(
    terms: Terms, findings: Sequence[Finding], margin: Mapping[str, MarginNote]
) -> Document:
    """The whole text in its own order. `margin` holds how each obligation stands, if known."""
    by_clause: dict[str, list[Finding]] = {}
    for finding in findings:
        by_clause.setdefault(finding.clause or "", []).append(finding)
    duties: dict[str, list[DutyNote]] = {}
    for duty in terms.obligations:
        duties.setdefault(duty.clause, []).append(_duty(duty, terms, margin.get(duty.key)))
    return Document(
        tuple(_sections(terms, duties, by_clause)), tuple(findings), tuple(by_clause.get("", ()))
    )


def _sections(
    terms: Terms, duties: Mapping[str, list[DutyNote]], findings: Mapping[str, list[Finding]]
) -> Iterator[Section]:
    for number, (_first, group) in enumerate(groupby(terms.clauses, key=_first_of), 1):
        clauses = tuple(group)
        prefix = _shared(clauses)
        yield Section(
            _heading(prefix, clauses[0]),
            f"del-{number}",
            tuple(
                ClauseView(
                    clause,
                    _sentence(clause.place.removeprefix(prefix).strip(", ")),
                    tuple(duties.get(clause.key, ())),
                    tuple(findings.get(clause.key, ())),
                )
                for clause in clauses
            ),
        )


def _first_of(clause: Clause) -> str:
    return clause.place.partition(",")[0]


def _shared(clauses: Sequence[Clause]) -> str:
    """What the places of a group have in common, up to a comma."""
    split = [clause.place.split(", ") for clause in clauses]
    if len(split) == 1:
        return clauses[0].place if len(split[0]) == 1 else split[0][0]
    shared = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ", ".join(shared)


def _heading(prefix: str, clause: Clause) -> str:
    if _ONLY_A_NUMBER.fullmatch(prefix):
        return f"{prefix} {PARTS[clause.part]}"
    return prefix


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _duty(duty: Obligation, terms: Terms, note: MarginNote | None) -> DutyNote:
    readings = note.readings if note else _of(duty, terms.readings)
    return DutyNote(
        key=duty.key,
        title=duty.title,
        rule=rule_in_words(settled(duty, readings)),
        occasion=duty.occasion,
        owners=tuple(terms.party(party).name for party in duty.owed_by),
        owed_by_all=len(duty.owed_by) == len(terms.parties),
        note=note,
        readings=readings,
    )


def _of(duty: Obligation, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    return tuple(r for r in readings if r.obligation == duty.key and r.withdrawn_on is None)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change with its words."""

    change: Change
    what: str
    name: str
    field: str
    way: str
    is_new: bool
    is_gone: bool


def changes_in_words(changes: Sequence[Change], old: Terms, new: Terms) -> tuple[ChangeView, ...]:
    """The changes with the names that a reader knows things by."""
    names = _names(old) | _names(new)
    return tuple(
        ChangeView(
            change,
            what=str(SECTIONS.get(change.section, change.section)),
            name=names.get((change.section, change.key), change.key),
            field=str(FIELDS.get(change.field, change.field)) if change.field else "",
            way=str(WAYS[change.way]) if change.way else "",
            is_new=not change.field and not change.before,
            is_gone=not change.field and not change.after,
        )
        for change in changes
    )


def _names(terms: Terms) -> dict[tuple[str, str], str]:
    """What has a key of its own, by what it is called in the text."""
    named: dict[tuple[str, str], str] = {}
    for section, attribute in _CALLED.items():
        for item in getattr(terms, section):
            named[section, item.key] = getattr(item, attribute)
    return named


_CALLED = {
    "clauses": "place",
    "obligations": "title",
    "activities": "title",
    "parties": "name",
    "goals": "text",
    "contributions": "text",
}


def ways_demanded(changes: Sequence[Change]) -> list[tuple[str, int]]:
    """How many changes each way holds for, strictest first; changes that need none are left out."""
    counted = [(str(words), sum(c.way is way for c in changes)) for way, words in WAYS.items()]
    return [(words, count) for words, count in counted if count]
