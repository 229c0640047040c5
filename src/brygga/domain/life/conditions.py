"""What the agreement itself demands before a step: a ground, a dialogue, a chance to put it right.

Each check raises Impossible, naming the clause.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.language import Text
from brygga.domain.language.days import full_day
from brygga.domain.life.period import NoticePeriod
from brygga.domain.life.refusal import Impossible, by_clause
from brygga.domain.life.states import Step
from brygga.domain.terms.changes import STRICTEST_FIRST, Change, compare
from brygga.domain.terms.model import (
    CancellationRule,
    ClausePart,
    NoticeRule,
    PartyKey,
    Terms,
    Way,
)


class Kind(StrEnum):
    """What a matter between the parties is about."""

    REVIEW = "review"
    BREACH = "breach"
    CIRCUMSTANCES = "circumstances"
    DISPUTE = "dispute"


class Outcome(StrEnum):
    """How a matter was closed."""

    CONTINUE = "continue"
    EXPIRE = "expire"
    PUT_RIGHT = "put_right"
    AGREED = "agreed"
    ESCALATED = "escalated"


OUTCOMES: dict[Kind, tuple[Outcome, ...]] = {
    Kind.REVIEW: (Outcome.CONTINUE, Outcome.EXPIRE),
    Kind.BREACH: (Outcome.PUT_RIGHT, Outcome.AGREED),
    Kind.CIRCUMSTANCES: (Outcome.AGREED,),
    Kind.DISPUTE: (Outcome.AGREED, Outcome.ESCALATED),
}
#: The step of the life that an outcome is; the others change nothing in it.
STEP_OF: dict[Outcome, Step] = {
    Outcome.CONTINUE: Step.LET_CONTINUE,
    Outcome.EXPIRE: Step.LET_EXPIRE,
}


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The parties have talked about a matter on a day; `parties` are those that took part."""

    on: date
    parties: frozenset[PartyKey]


@dataclass(frozen=True, slots=True)
class Demand:
    """A party has asked that a breach be put right by a day (rättelse)."""

    by: PartyKey
    on: date
    put_right_by: date


@dataclass(frozen=True, slots=True)
class Matter:
    """Something between the parties; `against` is who is said to have failed, for a breach."""

    kind: Kind
    raised_on: date
    raised_by: PartyKey
    against: PartyKey | None = None
    dialogues: tuple[Dialogue, ...] = ()
    demands: tuple[Demand, ...] = ()
    outcome: Outcome | None = None

    def talked(self, *parties: PartyKey) -> date | None:
        """The last day on which all of these took part in a dialogue."""
        days = [d.on for d in self.dialogues if d.parties.issuperset(parties)]
        return max(days, default=None)

    def talked_with_another(self, party: PartyKey) -> date | None:
        """The last day on which this party talked with any other."""
        days = [d.on for d in self.dialogues if party in d.parties and len(d.parties) > 1]
        return max(days, default=None)


CLOSED = Text(
    sv="Frågan är redan avslutad. Inget har ändrats.",
    en="The matter is already closed. Nothing has changed.",
)
NO_NOTICE = Text(
    sv="Överenskommelsen säger inte att den kan sägas upp. Den gäller tiden ut.",
    en="The agreement does not say that notice can be given. It holds to the end of its term.",
)
NO_CANCELLATION = Text(
    sv="Överenskommelsen säger inte att den kan hävas.",
    en="The agreement does not say that it can be cancelled.",
)
WRONG_OUTCOME = Text(
    sv="Så kan frågan inte avslutas. Välj ett av svaren.",
    en="The matter cannot be closed that way. Choose one of the answers.",
)


def check_notice(terms: Terms, matter: Matter | None, giver: PartyKey) -> NoticeRule:
    """Whether a party may give notice now, on the ground of a matter (None: on none).

    Returns the agreement's rule. Needs a ground where the agreement names its grounds: another
    party's breach, or circumstances that have changed; and a dialogue of the giver with another
    party (with the one that failed, for a breach) while the matter is open.
    """
    rule = terms.notice
    if rule is None:
        raise Impossible(NO_NOTICE)
    if matter is None:
        if rule.grounds:
            raise by_clause(
                terms,
                rule.clause,
                "Överenskommelsen kan bara sägas upp när en annan part har brustit i sitt "
                "åtagande eller läget har ändrats väsentligt, efter dialog. Ta upp det först.",
                "Notice can only be given when another party has failed in its duty or the "
                "circumstances have materially changed, after a dialogue. Take that up first.",
            )
        return rule
    if matter.kind not in (Kind.BREACH, Kind.CIRCUMSTANCES):
        raise by_clause(
            terms,
            rule.clause,
            "En sådan fråga är ingen grund för uppsägning.",
            "Such a matter is no ground for notice.",
        )
    if matter.outcome:
        raise Impossible(CLOSED)
    if matter.against == giver:
        raise by_clause(
            terms,
            rule.clause,
            "Den som själv har brustit kan inte säga upp på den grunden.",
            "The party that has itself failed cannot give notice on that ground.",
        )
    if not _has_talked(matter, giver):
        raise by_clause(
            terms,
            rule.clause,
            "Parterna ska först tala om huruvida överenskommelsen kan fortsätta. Anteckna "
            "dialogen; sedan går det att säga upp.",
            "The parties are first to talk about whether the agreement can go on. Note the "
            "dialogue; then notice can be given.",
        )
    return rule


def _has_talked(matter: Matter, party: PartyKey) -> bool:
    if matter.against:
        return matter.talked(party, matter.against) is not None
    return matter.talked_with_another(party) is not None


def check_end_day(terms: Terms, period: NoticePeriod, ends_on: date) -> None:
    """Whether an agreement under notice may end on a day: not inside the period of notice, nor
    later than it ends by itself."""
    if ends_on < period.earliest_on:
        day = period.earliest_on
        raise by_clause(
            terms,
            period.clause,
            f"Dagen ligger inom uppsägningstiden. Tidigast kan överenskommelsen upphöra "
            f"{full_day(day, 'sv')}.",
            f"The day is inside the period of notice. The agreement can end on "
            f"{full_day(day, 'en')} at the earliest.",
        )
    if ends_on >= terms.term.ends_on:
        day = terms.term.ends_on
        raise Impossible(
            Text(
                f"Överenskommelsen löper ändå ut {full_day(day, 'sv')}, så en uppsägning till den "
                "dagen eller senare ändrar inget.",
                f"The agreement runs out on {full_day(day, 'en')} anyway, so a notice to that day "
                "or later changes nothing.",
            ),
            terms.term.clause,
        )


def check_cancellation(terms: Terms, matter: Matter, by: PartyKey, on: date) -> CancellationRule:
    """Whether a party may cancel because of a breach; returns the agreement's rule.

    Needs a demand that it be put right, made by the same party, whose day has passed.
    """
    rule = terms.cancellation
    if rule is None:
        raise Impossible(NO_CANCELLATION)
    if matter.kind is not Kind.BREACH:
        raise by_clause(
            terms,
            rule.clause,
            "Bara en brist hos en annan part är grund för hävning.",
            "Only another party's breach is a ground for cancellation.",
        )
    if matter.outcome:
        raise Impossible(CLOSED)
    if matter.against == by:
        raise by_clause(
            terms,
            rule.clause,
            "Den som själv har brustit kan inte häva.",
            "The party that has itself failed cannot cancel.",
        )
    days = [demand.put_right_by for demand in matter.demands if demand.by == by]
    if not days:
        raise by_clause(
            terms,
            rule.clause,
            "Den som har brustit ska först få rätta till det. Begär rättelse till en viss dag.",
            "The party that failed is first to have the chance to put it right. Demand that by a "
            "day.",
        )
    if on <= min(days):
        raise by_clause(
            terms,
            rule.clause,
            f"Tiden för rättelse löper till och med {full_day(min(days), 'sv')}. Häv tidigast "
            "dagen efter.",
            f"The time to put it right runs to {full_day(min(days), 'en')}. Cancel on the day "
            "after at the earliest.",
        )
    return rule


def check_outcome(terms: Terms, matter: Matter, outcome: Outcome) -> None:
    """Whether a matter may be closed so. Its parties have talked first.

    Whether the partnership goes on is for all parties, so all have taken part in one dialogue.
    That a breach was put right needs none.
    """
    if matter.outcome:
        raise Impossible(CLOSED)
    if outcome not in OUTCOMES[matter.kind]:
        raise Impossible(WRONG_OUTCOME)
    if outcome is Outcome.PUT_RIGHT:
        return
    if matter.kind is Kind.REVIEW:
        if matter.talked(*(party.key for party in terms.parties)) is None:
            raise _no_dialogue(
                terms,
                ClausePart.TERM,
                "Om partnerskapet ska fortsätta avgör alla parter. Anteckna en dialog där alla "
                "var med.",
                "Whether the partnership goes on is for all parties. Note a dialogue in which all "
                "took part.",
            )
        return
    if matter.talked_with_another(matter.raised_by) is None:
        raise _no_dialogue(
            terms,
            ClausePart.DISPUTE if matter.kind is Kind.DISPUTE else ClausePart.ENDING,
            "Parterna talar med varandra först. Anteckna dialogen; sedan går det att avsluta.",
            "The parties talk with each other first. Note the dialogue; then it can be closed.",
        )


def _no_dialogue(terms: Terms, part: ClausePart, sv: str, en: str) -> Impossible:
    """By the clause that says so, where the agreement has one."""
    if part is ClausePart.TERM:
        clause = terms.review.clause if terms.review else None
    else:
        clause = next((c.key for c in terms.clauses if c.part is part), None)
    return by_clause(terms, clause, sv, en) if clause else Impossible(Text(sv, en))


NO_CHANGE = Text(
    sv="Texten är densamma som nu. Inget har ändrats.",
    en="The text is the same as now. Nothing has changed.",
)


def demanded(old: Terms, new: Terms) -> Change | None:
    """The difference that asks most of the parties; None where the agreement is not changed."""
    judged = [change for change in compare(old, new) if change.way]
    return min(judged, key=_strictness, default=None)


def _strictness(change: Change) -> int:
    return STRICTEST_FIRST.index(change.way) if change.way else len(STRICTEST_FIRST)


def check_change(old: Terms, new: Terms, way: Way) -> None:
    """Whether a change may be made in a way: at least as strict as the agreement itself demands
    for everything that it changes."""
    strictest = demanded(old, new)
    if strictest is None:
        raise Impossible(NO_CHANGE)
    if _strictness(strictest) < STRICTEST_FIRST.index(way):
        says = strictest.why
        raise Impossible(
            Text(
                f"Så kan det inte ändras. {says.sv}",
                f"It cannot be changed that way. {says.en}",
            ),
            strictest.clause,
        )


def check_signed_anew(old: Terms, new: Terms) -> None:
    """Whether a text that was brought in is signed anew, where the agreement itself asks for that.

    Each of its parties then has a signature later than any under the text before. Where the
    agreement is silent nothing is asked here: the page shows how strictly it is read.
    """
    asking = [c for c in compare(old, new) if c.way is Way.RENEGOTIATION and c.clause]
    if not asking:
        return
    signed_before = max((s.signed_at for s in old.signatories if s.signed_at), default=None)
    signed = {
        s.party
        for s in new.signatories
        if s.signed_at and (signed_before is None or s.signed_at > signed_before)
    }
    if missing_parties(new, signed):
        says = asking[0].why
        raise Impossible(
            Text(
                f"Filen har inga nya underskrifter från alla parter. {says.sv}",
                f"The file has no new signatures from all parties. {says.en}",
            ),
            asking[0].clause,
        )


def missing_parties(terms: Terms, agreed: Iterable[str]) -> tuple[PartyKey, ...]:
    """The parties that have not agreed yet, in the order of the agreement."""
    have = set(agreed)
    return tuple(party.key for party in terms.parties if party.key not in have)
