"""Occurrences and facts as the pages show them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import terms_of, version_in_force, versions_of
from brygga.agreements.registration import MarginNote
from brygga.agreements.words import language
from brygga.domain.obligations import (
    Assessment,
    Standing,
    Step,
    explain,
    readings_known,
    tally,
)
from brygga.domain.terms import settled
from brygga.domain.terms.model import Obligation, Reading, Terms
from brygga.obligations import permissions
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments_of, readings_of
from brygga.obligations.registration import origin_of
from brygga.obligations.words import party_names, period_name, who_recorded, who_withdrew
from brygga.parties.membership import Member
from brygga.parties.models import Partnership
from brygga.parties.refusal import allows
from brygga.parties.registration import Subject

# Of several occurrences the one that most wants to be seen gives the obligation its sign.
_MOST_WORTH_SEEING = (
    Standing.DUE_SOON,
    Standing.OPEN,
    Standing.UNDATED,
    Standing.MISSED,
    Standing.KEPT_LATE,
    Standing.KEPT,
    Standing.WAIVED,
    Standing.UPCOMING,
    Standing.NOT_APPLICABLE,
)
_OVER = (Standing.KEPT, Standing.KEPT_LATE, Standing.MISSED, Standing.WAIVED)


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One occurrence in a list."""

    assessment: Assessment
    name: str
    path: str
    anchor: str

    @property
    def year(self) -> int:
        return self.assessment.occurrence.period_start.year


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One fact in a list: who it was, said as much as the reader may know."""

    row: Evidence
    who: str
    withdrawn_by: str
    party: str
    counts: bool
    may_withdraw: bool
    origin: str
    origin_href: str


def occurrence_row(assessment: Assessment, terms: Terms) -> OccurrenceRow:
    occurrence = assessment.occurrence
    path = path_of(occurrence.key, occurrence.obligation)
    return OccurrenceRow(assessment, period_name(occurrence, terms), path, path.replace("/", "-"))


def path_of(key: str, obligation: str) -> str:
    """An occurrence's key without its obligation's: what follows it in the address."""
    return key.removeprefix(f"{obligation}/")


def evidence_rows(
    rows: Iterable[Evidence], member: Member, terms: Terms, counted: frozenset[str]
) -> list[EvidenceRow]:
    """`counted` holds the refs of the facts that count towards something."""
    names = party_names(terms)
    return [_evidence_row(row, member, names, f"evidence:{row.pk}" in counted) for row in rows]


def _evidence_row(
    row: Evidence, member: Member, names: Mapping[str, str], counts: bool
) -> EvidenceRow:
    origin = origin_of(member.partnership.key, row.made_by)
    may_withdraw = (
        not row.is_withdrawn
        and not row.made_by
        and allows(permissions.check_can_withdraw_evidence, member, row)
    )
    return EvidenceRow(
        row,
        who_recorded(row, member, names),
        who_withdrew(row, member, names) if row.is_withdrawn else "",
        names.get(row.party, ""),
        counts,
        may_withdraw,
        origin.words.in_(language()) if origin else "",
        origin.path if origin else "",
    )


def refs_counted(assessments: Iterable[Assessment]) -> frozenset[str]:
    """The facts that count towards an occurrence, and those that set one off."""
    refs: set[str] = set()
    for assessment in assessments:
        refs.update(fact.ref for fact in assessment.evidence)
        if assessment.occurrence.trigger:
            refs.add(assessment.occurrence.trigger.ref)
    return frozenset(refs)


def headline(assessments: Sequence[Assessment], as_of: date) -> Assessment | None:
    """The occurrence that says how an obligation stands now: the current one, else the last."""
    if not assessments:
        return None
    begun = [a for a in assessments if a.standing is not Standing.UPCOMING]
    pending = [a for a in begun if a.standing not in _OVER]
    if pending:
        return min(pending, key=lambda a: (_MOST_WORTH_SEEING.index(a.standing), a.due_on or as_of))
    return begun[-1] if begun else assessments[0]


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation as signed and as read, with its occurrences as of a day."""

    version: AgreementVersion
    terms: Terms
    signed: Obligation
    read: Obligation
    readings: tuple[Reading, ...]
    assessments: tuple[Assessment, ...]


def duty_on(partnership: Partnership, key: str, as_of: date) -> Duty | None:
    """None where the version that holds on the day has no such obligation."""
    version = version_in_force(partnership, as_of)
    if version is None:
        return None
    terms = terms_of(version)
    signed = next((o for o in terms.obligations if o.key == key), None)
    if signed is None:
        return None
    known = readings_known(readings_of(partnership, terms, as_of), as_of)
    mine = tuple(r for r in known if r.obligation == key)
    assessed = assessments_of(partnership, version, as_of, known=known)
    return Duty(
        version,
        terms,
        signed,
        settled(signed, mine),
        mine,
        tuple(a for a in assessed if a.occurrence.obligation == key),
    )


def working_of(assessment: Assessment) -> tuple[Step, ...]:
    return explain(assessment)


def margin_notes(partnership: Partnership, as_of: date) -> Mapping[str, MarginNote]:
    """How each obligation stands, for the margin of the agreement. Four queries."""
    version = version_in_force(partnership, as_of)
    if version is None:
        return {}
    terms = terms_of(version)
    known = readings_known(readings_of(partnership, terms, as_of), as_of)
    by_obligation: dict[str, list[Assessment]] = {}
    for assessment in assessments_of(partnership, version, as_of, known=known):
        by_obligation.setdefault(assessment.occurrence.obligation, []).append(assessment)
    notes = {}
    for key, mine in by_obligation.items():
        now, counts = headline(mine, as_of), tally(mine)
        notes[key] = MarginNote(
            standing=now.standing if now else Standing.UPCOMING,
            kept=counts.kept + counts.kept_late,
            fallen_due=counts.fallen_due,
            readings=tuple(r for r in known if r.obligation == key),
        )
    return notes


def journal_subjects(partnership: Partnership) -> Callable[[Mapping[str, str]], Subject | None]:
    """Which obligation a line of the journal is about, by its facts. One query.

    One that only an earlier version had keeps its title, and has no page to lead to.
    """
    titles: dict[str, Subject] = {}
    versions = list(versions_of(partnership))
    for version in reversed(versions):
        leads = version is versions[0]
        for duty in terms_of(version).obligations:
            path = reverse("obligations:detail", args=[partnership.key, duty.key]) if leads else ""
            titles[duty.key] = Subject(duty.title, path)

    def subject(facts: Mapping[str, str]) -> Subject | None:
        key = facts.get("obligation") or facts.get("occurrence", "").partition("/")[0]
        return titles.get(key)

    return subject
