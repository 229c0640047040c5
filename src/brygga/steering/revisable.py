"""What a steering group can change in the agreement itself: an activity, and a contribution.

All parties sit in the group, so once the minutes are approved the change holds at once. What asks
for new signatures stays outside: the agreement's own rules refuse it, naming the clause.
"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from brygga.agreements.actions import (
    activity_revised,
    change_contribution,
    check_proposed,
    contribution_changed,
    revise_activity,
)
from brygga.agreements.queries import newest_version, terms_of
from brygga.domain.language import Text
from brygga.domain.terms.model import Activity, Contribution, Terms, Way
from brygga.domain.wording import LONGEST_NOTE
from brygga.obligations.words import party_names
from brygga.parties.refusal import NotPossible
from brygga.steering.decidable import CHOOSE
from brygga.steering.effects import Approved, Choices, Effect, EffectForm, Proposal, Where
from brygga.steering.forms import ActivityDecisionForm, ContributionDecisionForm


class ActivityEffect(Effect):
    """An activity and its measurable target, at the yearly follow-up."""

    key = "activity"
    name = Text("Ändrad aktivitet eller nytt mål", "A revised activity or a new target")
    hint = Text(
        "Gruppen ändrar en aktivitet eller dess mätbara mål, vid den årliga uppföljningen.",
        "The group changes an activity or its measurable target, at the yearly follow-up.",
    )

    def subjects(self, where: Where) -> Choices:
        return [(activity.key, activity.title) for activity in _newest(where).activities]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm | None:
        activity = _activity(where, subject)
        if activity is None:
            return None
        as_it_is = {
            "title": activity.title,
            "more": activity.text,
            "target": activity.target,
        }
        return ActivityDecisionForm(
            data, partnership=where.partnership, initial=initial or as_it_is
        )

    def check(self, proposal: Proposal) -> None:
        if _activity(proposal.where, proposal.subject) is None:
            raise NotPossible(CHOOSE)
        partnership = proposal.where.partnership
        new = activity_revised(partnership, proposal.subject, **_given(proposal.details))
        check_proposed(partnership, new, Way.YEARLY_REVISION)

    def apply(self, approved: Approved) -> str:
        made = revise_activity(
            activity=approved.subject, **_given(approved.details), **_decided(approved)
        )
        return f"change:{made.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        target = details.get("target", "")
        aim = f" Mätbart mål: {target}" if target else ""
        return f"Aktiviteten ändras: {details.get('title', '')}.{aim}"

    def path(self, partnership: str, subject: str) -> str:
        return reverse("agreements:facts", args=[partnership])


class ContributionEffect(Effect):
    """What a party contributes, after the dialogue that the meeting was."""

    key = "contribution"
    name = Text("Ändrad insats", "A changed contribution")
    hint = Text(
        "Gruppen ändrar vad en part bidrar med, efter dialog på mötet.",
        "The group changes what a party contributes, after a dialogue at the meeting.",
    )

    def subjects(self, where: Where) -> Choices:
        names = party_names(where.terms)
        return [
            (c.key, f"{names.get(c.party, c.party)}: {c.text}")
            for c in _newest(where).contributions
        ]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm | None:
        contribution = _contribution(where, subject)
        if contribution is None:
            return None
        return ContributionDecisionForm(
            data,
            partnership=where.partnership,
            initial=initial or {"wording": contribution.text},
        )

    def check(self, proposal: Proposal) -> None:
        if _contribution(proposal.where, proposal.subject) is None:
            raise NotPossible(CHOOSE)
        partnership = proposal.where.partnership
        wording = proposal.details.get("wording", "")
        new = contribution_changed(partnership, proposal.subject, wording)
        check_proposed(partnership, new, Way.DIALOGUE)

    def apply(self, approved: Approved) -> str:
        made = change_contribution(
            contribution=approved.subject,
            wording=approved.details["wording"],
            **_decided(approved),
        )
        return f"change:{made.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        wording = details.get("wording", "")
        return f"Insatsen ändras till: {wording}" if wording else "Insatsen tas bort."

    def path(self, partnership: str, subject: str) -> str:
        return reverse("agreements:facts", args=[partnership])


def _newest(where: Where) -> Terms:
    """What the next version is made of."""
    version = newest_version(where.partnership)
    return terms_of(version) if version else where.terms


def _activity(where: Where, key: str) -> Activity | None:
    return next((a for a in _newest(where).activities if a.key == key), None)


def _contribution(where: Where, key: str) -> Contribution | None:
    return next((c for c in _newest(where).contributions if c.key == key), None)


def _given(details: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": details.get("title", ""),
        "details": details.get("more", ""),
        "target": details.get("target", ""),
    }


def _decided(approved: Approved) -> dict[str, Any]:
    """What both changes are told of the decision."""
    where = approved.where
    speaking = {party for member in approved.approvers for party in member.parties}
    return {
        "partnership": where.partnership,
        "text": _why(approved),
        "talked_on": approved.decided_on,
        "parties": speaking,
        "effective_on": where.today,
        "decision": approved.paragraph,
        "by": approved.by,
        "at": approved.at,
    }


def _why(approved: Approved) -> str:
    """The decision as a sentence of its own; where it is long, the minutes hold the whole of it."""
    said = (
        f"Styrgruppen beslutade {approved.text}" if approved.text[:4] == "att " else approved.text
    )
    return said if len(said) <= LONGEST_NOTE else approved.paragraph
