"""An assessment as a card or a line on Idag: every word and address ready for the template."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from brygga.domain.obligations import Assessment, Standing, Step, explain
from brygga.domain.terms.model import Obligation, Pattern, Reading
from brygga.overview.links import Links
from brygga.overview.words import Words

MayRecord = Callable[[Obligation], bool]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that is owed. `act` is the address of its form; empty where it is not one's own."""

    standing: str
    title: str
    href: str
    period: str
    owners: str
    due_on: date | None
    due: str
    distance: str
    progress: str
    remark: str
    place: str
    clause_href: str
    readings: tuple[Reading, ...]
    act: str
    steps: tuple[Step, ...] = ()


def cards(
    assessments: Iterable[Assessment],
    words: Words,
    links: Links,
    as_of: date,
    may_record: MayRecord,
    *,
    explained: bool = False,
) -> list[Card]:
    """The cards of some assessments, in their order; `explained` adds each one's working."""
    return [_card(a, words, links, as_of, may_record, explained) for a in assessments]


def _card(
    a: Assessment,
    words: Words,
    links: Links,
    as_of: date,
    may_record: MayRecord,
    explained: bool,
) -> Card:
    o = a.occurrence
    duty = o.rule.obligation
    is_dated = o.pattern is not Pattern.STANDING
    return Card(
        standing=a.standing.value,
        title=duty.title,
        href=links.occurrence(o.key),
        period=words.period(o.period) if is_dated else "",
        owners=words.parties(o.parties),
        due_on=a.due_on if is_dated else None,
        due=words.when(a.due_on, as_of) if is_dated and a.due_on else "",
        distance=distance(a.due_on, as_of) if is_dated and a.due_on else "",
        progress=words.progress(a) if o.required > 1 else "",
        remark=_remark(a, words),
        place=o.rule.place,
        clause_href=links.clause(duty.clause),
        readings=o.rule.readings,
        act=links.record(o.key) if may_record(duty) else "",
        steps=explain(a) if explained else (),
    )


def _remark(a: Assessment, words: Words) -> str:
    """What to know about it before doing anything."""
    if a.standing is Standing.UNDATED and a.missing:
        return gettext("Saknas: %(what)s.") % {"what": words.text(a.missing)}
    if a.standing is not Standing.MISSED:
        return ""
    if a.occurrence.pattern is Pattern.COUNT:
        return gettext("Blev det av ändå? Notera underlaget, så räknas det.")
    return gettext("Det kan fortfarande göras. Då räknas det som hållet sent.")


def distance(day: date, as_of: date) -> str:
    """How far off a day is: idag, imorgon, om 9 dagar, för 3 dagar sedan"""
    days = (day - as_of).days
    match days:
        case 0:
            return gettext("idag")
        case 1:
            return gettext("imorgon")
        case -1:
            return gettext("igår")
    if days > 0:
        return ngettext("om %(count)s dag", "om %(count)s dagar", days) % {"count": days}
    return ngettext("för %(count)s dag sedan", "för %(count)s dagar sedan", -days) % {
        "count": -days
    }
