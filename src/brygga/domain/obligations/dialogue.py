"""What an agreement demands before the parties may decide: that they have talked, and who did."""

from collections.abc import Collection

from brygga.domain.terms.model import Obligation, Pattern, Terms

#: What evidence of a deviation is called, in the terms' `when` as in the facts.
DEVIATION = "deviation"


def set_off_by(terms: Terms, event: str) -> tuple[Obligation, ...]:
    """The duties that an event sets off, by the word for it in `when`; empty where none does.

    Q-hänget's deviation clause asks for a dialogue before anything is changed.
    """
    return tuple(
        duty
        for duty in terms.obligations
        if duty.pattern is Pattern.TRIGGERED and duty.when == event
    )


def talked_across(terms: Terms, owing: Collection[str], took_part: Collection[str]) -> bool:
    """Whether a talk was a dialogue about what `owing` did not do (keys of parties).

    Somebody who owes it took part, and both sides did: the public and the non-profit, or, where
    all parties are of one kind, at least two of them.
    """
    here = [party for party in terms.parties if party.key in took_part]
    kinds = {party.kind for party in terms.parties}
    both_sides = {party.kind for party in here} == kinds and len(here) > 1
    return both_sides and any(party.key in owing for party in here)
