"""An example of the rules: a duty, what was recorded, and what is answered when somebody asks."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.obligations import ZONE, Assessment, Evidence, Facts, Standing, Waiver, assess
from brygga.domain.terms.model import (
    Clause,
    ClauseKey,
    ClausePart,
    Obligation,
    ObligationKey,
    Party,
    PartyKey,
    PartyKind,
    Pattern,
    Reading,
    Sets,
    Term,
    Terms,
)

DUTY = ObligationKey("duty")


def day(text: str) -> date:
    return date.fromisoformat(text)


def evening(text: str) -> datetime:
    """Eight in the evening, Swedish time, of a day."""
    return datetime.fromisoformat(f"{text}T20:00").replace(tzinfo=ZONE)


def duty(pattern: Pattern, **fields: Any) -> Obligation:
    values = {"owed_by": (PartyKey("förening"),), "owed_to": (PartyKey("kommun"),), **fields}
    return Obligation(DUTY, "Åtagandet", ClauseKey("c1"), pattern=pattern, **values)


def happened(on: str, **fields: Any) -> Evidence:
    """Something that happened on a day; recorded the same evening unless `recorded` says when."""
    recorded = evening(fields.pop("recorded", on))
    withdrawn = fields.pop("withdrawn", None)
    return Evidence(
        fields.pop("obligation", DUTY),
        day(on),
        recorded,
        withdrawn_at=evening(withdrawn) if withdrawn else None,
        **fields,
    )


def waived(occurrence: str, on: str) -> Waiver:
    return Waiver(f"{DUTY}/{occurrence}", "Lokalen var stängd.", day(on), "4", evening(on))


def reading(text: str, *, decided: str | None = None, **sets: Any) -> Reading:
    return Reading("reading", DUTY, text, Sets(**sets), day(decided) if decided else None)


@dataclass(frozen=True)
class Asked:
    """A question and its answer: how did this occurrence stand on that day?"""

    on: str
    occurrence: str
    standing: Standing
    progress: str
    due: str | None = None


@dataclass(frozen=True)
class Example:
    """One rule, in a sentence, with what shows it."""

    rule: str
    duty: Obligation
    asked: tuple[Asked, ...]
    facts: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    readings: tuple[Reading, ...] = ()
    others: tuple[Obligation, ...] = ()
    term: tuple[str, str] = ("2022-01-01", "2022-12-31")
    calendar: SchoolCalendar | None = None
    amounts: tuple[Decimal, ...] = field(default=())

    @property
    def terms(self) -> Terms:
        return Terms(
            format=1,
            key="example",
            title="Exempel",
            version=1,
            language="sv",
            term=Term(day(self.term[0]), day(self.term[1])),
            parties=(
                Party(PartyKey("kommun"), "Kommunen", PartyKind.PUBLIC),
                Party(PartyKey("förening"), "Föreningen", PartyKind.NONPROFIT),
            ),
            clauses=(Clause(ClauseKey("c1"), ClausePart.ACTIVITIES, "Aktiviteter, punkt 1", "."),),
            obligations=(self.duty, *self.others),
            readings=self.readings,
        )

    def assessed(self, on: str) -> dict[str, Assessment]:
        found = assess(self.terms, self.calendar, Facts(self.facts, self.waivers), day(on))
        return {a.occurrence.key.removeprefix(f"{DUTY}/"): a for a in found}


@dataclass(frozen=True)
class Chapter:
    title: str
    introduction: str
    examples: tuple[Example, ...]
