"""Which obligations of the agreement a step counts towards: as its own terms say, by no list."""

from collections.abc import Iterator
from datetime import date

from brygga.agreements.registration import Fact
from brygga.domain.life import Kind
from brygga.domain.terms.model import Pattern, Terms, Way

BREACH, DISPUTE, NOTICE, CANCELLATION = "breach", "dispute", "notice", "cancellation"
DIALOGUE, REVIEW, REVISION = "dialogue", "review", "activity-revision"
CONTACT, CONTACT_LEFT, REPLACED = "contact-person", "contact-left", "contact-replaced"

#: What each kind of matter sets off; a review is itself what was promised.
SETS_OFF = {Kind.BREACH: BREACH, Kind.CIRCUMSTANCES: BREACH, Kind.DISPUTE: DISPUTE}


def set_off(terms: Terms, event: str, on: date, made_by: str) -> Iterator[Fact]:
    """The duties that an event sets off."""
    for duty in terms.obligations:
        if duty.pattern is Pattern.TRIGGERED and duty.when == event:
            yield Fact(duty.key, event, on, made_by)


def answered(terms: Terms, event: str, on: date, made_by: str) -> Iterator[Fact]:
    """The same duties, when the parties have talked."""
    for duty in terms.obligations:
        if duty.pattern is Pattern.TRIGGERED and duty.when == event:
            yield Fact(duty.key, DIALOGUE, on, made_by)


def review_begun(terms: Terms, on: date, made_by: str) -> Iterator[Fact]:
    """The duty to begin the review, from the clause that says when."""
    for duty in terms.obligations:
        if terms.review and duty.clause == terms.review.clause and duty.pattern is Pattern.DEADLINE:
            yield Fact(duty.key, REVIEW, on, made_by)


def revised(terms: Terms, on: date, made_by: str) -> Iterator[Fact]:
    """The duty to follow up the activities each year, from the clause that says so."""
    clauses = {rule.clause for rule in terms.change_rules if rule.way is Way.YEARLY_REVISION}
    for duty in terms.obligations:
        if duty.clause in clauses and duty.pattern is Pattern.COUNT and not duty.each_party:
            yield Fact(duty.key, REVISION, on, made_by)


def contact_named(terms: Terms, party: str, on: date, made_by: str) -> Iterator[Fact]:
    """The duty to have a contact person, and to find a new one after another has left."""
    for duty in terms.obligations:
        if duty.clause not in _contact_clauses(terms) or party not in duty.owed_by:
            continue
        if duty.pattern is Pattern.STANDING:
            yield Fact(duty.key, CONTACT, on, made_by, party if duty.each_party else "")
        elif duty.when == CONTACT_LEFT:
            yield Fact(duty.key, REPLACED, on, made_by)


def contact_left(terms: Terms, on: date, made_by: str) -> Iterator[Fact]:
    """The duty to name another."""
    yield from set_off(terms, CONTACT_LEFT, on, made_by)


def _contact_clauses(terms: Terms) -> set[str]:
    return {rule.clause for rule in terms.change_rules if rule.way is Way.NOTICE}
