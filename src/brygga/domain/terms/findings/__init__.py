"""A linter for agreements: what a careful reader would ask about before signing.

Every rule looks at the signed text alone. A reading helps those who must live with the text; it
does not mend it, so it takes no finding away.
"""

from brygga.domain.terms.findings.dates import (
    deadline_without_date,
    frequency_not_stated,
    payment_without_date,
    report_without_due_date,
    review_outside_term,
    time_limit_not_stated,
)
from brygga.domain.terms.findings.hashes import (
    hash_algorithm_unknown,
    hash_length,
    hash_not_hex,
)
from brygga.domain.terms.findings.money import money_without_dates, sum_mismatch
from brygga.domain.terms.findings.rule import Finding, Rule, Severity
from brygga.domain.terms.findings.text import (
    document_not_described,
    drafting_question,
    goal_without_measure,
    owner_missing,
    signed_after_start,
    target_missing,
)
from brygga.domain.terms.model import Terms

__all__ = ["RULES", "Finding", "Rule", "Severity", "find"]

RULES: tuple[Rule, ...] = (
    owner_missing,
    frequency_not_stated,
    report_without_due_date,
    payment_without_date,
    deadline_without_date,
    time_limit_not_stated,
    target_missing,
    goal_without_measure,
    document_not_described,
    drafting_question,
    money_without_dates,
    sum_mismatch,
    review_outside_term,
    signed_after_start,
    hash_length,
    hash_not_hex,
    hash_algorithm_unknown,
)


def find(terms: Terms) -> tuple[Finding, ...]:
    """Every finding, in the order of the clauses; last those that stand in no clause."""
    order: dict[str | None, int] = {clause.key: n for n, clause in enumerate(terms.clauses)}
    findings = (finding for rule in RULES for finding in rule.findings(terms))
    return tuple(sorted(findings, key=lambda found: order.get(found.clause, len(order))))
