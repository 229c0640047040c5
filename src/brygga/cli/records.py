"""What the commands answer, as plain records: the JSON for machines, and what tables show."""

from decimal import Decimal
from typing import Any

from brygga.domain.language import Language
from brygga.domain.obligations import Assessment, Occurrence, explain, working
from brygga.domain.terms import Change, Finding

Record = dict[str, Any]


def finding_record(finding: Finding, language: Language) -> Record:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "place": finding.place,
        "subject": finding.subject,
        "message": finding.message.in_(language),
        "suggestion": finding.suggestion.in_(language),
    }


def occurrence_record(occurrence: Occurrence, language: Language) -> Record:
    """An occurrence. `working` and `missing` are lists of sentences, money is a number."""
    duty = occurrence.rule.obligation
    return {
        "key": occurrence.key,
        "obligation": occurrence.obligation,
        "title": duty.title,
        "pattern": occurrence.pattern.value,
        "clause": occurrence.clause,
        "place": occurrence.rule.place,
        "parties": list(occurrence.parties),
        "beneficiaries": list(occurrence.beneficiaries),
        "period_start": occurrence.period_start.isoformat(),
        "period_end": occurrence.period_end.isoformat(),
        "due_on": occurrence.due_on.isoformat() if occurrence.due_on else None,
        "missing": [occurrence.missing.in_(language)] if occurrence.missing else [],
        "required": occurrence.required,
        "amount": _number(occurrence.amount),
        "currency": occurrence.currency or None,
        "working": [step.text.in_(language) for step in working(occurrence)],
    }


def assessment_record(assessment: Assessment, language: Language) -> Record:
    """An occurrence and how it stands; what the facts settle replaces what the plan said."""
    return {
        **occurrence_record(assessment.occurrence, language),
        "due_on": assessment.due_on.isoformat() if assessment.due_on else None,
        "missing": [assessment.missing.in_(language)] if assessment.missing else [],
        "working": [step.text.in_(language) for step in explain(assessment)],
        "as_of": assessment.as_of.isoformat(),
        "standing": assessment.standing.value,
        "met": assessment.met,
        "met_on": assessment.met_on.isoformat() if assessment.met_on else None,
    }


def change_record(change: Change, language: Language) -> Record:
    return {
        "part": change.part.value if change.part else None,
        "section": change.section,
        "key": change.key,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "way": change.way.value if change.way else None,
        "clause": change.clause,
        "why": change.why.in_(language),
    }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return float(amount) if amount % 1 else int(amount)
