"""Deciding at a meeting about a deviation that the parties have talked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from brygga.agreements.queries import version_in_force
from brygga.domain.language import Text
from brygga.domain.obligations import Assessment
from brygga.domain.terms.model import ObligationKey, PartyKey
from brygga.obligations.actions import confirm_decision, decide_deviation
from brygga.obligations.actions.deviations import check_decision, check_have_talked
from brygga.obligations.actions.waivers import check_can_be_waived
from brygga.obligations.deviations import open_deviations, path_of, place_of, title_of
from brygga.obligations.models import LONGEST_NOTE, Deviation, DeviationDecision
from brygga.obligations.queries import waivers_in_force
from brygga.obligations.showing import duty_on
from brygga.obligations.states import State, Step, check_step
from brygga.obligations.words import period_name
from brygga.parties.refusal import NotPossible
from brygga.steering.decidable import (
    CAN_BE_WAIVED,
    CHOOSE,
    check_somebody_stands_outside,
    who_confirms,
    who_records,
)
from brygga.steering.effects import Approved, Choices, Effect, EffectForm, Proposal, Where
from brygga.steering.forms import DeviationDecisionForm

UNDECIDED = (State.RAISED, State.TALKED)
OUTCOMES = {
    DeviationDecision.Outcome.WAIVE: "Avvikelsen accepteras, med undantag",
    DeviationDecision.Outcome.PUT_RIGHT: "Avvikelsen ska rättas till",
    DeviationDecision.Outcome.CHANGE: "Överenskommelsen ska ändras för avvikelsen",
    DeviationDecision.Outcome.NOTHING: "Avvikelsen behöver inget mer",
}


class DeviationEffect(Effect):
    """What becomes of a deviation. The dialogue comes first, by the clause."""

    key = "deviation"
    name = Text("En avvikelse", "A deviation")
    hint = Text(
        "Gruppen beslutar om en avvikelse som parterna har talat om: godta, rätta till eller "
        "ändra.",
        "The group decides about a deviation that the parties have talked about: accept, put "
        "right or change.",
    )

    def subjects(self, where: Where) -> Choices:
        return [
            (str(row.pk), f"{title_of(row, where.terms)}: {row.what}")
            for row in open_deviations(where.partnership)
            if row.state in UNDECIDED
        ]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm | None:
        row = _undecided(where, subject)
        if row is None:
            return None
        return DeviationDecisionForm(
            data,
            partnership=where.partnership,
            occurrences=[(a.occurrence.key, _words(a, where)) for a in _unkept(where, row)],
            initial=initial or {"occurrences": [row.occurrence] if row.occurrence else []},
        )

    def check(self, proposal: Proposal) -> None:
        where, details = proposal.where, proposal.details
        row = _undecided(where, proposal.subject)
        if row is None:
            raise NotPossible(CHOOSE)
        check_have_talked(row, place_of(where.terms))
        check_step(row.state, Step.DECIDE)
        chosen = details["occurrences"]
        check_decision(
            row,
            details["outcome"],
            proposal.decided_on,
            where.today,
            "§",
            chosen,
            _day(details["put_right_by"]),
            _day(details["follow_up_on"]),
        )
        if details["outcome"] == DeviationDecision.Outcome.WAIVE:
            version = version_in_force(where.partnership, where.today)
            assert version is not None
            for key in chosen:
                check_can_be_waived(where.partnership, version, key, where.today)
        owing = [PartyKey(key) for key in row.owing]
        check_somebody_stands_outside(proposal, ObligationKey(row.obligation), owing)

    def apply(self, approved: Approved) -> str:
        row = _undecided(approved.where, approved.subject)
        if row is None:
            raise NotPossible(CHOOSE)
        details = approved.details
        decision = decide_deviation(
            deviation=row,
            outcome=details["outcome"],
            # The minutes hold the whole of it.
            text=approved.text if len(approved.text) <= LONGEST_NOTE else approved.paragraph,
            decided_on=approved.decided_on,
            paragraph=approved.paragraph,
            occurrences=details["occurrences"],
            put_right_by=_day(details["put_right_by"]),
            follow_up_on=_day(details["follow_up_on"]),
            by=who_records(approved, row.owing).person,
            at=approved.at,
        )
        if decision.confirmed_at is None:
            second = who_confirms(approved, decision.recorded_party)
            confirm_decision(decision=decision, by=second.person, at=approved.at)
        return f"deviation-decision:{decision.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        said = OUTCOMES[details["outcome"]]
        row = Deviation.objects.filter(partnership=where.partnership, pk=int(subject)).first()
        about = f"{title_of(row, where.terms)}, {row.what}" if row else ""
        return f"{said}: {about}"

    def path(self, partnership: str, subject: str) -> str:
        return path_of(partnership, subject)


def _undecided(where: Where, subject: str) -> Deviation | None:
    return next(
        (
            row
            for row in open_deviations(where.partnership)
            if str(row.pk) == subject and row.state in UNDECIDED
        ),
        None,
    )


def _unkept(where: Where, row: Deviation) -> list[Assessment]:
    """What can be accepted; the one that the deviation is about stands first."""
    duty = duty_on(where.partnership, row.obligation, where.today)
    if duty is None:
        return []
    waived = waivers_in_force(where.partnership)
    found = [
        a
        for a in duty.assessments
        if a.standing in CAN_BE_WAIVED
        and a.occurrence.key not in waived
        and a.occurrence.period_start <= where.today
    ]
    found.sort(key=lambda a: a.occurrence.key != row.occurrence)
    return found


def _words(a: Assessment, where: Where) -> str:
    return period_name(a.occurrence, where.terms)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
